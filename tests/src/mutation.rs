//! What happens to a table from one year to the next, made up at random: the pairs that invariants are tried
//! on. Nothing here says what the right alignment is; [`invariants`](crate::invariants) hold whatever it is.

use crate::seed::Seed;
use crate::tables;
use duibiao_core::{AnnualTable, Project, Target};
use rust_decimal::Decimal;

/// The table of the next year: some projects renamed, moved, dropped, added, put in another order; amounts,
/// goals and targets changed.
///
/// # Example
/// ```
/// use duibiao_tests::{mutation, synthetic};
/// let old = synthetic::table(1, 0, &synthetic::Shape::small(1));
/// assert_eq!(mutation::next_year(&old, 7), mutation::next_year(&old, 7));
/// ```
pub fn next_year(old: &AnnualTable, seed: u64) -> AnnualTable {
    let mut random = Seed::new(seed);
    let mut new = old.clone();
    new.fiscal_year = old.fiscal_year.map(|year| year + 1);
    for unit in &mut new.units {
        let mut kept = Vec::new();
        for mut project in std::mem::take(&mut unit.projects) {
            if random.chance(1, 10) {
                continue;
            }
            change(&mut project, &mut random);
            if random.chance(1, 12) {
                let mut twin = project.clone();
                change(&mut twin, &mut random);
                kept.push(twin);
            }
            kept.push(project);
        }
        unit.projects = kept;
    }
    if new.units.len() > 1 && random.chance(1, 3) {
        let from = random.below(new.units.len());
        let to = random.below(new.units.len());
        if let Some(project) = new.units[from].projects.pop() {
            new.units[to].projects.push(project);
        }
    }
    total_up(&mut new, &mut random);
    shuffled(&new, random.next_word())
}

/// The same table with units, projects and indicators in another order.
pub fn shuffled(table: &AnnualTable, seed: u64) -> AnnualTable {
    let mut random = Seed::new(seed);
    let mut shuffled = table.clone();
    shuffle(&mut shuffled.units, &mut random);
    for unit in &mut shuffled.units {
        shuffle(&mut unit.projects, &mut random);
        for project in &mut unit.projects {
            shuffle(&mut project.indicators, &mut random);
        }
    }
    shuffled
}

fn shuffle<T>(items: &mut [T], random: &mut Seed) {
    for at in (1..items.len()).rev() {
        items.swap(at, random.below(at + 1));
    }
}

fn change(project: &mut Project, random: &mut Seed) {
    if random.chance(1, 6) {
        let tail = *random.pick(&["经费", "项目", "（二期）", "第二批", "专项资金"]);
        project.name.push_str(tail);
    }
    if random.chance(1, 6) {
        project.goal = project.goal.as_ref().map(|goal| format!("{goal}并做好其他相关工作。"));
    }
    if random.chance(2, 3) {
        // Cents move too, so that rounding shows.
        let cents = i64::try_from(random.below(200_000)).unwrap_or(1);
        project.amounts = tables::appropriation(Decimal::new(cents, 2));
    }
    if random.chance(1, 6) && project.indicators.len() > 1 {
        project.indicators.remove(0);
    }
    for indicator in &mut project.indicators {
        if random.chance(1, 4) {
            let raw = *random.pick(&[
                "≥95%",
                "不低于95%",
                "95%",
                "＞96.5%",
                "≤3次",
                "12月底前",
                "2025年6月30日前",
                "90%-95%",
                "优",
                "持续提升",
                "待补充",
                "",
                "0.45万人",
                "4500人",
                "夏装5套，冬装5套",
                "不超过缴费额2/3",
                "≤4.32万元",
            ]);
            indicator.annual_target = Some(Target::read(raw));
        }
        if random.chance(1, 8) {
            indicator.name = format!("年度{}", indicator.name);
        }
    }
}

/// Prints totals that tie, or are off by a cent as rounding makes them.
fn total_up(table: &mut AnnualTable, random: &mut Seed) {
    let empty = tables::appropriation(Decimal::ZERO);
    for unit in &mut table.units {
        unit.amounts = tables::sum(unit.projects.iter().map(|project| &project.amounts), &empty);
    }
    let mut total = tables::sum(table.units.iter().map(|unit| &unit.amounts), &empty);
    if random.chance(1, 3)
        && let Some(printed) = total.total.printed()
    {
        total = tables::appropriation(printed + Decimal::new(1, 2));
    }
    table.total = Some(total);
}
