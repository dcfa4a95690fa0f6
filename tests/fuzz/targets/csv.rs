#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| duibiao_fuzz::run("csv", input));
