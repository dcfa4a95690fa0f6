//! ARI-05 成本指标值与预算数不一致 cost_ceiling_vs_budget
//!
//! 看什么：成本指标中以金额表示的年度总额上限，与项目本年总计比较（折算为元）。名称写明总成本、总额、预算的一律比较；其他名称只在它是本项目唯一的
//! 金额类成本指标、且占总计的比例不低于参数 min_share 时比较，因为它可能只是一部分费用。差额在参数 tolerance 以内，或与表中任何一个印出的资金来源相等的，不列。
//! Looks at: limits of a whole sum of money under cost against the total of the year, both in 元. Names that speak of the
//! total or the budget are always compared; others only where they are the only such limit of the project and at
//! least min_share of its total, since they may be a part of it. Nothing is said within the tolerance, or where the limit
//! equals any printed source of funds.
//!
//! 为什么：上限低于预算，预算按目标花不完；高于预算，目标起不到控制作用。
//! Why: below the budget the target leaves money unspent, above it the target limits nothing.
//!
//! 触发：系统维护成本 ≤48万元，项目总计 51.84 万元。
//! Fires: 系统维护成本 ≤48万元 in a project of 51.84 万元.
//!
//! 不触发：单件≤12元；≤25000元，总计 2.50 万元；总计 20.00 万元中的场地成本 ≤3万元。
//! Does not fire: 单件≤12元; ≤25000元 for 2.50 万元; 场地成本 ≤3万元 in 20.00 万元.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对预算测算，调整指标值，或说明其余资金的用途。
//! What to do: look into the estimate of the budget; correct the target, or say what the rest is for.

use crate::cost::{differ_by_unit, is_of_others, whole_sum};
use crate::facts::{IndicatorFacts, ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Category, Code, Comparator, MoneyUnit, Quantity, Severity, Target};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-05"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of(
            "min_share",
            800,
            1,
            Bilingual::fixed(
                "占总计的比例低于此值（%）的成本上限视为部分费用，不比较",
                "limits below this share of the total (%) are taken for a part of it",
            ),
        )
        .strict(500),
        Parameter::of(
            "tolerance",
            10,
            1,
            Bilingual::fixed(
                "允许的差额，占总计的比例（%）",
                "difference that is let pass, as a share of the total (%)",
            ),
        )
        .strict(0),
    ],
    strict: Strict::Same,
    page: page!("cost_ceiling.rs"),
};

/// Names that mean the cost of the whole project.
const WHOLE: [&str; 8] =
    ["总", "项目成本", "预算控制", "预算成本", "预算金额", "项目预算", "成本控制数", "预算资金控制"];
/// Names of what is saved, not spent.
const SAVED: [&str; 4] = ["节约", "节省", "降低", "减少"];

/// A limit of the project's money.
struct Ceiling<'a, 'f> {
    indicator: &'f IndicatorFacts<'a>,
    target: &'a Target,
    quantity: &'a Quantity,
}

fn check(facts: &TableFacts, findings: &mut Findings) {
    let (min_share, tolerance) = (findings.share("min_share"), findings.share("tolerance"));
    for project in &facts.projects {
        let Some(amount) = project.amount.filter(|amount| *amount > Decimal::ZERO) else { continue };
        let ceilings = || project.indicators().iter().filter_map(ceiling);
        let is_alone = ceilings().nth(1).is_none();
        for ceiling in ceilings() {
            let value = ceiling.quantity.value;
            let difference = (value - amount).abs();
            let is_close = difference <= half_place(project, facts) + amount * tolerance;
            let is_judged = is_of_whole(&ceiling, amount, min_share, is_alone);
            // The same digits under another unit are a matter of ARI-04.
            if is_judged && !is_close && !is_source(project, facts, value) && !differ_by_unit(value, amount) {
                push(project, &ceiling, findings);
            }
        }
    }
}

fn ceiling<'a, 'f>(indicator: &'f IndicatorFacts<'a>) -> Option<Ceiling<'a, 'f>> {
    indicator.category.filter(|category| category.is_cost())?;
    let (target, quantity) = whole_sum(indicator)?;
    let limits = matches!(
        quantity.comparator,
        None | Some(Comparator::AtMost | Comparator::LessThan | Comparator::Equal)
    );
    let is_saved = SAVED.iter().any(|word| indicator.name.contains(word));
    let is_sum = quantity.value > Decimal::ZERO;
    (limits && !is_saved && is_sum).then_some(Ceiling { indicator, target, quantity })
}

/// Whether the limit can be one of the whole project: by its name, or by its size where it stands alone. What others
/// bear (社会成本, 生态环境成本) may well be more than the budget.
fn is_of_whole(ceiling: &Ceiling, amount: Decimal, min_share: Decimal, is_alone: bool) -> bool {
    let value = ceiling.quantity.value;
    let is_borne_by_others =
        matches!(ceiling.indicator.category, Some(Category::SocialCost | Category::EnvironmentalCost));
    if WHOLE.iter().any(|word| ceiling.indicator.name.contains(word)) {
        return true;
    }
    let is_near = value >= amount * min_share && value * min_share <= amount;
    // Spending is often filed there by mistake; the losses of others are told by their names.
    let are_losses = is_borne_by_others && is_of_others(&ceiling.indicator.name);
    is_alone && is_near && !are_losses || value > amount && !is_borne_by_others
}

/// Half the last printed place of the total, in 元.
fn half_place(project: &ProjectFacts, facts: &TableFacts) -> Decimal {
    let total = project.project.amounts.total.printed().unwrap_or_default();
    let half = Decimal::new(5, (total.scale() + 1).min(Decimal::MAX_SCALE));
    facts.table.money_unit.and_then(|unit| unit.convert(half, MoneyUnit::Yuan)).unwrap_or(half)
}

/// Whether the limit equals a printed source of funds.
fn is_source(project: &ProjectFacts, facts: &TableFacts, value: Decimal) -> bool {
    let unit = facts.table.money_unit;
    let in_yuan = |printed: Decimal| unit.and_then(|unit| unit.convert(printed, MoneyUnit::Yuan));
    project
        .project
        .amounts
        .sources()
        .filter_map(|(_, cell)| cell.printed())
        .any(|of| in_yuan(of) == Some(value))
}

fn push(project: &ProjectFacts, ceiling: &Ceiling, findings: &mut Findings) {
    let total = project.project.amounts.total.printed().unwrap_or_default();
    let finding = findings.finding(Severity::Warning);
    findings.push(
        project
            .indicator_finding(ceiling.indicator, finding)
            .related_to(project.project.amounts_origin)
            .with("target", &ceiling.target.raw)
            .with("printed", total),
    );
}
