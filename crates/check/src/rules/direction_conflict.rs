//! VAL-08 计算符号与指标方向相反 direction_conflict
//!
//! 看什么：名称表明越低越好的（成本、投诉、事故、故障、差错、预算控制等）用了≥、＞，越高越好的比率（合格率、满意度等）用了≤、＜。
//! Looks at: indicators whose names ask for less (成本, 投诉, 事故, 故障, 差错, 预算控制 …) with ≥ or ＞, and rates that ask for more
//! (合格率, 满意度 …) with ≤ or ＜.
//!
//! 为什么：按字面，做得越差越容易完成。
//! Why: taken at its word, the worse the work the easier the target.
//!
//! 触发：预算控制：不低于90%；有效投诉率：≥5%；服务对象满意度：≤90%。
//! Fires: 预算控制 (budget kept): 不低于90%; 有效投诉率 (complaints): ≥5%; 服务对象满意度: ≤90%.
//!
//! 不触发：投诉处理及时率：≥95%；预算执行率：≤100%；编外人员人数：≤91人。
//! Does not fire: 投诉处理及时率 (complaints answered in time): ≥95%; 预算执行率: ≤100%; 人数: ≤91人.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位改正符号，或者改正名称。
//! What to do: ask the unit to correct the comparator, or the name.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::stem;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Category, Code, Comparator, Severity, Target};
use duibiao_diff::{Polarity, polarity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-08"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("direction_conflict.rs"),
};

/// Ends of names that ask for less.
const LESS: [&str; 39] = [
    "投诉",
    "投诉率",
    "投诉数",
    "投诉量",
    "投诉次数",
    "投诉件数",
    "投诉数量",
    "事故",
    "事故率",
    "事故数",
    "事故次数",
    "事故起数",
    "事故数量",
    "故障率",
    "故障次数",
    "差错率",
    "差错次数",
    "错误率",
    "误差率",
    "返工率",
    "返修率",
    "退货率",
    "逾期率",
    "延误率",
    "超期率",
    "次品率",
    "漏检率",
    "差评率",
    "费用",
    "故障起数",
    "超支率",
    "流失率",
    "预算控制",
    "成本控制",
    "支出控制",
    "投资控制",
    "造价控制",
    "控制数",
    "成本",
];

/// Ends of names that ask for more; rates that a limit may be put on (执行率, 支付率, 占比) are left out.
const MORE: [&str; 19] = [
    "满意度",
    "满意率",
    "合格率",
    "完成率",
    "及时率",
    "准确率",
    "达标率",
    "覆盖率",
    "就业率",
    "办结率",
    "通过率",
    "到位率",
    "知晓率",
    "知晓度",
    "参与率",
    "出勤率",
    "按时率",
    "完好率",
    "优良率",
];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if is_reversed(&indicator.name, indicator.category, target.comparator()) && !caps_at_hundred(target) {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

fn is_reversed(name: &str, category: Option<Category>, comparator: Option<Comparator>) -> bool {
    let (ends, asks_for) = match comparator {
        Some(Comparator::AtLeast | Comparator::MoreThan) => (&LESS[..], Polarity::LowerIsStricter),
        Some(Comparator::AtMost | Comparator::LessThan) if !category.is_some_and(Category::is_cost) => {
            (&MORE[..], Polarity::HigherIsStricter)
        }
        _ => return false,
    };
    let stem = stem(name);
    ends.iter().any(|end| stem.ends_with(end)) && polarity(name, category) == asks_for
}

/// ≤100% of a rate only says that it is a rate.
fn caps_at_hundred(target: &Target) -> bool {
    target.quantity().is_some_and(|number| {
        number.value == Decimal::ONE_HUNDRED && number.comparator == Some(Comparator::AtMost)
    })
}
