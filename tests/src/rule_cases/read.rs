//! Reads the cases.

use super::Case;
use crate::tables::{annual_table, appropriation, budget_unit, indicator, project, sum};
use duibiao_check::Profile;
use duibiao_core::{AmountCell, AnnualTable, Category, Level, Period, Project, Target};
use std::collections::BTreeMap;

/// The cases of one file. `name` is the file's, for messages.
///
/// # Panics
/// Where the notation is wrong: the message says in which line.
pub fn read_cases(name: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{name}:{}", idx + 1);
        if let Some(title) = line.strip_prefix("case:") {
            cases.push(Case {
                place,
                name: title.trim().to_owned(),
                profile: Profile::Default,
                expected: BTreeMap::new(),
                tables: Vec::new(),
            });
            continue;
        }
        let case = cases.last_mut().unwrap_or_else(|| panic!("{place}: no case before this line"));
        apply(case, line).unwrap_or_else(|| panic!("{place}: not understood: {line}"));
    }
    for table in cases.iter_mut().flat_map(|case| &mut case.tables) {
        complete(table);
    }
    cases
}

/// One line of a case.
fn apply(case: &mut Case, line: &str) -> Option<()> {
    if let Some(rest) = line.strip_prefix("- ") {
        let project = last_project(case)?;
        let code = rest.trim();
        project
            .indicators
            .retain(|indicator| indicator.level2.code.as_deref() != Some(code) && code != "all");
        return Some(());
    }
    if let Some(rest) = line.strip_prefix("+ ") {
        let project = last_project(case)?;
        let cells: Vec<&str> = rest.split('|').map(str::trim).collect();
        let (code, name, annual) = (cells.first()?, cells.get(1)?, cells.get(2)?);
        let cycle = cells.get(3).filter(|cell| !cell.is_empty()).unwrap_or(annual);
        let mut new = indicator(project.indicators.len() + 1, code, name, cycle, annual);
        new.score = cells.get(4).filter(|cell| !cell.is_empty()).map(|cell| (*cell).to_owned());
        project.indicators.push(new);
        return Some(());
    }
    let (key, rest) = line.split_once(':')?;
    let rest = rest.trim();
    match key {
        "expect" => {
            for code in rest.split(',').map(str::trim).filter(|code| !code.is_empty() && *code != "nothing") {
                let (code, n) = code.split_once('×').unwrap_or((code, "1"));
                case.expected.insert(code.trim().to_owned(), n.trim().parse().ok()?);
            }
        }
        "profile" => case.profile = if rest == "strict" { Profile::Strict } else { return None },
        "table" => case.tables.push(empty_table(rest.parse().ok()?)),
        "unit" => {
            let table = last_table(case);
            table.units.push(budget_unit(rest, duibiao_core::Amounts::NO_COLUMNS, Vec::new()));
        }
        "project" => {
            let table = last_table(case);
            if table.units.is_empty() {
                let unit = "示例市示例局";
                table.units.push(budget_unit(unit, duibiao_core::Amounts::NO_COLUMNS, Vec::new()));
            }
            let (name, amount) = rest.rsplit_once('|')?;
            let projects = &mut table.units.last_mut()?.projects;
            projects.push(base_project(name.trim(), amount.trim())?);
        }
        "goal" => last_project(case)?.goal = (!rest.is_empty()).then(|| rest.to_owned()),
        "amounts" => {
            for cell in rest.split(',') {
                let (column, amount) = cell.split_once('=')?;
                last_project(case)?.amounts.set(column.trim(), AmountCell::read(amount.trim()));
            }
        }
        "nature" => last_project(case)?.nature = Some(rest.to_owned()),
        "period" => {
            let (start, end) = rest.split_once('|')?;
            let part = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            last_project(case)?.period = Some(Period { start: part(start), end: part(end) });
        }
        "lifetime" => last_project(case)?.lifetime_total = Some(rest.to_owned()),
        "levels" => {
            let (level1, level2) = rest.split_once('|')?;
            let last = last_project(case)?.indicators.last_mut()?;
            (last.level1, last.level2) = (Level::read(level1.trim()), Level::read(level2.trim()));
            last.category = Category::classify(&last.level1, &last.level2);
        }
        "blank" => {
            // `blank: cycle` or `blank: annual`: that target of the last indicator is a blank cell.
            let indicator = last_project(case)?.indicators.last_mut()?;
            let target = match rest {
                "cycle" => &mut indicator.cycle_target,
                "annual" => &mut indicator.annual_target,
                _ => return None,
            };
            *target = Some(Target::read(""));
        }
        "subtotal" => last_table(case).units.last_mut()?.amounts = appropriation(rest.parse().ok()?),
        "total" => last_table(case).total = Some(appropriation(rest.parse().ok()?)),
        "money" => last_table(case).money_unit = duibiao_core::MoneyUnit::parse(rest),
        _ => return None,
    }
    Some(())
}

fn empty_table(year: i32) -> AnnualTable {
    let title = format!("{year}年项目支出绩效目标表（虚构示例）");
    annual_table(&title, "示例市示例局", Some(year), duibiao_core::Amounts::NO_COLUMNS)
}

fn last_table(case: &mut Case) -> &mut AnnualTable {
    if case.tables.is_empty() {
        case.tables.push(empty_table(2025));
    }
    let last = case.tables.len() - 1;
    &mut case.tables[last]
}

fn last_project(case: &mut Case) -> Option<&mut Project> {
    last_table(case).units.last_mut()?.projects.last_mut()
}

/// A project of which no rule has anything to say.
fn base_project(name: &str, amount: &str) -> Option<Project> {
    let indicators = [
        ("11", "志愿服务培训场次", "≥12场"),
        ("12", "志愿服务培训考核合格率", "≥95%"),
        ("13", "志愿服务培训按期完成率", "≥95%"),
        ("22", "居民志愿服务知晓率", "≥80%"),
        ("31", "参训志愿者满意度", "≥90%"),
        ("41", "单场培训成本", "≤0.8万元/场"),
    ];
    let indicators = indicators
        .iter()
        .enumerate()
        .map(|(idx, (code, name, target))| indicator(idx + 1, code, name, target, target))
        .collect();
    let goal = format!("开展“{name}”工作，提升志愿者服务能力，改善居民办事体验。");
    Some(project(name, appropriation(amount.parse().ok()?), &goal, indicators))
}

/// Subtotals and the grand total, where the case gives none: as the sums say; indicators numbered anew.
fn complete(table: &mut AnnualTable) {
    for unit in &mut table.units {
        if unit.amounts.total.printed().is_none() {
            unit.amounts = sum(unit.projects.iter().map(|project| &project.amounts), &unit.amounts);
        }
        for project in &mut unit.projects {
            for (idx, indicator) in project.indicators.iter_mut().enumerate() {
                indicator.seq = u32::try_from(idx + 1).ok();
            }
        }
    }
    if table.total.as_ref().is_none_or(|total| total.total.printed().is_none()) {
        let units = table.units.iter().map(|unit| &unit.amounts);
        table.total = Some(sum(units, &duibiao_core::Amounts::NO_COLUMNS));
    }
}
