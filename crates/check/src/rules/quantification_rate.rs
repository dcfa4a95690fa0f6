//! VAL-02 指标量化率偏低 quantification_rate
//!
//! 看什么：每个单位的指标中有数值、期限的占比，占位内容不计；指标少于“min_indicators”的单位不看。
//! Looks at: the share of a unit's indicators whose targets have a figure or date; placeholders aside. Units with fewer than
//! min_indicators are not looked at.
//!
//! 为什么：多数指标没有数值时，绩效目标难以考核。
//! Why: where most targets have no figure the year's work cannot be measured.
//!
//! 触发：20个指标中11个有数值（55%）。
//! Fires: 11 of 20 targets have a figure (55%).
//!
//! 不触发：20个指标中12个有数值（60%）。
//! Does not fire: 12 of 20 targets have a figure (60%).
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位细化、量化指标值。
//! What to do: ask the unit for figures.

use crate::facts::{ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity, Subject};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-02"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of("min_share", 600, 1, Bilingual::fixed("最低占比（%）", "the least share (%)"))
            .strict(700),
        Parameter::of(
            "min_indicators",
            10,
            0,
            Bilingual::fixed("至少多少个指标", "the least number of indicators"),
        ),
    ],
    strict: Strict::Same,
    page: page!("quantification_rate.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let (least, min_share) = (findings.parameter("min_indicators"), findings.parameter("min_share"));
    for (unit, projects) in facts.units() {
        let (mut n, mut quantified) = (0_u32, 0_u32);
        for target in projects.iter().flat_map(ProjectFacts::real_indicators).filter_map(|of| of.target) {
            n += 1;
            quantified += u32::from(target.is_quantified());
        }
        let share = Decimal::from(quantified * 100).checked_div(n.into());
        if let Some(share) = share.filter(|share| *share < min_share && Decimal::from(n) >= least) {
            let finding = findings
                .finding(Severity::Info)
                .about(Subject { unit: unit.name.clone(), ..Subject::default() })
                .at(unit.origin)
                .with("name", &unit.name)
                .with("n", n)
                .with("quantified", quantified)
                .with("share", share.round_dp(1));
            findings.push(finding);
        }
    }
}
