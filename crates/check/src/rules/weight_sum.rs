//! STR-15 权重合计不符 weight_sum
//!
//! 看什么：所有指标都印有分值或权重的项目，其合计应为 100；预算执行率的 10 分不列为指标时为 90。也可以是小数形式的 1 或 0.9。
//! 有小数的分值按末位舍入计算尾差。
//! Looks at: projects all of whose indicators print a score or weight: the sum is 100, or 90 where the 10 of
//! 预算执行率 is not one of the indicators; 1 and 0.9 where weights are fractions. Scores with decimals may be
//! off by what rounding makes.
//!
//! 为什么：合计不符时，得分无法折算。
//! Why: where the sum is another, scores cannot be weighed.
//!
//! 触发：六个指标的分值合计为 95。
//! Fires: six scores that sum to 95.
//!
//! 不触发：合计为 90（预算执行率另占 10）；有指标没有印出分值。
//! Does not fire: 90, with 预算执行率 outside; an indicator without a score.
//!
//! 依据：某省预算管理一体化绩效模块的校验：权重合计为 100；某县自评表注明预算执行率 10、产出 50、效益 30、满意度 10。
//! Source: the checks of one province's budget management system ask for 100; a county's self-evaluation form
//! gives 预算执行率 10, 产出 50, 效益 30, 满意度 10.
//!
//! 怎么办：核对各指标的分值。
//! What to do: check the scores.

use crate::facts::{ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{AmountCell, Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-15"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("weight_sum.rs"),
};

/// What scores may sum to: with the score of 预算执行率 or without, whole or as fractions.
const SUMS: [Decimal; 4] = [
    Decimal::from_parts(100, 0, 0, false, 0),
    Decimal::from_parts(90, 0, 0, false, 0),
    Decimal::from_parts(1, 0, 0, false, 0),
    Decimal::from_parts(9, 0, 0, false, 1),
];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        let Some((total, scale)) = scores(project) else { continue };
        // Half the last place of each score; whole scores are exact.
        let n = Decimal::from(project.project.indicators.len());
        let bound = if scale == 0 { Decimal::ZERO } else { Decimal::new(5, scale + 1) * n };
        if SUMS.iter().all(|sum| (total - sum).abs() > bound) {
            let finding = findings.finding(Severity::Error);
            findings.push(
                project
                    .finding(finding)
                    .with("sum", total.normalize())
                    .with("n", project.project.indicators.len()),
            );
        }
    }
}

/// The sum of the printed scores with the most decimals of one; `None` where an indicator has none.
fn scores(project: &ProjectFacts) -> Option<(Decimal, u32)> {
    let mut total = None;
    let mut scale = 0;
    for indicator in project.indicators() {
        let score = indicator.indicator.score.as_deref()?.trim();
        let score = AmountCell::read(score.trim_end_matches(['分', '%', '％'])).printed()?;
        scale = scale.max(score.scale());
        total = Some(total.unwrap_or(Decimal::ZERO).checked_add(score)?);
    }
    Some((total?, scale))
}
