//! A small table of targets beside its self-evaluation.

use super::*;
use crate::judge::attained::Attained::{self, Met, NotMet, Undecided};
use duibiao_core::Note;

const TEXT: &str = "2024年项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 9.00 9.00\n示例局 9.00 9.00\n    \
宣传经费 5.00 5.00 做好宣传，扩大知晓面。\n1、1-产出指标；11-数量指标；宣传场次；年度指标值:≥10场。\
2、1-产出指标；11-数量指标；发放份数；年度指标值:≥900份。3、2-效益指标；22-社会效益；知晓水平；年度指标值:有效提升。\n    \
培训经费 4.00 4.00 做好培训，提高能力。\n1、1-产出指标；11-数量指标；培训人数；年度指标值:≥80人。\n";

fn read(name: &str, text: &str) -> AnnualTable {
    duibiao_parse::read(name, text.as_bytes(), &duibiao_parse::ReadOptions::default())
        .unwrap()
        .tables
        .remove(0)
}

/// The same table as a self-evaluation, with these actual values.
fn evaluation(text: &str, actual: &[&str]) -> AnnualTable {
    let mut table = read("自评.txt", text);
    table.kind = TableKind::SelfEvaluation;
    let indicators = table.units[0].projects.iter_mut().flat_map(|project| &mut project.indicators);
    for (indicator, actual) in indicators.zip(actual) {
        indicator.actual = Some(Target::read(actual));
        indicator.score = Some("10".to_owned());
        indicator.achieved_score = Some("8".to_owned());
    }
    let note = |label: &str, text: &str| Note {
        label: label.to_owned(),
        text: text.to_owned(),
        origin: duibiao_core::Origin::Nowhere,
    };
    table.units[0].projects[0].notes = vec![
        note("年度资金总额 全年预算数", "6.00"),
        note("年度资金总额 全年执行数", "4.50"),
        note("年度资金总额 执行率", "75%"),
        note("其他资金 全年执行数", "9.00"),
    ];
    table
}

#[test]
fn targets_are_judged_as_set_and_as_evaluated() {
    let printed = TEXT
        .replace("≥10场", "≥8场")
        .replace("5.00 5.00 做好宣传", "5.50 5.50 做好宣传")
        .replace("2、1-产出指标；11-数量指标；发放份数；年度指标值:≥900份。", "2、3-满意度指标；31-服务对象满意度；群众满意度；年度指标值:≥90%。")
        .replace("    培训经费 4.00 4.00 做好培训，提高能力。\n1、1-产出指标；11-数量指标；培训人数；年度指标值:≥80人。", "    绿化养护 4.00 4.00 养护绿地。\n1、1-产出指标；11-数量指标；养护面积；年度指标值:≥80亩。");
    let done = evaluation(&printed, &["9场", "95%", "明显提升", "80亩"]);
    let result = reconcile(&read("目标.txt", TEXT), 0, &done, 0, &Options::default()).unwrap();
    let project = result
        .projects
        .iter()
        .find(|project| !project.set.is_empty() && !project.evaluated.is_empty())
        .unwrap();
    let told: Vec<(String, Option<Attained>, Option<Attained>)> = project
        .indicators
        .iter()
        .map(|one| {
            let result = |met: &Option<crate::Attainment>| met.as_ref().map(|met| met.result);
            let name = one.set_name.clone().or_else(|| one.evaluated_name.clone()).unwrap();
            (name, result(&one.met_as_set), result(&one.met_as_evaluated))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("宣传场次".to_owned(), Some(NotMet), Some(Met)),
            ("群众满意度".to_owned(), None, Some(Met)),
            ("知晓水平".to_owned(), Some(Undecided), Some(Undecided)),
            ("发放份数".to_owned(), None, None),
        ]
    );
    let budget = &project.budget;
    let shown = |amount: Option<rust_decimal::Decimal>| amount.unwrap().to_string();
    assert_eq!(
        [budget.set, budget.initial, budget.adjusted, budget.executed, budget.rate].map(shown),
        ["5.00", "5.50", "6.00", "4.50", "0.75"]
    );
    assert_eq!((budget.agrees, budget.printed_rate.as_deref()), (Some(false), Some("75%")));
    let codes: Vec<&str> = result
        .projects
        .iter()
        .flat_map(|project| &project.findings)
        .map(|finding| finding.code.id())
        .collect();
    assert_eq!(codes, ["REC-08", "REC-01", "REC-07", "REC-03", "REC-02", "REC-05", "REC-04"]);
    let s = result.summary;
    assert_eq!(
        (s.projects, s.projects_set_only, s.projects_evaluated_only, s.met, s.not_met, s.undecided),
        (1, 1, 1, 0, 1, 1)
    );
    assert_eq!((s.targets_changed, s.met_only_as_evaluated), (1, 1));
}

#[test]
fn what_cannot_be_reconciled_is_an_error() {
    let targets = read("目标.txt", TEXT);
    let options = Options::default();
    let error = reconcile(&targets, 0, &targets, 0, &options).unwrap_err();
    assert!(matches!(error, NotReconcilable::Kinds { .. }), "{error}");
    let mut done = evaluation(TEXT, &[]);
    done.fiscal_year = Some(2023);
    let error = reconcile(&targets, 0, &done, 0, &options).unwrap_err();
    assert_eq!(error.to_string(), "targets of 2024, but a self-evaluation of 2023");
    done.fiscal_year = None;
    let result = reconcile(&targets, 0, &done, 0, &options).unwrap();
    assert!(result.comparability.iter().any(|item| item.aspect == Aspect::YearGap));
}
