//! Tables and change sets that between them have every field of the public JSON.

use duibiao_check::check_totals;
use duibiao_core::catalogue::entries;
use duibiao_core::{
    AmountCell, AnnualTable, Code, Finding, Format, Indicator, NameAndCode, Note, Origin, PageBox, Period,
    ProjectExpenditure, ReadFrom, Severity, SheetCell, TableCell, Target, TargetKind,
};
use duibiao_diff::{
    Candidate, ChangeSet, Decision, Feature, IndicatorRelation, Link, LinkEvidence, Options, ProjectKey,
    Ruling, ScoreChange, compare,
};
use duibiao_parse::ReadOptions;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// One value of each kind of reading, and of each field that only some have.
const TARGETS: [&str; 16] = [
    "≥95%",
    "0.45万人",
    "110元/平方米",
    "按月100%发放",
    "全覆盖",
    "90%-95%",
    "12月底前",
    "2025年6月30日前完成",
    "不超过缴费额2/3",
    "夏装5套，冬装5套",
    "优",
    "逐年提升",
    "完成市下达任务",
    "顺利开展",
    "待单位补充...",
    "",
];

/// Reads tables, with the findings of all checks on them.
pub(super) fn read(path: &str, bytes: &[u8]) -> Vec<AnnualTable> {
    let mut tables = duibiao_parse::read(path, bytes, &ReadOptions::default()).unwrap().tables;
    for table in &mut tables {
        let findings = check_totals(table);
        table.findings.extend(findings);
    }
    tables
}

/// A finding with every value that its text names.
pub(super) fn finding(code: &str, severity: Severity) -> Finding {
    let entry = entries().find(|entry| entry.code == code).unwrap();
    let mut finding = Finding::new(Code::of(entry.code), severity);
    let texts = entry.text(severity);
    for text in [texts.zh.as_ref(), texts.en.as_ref()] {
        for (name, _) in text.split('{').skip(1).filter_map(|piece| piece.split_once('}')) {
            finding.values.insert(name.to_owned().into(), "值".to_owned());
        }
    }
    finding
}

/// A small table as text: money unit, columns of money, amounts of its two projects, the targets of each.
fn text(unit: &str, columns: &str, amounts: [&str; 2], targets: &[&str]) -> String {
    let mut text = format!(
        "项目支出绩效目标表（虚构示例）\n部门名称：示例市示例局 单位：{unit}\n\
         项目名称（资金使用单位） {columns} 绩效目标 绩效指标\n合计 {0}\n示例市示例局 {0}\n",
        amounts[0]
    );
    for (name, amount) in [("宣传经费", amounts[0]), ("培训经费", amounts[1])] {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "    {name} {amount} 做好2025年{name}所涉各项工作。");
        for (n, target) in targets.iter().enumerate() {
            let (n, other) = (n + 1, targets[(n + 1) % targets.len()]);
            let _ = writeln!(
                text,
                "{n}、1-产出指标；11-数量指标；指标{n}；实施周期指标值:{other}；年度指标值:{target}。"
            );
        }
    }
    text
}

fn table(name: &str, text: &str) -> AnnualTable {
    read(name, text.as_bytes()).remove(0)
}

/// Pairs that differ in what tables can differ in.
pub(super) fn pairs() -> Vec<[AnnualTable; 2]> {
    let columns = "总计 财政拨款";
    let base = text("万元", columns, ["2.00 2.00", "3.00 3.00"], &["≥5场", "95%"]);
    let old = table("2024年.txt", &base);
    let pair = |new: &str| [old.clone(), table("2025年.txt", new)];
    let more = "总计 财政拨款 财政专户拨款 其他资金 上年结转";
    let mut pairs = vec![
        pair(&base),
        pair(&base.replace("≥5场", "≥6场").replace("2.00", "2.50").replace("宣传经费", "普法宣传项目")),
        pair(&text("元", columns, ["20049 20000", "30000 30000"], &["≥5场", "9"])),
        pair(&text("万元", more, ["9 1.00 2.00 3.00 3.00", "1.00 约1 - 0 1.00"], &["优", "良"])),
        pair(
            &base
                .replace("示例市示例局", "示例市样例中心")
                .replace("（虚构示例）", "（含转移支付项目）（虚构示例）"),
        ),
        pair(&base.replace("宣传", "购置").replace("培训", "绿化").replace("；指标", "；事项")),
        [old.clone(), table("表.txt", &base.replace("单位：万元", "").replace("2025年", ""))],
        [table("2026年.txt", &base), old.clone()],
    ];
    let mixed = text("万元", columns, ["2.00 2.00", "3.00 3.00"], &TARGETS);
    let mut turned = TARGETS;
    turned.reverse();
    pairs.push([table("2024年.txt", &mixed), table("2025年.txt", &mixed)]);
    let turned = text("万元", columns, ["2.00 2.00", "3.00 3.00"], &turned);
    pairs.push([table("2024年.txt", &mixed), table("2025年.txt", &turned)]);
    pairs
}

/// A table in which every field is filled somewhere and left blank somewhere, every kind of target and every kind
/// of place are found.
pub(crate) fn full_table() -> AnnualTable {
    let mut table =
        table("2025年.txt", &text("万元", "总计 财政拨款", ["2.00 2.00", "3.00 3.00"], &["≥5场"]));
    table.source.format = Format::Xlsx;
    table.source.read_from =
        Some(ReadFrom { path: "2025年.pdf".to_owned(), format: Format::Pdf, sha256: Some("0".repeat(64)) });
    table.project_expenditure = Some(ProjectExpenditure {
        amount: "10.00".to_owned(),
        money_unit: table.money_unit,
        table: Some("支出预算总表（虚构示例）".to_owned()),
        origin: Origin::Page(PageBox { page: 2, left: 100, top: 100, right: 200, bottom: 200 }),
    });
    let note = |label: &str, text: &str| Note {
        label: label.to_owned(),
        text: text.to_owned(),
        origin: Origin::Sheet(SheetCell { sheet: 1, row: 9, column: 2 }),
    };
    table.total_origin = Origin::Page(PageBox { page: 1, left: 7205, top: 100, right: 20_000, bottom: 1500 });
    let unit = &mut table.units[0];
    unit.origin = Origin::Sheet(SheetCell { sheet: 1, row: 17, column: 4 });
    unit.amounts.further.push(("政府性基金".to_owned(), AmountCell::read("1.00")));
    unit.amounts.further.push(("专项债券".to_owned(), AmountCell::BLANK));
    let project = &mut unit.projects[0];
    project.code = Some("51092324T000010263357".to_owned());
    project.supervising_department = Some(NameAndCode { name: "示例市示例局".to_owned(), code: None });
    project.nature = Some("延续项目".to_owned());
    project.period =
        Some(Period { start: Some("2024年1月".to_owned()), end: Some("2025年12月".to_owned()) });
    project.notes = vec![note("立项依据", "虚构示例。")];
    project.persons = vec![note("负责人", "某某")];
    project.lifetime_total = Some("10.00".to_owned());
    project.lifetime_goal = Some("做好宣传。".to_owned());
    project.origin = Origin::Table(TableCell { table: 1, row: 2, column: 3 });
    let plain = project.indicators[0].clone();
    project.indicators.extend(TARGETS.iter().map(|raw| Indicator {
        annual_target: Some(Target::read(raw)),
        cycle_target: None,
        score: Some("10".to_owned()),
        actual: Some(Target::read(raw)),
        achieved_score: Some("9.5".to_owned()),
        notes: vec![note("备注", "虚构示例。")],
        ..plain.clone()
    }));
    let kinds: BTreeSet<TargetKind> = TARGETS.iter().map(|raw| Target::read(raw).kind()).collect();
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    table.findings.extend(
        entries().flat_map(|entry| entry.texts.iter().map(|(severity, _)| finding(entry.code, *severity))),
    );
    table
        .findings
        .push(finding("ARI-03", Severity::Info).at(table.total_origin).related_to(table.title_origin));
    table
}

/// A change set in which every field is filled somewhere.
pub(super) fn full_pair() -> ChangeSet {
    let new = full_table();
    let mut old = new.clone();
    old.fiscal_year = Some(2023);
    old.units[0].projects[0].amounts.carryover = AmountCell::read("0.50");
    old.units[0].projects[1].amounts.further.push(("政府性基金".to_owned(), AmountCell::read("1.00")));
    let named = |name: &str, position| {
        let unit = Some("示例市示例局".to_owned());
        Some(ProjectKey { unit, name: Some(name.to_owned()), code: Some("1".to_owned()), position })
    };
    let line = |line, ruling, group: Option<&str>, name: &str| Decision {
        file: "对照表.csv".to_owned(),
        line,
        ruling,
        group: group.map(str::to_owned),
        old: named(name, Some(1)),
        new: named(name, None),
        note: Some("虚构示例".to_owned()),
    };
    let crosswalk = vec![
        line(2, Ruling::Different, None, "宣传经费"),
        Decision { old: None, note: None, ..line(3, Ruling::New, None, "没有的项目") },
        Decision { new: None, ..line(4, Ruling::Same, Some("1"), "没有的项目") },
    ];
    let mut changes = compare(&old, 0, &new, 0, &Options { crosswalk, ..Options::default() });
    changes.bridge_by.new_money = Some(changes.bridge.clone());
    let project = &mut changes.projects[0];
    project.link = Some(Link::Inferred);
    project.confidence = Some(0.75);
    project.evidence = vec![LinkEvidence {
        feature: Feature::Goal,
        similarity: 0.5,
        weight: 1.0,
        text: "目标文字相似".into(),
        text_en: "objectives alike".into(),
    }];
    project.candidates = vec![Candidate { position: 1, confidence: 0.25 }];
    project.findings = vec![finding("BRG-01", Severity::Error)];
    let mut dropped = project.indicators[0].clone();
    dropped.relation = IndicatorRelation::Dropped;
    dropped.target = dropped.annual.take().map(|change| change.old);
    dropped.cycle = None;
    dropped.origin = Some(Origin::Nowhere);
    dropped.score = Some(ScoreChange { old: Some("10".to_owned()), new: None, delta: Some((-10).into()) });
    project.indicators.push(dropped);
    changes
}
