//! Names and texts that would do something to a terminal, to a reader of text that runs both ways, or to a
//! spreadsheet: none of it reaches stdout or stderr as it is, all of it is kept.

use crate::support::{Folder, list, rows, run};
use crate::tables::{SMALL, edited, next_year};
use serde_json::Value;

/// Characters that a terminal acts on or hides, and how a view writes them out.
const UNSEEN: [(&str, &str); 14] = [
    ("\u{1b}[31m红\u{1b}[0m", "␛[31m红␛[0m"),
    ("\u{1b}]0;标题\u{7}", "␛]0;标题␇"),
    ("甲\u{8}\u{8}乙", "甲␈␈乙"),
    ("甲\u{7f}乙", "甲␡乙"),
    ("甲\u{9b}31m乙", "甲\\u{9b}31m乙"),
    ("甲\u{85}乙", "甲\\u{85}乙"),
    ("甲\u{202e}乙", "甲\\u{202e}乙"),
    ("甲\u{2066}乙\u{2069}", "甲\\u{2066}乙\\u{2069}"),
    ("甲\u{200e}\u{200f}乙", "甲\\u{200e}\\u{200f}乙"),
    ("甲\u{200b}乙", "甲\\u{200b}乙"),
    ("甲\u{feff}乙", "甲\\u{feff}乙"),
    ("甲\u{2028}乙", "甲\\u{2028}乙"),
    ("甲\u{e0041}乙", "甲\\u{e0041}乙"),
    ("甲\u{fe0f}乙", "甲\\u{fe0f}乙"),
];

/// Whether a terminal acts on a character, or hides it.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
}

#[track_caller]
fn assert_harmless(text: &str, what: &str) {
    let harmful: Vec<char> = text.chars().filter(|c| is_harmful(*c)).collect();
    assert!(harmful.is_empty(), "{what}: {harmful:?} in {text}");
}

/// The table with the text in every kind of field.
fn with_everywhere(text: &str) -> String {
    let twice = |before: &str, after: &str| format!("{before}{text}{after}");
    // A text with many control characters is none: a long goal makes them few.
    let long = format!("聘请法律顾问，{}", "做好各项法律服务，".repeat(800));
    edited(&[
        ("聘请法律顾问，", &long),
        ("公益宣传活动经费", &twice("公益", "经费")),
        ("开展线下公益宣传", &twice("开展", "宣传")),
        ("群众知晓率", &twice("群众", "率")),
        ("有效提升", &twice("有效", "提升")),
        ("示例市示例服务中心", &twice("示例市", "中心")),
        ("部门名称：示例市示例局", &twice("部门名称：示例市", "局")),
        ("（虚构示例）", &twice("（虚构", "示例）")),
    ])
}

#[test]
fn views_write_out_what_a_terminal_would_act_on() {
    for (raw, shown) in UNSEEN {
        let old = with_everywhere(raw);
        let new = old
            .replace("2024年部门预算", "2025年部门预算")
            .replace("经费 10.00", "专项经费 10.00")
            .replace("宣传（", "大力宣传（");
        let folder = Folder::with([("old.txt", old.as_str()), ("new.txt", new.as_str())]);
        let options: [&[&str]; 3] = [&[], &["--lang", "en", "--all", "--origins"], &["--summary"]];
        for options in options {
            let view = folder.run(["show", "old.txt", "new.txt"].iter().chain(options)).done();
            assert_harmless(&view.replace('\t', ""), &format!("{raw:?} {options:?}"));
            assert!(view.contains(shown), "{raw:?} {options:?}\n{view}");
        }
        for options in [&[][..], &["--lang", "en", "--all", "--origins"], &["--only", "goals,structure"]] {
            let view = folder.run(["diff", "old.txt", "new.txt"].iter().chain(options)).done();
            assert_harmless(&view, &format!("{raw:?} {options:?}"));
            assert!(view.contains(shown), "{raw:?} {options:?}\n{view}");
        }
        // The only escape sequences of a coloured view are its own.
        let colored = folder.run(["diff", "old.txt", "new.txt", "--all", "--color", "always"]).done();
        let plain = folder.run(["diff", "old.txt", "new.txt", "--all"]).done();
        assert_eq!(crate::support::without_colors(&colored), plain, "{raw:?}");
    }
}

/// JSON gives the text back to the last character.
#[test]
fn json_keeps_every_character() {
    for (raw, _) in UNSEEN {
        let folder = Folder::with([("a.txt", with_everywhere(raw).as_str())]);
        let json: Value =
            serde_json::from_str(&folder.run(["show", "a.txt", "--format", "json"]).done()).unwrap();
        let document = &json["documents"][0];
        assert_eq!(document["department"], format!("示例市{raw}局"), "{raw:?}");
        let unit = &list(document, "units")[1];
        assert_eq!(unit["name"], format!("示例市{raw}中心"), "{raw:?}");
        let project = &list(unit, "projects")[0];
        assert_eq!(project["name"], format!("公益{raw}经费"), "{raw:?}");
        assert_eq!(project["goal"], format!("开展{raw}宣传（含印刷品）。"), "{raw:?}");
        assert_eq!(list(project, "indicators")[1]["name"], format!("群众{raw}率"), "{raw:?}");
    }
}

/// JSON escapes the same characters, so that it can be looked at too.
#[test]
fn json_escapes_what_a_terminal_would_act_on() {
    for (raw, _) in UNSEEN {
        let table = with_everywhere(raw);
        let new = table.replace("2024年部门预算", "2025年部门预算");
        let folder = Folder::with([("old.txt", table.as_str()), ("new.txt", new.as_str())]);
        let documents = folder.run(["show", "old.txt", "--format", "json"]).done();
        assert_harmless(&documents, &format!("{raw:?}"));
        let changes = folder.run(["diff", "old.txt", "new.txt", "--format", "json"]).done();
        assert_harmless(&changes, &format!("{raw:?}"));
    }
}

/// A few control characters are no binary file; many are.
#[test]
fn a_text_full_of_control_characters_is_refused() {
    let table = SMALL.replace('，', "\u{1}\u{2}，\u{1b}");
    let folder = Folder::with([("a.txt", table.as_str())]);
    folder.run(["show", "a.txt"]).failed("duibiao: a.txt: 不是文本文件，也不是可识别的格式");
}

/// Names that a spreadsheet would take for formulas are text here: as printed, no more and no less.
#[test]
fn names_that_look_like_formulas_stay_as_printed() {
    for name in ["=1+2", "=cmd|' /C calc'!A0", "+公益宣传", "-公益宣传", "@SUM(A1)", "'=1", "\"甲\",\"乙\""]
    {
        let table = edited(&[("公益宣传活动经费", name)]);
        let folder = Folder::with([("old.txt", table.as_str()), ("new.txt", &next_year(&[]))]);
        let json: Value =
            serde_json::from_str(&folder.run(["show", "old.txt", "--format", "json"]).done()).unwrap();
        assert_eq!(json["documents"][0]["units"][1]["projects"][0]["name"], name);
        let view = folder.run(["show", "old.txt"]).done();
        assert!(rows(&view).iter().any(|row| row[0] == "3" && row[2] == name.trim()), "{name}\n{view}");
        let view = folder.run(["diff", "old.txt", "new.txt", "--all"]).done();
        assert!(view.contains(name), "{name}\n{view}");
    }
}

/// Rows of a view stay rows, whatever stands in a cell.
#[test]
fn names_with_rules_in_them_break_no_table() {
    let table = edited(&[("公益宣传活动经费", "公益|宣传+---+经费")]);
    let folder = Folder::with([("a.txt", table.as_str())]);
    let view = folder.run(["show", "a.txt"]).done();
    let tables: Vec<&str> = view.lines().filter(|line| line.starts_with(['|', '+'])).collect();
    assert!(tables.iter().any(|line| line.contains("公益|宣传+---+经费")), "{view}");
    assert!(tables.iter().all(|line| line.ends_with(['|', '+'])), "{view}");
}

/// File names that would do something to a terminal are written out in results and messages.
#[cfg(unix)]
#[test]
fn file_names_are_written_out_too() {
    let folder = Folder::new();
    for (raw, shown) in UNSEEN {
        let name = format!("{raw}.txt");
        folder.write(&name, SMALL);
        let summary = folder.run(["show", "--summary", &name]).done();
        assert!(summary.starts_with(&format!("{shown}.txt\t")), "{summary:?}");
        assert_harmless(&folder.run(["show", &name]).done(), &name);
        assert_harmless(&folder.run(["diff", &name, &name]).done(), &name);
        run(["show", &format!("没有{raw}.txt")]).failed(&format!("duibiao: 没有{shown}.txt: 文件不存在"));
    }
    folder.write("两\n行.txt", SMALL);
    assert!(folder.run(["show", "--summary", "两\n行.txt"]).done().starts_with("两␊行.txt\t"));
    folder.run(["show", "没\n有"]).failed("duibiao: 没␊有: 文件不存在");
}

/// A file name that is no text in any encoding is read, walked, and named with the replacement character.
#[cfg(all(unix, not(target_vendor = "apple")))]
#[test]
fn file_names_that_are_no_text_are_read() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt as _;

    let folder = Folder::new();
    let old = OsStr::from_bytes(b"d/\xC4\xEA2024.txt");
    let new = OsStr::from_bytes(b"d/\xC4\xEA2025.txt");
    folder.write(old, SMALL);
    folder.write(new, next_year(&[("≥40份", "≥42份")]));
    let args = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    let json: Value =
        serde_json::from_str(&folder.run(args(&["show", "d", "--format", "json"])).done()).unwrap();
    let paths: Vec<_> = list(&json, "documents")
        .iter()
        .map(|document| document["source"]["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["d/\u{FFFD}\u{FFFD}2024.txt", "d/\u{FFFD}\u{FFFD}2025.txt"]);
    let view = folder.run([OsStr::new("diff"), old, new]).done();
    assert!(view.contains("d/\u{FFFD}\u{FFFD}2024.txt"), "{view}");
    let missing = OsStr::from_bytes(b"\xFF.txt");
    folder.run([OsStr::new("show"), missing]).failed("duibiao: \u{FFFD}.txt: 文件不存在");
    let out = OsStr::from_bytes(b"\xFE.json");
    folder.run([OsStr::new("diff"), old, new, OsStr::new("-o"), out]).done();
    assert!(folder.read(out).starts_with('{'));
}

/// Absurd figures and names are taken as they come.
#[test]
fn absurd_contents_are_read_or_told() {
    let long_name = "长".repeat(20_000);
    let digits = "9".repeat(400);
    for (what, edits) in [
        ("a long name", &[("公益宣传活动经费", long_name.as_str())][..]),
        ("a long target", &[("有效提升", &long_name)]),
        ("a number of 400 digits", &[("≥40份", &format!("≥{digits}份"))]),
        ("an amount of 400 digits", &[("12.00 12.00", &format!("{digits}.00 {digits}.00"))]),
        ("a negative amount", &[("12.00 12.00", "-12.00 -12.00")]),
        ("an impossible date", &[("2024年12月底前", "2024年13月45日前")]),
        ("a year far away", &[("2024年部门预算", "9999年部门预算")]),
        ("deep brackets", &[("有效提升", &"（".repeat(5_000))]),
    ] {
        let old = edited(edits);
        let folder = Folder::with([("old.txt", old.as_str()), ("new.txt", &next_year(&[]))]);
        for args in
            [&["show", "old.txt"][..], &["diff", "old.txt", "new.txt"], &["diff", "new.txt", "old.txt"]]
        {
            folder.run(args).done();
            let json = folder.run(args.iter().chain(&["--format", "json"])).done();
            serde_json::from_str::<Value>(&json).unwrap_or_else(|error| panic!("{what}: {error}"));
        }
    }
}
