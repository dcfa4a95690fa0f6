//! The program duibiao.
fn main() {}
