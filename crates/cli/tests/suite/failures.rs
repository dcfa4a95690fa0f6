//! What can be wrong with files: each failure with its message, its status, and what is delivered all the same.

use crate::support::{DEMO_2024, DEMO_2025, DEMO_2026, Folder, codes, demo, list, run};
use crate::tables::{SMALL, edited, in_yuan, next_year};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

/// Bytes without any order, the same in every run.
fn junk(n: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(next).take(n).collect()
}

/// Files that give nothing, and the reasons in both languages.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let no_table = ("未找到项目支出绩效目标表", "no performance target table found");
    let not_text =
        ("不是文本文件，也不是可识别的格式", "neither text in a known encoding nor a known file format");
    let empty = ("文件为空", "the file is empty");
    let unsupported = ("暂不支持这种文件格式：", "this file format is not supported: ");
    let damaged = ("文件已损坏或不完整", "the file is damaged or incomplete");
    let no_document = ("不是可读入的对表文档", "not a document of this program");
    let heading = SMALL.split_once("合计 ").unwrap().0;
    vec![
        ("empty", Vec::new(), empty.0, empty.1),
        ("blank", b" \t\r\n\n  \x0c\n".to_vec(), empty.0, empty.1),
        ("blank in Chinese", "\u{3000}\u{3000}\n".into(), empty.0, empty.1),
        ("only a byte order mark", b"\xEF\xBB\xBF".to_vec(), empty.0, empty.1),
        ("junk", junk(4000), not_text.0, not_text.1),
        ("zeros", vec![0; 4096], not_text.0, not_text.1),
        ("one byte", vec![0xFF], not_text.0, not_text.1),
        ("PDF cut off", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n".to_vec(), damaged.0, damaged.1),
        ("zip cut off", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), damaged.0, damaged.1),
        ("RAR", b"Rar!\x1A\x07\x01\0".to_vec(), unsupported.0, unsupported.1),
        ("RTF", b"{\\rtf1\\ansi \\par}".to_vec(), unsupported.0, unsupported.1),
        ("an image", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), unsupported.0, unsupported.1),
        (
            "old Excel",
            [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 500]].concat(),
            unsupported.0,
            unsupported.1,
        ),
        ("text", "今年的工作已经完成。\n".into(), no_table.0, no_table.1),
        ("a title only", "2025年项目支出绩效目标表\n".into(), no_table.0, no_table.1),
        ("another language", b"Lorem ipsum dolor sit amet\n".to_vec(), no_table.0, no_table.1),
        ("headings without rows", heading.into(), no_table.0, no_table.1),
        ("a sum without rows", format!("{heading}合计 30.00 30.00\n").into(), no_table.0, no_table.1),
        ("a list of files", "a.txt\nb.txt\nc.txt\n".into(), no_table.0, no_table.1),
        ("JSON", b"{\"schema\": \"duibiao.documents/1\"}".to_vec(), no_document.0, no_document.1),
    ]
}

/// The message names file and reason in one line; status 2; nothing but the other files on stdout.
#[test]
fn files_without_a_table_are_refused() {
    for (what, bytes, zh, en) in refused() {
        let folder = Folder::with([("good.txt", SMALL)]);
        folder.write("坏.txt", &bytes);
        for (language, reason) in [("zh", zh), ("en", en)] {
            let outcome = folder.run(["show", "坏.txt", "--lang", language]);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{what}");
            let message = outcome.stderr.strip_prefix("duibiao: 坏.txt: ").expect("the file is named first");
            assert!(message.starts_with(reason) && message.ends_with('\n'), "{what}: {message}");
            assert_eq!(message.matches('\n').count(), 1, "{what}: {message}");
            for args in [["diff", "坏.txt", "good.txt"], ["diff", "good.txt", "坏.txt"]] {
                let compared = folder.run(args.iter().chain(&["--lang", language]));
                assert_eq!((compared.status, compared.stdout.as_str()), (2, ""), "{what}");
                assert_eq!(compared.stderr, outcome.stderr, "{what}");
            }
        }
        let outcome = folder.run(["show", "坏.txt", "good.txt", "--format", "json"]);
        let json = outcome.json();
        assert_eq!((outcome.status, list(&json, "documents").len()), (2, 1), "{what}");
        assert_eq!(codes(list(&json, "findings")), ["PAR-20"], "{what}");
        assert_eq!(list(&json, "findings")[0]["severity"], "error", "{what}");
        for args in
            [["diff", "坏.txt", "good.txt"], ["diff", "good.txt", "坏.txt"], ["diff", "坏.txt", "坏.txt"]]
        {
            assert_eq!(
                folder.run(args.iter().chain(&["--format", "json"])).json()["schema"],
                "duibiao.changesets/1"
            );
        }
    }
}

#[test]
fn formats_that_are_not_read_are_named() {
    let folder = Folder::new();
    // By their contents, whatever their names say.
    for (bytes, zh, en) in [
        (
            &b"{\\rtf1\\ansi \\par}"[..],
            "RTF，请用 WPS 或 Word 另存为 DOCX",
            "RTF; save it as DOCX with WPS or Word",
        ),
        (
            b"7z\xBC\xAF\x27\x1C\0\x04",
            "7z，请先解压，再读取其中的文件",
            "7z; unpack it and read the files in it",
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
            "MHTML，请用浏览器打开并另存为 HTML",
            "MHTML; open it in a browser and save it as HTML",
        ),
    ] {
        folder.write("a.txt", bytes);
        folder.run(["show", "a.txt"]).failed(&format!("duibiao: a.txt: 暂不支持这种文件格式：{zh}"));
        folder
            .run(["show", "a.txt", "--lang", "en"])
            .failed(&format!("duibiao: a.txt: this file format is not supported: {en}"));
    }
}

#[test]
fn headings_without_rows_are_told_apart() {
    let folder = Folder::with([("a.txt", SMALL.split_once("合计 ").unwrap().0)]);
    folder.run(["show", "a.txt"]).failed("duibiao: a.txt: 未找到项目支出绩效目标表：有表头而没有项目");
}

#[test]
fn missing_files_and_folders_are_failures() {
    let folder = Folder::with([("old.txt", SMALL)]);
    fs::create_dir(folder.path().join("d")).unwrap();
    for name in ["no.txt", "no/such/folder/", "no/such.txt"] {
        folder.run(["show", name]).failed(&format!("duibiao: {name}: 文件不存在"));
        folder.run(["diff", "old.txt", name]).failed(&format!("duibiao: {name}: 文件不存在"));
        folder
            .run(["diff", name, "old.txt", "--lang", "en"])
            .failed(&format!("duibiao: {name}: no such file"));
    }
    let outcome = folder.run(["show", "old.txt/x"]);
    assert!(outcome.status == 2 && outcome.stderr.starts_with("duibiao: old.txt/x: "), "{outcome:?}");
    let outcome = folder.run(["show", ""]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
}

/// A comparison is of two files.
#[test]
fn diff_takes_no_folders() {
    let folder = Folder::with([("d/old.txt", SMALL), ("new.txt", &next_year(&[]))]);
    folder.run(["diff", "d", "new.txt"]).failed("duibiao: d: 是文件夹，不是文件");
    folder.run(["diff", "new.txt", "d", "--lang", "en"]).failed("duibiao: d: is a folder, not a file");
}

/// Where a text is cut and what must be said about it then.
#[test]
fn a_table_cut_in_the_middle_of_a_row_is_delivered_with_findings() {
    let cuts = [
        ("in a name", "示例市示例服务中心 10.00 10.00\n    公益宣传"),
        ("in an amount", "    公益宣传活动经费 10.0"),
        ("after the amounts", "    公益宣传活动经费 10.00 10.00"),
        ("in a goal", "公益宣传活动经费 10.00 10.00 开展线下公"),
        ("in a level name", "2、2-效益"),
        ("in an indicator's name", "22-社会效益；群众知"),
        ("in a label", "群众知晓率；实施周"),
        ("in a target", "群众知晓率；实施周期指标值:≥8"),
        ("before the annual target", "群众知晓率；实施周期指标值:≥80%；"),
    ];
    for (what, last) in cuts {
        let at = SMALL.find(last).unwrap_or_else(|| panic!("{last} stands in the table")) + last.len();
        let cut = &SMALL[..at];
        let folder = Folder::with([("cut.txt", cut), ("new.txt", &next_year(&[]))]);
        let json: Value =
            serde_json::from_str(&folder.run(["show", "cut.txt", "--format", "json"]).done()).unwrap();
        let document = &json["documents"][0];
        let findings = list(document, "findings");
        assert!(
            findings.iter().any(|finding| finding["severity"] != "info"),
            "cut {what}: {findings:?}\n{cut}"
        );
        // What stands before the cut is whole.
        let unit = &document["units"][0];
        assert_eq!((list(unit, "projects").len(), &unit["name"]), (2, &"示例市示例局".into()), "cut {what}");
        // The last words are kept, in a field or in a finding.
        let words: String = last.rsplit(['；', ' ', ':', '\n']).find(|word| !word.is_empty()).unwrap().into();
        assert!(document.to_string().contains(&words), "cut {what}: {words} is kept\n{document}");
        let view = folder.run(["show", "cut.txt"]).done();
        assert!(view.contains("核对结果"), "cut {what}\n{view}");
        let view = folder.run(["diff", "cut.txt", "new.txt"]).done();
        assert!(view.contains("核对结果"), "cut {what}\n{view}");
    }
}

/// The real layout, cut at many places: either a clear refusal or a table with findings, never a silent table.
#[test]
fn a_table_cut_anywhere_is_never_silent() {
    let whole = fs::read_to_string(demo().join(DEMO_2024)).unwrap();
    let body = whole.find("会保障局\n674.40").unwrap();
    let folder = Folder::new();
    let mut names = Vec::new();
    let whole = whole.trim_end();
    let cuts: Vec<usize> = whole.char_indices().map(|(at, _)| at).filter(|at| *at > body + 100).collect();
    for at in cuts.iter().step_by(cuts.len() / 60) {
        let name = format!("{at:05}.txt");
        folder.write(&name, &whole[..*at]);
        names.push(name);
    }
    let outcome = folder.run(["show", ".", "--format", "json"]);
    let json = outcome.json();
    let n_documents = list(&json, "documents").len();
    assert!(
        n_documents > 55 && n_documents + list(&json, "findings").len() == names.len(),
        "{}",
        outcome.stderr
    );
    for document in list(&json, "documents") {
        let serious = list(document, "findings").iter().any(|finding| finding["severity"] != "info");
        assert!(serious, "{}: {}", document["source"]["path"], document["findings"]);
    }
}

/// One broken byte is a finding that says where; the table is delivered.
#[test]
fn a_broken_byte_is_a_finding() {
    let mut bytes = SMALL.as_bytes().to_vec();
    let at = SMALL.find("防范法律风险").unwrap();
    bytes[at + 1] = 0xFF;
    let folder = Folder::with([("new.txt", next_year(&[]).as_str())]);
    folder.write("old.txt", &bytes);
    let json: Value =
        serde_json::from_str(&folder.run(["show", "old.txt", "--format", "json"]).done()).unwrap();
    let document = &json["documents"][0];
    let findings = list(document, "findings");
    let finding = findings.iter().find(|finding| finding["code"] == "PAR-01").expect("the byte is told");
    assert_eq!(finding["severity"], "error");
    assert_eq!((&finding["origin"]["line"], &document["source"]["encoding"]), (&6.into(), &"utf-8".into()));
    assert!(document["units"][0]["projects"][0]["goal"].as_str().unwrap().contains('\u{FFFD}'));
    let view = folder.run(["show", "old.txt"]).done();
    assert!(view.contains("错误 PAR-01") && view.contains("第 6 行"), "{view}");
    let view = folder.run(["diff", "old.txt", "new.txt"]).done();
    assert!(view.contains("错误 PAR-01"), "a comparison tells it too\n{view}");
}

/// A text cut in the middle of a character is such a text.
#[test]
fn a_character_cut_in_two_is_a_finding() {
    let at = SMALL.find("群众知晓率").unwrap();
    let folder = Folder::new();
    folder.write("a.txt", &SMALL.as_bytes()[..at + 4]);
    let json: Value =
        serde_json::from_str(&folder.run(["show", "a.txt", "--format", "json"]).done()).unwrap();
    assert!(codes(list(&json["documents"][0], "findings")).contains(&"PAR-01"), "{json}");
}

/// A table in 元 and its copy in 万元 say the same: no money changed, to the last digit.
#[test]
fn money_units_are_converted_exactly() {
    // Both of these add up to the last digit; a remainder that 万元 explain, 元 would not.
    let (old, new) = [DEMO_2024, DEMO_2026].map(|name| fs::read_to_string(demo().join(name)).unwrap()).into();
    let folder = Folder::with([
        ("old-wan.txt", old.as_str()),
        ("old-yuan.txt", &in_yuan(&old)),
        ("new-wan.txt", &new),
        ("new-yuan.txt", &in_yuan(&new)),
    ]);
    let compare = |old: &str, new: &str| -> Value {
        serde_json::from_str(&folder.run(["diff", old, new, "--format", "json"]).done()).unwrap()
    };
    for (a, b) in
        [("old-wan.txt", "old-yuan.txt"), ("old-yuan.txt", "old-wan.txt"), ("old-yuan.txt", "old-yuan.txt")]
    {
        let json = compare(a, b);
        for project in list(&json, "projects") {
            for (column, amount) in project["amounts"].as_object().unwrap() {
                let delta = amount["delta"].as_str();
                let is_zero = delta.is_none_or(|delta| delta.bytes().all(|byte| matches!(byte, b'0' | b'.')));
                assert!(is_zero, "{a} {b} {column}: {amount}");
                assert!(delta.is_none() || amount["within_precision"] == true, "{a} {b} {column}: {amount}");
            }
        }
        for line in ["added", "ended", "increased", "decreased", "restructured", "rounding"] {
            let amount = json["bridge"][line].as_str().unwrap();
            assert!(amount.bytes().all(|byte| matches!(byte, b'0' | b'.')), "{a} {b} {line}: {amount}");
        }
        let marked = list(&json, "comparability").iter().any(|item| item["aspect"] == "money_unit");
        assert_eq!(marked, a != b, "{a} {b}: the units are told apart");
        let outcome = folder.run(["diff", a, b, "--exit-code"]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
        let view = folder.run(["diff", a, b]).done();
        assert!(view.contains("6,324.90") && !view.contains("63,249,000.00"), "{view}");
    }
    // Two years in two units, in either way, move the same money.
    let plain = compare("old-wan.txt", "new-wan.txt");
    for (a, b, factor) in [
        ("old-yuan.txt", "new-wan.txt", 1),
        ("old-wan.txt", "new-yuan.txt", 10_000),
        ("old-yuan.txt", "new-yuan.txt", 10_000),
    ] {
        let json = compare(a, b);
        for line in
            ["old_total", "added", "ended", "increased", "decreased", "restructured", "rounding", "new_total"]
        {
            let expected = cents(&plain["bridge"][line]) * factor;
            assert_eq!(cents(&json["bridge"][line]), expected, "{a} {b} {line}");
        }
        let rates = |json: &Value| -> Vec<Value> {
            list(json, "projects").iter().map(|project| project["amounts"]["total"]["rate"].clone()).collect()
        };
        assert_eq!(rates(&json), rates(&plain), "{a} {b}");
    }
}

/// Hundredths of a number that is none beyond its second decimal.
fn cents(number: &Value) -> i64 {
    let number = number.as_str().unwrap();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let (decimals, beyond) = decimals.split_at(decimals.len().min(2));
    assert!(beyond.bytes().all(|digit| digit == b'0'), "{number}");
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

/// The mark of a comparability aspect: whether JSON has it, and that the view tells it.
#[track_caller]
fn assert_marked(old: &str, new: &str, aspect: &str, words: &str) {
    let folder = Folder::with([("old.txt", old), ("new.txt", new)]);
    let json: Value =
        serde_json::from_str(&folder.run(["diff", "old.txt", "new.txt", "--format", "json"]).done()).unwrap();
    let found = list(&json, "comparability").iter().find(|item| item["aspect"] == aspect);
    let found = found.unwrap_or_else(|| panic!("{aspect}: {}", json["comparability"]));
    assert!(!found["message"]["zh"].as_str().unwrap().is_empty());
    assert!(!found["message"]["en"].as_str().unwrap().is_empty());
    let view = folder.run(["diff", "old.txt", "new.txt"]).done();
    let part = view.split_once("口径提示\n").unwrap().1.split_once("\n\n").unwrap().0;
    assert!(part.contains(words), "{aspect}\n{part}");
    // The projects are compared all the same.
    assert!(view.contains("增减变动过程"), "{view}");
}

#[test]
fn tables_that_are_not_alike_are_compared_under_a_mark() {
    for (aspect, words, new) in [
        ("department", "部门名称不同", next_year(&[("示例市示例局", "样例市样例委员会")])),
        ("department", "未注明部门名称", next_year(&[("部门名称：示例市示例局 ", "")])),
        ("order", "晚于", edited(&[("2024年部门预算", "2023年部门预算")])),
        ("year_gap", "不相邻", edited(&[("2024年部门预算", "2026年部门预算")])),
        ("year_gap", "年度相同", edited(&[("≥40份", "≥42份")])),
        ("money_unit", "金额单位不同", in_yuan(&next_year(&[]))),
        ("money_unit", "未注明金额单位", next_year(&[(" 单位：万元", "")])),
        ("transfers", "转移支付", next_year(&[("绩效目标表（", "绩效目标表（含转移支付项目）（")])),
        ("sources", "资金来源", next_year(&[("总计 财政拨款", "总计 政府性基金")])),
        ("stage", "阶段", next_year(&[("部门预算项目", "部门预算调整项目")])),
        ("scope", "口径", next_year(&[("部门预算项目", "单位预算项目")])),
    ] {
        assert_marked(SMALL, &new, aspect, words);
    }
}

/// The same year twice, years the wrong way round or far apart: compared, told, and no side is called 上年 or 本年.
#[test]
fn years_that_do_not_follow_one_another_are_told() {
    for (args, words) in [
        ([DEMO_2024, DEMO_2024], "年度相同"),
        ([DEMO_2025, DEMO_2024], "晚于"),
        ([DEMO_2024, DEMO_2026], "不相邻"),
    ] {
        let view = run(["diff"].iter().chain(&args)).done();
        let part = view.split_once("口径提示\n").unwrap().1.split_once("\n\n").unwrap().0;
        assert!(part.contains(words), "{part}");
        let wrong: Vec<&str> = view.lines().filter(|line| names_a_side_by_order(line)).collect();
        assert!(wrong.is_empty(), "{args:?}\n{}", wrong.join("\n"));
    }
}

/// Whether a line calls a side 上年 or 本年; 上年结转 is the name of a column.
fn names_a_side_by_order(line: &str) -> bool {
    line.contains("本年") || line.replace("上年结转", "").contains("上年")
}

/// Swapping the files mirrors the bridge.
#[test]
fn years_the_wrong_way_round_mirror_the_bridge() {
    let bridge = |old: &str, new: &str| run(["diff", old, new, "--format", "json"]).json()["bridge"].clone();
    let (there, back) = (bridge(DEMO_2024, DEMO_2025), bridge(DEMO_2025, DEMO_2024));
    for (one, other) in [("old_total", "new_total"), ("added", "ended"), ("increased", "decreased")] {
        assert_eq!((&there[one], &there[other]), (&back[other], &back[one]), "{one} {other}");
    }
}

/// Large texts without a table are refused at once, whatever their lines look like. The bound only catches work
/// that grows faster than the text.
#[test]
fn large_texts_without_a_table_are_refused_fast() {
    const SIZE: usize = 50 << 20;
    let repeated = |text: &str| text.repeat(SIZE / text.len());
    let folder = Folder::new();
    for (what, contents) in [
        ("one line", repeated("绩")),
        ("many lines", repeated("项目支出绩效目标的一行说明文字，没有表格。\n")),
        ("short lines", repeated("1\n")),
        ("words", repeated("a b ")),
        ("blank lines", repeated("\n")),
        (
            "rows without headings",
            repeated("    专项工作经费 1.00 1.00\n1、1-产出指标；11-数量指标；次数；\n"),
        ),
        ("headings without rows", repeated(SMALL.split_once("合计 ").unwrap().0)),
    ] {
        folder.write("大.txt", contents);
        let start = Instant::now();
        let outcome = folder.run(["show", "大.txt"]);
        let elapsed = start.elapsed();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{what}");
        let reason =
            if what == "blank lines" { "文件为空" } else { "未找到项目支出绩效目标表" };
        assert!(outcome.stderr.starts_with(&format!("duibiao: 大.txt: {reason}")), "{what}: {outcome:?}");
        assert!(elapsed < Duration::from_secs(20), "{what}: {elapsed:?}");
    }
}
