//! ARI-06 单价乘数量与预算数不一致 unit_price_product_mismatch
//!
//! 看什么：绩效目标中写明的唯一一个单价（110元/平方米、每件12元）和唯一一个同单位的数量，其乘积与项目本年总计比较。乘积（或按十二个月计）与总计
//! 相差超过参数 tolerance 时列出；乘积低于总计的参数 min_share 时不列，因为项目可能还有其他开支。
//! Looks at: the only price in the objective (110元/平方米, 每件12元) and the only quantity of that unit: their product against
//! the total of the year. It is named where the product, and twelve times it, differ by more than the tolerance;
//! not where it is below min_share of the total, since the project may pay for other things too.
//!
//! 为什么：绩效目标中的测算与预算数对不上，预算依据不清楚。
//! Why: where the estimate in the objective does not give the budget, its basis is not clear.
//!
//! 触发：5555平方米，按110元/平方米，即 61.11 万元，总计 53.22 万元。
//! Fires: 5555平方米 at 110元/平方米 are 61.11 万元, the total is 53.22 万元.
//!
//! 不触发：4800单，每单12元，总计 5.76 万元；目标中有两个单价。
//! Does not fire: 4800单, 每单12元, total 5.76 万元; two prices in one objective.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位提供预算测算过程，核对数量和单价。
//! What to do: ask for the estimate; check quantity and price.

use crate::facts::{ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::money_in_text::{money_figures, number_at_end};
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, MoneyUnit, Severity};
use rust_decimal::{Decimal, RoundingStrategy};

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-06"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of(
            "tolerance",
            50,
            1,
            Bilingual::fixed(
                "允许的差额，占总计的比例（%）",
                "difference that is let pass, as a share of the total (%)",
            ),
        ),
        Parameter::of(
            "min_share",
            500,
            1,
            Bilingual::fixed(
                "乘积占总计的比例低于此值（%）时视为部分开支，不比较",
                "products below this share of the total (%) are taken for a part of it",
            ),
        ),
    ],
    strict: Strict::Same,
    page: page!("unit_price.rs"),
};

/// Months that a price may be meant for, when the objective does not say so.
const MONTHS: u32 = 12;

fn check(facts: &TableFacts, findings: &mut Findings) {
    let (tolerance, min_share) = (findings.share("tolerance"), findings.share("min_share"));
    let Some(unit) = facts.table.money_unit else { return };
    for project in &facts.projects {
        let Some(amount) = project.amount.filter(|amount| *amount > Decimal::ZERO) else { continue };
        let Some(estimate) = project.project.goal.as_deref().and_then(Estimate::read) else { continue };
        let Some(product) = estimate.quantity.checked_mul(estimate.price) else { continue };
        let is_close = |product: Decimal| (product - amount).abs() <= amount * tolerance;
        let by_month = product.checked_mul(Decimal::from(MONTHS)).is_some_and(is_close);
        if !is_close(product) && !by_month && product >= amount * min_share {
            push(project, &estimate, product, unit, findings);
        }
    }
}

/// A quantity and the price of one, in 元.
struct Estimate<'a> {
    quantity: Decimal,
    price: Decimal,
    of: &'a str,
}

impl<'a> Estimate<'a> {
    /// The only price of a text with the only quantity of its unit.
    fn read(text: &'a str) -> Option<Self> {
        let mut prices = money_figures(text).filter(|figure| figure.per.is_some());
        let price = prices.next()?;
        let of = price.per.filter(|_| prices.next().is_none())?.strip_suffix("/年").or(price.per)?;
        // A price for some time (元/人·月) needs to be told how long.
        if of.contains(['/', '·', '月', '天', '日', '年', '次']) {
            return None;
        }
        let mut quantities =
            text.match_indices(of).filter_map(|(at, _)| number_at_end(&text[..at]).map(|(_, number)| number));
        let quantity = quantities.next().filter(|_| quantities.next().is_none())?;
        Some(Self { quantity, price: price.yuan()?, of })
    }
}

fn push(
    project: &ProjectFacts,
    estimate: &Estimate,
    product: Decimal,
    unit: MoneyUnit,
    findings: &mut Findings,
) {
    let total = project.project.amounts.total.printed().unwrap_or_default();
    let product = MoneyUnit::Yuan.convert(product, unit).unwrap_or(product);
    let product = product.round_dp_with_strategy(total.scale(), RoundingStrategy::MidpointAwayFromZero);
    let finding = findings.finding(Severity::Info);
    findings.push(
        project
            .finding(finding)
            .at(project.project.goal_origin)
            .with("quantity", estimate.quantity)
            .with("of", estimate.of)
            .with("price", estimate.price)
            .with("product", product)
            .with("printed", total),
    );
}
