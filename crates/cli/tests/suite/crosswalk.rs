//! `--crosswalk` and `--write-crosswalk`: the auditor's decisions, given as a file and given back.

use crate::support::{DEMO_2024, DEMO_2025, Folder, codes, demo, list, run};
use crate::tables::{SMALL, next_year};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// A small table of two bodies, with what stands for its projects: name, amount, objective.
fn table(year: i32, projects: &[(&str, &str, &str)]) -> String {
    let mut text = format!(
        "{year}年部门预算项目支出绩效目标表（虚构示例）\n部门名称：示例市示例局 单位：万元\n\
         项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 60.00 60.00\n示例市示例局 60.00 60.00\n"
    );
    for (name, amount, goal) in projects {
        let _ = writeln!(text, "    {name} {amount} {amount} {goal}");
        let _ = writeln!(text, "1、1-产出指标；11-数量指标；{name}完成数量；年度指标值:≥5项。");
    }
    text
}

/// Two years in which 法律顾问服务经费 goes on, 旧城管网清淤工程 ends, 数字档案平台 and two more begin.
fn years() -> Folder {
    let old = table(
        2024,
        &[
            ("法律顾问服务经费", "10.00", "聘请法律顾问，防范法律风险。"),
            ("旧城管网清淤工程", "20.00", "清理老旧管网，保障汛期排水畅通。"),
            ("综合业务经费", "30.00", "保障各项综合业务正常开展。"),
        ],
    );
    let new = table(
        2025,
        &[
            ("法律顾问服务经费", "10.00", "聘请法律顾问，防范法律风险。"),
            ("数字档案平台", "20.00", "建成统一的电子文件库并投入使用。"),
            ("窗口服务", "15.00", "为来访群众提供咨询和引导。"),
            ("后勤保障", "15.00", "提供车辆、会议和餐饮服务。"),
        ],
    );
    Folder::with([("2024年.txt", old.as_str()), ("2025年.txt", new.as_str())])
}

fn diff(folder: &Folder, options: &[&str]) -> Value {
    folder.run(["diff", "2024年.txt", "2025年.txt", "--format", "json"].iter().chain(options)).json()
}

/// The change set with these lines of a crosswalk.
fn ruled(folder: &Folder, lines: &str) -> Value {
    folder.write("对照表.csv", lines);
    diff(folder, &["--crosswalk", "对照表.csv"])
}

/// The entries: relation, link, old and new names.
fn entries(changes: &Value) -> Vec<String> {
    let names = |entry: &Value, side: &str| {
        let names: Vec<&str> = list(entry, side).iter().map(|one| one["name"].as_str().unwrap()).collect();
        names.join("+")
    };
    list(changes, "projects")
        .iter()
        .map(|entry| {
            let link = entry["link"].as_str().unwrap_or("—");
            let relation = entry["relation"].as_str().unwrap();
            format!("{relation} {link} {} → {}", names(entry, "old"), names(entry, "new"))
        })
        .collect()
}

fn outcomes(changes: &Value) -> Vec<&str> {
    list(changes, "decisions").iter().map(|one| one["outcome"].as_str().unwrap()).collect()
}

const LAWYER: &str = "continued exact 法律顾问服务经费 → 法律顾问服务经费";
const ALONE: [&str; 6] = [
    LAWYER,
    "new — → 数字档案平台",
    "new — → 窗口服务",
    "new — → 后勤保障",
    "ended — 旧城管网清淤工程 → ",
    "ended — 综合业务经费 → ",
];

fn normal(entries: Vec<String>) -> Vec<String> {
    entries.into_iter().map(|entry| entry.replace("—  →", "— →")).collect()
}

#[test]
fn every_ruling_is_honoured() {
    let folder = years();
    assert_eq!(normal(entries(&diff(&folder, &[]))), ALONE);
    let changes = ruled(
        &folder,
        "裁定,组号,上年项目,本年项目,说明\n\
         不是同一项目,,法律顾问服务经费,法律顾问服务经费,换了事项\n\
         同一项目,,旧城管网清淤工程,数字档案平台,据来函\n\
         ,1,综合业务经费,窗口服务,\n\
         ,1,综合业务经费,后勤保障,一分为二\n",
    );
    assert_eq!(
        normal(entries(&changes)),
        [
            "new — → 法律顾问服务经费",
            "continued user 旧城管网清淤工程 → 数字档案平台",
            "split user 综合业务经费 → 窗口服务+后勤保障",
            "ended — 法律顾问服务经费 → ",
        ]
    );
    assert_eq!(outcomes(&changes), ["used"; 4]);
    let linked = &changes["projects"][1];
    assert_eq!(linked["confidence"], Value::Null);
    assert_eq!(linked["evidence"][0]["text"], "人工确认：据来函");
    assert_eq!(changes["projects"][2]["evidence"][0]["text"], "人工确认：一分为二");
    assert_eq!(changes["run"]["options"]["crosswalk"][1]["note"], "据来函");
    // Also where nothing may be inferred.
    let exact = diff(&folder, &["--crosswalk", "对照表.csv", "--links", "exact"]);
    assert_eq!(entries(&exact), entries(&changes));

    let changes = ruled(
        &folder,
        "裁定,上年项目,本年项目\n本年新列,法律顾问服务经费,法律顾问服务经费\n本年未再列示,综合业务经费,\n",
    );
    assert_eq!(normal(entries(&changes))[0], "new — → 法律顾问服务经费");
    assert_eq!(list(&changes, "projects").len(), 7);
    let merged = ruled(
        &folder,
        "裁定,组号,上年项目,本年项目\n合并,甲,旧城管网清淤工程,数字档案平台\n合并,甲,综合业务经费,\n",
    );
    assert!(
        entries(&merged).contains(&"merged user 旧城管网清淤工程+综合业务经费 → 数字档案平台".to_owned())
    );
    let regrouped = ruled(
        &folder,
        "裁定,组号,上年项目,本年项目\n,2,旧城管网清淤工程,数字档案平台\n,2,综合业务经费,窗口服务\n",
    );
    assert!(
        entries(&regrouped)
            .contains(&"regrouped user 旧城管网清淤工程+综合业务经费 → 数字档案平台+窗口服务".to_owned())
    );
}

#[test]
fn every_output_lists_the_decisions() {
    let folder = years();
    folder.write(
        "对照表.csv",
        "裁定,上年项目,本年项目,说明\n同一项目,旧城管网清淤工程,数字档案平台,据来函\n\
         同一项目,不在表中的项目,窗口服务,\n本年新列,,后勤保障,新设\n",
    );
    let view = |options: &[&str]| {
        folder
            .run(["diff", "2024年.txt", "2025年.txt", "--crosswalk", "对照表.csv"].iter().chain(options))
            .done()
    };
    for options in [&[][..], &["--only", "amounts"], &["--only", "structure"], &["--all"]] {
        let view = view(options);
        assert!(view.contains("采用 2 条，未采用 1 条。"), "{view}");
        assert!(view.contains("| 对照表.csv 第 2 行 | 同一项目 "), "{view}");
        assert!(view.contains("未采用：项目不在表中"), "{view}");
    }
    let structure = view(&["--only", "structure"]);
    assert!(structure.contains("| 人工确认 | 人工确认：据来函 "), "{structure}");
    assert!(structure.contains("人工确认：新设"), "{structure}");
    let english = view(&["--lang", "en"]);
    assert!(english.contains("2 used, 1 not used.") && english.contains("confirmed by the auditor: 据来函"));
}

/// A line that does not fit is a warning with file and line, and everything else is as without it.
#[test]
fn lines_that_do_not_fit_are_said() {
    let folder = years();
    let changes = ruled(
        &folder,
        "裁定,组号,上年项目,本年项目\n\
         同一项目,,不在表中的项目,窗口服务\n\
         同一项目,,旧城管网清淤工程,数字档案平台\n\
         不是同一项目,,旧城管网清淤工程,数字档案平台\n\
         同一项目,,旧城管网清淤工程,后勤保障\n\
         本年新列,,,数字档案平台\n\
         同一项目,3,综合业务经费,\n\
         大概,,综合业务经费,窗口服务\n",
    );
    assert_eq!(
        outcomes(&changes),
        ["not_found", "used", "contradicted", "contradicted", "contradicted", "incomplete"]
    );
    let findings: Vec<&Value> = list(&changes, "findings")
        .iter()
        .filter(|finding| finding["code"].as_str().unwrap().starts_with("LNK"))
        .collect();
    let told: Vec<(&str, &str, &str)> = findings
        .iter()
        .map(|finding| {
            let text = |value: &'static str| finding["values"][value].as_str().unwrap();
            (finding["code"].as_str().unwrap(), text("line"), finding["severity"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("LNK-01", "2", "warning"),
            ("LNK-03", "4", "warning"),
            ("LNK-03", "5", "warning"),
            ("LNK-03", "6", "warning"),
            ("LNK-04", "7", "warning"),
            ("LNK-05", "8", "warning"),
        ]
    );
    assert_eq!(
        findings[0]["message"]["zh"],
        "对照表.csv 第 2 行：上年表没有项目“不在表中的项目”，该行未采用。"
    );
    let mut expected: Vec<&str> = ALONE.to_vec();
    expected[1] = "continued user 旧城管网清淤工程 → 数字档案平台";
    expected.remove(4);
    assert_eq!(normal(entries(&changes)), expected);
}

#[test]
fn a_file_that_is_no_crosswalk_is_a_failure() {
    let folder = years();
    folder.write("清单.csv", "项目,金额\n甲,1\n");
    let outcome = folder.run(["diff", "2024年.txt", "2025年.txt", "--crosswalk", "清单.csv"]);
    outcome.failed("duibiao: 清单.csv: 没有“裁定”和“上年项目”“本年项目”这样的表头，不是对照表");
    let outcome = folder.run(["diff", "2024年.txt", "2025年.txt", "--crosswalk", "没有.csv"]);
    outcome.failed("duibiao: 没有.csv: 文件不存在");
}

/// What is written and given back unchanged changes nothing, and is written again as it was.
#[test]
fn an_unchanged_file_changes_nothing() {
    let folder = Folder::new();
    let of = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let call = |options: &[&str]| {
        let base = ["diff", DEMO_2024, DEMO_2025, "--format", "json"];
        run(base.iter().chain(options)).done()
    };
    let before = call(&["--write-crosswalk", &of("a.csv")]);
    assert_eq!(call(&["--crosswalk", &of("a.csv"), "--write-crosswalk", &of("b.csv")]), before);
    assert_eq!(folder.read("a.csv"), folder.read("b.csv"));
    assert!(folder.read("a.csv").starts_with("\u{feff}裁定,组号,上年单位,上年项目,"));
    assert_eq!(folder.names(), ["a.csv", "b.csv"]);
    assert!(demo().join(DEMO_2024).is_file());
}

/// The candidates are lines of their own, to be marked; so are the program's groups. What is ruled is kept when
/// the file is written again.
#[test]
fn marked_lines_are_honoured_and_kept() {
    let folder = Folder::new();
    let of = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let call = |options: &[&str]| {
        let base = ["diff", DEMO_2024, DEMO_2025, "--format", "json"];
        run(base.iter().chain(options)).json()
    };
    call(&["--write-crosswalk", &of("a.csv")]);
    let written = folder.read("a.csv");
    let mut marked = String::new();
    for line in written.lines() {
        let ruling = match line {
            line if line.contains("（一期）") && line.contains("（二期）") => "同一项目",
            line if line.starts_with(",程序1,") && line.contains("档案数字化加工经费") => {
                "同一项目"
            }
            line if line.contains("根治欠薪工作专项经费") => "本年新列",
            line if line.contains("技能人才队伍建设资金") => "不是同一项目",
            _ => "",
        };
        marked.extend([ruling, line, "注\r\n"]);
    }
    folder.write("b.csv", marked.replace("说明注", "说明"));
    let changes = call(&["--crosswalk", &of("b.csv"), "--write-crosswalk", &of("c.csv")]);
    assert_eq!(outcomes(&changes), ["used"; 5], "{marked}");
    let entries = entries(&changes);
    let has = |entry: &str| entries.contains(&entry.to_owned());
    assert!(has("continued user 零工驿站建设项目（一期） → 零工驿站建设项目（二期）"), "{entries:#?}");
    assert!(has("merged user 档案数字化加工经费+流动人员人事档案管理经费 → 人事档案管理及数字化经费"));
    assert!(has("ended — 高技能人才培养补贴经费 → "));
    let again = call(&["--crosswalk", &of("c.csv"), "--write-crosswalk", &of("d.csv")]);
    assert_eq!(again["projects"], changes["projects"]);
    assert_eq!(folder.read("c.csv"), folder.read("d.csv"));
}

#[test]
fn files_may_be_in_other_encodings_and_separated_otherwise() {
    let folder = years();
    let text = "本年项目;裁定;备注;上年项目\r\n数字档案平台;同一项目;x;旧城管网清淤工程\r\n";
    let expected = entries(&ruled(&folder, text));
    assert!(expected.contains(&"continued user 旧城管网清淤工程 → 数字档案平台".to_owned()));
    folder.write("gb.csv", encoding_rs::GB18030.encode(text).0);
    assert_eq!(entries(&diff(&folder, &["--crosswalk", "gb.csv"])), expected);
    folder.write("bom.csv", format!("\u{feff}{}", text.replace(';', "\t")));
    assert_eq!(entries(&diff(&folder, &["--crosswalk", "bom.csv"])), expected);
}

/// A workbook with one sheet before the sheet of these rows.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut member = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    member(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    member(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="汇总" sheetId="1" r:id="r1"/><sheet name="疑似匹配" sheetId="2" r:id="r2"/></sheets></workbook>"#
        ),
    );
    member(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
        ),
    );
    let sheet = |rows: &[&[&str]]| {
        let mut text = format!(r#"<worksheet xmlns="{main}"><sheetData>"#);
        for (row, cells) in rows.iter().enumerate() {
            let _ = write!(text, r#"<row r="{}">"#, row + 1);
            for (column, cell) in (b'A'..).zip(cells.iter()).filter(|(_, cell)| !cell.is_empty()) {
                let place = format!("{}{}", char::from(column), row + 1);
                let _ = write!(text, r#"<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>"#);
            }
            text += "</row>";
        }
        text + "</sheetData></worksheet>"
    };
    member("xl/worksheets/sheet1.xml", &sheet(&[&["汇总（虚构示例）"], &["项目", "金额"], &["甲", "1"]]));
    member("xl/worksheets/sheet2.xml", &sheet(rows));
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_sheet_of_a_workbook_is_read_like_a_file() {
    let folder = years();
    let bytes = workbook(&[
        &["疑似匹配（虚构示例）"],
        &["裁定", "上年项目", "上年序号", "本年项目", "说明"],
        &["", "综合业务经费", "3", "窗口服务", ""],
        &[],
        &["同一项目", "旧城管网清淤工程", "2", "数字档案平台", "据来函"],
        &["本年新列", "", "", "后勤保障", ""],
    ]);
    folder.write("结果.xlsx", bytes);
    let changes = diff(&folder, &["--crosswalk", "结果.xlsx"]);
    assert_eq!(outcomes(&changes), ["used", "used"]);
    assert!(entries(&changes).contains(&"continued user 旧城管网清淤工程 → 数字档案平台".to_owned()));
    assert_eq!(changes["run"]["options"]["crosswalk"][0]["line"], 5);
}

/// Projects of one name are told apart by code or position; without either the line is not used.
#[test]
fn projects_of_one_name_are_told_apart() {
    let projects = |goals: [&'static str; 3]| goals.map(|goal| ("专项经费", "20.00", goal));
    let old = table(2024, &projects(["开展河道巡查。", "采购图书。", "举办运动会。"]));
    let new = table(2025, &projects(["开展河道巡查。", "采购图书。", "举办运动会。"]));
    let folder = Folder::with([("2024年.txt", old.as_str()), ("2025年.txt", new.as_str())]);
    let positions = |changes: &Value| -> Vec<(u64, u64)> {
        list(changes, "projects")
            .iter()
            .filter(|entry| entry["link"] == "user")
            .map(|entry| {
                let at = |side: &str| entry[side][0]["position"].as_u64().unwrap();
                (at("old"), at("new"))
            })
            .collect()
    };
    let changes = ruled(&folder, "裁定,上年项目,本年项目\n同一项目,专项经费,专项经费\n");
    assert_eq!((outcomes(&changes), positions(&changes)), (vec!["ambiguous"], vec![]));
    assert!(codes(list(&changes, "findings")).contains(&"LNK-02"));
    let changes =
        ruled(&folder, "裁定,上年项目,上年序号,本年项目,本年序号\n同一项目,专项经费,1,专项经费,3\n");
    assert_eq!((outcomes(&changes), positions(&changes)), (vec!["used"], vec![(0, 2)]));
    // Where a name is unique its position is not looked at: rows move.
    let folder = years();
    let changes = ruled(
        &folder,
        "裁定,上年项目,上年序号,本年项目,本年序号\n同一项目,旧城管网清淤工程,9,数字档案平台,1\n",
    );
    assert_eq!(outcomes(&changes), ["used"]);
}

#[test]
fn no_cell_is_a_formula_and_what_is_kept_from_that_comes_back() {
    let old =
        SMALL.replace("法律顾问服务经费", "=HYPERLINK(0)经费").replace("公益宣传活动经费", "'-宣传经费");
    let new = next_year(&[("法律顾问服务经费", "@顾问费"), ("公益宣传活动经费", "+宣传费")]);
    let folder = Folder::with([("2024年.txt", old.as_str()), ("2025年.txt", new.as_str())]);
    diff(&folder, &["--write-crosswalk", "a.csv"]);
    let written = folder.read("a.csv");
    for cell in written.trim_start_matches('\u{feff}').split([',', '\n']) {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert!(written.contains("'=HYPERLINK(0)经费") && written.contains("''-宣传经费"), "{written}");
    let mut marked = String::new();
    for line in written.lines() {
        let is_pair = line.contains("HYPERLINK") && line.contains("顾问费");
        marked.extend([if is_pair { "同一项目" } else { "" }, line, "\n"]);
    }
    let changes = ruled(&folder, &marked);
    assert_eq!(outcomes(&changes), ["used"], "{marked}");
    assert!(entries(&changes).contains(&"continued user =HYPERLINK(0)经费 → @顾问费".to_owned()));
}

/// In files with the tables of several departments a line is for one of them, and not missed in the others.
#[test]
fn a_line_is_for_one_of_several_departments() {
    let of = |department: &str, table: &str| table.replace("示例市示例局", department);
    let new = next_year(&[("公益宣传活动经费", "普法读本印制")]);
    let old = format!("{}{}", of("甲局", SMALL), of("乙局", SMALL));
    let new = format!("{}{}", of("甲局", &new), of("乙局", &new));
    let folder = Folder::with([("2024年.txt", old.as_str()), ("2025年.txt", new.as_str())]);
    let json = ruled(
        &folder,
        "裁定,上年单位,上年项目,本年项目\n本年未再列示,乙局,法律顾问服务经费,\n本年未再列示,丙局,法律顾问服务经费,\n",
    );
    let of_each: Vec<(Vec<&str>, usize)> = list(&json, "changesets")
        .iter()
        .map(|changes| {
            let told = codes(list(changes, "findings")).iter().filter(|code| **code == "LNK-01").count();
            (outcomes(changes), told)
        })
        .collect();
    assert_eq!(of_each, [(vec!["not_found"], 1), (vec!["used"], 0)]);
    let options = ["--crosswalk", "对照表.csv", "--write-crosswalk", "b.csv"];
    let before = diff(&folder, &options);
    let after = diff(&folder, &["--crosswalk", "b.csv", "--write-crosswalk", "c.csv"]);
    for (before, after) in list(&before, "changesets").iter().zip(list(&after, "changesets")) {
        assert_eq!(before["projects"], after["projects"]);
    }
    assert_eq!(folder.read("b.csv"), folder.read("c.csv"));
}

/// An input is never written over, nor stdout or the output file taken twice.
#[test]
fn inputs_are_not_written_over() {
    let folder = years();
    folder.write("对照表.csv", "裁定,上年项目,本年项目\n");
    let base = ["diff", "2024年.txt", "2025年.txt", "--crosswalk", "对照表.csv", "--write-crosswalk"];
    for name in ["2024年.txt", "./2025年.txt", "对照表.csv"] {
        let before = folder.read(name);
        let outcome = folder.run(base.iter().chain(&[name]));
        outcome.failed(&format!("duibiao: {name}: 输出文件就是输入文件之一"));
        assert_eq!((folder.read(name), outcome.stdout.as_str()), (before, ""));
    }
    folder.run(base.iter().chain(&["-"])).failed("duibiao: --write-crosswalk 需要文件名，不能写到标准输出");
    folder.run(base.iter().chain(&["a.csv", "-o", "a.csv"])).failed("duibiao: a.csv: 与 -o 是同一个文件");
}
