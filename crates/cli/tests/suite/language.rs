//! The language of views and messages: the option, else the environment, else Chinese.

use crate::support::{Call, DEMO_2024, DEMO_2025, duibiao};

/// Sets these variables only.
fn call(args: &[&str], variables: &[(&str, &str)]) -> Call {
    let call = duibiao(args).without("LC_ALL");
    variables.iter().fold(call, |call, (name, value)| call.with(name, value))
}

#[test]
fn follows_the_first_variable_that_says_something() {
    for (variables, is_chinese) in [
        (&[][..], true),
        (&[("LANG", "zh_CN.UTF-8")], true),
        (&[("LANG", "zh_TW.Big5")], true),
        (&[("LANG", "zh-Hans")], true),
        (&[("LANG", "zh")], true),
        (&[("LANG", "en_US.UTF-8")], false),
        (&[("LANG", "de_DE@euro")], false),
        (&[("LANG", "ja_JP.UTF-8")], false),
        (&[("LANG", "C")], true),
        (&[("LANG", "C.UTF-8")], true),
        (&[("LANG", "POSIX")], true),
        (&[("LANG", "")], true),
        (&[("LC_MESSAGES", "en_GB.UTF-8"), ("LANG", "zh_CN.UTF-8")], false),
        (&[("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "en_US.UTF-8")], true),
        (&[("LC_MESSAGES", ""), ("LANG", "en_US.UTF-8")], false),
        (&[("LC_ALL", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_GB"), ("LANG", "en_US")], true),
        (&[("LC_ALL", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN"), ("LANG", "zh_CN")], false),
        (&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "fr_FR")], false),
        // C names no language; it is set all the same.
        (&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], true),
        // Other categories say nothing about messages.
        (&[("LC_CTYPE", "en_US.UTF-8"), ("LC_NUMERIC", "en_US.UTF-8")], true),
        (&[("LANGUAGE", "en")], true),
    ] {
        let message = |text: &str| format!("duibiao: missing.txt: {text}\n");
        let expected = message(if is_chinese { "文件不存在" } else { "no such file" });
        assert_eq!(call(&["show", "missing.txt"], variables).run().stderr, expected, "{variables:?}");
        // The option is stronger than all of them.
        for (language, expected) in [("zh", "文件不存在"), ("en", "no such file")] {
            let outcome = call(&["show", "missing.txt", "--lang", language], variables).run();
            assert_eq!(outcome.stderr, message(expected), "{variables:?} {language}");
        }
    }
}

#[test]
fn views_speak_it_and_leave_names_as_printed() {
    for (language, words, others) in [
        ("zh", ["口径提示", "本年新列", "增减率", "预算数"], ["Basis", "Totals", "Rate", "budgets"]),
        (
            "en",
            ["Basis of comparison", "New in 2025", "Rate", "published budgets"],
            ["口径", "新列", "增减率", "预算数"],
        ),
    ] {
        let view = call(&["diff", DEMO_2024, DEMO_2025, "--lang", language], &[]).run().done();
        for word in words {
            assert!(view.contains(word), "{language}: {word}\n{view}");
        }
        for word in others {
            assert!(!view.contains(word), "{language}: {word}\n{view}");
        }
        assert!(view.contains("城乡居民基本养老保险政府补贴"), "{view}");
        // Before the command and behind it.
        assert_eq!(call(&["--lang", language, "diff", DEMO_2024, DEMO_2025], &[]).run().done(), view);

        let view = call(&["show", DEMO_2024, "--lang", language], &[]).run().done();
        let heading = if language == "zh" { "项目和指标" } else { "Projects and indicators" };
        assert!(view.contains(heading) && view.contains("城乡居民基本养老保险政府补贴"), "{view}");
    }
}

/// JSON holds both languages and is the same in each, but for nothing.
#[test]
fn json_has_no_language() {
    for args in
        [&["diff", DEMO_2024, DEMO_2025, "--format", "json"][..], &["show", DEMO_2024, "--format", "json"]]
    {
        let chinese = call(args, &[("LANG", "zh_CN.UTF-8")]).run().done();
        assert_eq!(call(args, &[("LANG", "en_US.UTF-8")]).run().done(), chinese);
    }
}
