//! The tags of a project: what its name, columns, nature and period say about its money.

use super::lexicon::{COLUMNS, DENIALS, LEVELS, MONEY_OF_A_LEVEL, ONE_OFF_WORK, WORDS};
use super::period::Dates;
use super::{Tag, TagKind, TagSource};
use crate::features::ProjectFeatures;
use duibiao_core::{Origin, Project, Side};
use rust_decimal::Decimal;

/// The tags of the projects of an entry: by side, project and kind. `departments` are the issuers of the old and
/// the new table: money of a level is a transfer only to those below it.
pub(crate) fn tags(
    old: &[&ProjectFeatures<'_>],
    new: &[&ProjectFeatures<'_>],
    departments: [Option<&str>; 2],
) -> Vec<Tag> {
    let mut tags = Vec::new();
    for ((side, projects), department) in [(Side::Old, old), (Side::New, new)].into_iter().zip(departments) {
        for (idx, features) in projects.iter().enumerate() {
            let (name, documents) = (&features.name.squashed, &features.name.documents);
            let found = of_project(features.project, name, documents, department.unwrap_or_default());
            tags.extend(found.into_iter().map(|found| Tag {
                tag: found.tag,
                side,
                project: idx,
                text: found.text,
                source: found.source,
                origin: found.origin,
            }));
        }
    }
    tags
}

struct Found {
    tag: TagKind,
    text: String,
    source: TagSource,
    origin: Origin,
}

/// The tags of one project, by kind. `name` and `documents` are squashed.
fn of_project(project: &Project, name: &str, documents: &[String], department: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |tag, source, text: String| {
        let origin = if source == TagSource::Column { project.amounts_origin } else { project.origin };
        found.push(Found { tag, text, source, origin });
    };
    for (tag, text) in in_name(name, department) {
        add(tag, TagSource::Name, text);
    }
    for document in documents {
        let number = document.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '【' | '】'));
        add(TagKind::DocumentNumber, TagSource::Name, number.to_owned());
    }
    for (tag, text) in in_columns(project, department) {
        add(tag, TagSource::Column, text);
    }
    // A form that leaves all choices on the page (经常性□ 一次性□) has chosen none.
    if let Some(nature) = &project.nature
        && nature.contains("一次性")
        && !nature.contains("经常性")
    {
        add(TagKind::OneOff, TagSource::Nature, nature.clone());
    }
    if let Some(period) = &project.period
        && Dates::read(period).spans_years()
    {
        let ends = [period.start.as_deref(), period.end.as_deref()];
        let text = ends.into_iter().flatten().collect::<Vec<_>>().join("至");
        add(TagKind::MultiYear, TagSource::Period, text);
    }
    found.sort_by_key(|found| found.tag);
    found
}

/// What a squashed name says.
fn in_name(name: &str, department: &str) -> Vec<(TagKind, String)> {
    let mut found = Vec::new();
    for (tag, words) in WORDS {
        let word = words.split_whitespace().find(|word| stands_in(name, word));
        let of_a_level = || (tag == TagKind::TransferPayment).then(|| money_of_a_level(name, department));
        if let Some(text) = word.map(str::to_owned).or_else(|| of_a_level().flatten()) {
            found.push((tag, text));
        }
    }
    if let Some(text) = one_off(name) {
        found.push((TagKind::OneOff, text));
    }
    if let Some(text) = batch(name) {
        found.push((TagKind::Batch, text));
    }
    found
}

/// Whether a word stands in a name without being denied there.
fn stands_in(name: &str, word: &str) -> bool {
    // Most words are in no name: looking for their first character costs least.
    word.chars().next().is_some_and(|first| name.contains(first))
        && name.match_indices(word).any(|(at, _)| !DENIALS.iter().any(|denial| name[..at].ends_with(denial)))
}

/// 中央补助, 省级专项资金 in a table of someone below.
fn money_of_a_level(name: &str, department: &str) -> Option<String> {
    let levels = LEVELS.into_iter().filter(|level| stands_in(name, level) && is_above(level, department));
    let mut words = levels.flat_map(|level| MONEY_OF_A_LEVEL.map(|money| format!("{level}{money}")));
    words.find(|word| stands_in(name, word))
}

/// Whether a level stands above an issuer, by the places in the issuer's name. 市 is above only those that name
/// a district or county; an unknown issuer is below 省.
fn is_above(level: &str, department: &str) -> bool {
    let names = |places: &[char]| department.contains(places);
    match level.chars().next() {
        Some('市') => names(&['区', '县']) && !department.contains("自治区"),
        Some('省' | '自') => {
            department.is_empty() || names(&['市', '州', '县']) || names_district(department)
        }
        _ => true,
    }
}

/// Whether an issuer's name has a district in it that is no autonomous region (自治区).
fn names_district(department: &str) -> bool {
    department.replace("自治区", "").contains('区')
}

/// 一次性 before work or money, in brackets, or at the end.
fn one_off(name: &str) -> Option<String> {
    let (_, after) = name.split_once("一次性")?;
    if after.is_empty() || after.starts_with([')', '】', ']']) {
        return Some("一次性".to_owned());
    }
    ONE_OFF_WORK.iter().find(|work| after.starts_with(**work)).map(|work| format!("一次性{work}"))
}

/// 第一批, 第2批, 首批.
fn batch(name: &str) -> Option<String> {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let numbered = name.match_indices('第').find_map(|(at, ordinal)| {
        let rest = &name[at + ordinal.len()..];
        let length = rest.find(|c| !numeral(c))?;
        (length > 0 && rest[length..].starts_with('批'))
            .then(|| name[at..at + ordinal.len() + length + '批'.len_utf8()].to_owned())
    });
    numbered.or_else(|| name.contains("首批").then(|| "首批".to_owned()))
}

/// What the columns with an amount above zero say: their name with the amount as printed.
fn in_columns(project: &Project, department: &str) -> Vec<(TagKind, String)> {
    let amounts = &project.amounts;
    let above_zero = |amount: Option<Decimal>| amount.filter(|amount| *amount > Decimal::ZERO);
    let mut found = Vec::new();
    if let Some(amount) = above_zero(amounts.carryover.printed()) {
        found.push((TagKind::Carryover, format!("上年结转{amount}")));
    }
    for (column, cell) in &amounts.further {
        let Some(amount) = above_zero(cell.printed()) else { continue };
        let kind =
            COLUMNS.into_iter().find(|(_, words)| words.split_whitespace().any(|w| column.contains(w)));
        let of_a_level = LEVELS.iter().any(|level| column.starts_with(level) && is_above(level, department));
        if let Some(tag) = kind.map(|(tag, _)| tag).or(of_a_level.then_some(TagKind::TransferPayment)) {
            found.push((tag, format!("{column}{amount}")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::{Name, NameContext};
    use duibiao_core::{AmountCell, Period};

    const DISTRICT: &str = "示例市示例区民政局";
    const CITY: &str = "示例市民政局";
    const PROVINCE: &str = "示例省民政厅";

    fn show(project: &Project, department: &str) -> String {
        let name = Name::read(&project.name, NameContext::default());
        let found = of_project(project, &name.squashed, &name.documents, department);
        let words = found.iter().map(|found| format!("{:?}:{}", found.tag, found.text));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_say_how_money_came() {
        for (name, department, expected) in [
            ("困难群众救助补助资金", DISTRICT, ""),
            ("困难群众救助（提前下达）", DISTRICT, "AdvanceAllocation:提前下达"),
            (
                "提前下达2025年中央补助资金（示财社〔2024〕118号）",
                DISTRICT,
                "TransferPayment:中央补助 AdvanceAllocation:提前下达 DocumentNumber:示财社〔2024〕118号",
            ),
            ("省级专项资金-养老服务", DISTRICT, "TransferPayment:省级专项资金"),
            ("省级专项资金-养老服务", PROVINCE, ""),
            ("省级专项资金-养老服务", "", "TransferPayment:省级专项资金"),
            ("市级补助资金", DISTRICT, "TransferPayment:市级补助"),
            ("市级补助资金", CITY, ""),
            ("自治区补助资金", "示例自治区民政厅", ""),
            ("自治区补助资金", "示例自治区示例市民政局", "TransferPayment:自治区补助"),
            ("示例市补助资金", DISTRICT, "TransferPayment:市补助"),
            ("城乡低保（直达资金）", DISTRICT, "DirectFunds:直达资金"),
            ("养老设施改造（不含转移支付）", DISTRICT, ""),
            ("养老设施改造（上年结转）", DISTRICT, "Carryover:上年结转"),
            ("信息系统尾款", DISTRICT, "FinalPayment:尾款"),
            ("办公楼修缮质保金", DISTRICT, "FinalPayment:质保金"),
            ("设备更新（一次性）", DISTRICT, "OneOff:一次性"),
            ("一次性购置办公家具", DISTRICT, "OneOff:一次性购置"),
            ("一次性创业补贴", DISTRICT, ""),
            ("就业补助第二批", DISTRICT, "Batch:第二批"),
            ("就业补助（首批）", DISTRICT, "Batch:首批"),
            ("第三方评估", DISTRICT, ""),
            ("救灾经费（追加）", DISTRICT, "Supplementary:追加"),
            ("学习中央会议精神", DISTRICT, ""),
        ] {
            assert_eq!(show(&Project::named(name), department), expected, "{name} of {department}");
        }
    }

    #[test]
    fn columns_natures_and_periods_say_so_too() {
        let with = |edit: &dyn Fn(&mut Project)| {
            let mut project = Project::named("养老服务");
            edit(&mut project);
            show(&project, CITY)
        };
        let further = |name: &'static str, amount: &'static str| {
            move |project: &mut Project| {
                project.amounts.further.push((name.to_owned(), AmountCell::read(amount)));
            }
        };
        assert_eq!(with(&|p| p.amounts.carryover = AmountCell::read("58.00")), "Carryover:上年结转58.00");
        assert_eq!(with(&|p| p.amounts.carryover = AmountCell::read("0")), "");
        assert_eq!(with(&further("转移支付资金", "3.5")), "TransferPayment:转移支付资金3.5");
        assert_eq!(with(&further("上级补助", "3")), "TransferPayment:上级补助3");
        assert_eq!(with(&further("上级补助", "0.00")), "");
        assert_eq!(with(&further("中央", "3")), "TransferPayment:中央3");
        assert_eq!(with(&further("省级", "3")), "TransferPayment:省级3");
        assert_eq!(with(&further("市级", "3")), "");
        assert_eq!(with(&further("提前下达转移支付", "3")), "AdvanceAllocation:提前下达转移支付3");
        assert_eq!(with(&|p| p.nature = Some("一次性项目".to_owned())), "OneOff:一次性项目");
        assert_eq!(with(&|p| p.nature = Some("经常性□一次性□".to_owned())), "");
        let period = |start: &str, end: &str| {
            with(&|p| {
                p.period = Some(Period { start: Some(start.to_owned()), end: Some(end.to_owned()) });
            })
        };
        assert_eq!(period("2024年1月", "2026年12月"), "MultiYear:2024年1月至2026年12月");
        assert_eq!(period("2024-01-01", "2024-12-31"), "");
    }
}
