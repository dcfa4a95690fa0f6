//! What is not alike in the two tables, before any figure is compared (口径提示).

use crate::change_set::{Aspect, Comparability};
use crate::name::squash;
use duibiao_core::{
    Absence, AnnualTable, Bilingual, EvidenceKind, Indicator, Reading, Scope, Severity, Stage,
};
use rust_decimal::Decimal;

/// Sums further apart than this factor suggest that the tables do not cover the same.
const COVERAGE_FACTOR: u32 = 3;
/// A table that writes comparators for fewer than a tenth of its quantities beside one that does for at least
/// half.
const FEW_COMPARATORS: (usize, usize) = (1, 10);
const MANY_COMPARATORS: (usize, usize) = (1, 2);

/// Everything that is not alike, in the order of [`Aspect`].
pub(crate) fn comparability(old: &AnnualTable, new: &AnnualTable) -> Vec<Comparability> {
    let mut found = Vec::new();
    found.extend(stage(old, new));
    found.extend(scope(old, new));
    found.extend(department(old, new));
    found.extend(years(old, new));
    found.extend(transfers(old, new));
    found.extend(money_unit(old, new));
    found.extend(template(old, new));
    found.extend(sources(old, new));
    found.extend(coverage(old, new));
    found.extend(horizon(old, new));
    found.extend(comparators(old, new));
    found.extend(ocr(old, new));
    found
}

fn entry(
    aspect: Aspect,
    severity: Severity,
    (old, new): (Option<String>, Option<String>),
    zh: &'static str,
    en: &'static str,
) -> Comparability {
    Comparability { aspect, old, new, severity, message: Bilingual::fixed(zh, en) }
}

fn ocr(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let show = |table: &AnnualTable| table.source.ocr.then(|| "文字识别稿".to_owned());
    (old.source.ocr || new.source.ocr).then(|| {
        entry(
            Aspect::Ocr,
            Severity::Warning,
            (show(old), show(new)),
            "有一表为文字识别稿，“≥”可能被识为“2”，数字和符号的变化请对照原件核实。",
            "A table was made by text recognition: “≥” may have become “2”; check changed figures and signs against the original.",
        )
    })
}

fn stage(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let name = |stage: Stage| match stage {
        Stage::Initial => Some("年初预算"),
        Stage::Adjusted => Some("调整预算"),
        Stage::Final => Some("决算"),
        Stage::Unknown => None,
    };
    let (a, b) = (name(old.stage), name(new.stage));
    let differs = old.stage != new.stage
        && [old.stage, new.stage].iter().any(|s| !matches!(s, Stage::Unknown | Stage::Initial));
    differs.then(|| {
        entry(
            Aspect::Stage,
            Severity::Warning,
            (a.map(str::to_owned), b.map(str::to_owned)),
            "两表编制阶段不同（年初、调整或决算），增减额含阶段差异。",
            "The tables are of different stages of the budget cycle; differences include that.",
        )
    })
}

fn scope(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let name = |scope: Scope| match scope {
        Scope::Department => "部门".to_owned(),
        Scope::Unit => "单位".to_owned(),
        Scope::Unknown => String::new(),
    };
    let differs = old.scope != new.scope && old.scope != Scope::Unknown && new.scope != Scope::Unknown;
    differs.then(|| {
        entry(
            Aspect::Scope,
            Severity::Warning,
            (Some(name(old.scope)), Some(name(new.scope))),
            "一表为部门口径，一表为单位口径，金额不可直接比较。",
            "One table covers a department, the other a single unit; their money is not directly comparable.",
        )
    })
}

fn department(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let pair = (old.department.clone(), new.department.clone());
    match (&old.department, &new.department) {
        (Some(a), Some(b)) if squash(a) == squash(b) => None,
        (Some(_), Some(_)) => Some(entry(
            Aspect::Department,
            Severity::Warning,
            pair,
            "两表部门名称不同，请先确认是否为同一部门（如机构更名）。",
            "The departments' names differ; first make sure that it is one department.",
        )),
        _ => Some(entry(
            Aspect::Department,
            Severity::Warning,
            pair,
            "有一表未注明部门名称，请确认两表属于同一部门。",
            "A table does not name its department; make sure that both are of one department.",
        )),
    }
}

fn years(old: &AnnualTable, new: &AnnualTable) -> Vec<Comparability> {
    let show = |year: Option<i32>| year.map(|year| year.to_string());
    let pair = || (show(old.fiscal_year), show(new.fiscal_year));
    let mut found = Vec::new();
    match (old.fiscal_year, new.fiscal_year) {
        (Some(a), Some(b)) if b == a + 1 => {}
        (Some(a), Some(b)) if b == a => found.push(entry(
            Aspect::YearGap,
            Severity::Warning,
            pair(),
            "两表年度相同，按同一年度的两个版本比较。",
            "Both tables are for one fiscal year; they are compared as versions of it.",
        )),
        (Some(a), Some(b)) if b > a => found.push(entry(
            Aspect::YearGap,
            Severity::Warning,
            pair(),
            "两表年度不相邻，变化为多年累计。",
            "The fiscal years are not consecutive; changes are those of several years.",
        )),
        (Some(_), Some(_)) => {}
        _ => found.push(entry(
            Aspect::YearGap,
            Severity::Warning,
            pair(),
            "有一表年度不明，无法确认两表是否相邻年度。",
            "A fiscal year is unknown, so it is not known whether the years are consecutive.",
        )),
    }
    let inferred = |table: &AnnualTable| {
        table.fiscal_year_evidence.first().is_some_and(|evidence| evidence.kind == EvidenceKind::Inferred)
    };
    if inferred(old) || inferred(new) {
        found.push(entry(
            Aspect::YearInferred,
            Severity::Info,
            pair(),
            "有年度系根据正文中的年份推断，非表内注明。",
            "A fiscal year is inferred from years in the text, not stated.",
        ));
    }
    if matches!((old.fiscal_year, new.fiscal_year), (Some(a), Some(b)) if a > b) {
        found.push(entry(
            Aspect::Order,
            Severity::Warning,
            pair(),
            "前一份表的年度晚于后一份表，变化方向与时间相反，请检查文件顺序。",
            "The first table is for a later year than the second: changes run against time; check the order.",
        ));
    }
    found
}

fn transfers(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let show = |includes: Option<bool>| {
        includes.map(|includes| if includes { "含转移支付" } else { "不含转移支付" }.to_owned())
    };
    (old.includes_transfers.unwrap_or(false) != new.includes_transfers.unwrap_or(false)).then(|| {
        entry(
            Aspect::Transfers,
            Severity::Warning,
            (show(old.includes_transfers), show(new.includes_transfers)),
            "仅一表标题注明含转移支付项目，增减额可能含口径差异。",
            "Only one title says that transfer payments are included; differences may come from that.",
        )
    })
}

fn money_unit(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let show = |table: &AnnualTable| table.money_unit.map(|unit| unit.name().to_owned());
    let pair = (show(old), show(new));
    match (old.money_unit, new.money_unit) {
        (a, b) if a == b => None,
        (Some(_), Some(_)) => Some(entry(
            Aspect::MoneyUnit,
            Severity::Info,
            pair,
            "两表金额单位不同，已按后一表的单位精确换算。",
            "The money units differ; old amounts are converted exactly to the new table's unit.",
        )),
        _ => Some(entry(
            Aspect::MoneyUnit,
            Severity::Warning,
            pair,
            "有一表未注明金额单位，按另一表的单位处理。",
            "A table does not state its money unit; the other's is taken.",
        )),
    }
}

fn template(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    (old.source.template != new.source.template).then(|| {
        entry(
            Aspect::Template,
            Severity::Info,
            (Some(old.source.template.clone()), Some(new.source.template.clone())),
            "两表表式不同，某些栏目只有一表印出。",
            "The tables are of different forms; some columns are printed in one only.",
        )
    })
}

fn source_columns(table: &AnnualTable) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for (_, project) in table.projects() {
        for (name, cell) in project.amounts.sources() {
            if cell.absence() != Some(Absence::NoColumn) && !columns.iter().any(|column| column == name) {
                columns.push(name.to_owned());
            }
        }
    }
    columns
}

fn sources(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let (a, b) = (source_columns(old), source_columns(new));
    (a != b).then(|| {
        entry(
            Aspect::Sources,
            Severity::Info,
            (Some(a.join(" ")), Some(b.join(" "))),
            "两表资金来源栏目不同，只比较共有的栏目。",
            "The columns of funding sources differ; only common ones are compared.",
        )
    })
}

fn coverage(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let total = |table: &AnnualTable| -> Option<Decimal> {
        let unit = table.money_unit.or(old.money_unit).or(new.money_unit)?;
        let sum = crate::money::sum(table.projects().filter_map(|(_, p)| p.amounts.total.printed()));
        unit.convert(sum, duibiao_core::MoneyUnit::Yuan)
    };
    let (a, b) = (total(old)?, total(new)?);
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    (small.saturating_mul(COVERAGE_FACTOR.into()) < large).then(|| {
        entry(
            Aspect::Coverage,
            Severity::Warning,
            (Some(old.n_projects().to_string()), Some(new.n_projects().to_string())),
            "两表金额合计相差三倍以上，覆盖范围或金额单位可能不同。",
            "The totals differ by more than a factor of three; the tables may not cover the same, or the money unit is wrong.",
        )
    })
}

fn horizon(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let has = |table: &AnnualTable, cycle: bool| {
        table.projects().flat_map(|(_, project)| &project.indicators).any(|indicator| {
            if cycle { indicator.cycle_target.is_some() } else { indicator.annual_target.is_some() }
        })
    };
    let show = |table: &AnnualTable| match (has(table, true), has(table, false)) {
        (true, true) => "实施周期、年度",
        (true, false) => "实施周期",
        (false, true) => "年度",
        (false, false) => "",
    };
    let (a, b) = (show(old), show(new));
    (a != b).then(|| {
        entry(
            Aspect::Horizon,
            Severity::Info,
            (Some(a.to_owned()), Some(b.to_owned())),
            "仅一表印有实施周期（或年度）指标值，只比较共有的一种。",
            "Only one table prints cycle (or annual) targets; only the common kind is compared.",
        )
    })
}

fn comparators(old: &AnnualTable, new: &AnnualTable) -> Option<Comparability> {
    let count = |table: &AnnualTable| {
        let target = |indicator: &'_ Indicator| {
            let target = indicator.target()?;
            matches!(target.reading, Reading::Quantity(_)).then(|| target.comparator().is_some())
        };
        let written: Vec<bool> =
            table.projects().flat_map(|(_, project)| &project.indicators).filter_map(target).collect();
        (written.iter().filter(|written| **written).count(), written.len())
    };
    let (a, b) = (count(old), count(new));
    let few = |(n, all): (usize, usize)| all >= 10 && n * FEW_COMPARATORS.1 < all * FEW_COMPARATORS.0;
    let many = |(n, all): (usize, usize)| all >= 10 && n * MANY_COMPARATORS.1 >= all * MANY_COMPARATORS.0;
    (few(a) && many(b) || many(a) && few(b)).then(|| {
        entry(
            Aspect::Comparators,
            Severity::Info,
            (Some(format!("{}/{}", a.0, a.1)), Some(format!("{}/{}", b.0, b.1))),
            "仅一表普遍写出计算符号；未写计算符号的一方按另一方的符号理解。",
            "Only one table writes comparators as a rule; a side without is read with the other's.",
        )
    })
}
