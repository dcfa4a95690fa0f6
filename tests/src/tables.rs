//! Building blocks of annual tables in the list form: what every constructed table has in common.

use duibiao_core::{
    AmountCell, Amounts, AnnualTable, BudgetUnit, Category, Evidence, EvidenceKind, Format, Indicator, Level,
    MoneyUnit, Origin, Project, Scope, Source, Stage, TableKind, Target,
};
use rust_decimal::Decimal;

/// A table of the list form without units yet: 万元, transfer payments included where the title says so.
///
/// It has no origins, since it was read from nowhere.
pub fn annual_table(title: &str, department: &str, fiscal_year: Option<i32>, total: Amounts) -> AnnualTable {
    let year_in_title = fiscal_year.filter(|year| title.contains(&year.to_string()));
    AnnualTable {
        source: Source {
            path: String::new(),
            format: Format::Text,
            encoding: Some("utf-8".to_owned()),
            sha256: None,
            template: String::new(),
            ocr: false,
            read_from: None,
        },
        kind: TableKind::ProjectTargets,
        stage: Stage::Unknown,
        scope: Scope::Unknown,
        title: Some(title.to_owned()),
        title_origin: Origin::Nowhere,
        department: Some(department.to_owned()),
        department_evidence: vec![evidence(EvidenceKind::Header, &format!("部门名称：{department}"))],
        fiscal_year,
        fiscal_year_evidence: year_in_title
            .map(|_| evidence(EvidenceKind::Title, title))
            .into_iter()
            .collect(),
        includes_transfers: title.contains("含转移支付项目").then_some(true),
        money_unit: Some(MoneyUnit::WanYuan),
        total: Some(total),
        total_origin: Origin::Nowhere,
        project_expenditure: None,
        units: Vec::new(),
        findings: Vec::new(),
    }
}

fn evidence(kind: EvidenceKind, text: &str) -> Evidence {
    Evidence { kind, text: text.to_owned(), origin: Origin::Nowhere }
}

/// A budget unit.
pub fn budget_unit(name: &str, amounts: Amounts, projects: Vec<Project>) -> BudgetUnit {
    BudgetUnit { name: name.to_owned(), amounts, origin: Origin::Nowhere, projects }
}

/// A project with what the list form prints of it.
pub fn project(name: &str, amounts: Amounts, goal: &str, indicators: Vec<Indicator>) -> Project {
    Project { amounts, goal: Some(goal.to_owned()), indicators, ..Project::named(name) }
}

/// An indicator of the category with that two-digit code, such as `11` or `41`.
///
/// # Panics
/// When [`levels`] does not know the code.
pub fn indicator(seq: usize, code: &str, name: &str, cycle: &str, annual: &str) -> Indicator {
    let (level1, level2) = levels(code).unwrap_or_else(|| panic!("no second level has the code {code}"));
    let (level1, level2) = (Level::read(level1), Level::read(level2));
    Indicator {
        seq: u32::try_from(seq).ok(),
        category: Category::classify(&level1, &level2),
        level1,
        level2,
        name: name.to_owned(),
        cycle_target: Some(Target::read(cycle)),
        annual_target: Some(Target::read(annual)),
        score: None,
        actual: None,
        achieved_score: None,
        notes: Vec::new(),
        origin: Origin::Nowhere,
    }
}

/// The printed first and second level of a two-digit code, as the list form writes them.
pub fn levels(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "11" => ("1-产出指标", "11-数量指标"),
        "12" => ("1-产出指标", "12-质量指标"),
        "13" => ("1-产出指标", "13-时效指标"),
        "14" => ("1-产出指标", "14-成本指标"),
        "21" => ("2-效益指标", "21-经济效益"),
        "22" => ("2-效益指标", "22-社会效益"),
        "23" => ("2-效益指标", "23-生态效益"),
        "24" => ("2-效益指标", "24-可持续影响"),
        "31" => ("3-满意度指标", "31-服务对象满意度"),
        "41" => ("4-成本指标", "41-经济成本指标"),
        "42" => ("4-成本指标", "42-社会成本指标"),
        "43" => ("4-成本指标", "43-生态环境成本指标"),
        _ => return None,
    })
}

/// Money that is all 财政拨款, as in the published table: two amounts are printed, the other columns are blank.
pub fn appropriation(total: Decimal) -> Amounts {
    Amounts {
        total: AmountCell::Printed(total),
        fiscal_appropriation: AmountCell::Printed(total),
        special_account: AmountCell::BLANK,
        other: AmountCell::BLANK,
        ..Amounts::NO_COLUMNS
    }
}

/// Money of three sources, all four columns printed; the total is their sum.
pub fn four_columns(fiscal: Decimal, special: Decimal, other: Decimal) -> Amounts {
    Amounts {
        total: AmountCell::Printed(fiscal + special + other),
        fiscal_appropriation: AmountCell::Printed(fiscal),
        special_account: AmountCell::Printed(special),
        other: AmountCell::Printed(other),
        ..Amounts::NO_COLUMNS
    }
}

/// The sums of the printed columns; a column that is printed nowhere stays as `empty` has it.
pub fn sum<'a>(parts: impl Iterator<Item = &'a Amounts>, empty: &Amounts) -> Amounts {
    let mut sums = empty.clone();
    for part in parts {
        for (key, cell) in part.columns() {
            if let Some(number) = cell.printed() {
                let so_far = sums.column(key).printed();
                sums.set(key, AmountCell::Printed(so_far.map_or(number, |sum| sum + number)));
            }
        }
    }
    sums
}
