//! Which way an indicator's figure is harder to reach, judged by its name.
//!
//! Needed only where the printed targets do not say it themselves: `≥95%` is stricter than `≥90%` whatever it
//! measures, but of a bare `95%` and `90%` only the name can tell. The lexicon is practice, not regulation: it
//! holds the stems that names of indicators are made of. Where several stand in a name the longest decides,
//! of equally long ones the last, since the head of a Chinese noun phrase is its end: 投诉处理及时率 is a
//! timeliness (及时率), 投诉率 a complaint, 失业人员培训 a training. What merely counts (人数, 次数) tells nothing:
//! a bare number of people may be a service to extend or a payroll to hold. `docs/polarity.md` lists all of it.

mod lexicon;
#[cfg(test)]
mod page;

use crate::judge::wording::folded;
use duibiao_core::Category;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which way an indicator's figure is harder to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// A higher figure asks for more: 合格率, 满意度.
    HigherIsStricter,
    /// A lower figure asks for more: 差错率, 投诉, 成本, 响应时间.
    LowerIsStricter,
    /// The name does not tell: a bare 率, 补助标准, 人数.
    Unknown,
}

/// The polarity of an indicator by its name, and by its category where the name says nothing: satisfaction
/// asks for more when higher, costs when lower. A rate that no stem explains (调整率) and what merely counts
/// stay unknown in every category.
///
/// # Example
/// ```
/// use duibiao_core::Category;
/// use duibiao_diff::{Polarity, polarity};
/// assert_eq!(polarity("投诉处理及时率", None), Polarity::HigherIsStricter);
/// assert_eq!(polarity("有效投诉率", None), Polarity::LowerIsStricter);
/// assert_eq!(polarity("物业管理", Some(Category::EconomicCost)), Polarity::LowerIsStricter);
/// assert_eq!(polarity("培训人数", Some(Category::Quantity)), Polarity::Unknown);
/// assert_eq!(polarity("专业人员调整率", Some(Category::Quantity)), Polarity::Unknown);
/// ```
pub fn polarity(name: &str, category: Option<Category>) -> Polarity {
    let name = folded(name);
    match (decisive_stem(&name), category) {
        // How much is repaired is the work itself, how often something has to be repaired is a fault.
        (Some(("维修", _)), Some(Category::Quantity)) if !name.contains("次数") => Polarity::Unknown,
        // 降低运行成本5%: the figure may be what remains or what is saved.
        (Some((_, Polarity::LowerIsStricter)), _) if reduces(&name) => Polarity::Unknown,
        (Some((_, polarity)), _) => polarity,
        (None, _) if is_rate(&name) => Polarity::Unknown,
        (None, Some(Category::Satisfaction)) => Polarity::HigherIsStricter,
        (None, Some(category)) if category.is_cost() => Polarity::LowerIsStricter,
        (None, _) => Polarity::Unknown,
    }
}

/// Whether the figure of an indicator, printed in %, cannot pass 100: rates, degrees and shares, but not rates
/// of growth and return, nor of control against a limit, which can.
///
/// # Example
/// ```
/// use duibiao_diff::cannot_pass_hundred;
/// assert!(cannot_pass_hundred("工程验收合格率（%）"));
/// assert!(!cannot_pass_hundred("收入增长率"));
/// ```
pub fn cannot_pass_hundred(name: &str) -> bool {
    let names = |stems: &str| stems.split_whitespace().any(|stem| name.contains(stem));
    names(lexicon::BOUNDED_BY_HUNDRED) && !names(lexicon::UNBOUNDED)
}

/// The stems of the three lists; built once, never changed.
static STEMS: LazyLock<HashMap<&'static str, Polarity>> = LazyLock::new(|| {
    let lists = [
        (lexicon::LOWER_IS_STRICTER, Polarity::LowerIsStricter),
        (lexicon::HIGHER_IS_STRICTER, Polarity::HigherIsStricter),
        (lexicon::NEITHER, Polarity::Unknown),
    ];
    let stems = lists
        .into_iter()
        .flat_map(|(list, polarity)| list.split_ascii_whitespace().map(move |stem| (stem, polarity)));
    let mut map = HashMap::with_capacity(1024);
    map.extend(stems);
    map
});

/// The longest stem has this many characters, the shortest two.
const LONGEST_STEM: usize = 7;

/// The longest stem, of equally long ones the last.
fn decisive_stem(name: &str) -> Option<(&str, Polarity)> {
    let mut ends: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    ends.push(name.len());
    let lengths = (2..=LONGEST_STEM.min(ends.len() - 1)).rev();
    let mut stems =
        lengths.flat_map(|length| ends.windows(length + 1).rev().map(|span| (span[0], span[span.len() - 1])));
    stems.find_map(|(start, end)| {
        let stem = &name[start..end];
        STEMS.get(stem).map(|polarity| (stem, *polarity))
    })
}

/// A name that begins with a reduction: 降低能耗, 减少投诉.
fn reduces(name: &str) -> bool {
    lexicon::REDUCTIONS.split_whitespace().any(|verb| name.starts_with(verb))
}

/// A name that ends in 率 or 比例, with or without a unit in brackets behind it.
fn is_rate(name: &str) -> bool {
    let name = name.split('(').next().unwrap_or(name);
    ["率", "比例", "占比", "比重"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Polarity::{HigherIsStricter as Higher, LowerIsStricter as Lower, Unknown};

    #[test]
    fn the_longest_stem_decides_and_of_equal_ones_the_last() {
        for (name, expected) in [
            ("投诉处理及时率", Higher),
            ("投诉率", Lower),
            ("有效投诉率（%）", Lower),
            ("投诉处理件数", Unknown),
            ("差错率", Lower),
            ("资料差错件数", Lower),
            ("故障修复率", Higher),
            ("故障排除及时率", Higher),
            ("故障处理响应时长", Lower),
            ("平均无故障时间", Higher),
            ("工程验收合格率", Higher),
            ("不合格率", Lower),
            ("不合格处置及时率", Higher),
            ("未达标率", Lower),
            ("成本控制率", Lower),
            ("项目总成本控制率", Lower),
            ("成本节约率", Higher),
            ("成本核算准确率", Higher),
            ("超概算比例", Lower),
            ("单位能耗", Lower),
            ("降低单位能耗", Unknown),
            ("能耗下降率", Higher),
            ("维修任务按时完成率", Higher),
            ("设备返修率", Lower),
            ("安全生产事故次数", Lower),
            ("重大安全责任事故", Lower),
            ("事故死亡人数", Lower),
            ("事故处置演练次数", Unknown),
            ("失业人员培训人数", Unknown),
            ("闲置面积", Lower),
            ("空置率", Lower),
            ("房屋出租率", Higher),
            ("服务对象满意度", Higher),
            ("群众不满意率", Lower),
            ("资金支出进度", Higher),
            ("人均培训成本", Lower),
            ("科技成果转化金额", Higher),
            ("系统响应时间", Lower),
            ("业务办理时限", Lower),
            ("施工工期", Lower),
            ("场馆开放时间", Higher),
            ("设备使用年限", Higher),
            ("空气质量优良天数", Higher),
            ("培训人数", Unknown),
            ("受益人次", Unknown),
            ("人均补助标准", Unknown),
            ("活动举办时间", Unknown),
            ("率", Unknown),
            ("近三年专业人员调整率", Unknown),
            ("合格 率", Higher),
            ("", Unknown),
        ] {
            assert_eq!(polarity(name, None), expected, "{name}");
        }
    }

    #[test]
    fn the_category_speaks_where_the_name_is_silent() {
        for (name, category, expected) in [
            ("专项任务", Some(Category::Quantity), Unknown),
            ("专项任务", None, Unknown),
            ("专项任务", Some(Category::SocialBenefit), Unknown),
            ("专业人员调整率", Some(Category::Quantity), Unknown),
            ("物业管理", Some(Category::EconomicCost), Lower),
            ("补助标准", Some(Category::EconomicCost), Unknown),
            ("服务对象", Some(Category::Satisfaction), Higher),
            ("维修设施数量", Some(Category::Quantity), Unknown),
            ("设备维修次数", Some(Category::Quantity), Lower),
            ("设备维修", None, Lower),
        ] {
            assert_eq!(polarity(name, category), expected, "{name} {category:?}");
        }
    }

    #[test]
    fn no_stem_is_in_two_lists_or_too_long() {
        let lists = [lexicon::LOWER_IS_STRICTER, lexicon::HIGHER_IS_STRICTER, lexicon::NEITHER];
        let mut all: Vec<&str> = lists.iter().flat_map(|list| list.split_whitespace()).collect();
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let longest = STEMS.keys().map(|stem| stem.chars().count()).max();
        assert_eq!(longest, Some(LONGEST_STEM));
        assert!(STEMS.keys().all(|stem| stem.chars().count() >= 2));
    }

    #[test]
    fn rates_that_stop_at_hundred() {
        for (name, expected) in [
            ("任务完成率", true),
            ("服务对象满意度（%）", true),
            ("政策覆盖面", true),
            ("资金支出进度", true),
            ("女性占比", true),
            ("收入增长率", false),
            ("投资回报率", false),
            ("成本控制率", false),
            ("超概算比例", false),
            ("培训人数", false),
        ] {
            assert_eq!(cannot_pass_hundred(name), expected, "{name}");
        }
    }
}
