//! Puts a plant into a table.

use super::fill::Filler;
use super::{Act, Plant, Step, Words, sums};
use crate::seed::Seed;
use crate::tables::indicator;
use duibiao_core::{AmountCell, Amounts, AnnualTable, Category, Level, Period, Project, Target};
use rust_decimal::Decimal;

/// A table with a plant in it.
#[derive(Debug)]
pub struct Planted {
    /// The table; the later one of two years.
    pub table: AnnualTable,
    /// The table of the year before, of a plant on two years.
    pub last_year: Option<AnnualTable>,
    /// The unit that hosts it.
    pub unit: String,
    /// The positions of the projects that host it, in the order of the plant.
    pub projects: Vec<usize>,
}

/// A project by its unit and its place there.
type Host = (usize, usize);

/// The table with that plant, in hosts that are free for it; `None` where there are none.
pub fn plant(
    plant: &Plant,
    table: &AnnualTable,
    is_free: &dyn Fn(&str, Option<usize>) -> bool,
    words: &Words,
    mut random: Seed,
) -> Option<Planted> {
    let hosts = hosts(plant, table, is_free, &mut random)?;
    let mut work =
        Work { table: table.clone(), hosts: &hosts, at: 0, filler: Filler::new(words, random.fork(1)) };
    work.begin();
    match plant.steps.iter().position(|step| step.act == Act::Each) {
        None => work.all(&plant.steps),
        Some(at) => {
            work.all(&plant.steps[..at]);
            for host in 0..hosts.len() {
                work.at = host;
                work.filler.forget();
                work.begin();
                work.all(&plant.steps[at + 1..]);
            }
        }
    }
    let last_year = plant.years.as_ref().map(|years| {
        let both = work.table.clone();
        work.all(&years.last);
        let last_year = numbered(std::mem::replace(&mut work.table, next_year(both)));
        work.begin();
        work.all(&years.this);
        last_year
    });
    let projects = hosts.iter().map(|host| position(table, *host)).collect();
    Some(Planted {
        table: numbered(work.table),
        last_year,
        unit: table.units[hosts[0].0].name.clone(),
        projects,
    })
}

/// The table as that of the year after, without any change.
pub fn next_year(mut table: AnnualTable) -> AnnualTable {
    table.fiscal_year = table.fiscal_year.map(|year| year + 1);
    table
}

/// With the indicators of every project numbered anew.
fn numbered(mut table: AnnualTable) -> AnnualTable {
    for project in table.units.iter_mut().flat_map(|unit| &mut unit.projects) {
        for (idx, indicator) in project.indicators.iter_mut().enumerate() {
            indicator.seq = u32::try_from(idx + 1).ok();
        }
    }
    table
}

fn position(table: &AnnualTable, (unit, project): Host) -> usize {
    table.units[..unit].iter().map(|unit| unit.projects.len()).sum::<usize>() + project
}

/// Projects that host the plant: one, and one for each step that goes on to another.
fn hosts(
    plant: &Plant,
    table: &AnnualTable,
    is_free: &dyn Fn(&str, Option<usize>) -> bool,
    random: &mut Seed,
) -> Option<Vec<Host>> {
    let n_of = |act| plant.steps.iter().filter(|step| step.act == act).count();
    let is_each = n_of(Act::Each) > 0;
    let n_here = n_of(Act::Next) + 1;
    let fits = |unit: usize| {
        let free: Vec<usize> = (0..table.units[unit].projects.len())
            .filter(|project| is_free(&table.units[unit].name, Some(position(table, (unit, *project)))))
            .collect();
        (free.len() >= n_here && is_free(&table.units[unit].name, None)).then_some((unit, free))
    };
    let units: Vec<(usize, Vec<usize>)> = (0..table.units.len()).filter_map(fits).collect();
    if units.is_empty() {
        return None;
    }
    let (unit, mut free) = random.pick(&units).clone();
    if is_each {
        let n = table.units[unit].projects.len();
        return (n >= 2).then(|| (0..n).map(|project| (unit, project)).collect());
    }
    while free.len() > n_here {
        free.remove(random.below(free.len()));
    }
    let mut hosts: Vec<Host> = free.into_iter().map(|project| (unit, project)).collect();
    let mut others: Vec<&(usize, Vec<usize>)> = units.iter().filter(|(other, _)| *other != unit).collect();
    for _ in 0..n_of(Act::Elsewhere) {
        if others.is_empty() {
            return None;
        }
        let (other, free) = others.remove(random.below(others.len()));
        hosts.push((*other, *random.pick(free)));
    }
    Some(hosts)
}

struct Work<'a> {
    table: AnnualTable,
    hosts: &'a [Host],
    /// Which of the hosts is worked on.
    at: usize,
    filler: Filler<'a>,
}

impl Work<'_> {
    /// What templates may say of the project that is worked on.
    fn begin(&mut self) {
        let year = self.table.fiscal_year.unwrap_or_default();
        let number = self.at + 1;
        let project = self.project();
        let total = project.amounts.total.printed().unwrap_or_default();
        let name = project.name.clone();
        for (key, text) in [
            ("year", year.to_string()),
            ("total", total.to_string()),
            ("project", name),
            ("number", number.to_string()),
        ] {
            self.filler.bind(key, text);
        }
    }

    fn project(&mut self) -> &mut Project {
        let (unit, project) = self.hosts[self.at];
        &mut self.table.units[unit].projects[project]
    }

    fn all(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step).unwrap_or_else(|| panic!("cannot be done: {step:?}"));
        }
    }

    fn step(&mut self, step: &Step) -> Option<()> {
        let (unit, _) = self.hosts[self.at];
        if step.act == Act::Let {
            self.filler.fill(&format!("{{{}}}", step.template));
            return Some(());
        }
        let text = self.filler.fill(&step.template);
        let template = text.as_str();
        match step.act {
            Act::Add => self.add(template)?,
            Act::Remove => self
                .project()
                .indicators
                .retain(|indicator| template != "all" && indicator.level2.code.as_deref() != Some(template)),
            Act::Levels => {
                let (level1, level2) = template.split_once('|')?;
                let last = self.project().indicators.last_mut()?;
                (last.level1, last.level2) = (Level::read(level1.trim()), Level::read(level2.trim()));
                last.category = Category::classify(&last.level1, &last.level2);
            }
            Act::Blank => {
                let all = template.starts_with("all ");
                let skip = if all { 0 } else { self.project().indicators.len().checked_sub(1)? };
                for indicator in self.project().indicators.iter_mut().skip(skip) {
                    let target = if template.ends_with("cycle") {
                        &mut indicator.cycle_target
                    } else {
                        &mut indicator.annual_target
                    };
                    *target = Some(Target::read(""));
                }
            }
            Act::Scores => self.scores(template)?,
            Act::Goal => {
                self.project().goal = (!template.is_empty()).then(|| template.to_owned());
            }
            Act::GoalToo => {
                self.project().goal.get_or_insert_default().push_str(template);
            }
            Act::Name => template.clone_into(&mut self.project().name),
            Act::Period => {
                let (start, end) = template.split_once('|')?;
                let (start, end) = (Some(start.trim().to_owned()), Some(end.trim().to_owned()));
                self.project().period = Some(Period { start, end });
            }
            Act::Amount => {
                let total = self.filler.number(template);
                let new = sums::appropriated(&self.project().amounts, total);
                self.filler.bind("total", total.to_string());
                self.replace_amounts(new);
            }
            Act::Cells => {
                let mut new = self.project().amounts.clone();
                for cell in template.split(',') {
                    let (key, number) = cell.split_once('=')?;
                    new.set(key.trim(), AmountCell::Printed(self.filler.number(number)));
                }
                self.replace_amounts(new);
            }
            Act::Subtotal => {
                let delta = self.filler.number(template);
                sums::add(&mut self.table.units[unit].amounts, "total", delta);
                sums::add(self.table.total.as_mut()?, "total", delta);
            }
            Act::Total => {
                let delta = self.filler.number(template);
                sums::add(self.table.total.as_mut()?, "total", delta);
            }
            Act::Money => {
                sums::in_yuan(&mut self.table);
                self.begin();
            }
            Act::Gone => {
                let (unit, project) = self.hosts[self.at];
                self.table.units[unit].projects.remove(project);
            }
            Act::Year => self.table.fiscal_year = Some(template.parse().ok()?),
            Act::NoGoals => {
                let projects = self.table.units.iter_mut().flat_map(|unit| &mut unit.projects);
                projects.for_each(|project| project.goal = None);
            }
            Act::Recode => self.recode(template)?,
            Act::Next | Act::Elsewhere => {
                self.at += 1;
                self.begin();
            }
            Act::Let | Act::Each => return None,
        }
        Some(())
    }

    fn replace_amounts(&mut self, new: Amounts) {
        let (unit, project) = self.hosts[self.at];
        sums::replace(&mut self.table, unit, project, new);
    }

    /// `second level | name | target of the year | target of the whole`.
    fn add(&mut self, template: &str) -> Option<()> {
        let cells: Vec<&str> = template.split('|').map(str::trim).collect();
        let [code, name, annual, ref rest @ ..] = cells[..] else { return None };
        let cycle = rest.first().copied().unwrap_or(annual);
        let new = indicator(1, code, name, cycle, annual);
        self.project().indicators.push(new);
        Some(())
    }

    /// Scores, or weights of two decimals, that come to the sum, the last indicator taking the rest.
    fn scores(&mut self, template: &str) -> Option<()> {
        let sum = self.filler.number(template);
        let n = i64::try_from(self.project().indicators.len()).ok()?;
        let decimals = if sum < Decimal::TEN { 2 } else { 0 };
        let share = (sum / Decimal::from(n)).trunc_with_scale(decimals);
        let last = sum - share * Decimal::from(n - 1);
        for indicator in &mut self.project().indicators {
            indicator.score = Some(share.to_string());
        }
        self.project().indicators.last_mut()?.score = Some(last.to_string());
        Some(())
    }

    /// `11>13, 12>11`: names stay.
    fn recode(&mut self, template: &str) -> Option<()> {
        let codes: Vec<(&str, &str)> =
            template.split(',').map(|pair| pair.trim().split_once('>')).collect::<Option<_>>()?;
        let projects = self.table.units.iter_mut().flat_map(|unit| &mut unit.projects);
        for indicator in projects.flat_map(|project| &mut project.indicators) {
            for level in [&mut indicator.level1, &mut indicator.level2] {
                let new = codes.iter().find(|(from, _)| level.code.as_deref() == Some(*from));
                if let Some((_, new)) = new {
                    level.code = Some((*new).to_owned());
                }
            }
            indicator.category = Category::classify(&indicator.level1, &indicator.level2);
        }
        Some(())
    }
}
