//! Annual tables of bodies that do not exist, in the size and the proportions of the published table.

use crate::seed::Seed;
use crate::vocabulary::{
    BUREAUS, Bureau, CITY_FIRST, CITY_SECOND, COMMON_TOPICS, COMPARATOR_WORDS, DISTRICT_FIRST,
    DISTRICT_SECOND, Figure, GOAL_ENDINGS, GOAL_MIDDLES, GOAL_OPENINGS, GRADES, INDICATORS, NAMES,
    SHARED_NAMES, SYMBOLS, WORDS,
};
use crate::{extraction, tables};
use duibiao_core::{Amounts, AnnualTable, Indicator, Project};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The size and form of a constructed table. The default is the published table's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The fiscal year that texts name.
    pub fiscal_year: i32,
    /// Whether the title names the year.
    pub year_in_title: bool,
    /// All four money columns are printed, not only 总计 and 财政拨款.
    pub four_columns: bool,
    /// How many projects each unit has; at most five units.
    pub projects: Vec<usize>,
}

impl Default for Shape {
    fn default() -> Self {
        Self { fiscal_year: 2025, year_in_title: false, four_columns: false, projects: vec![27, 7, 14, 5] }
    }
}

impl Shape {
    /// A shape of the published size; year, title and columns vary with the seed.
    pub fn varied(seed: u64) -> Self {
        let mut random = Seed::new(seed).fork(2);
        Self {
            fiscal_year: *random.pick(&[2021, 2022, 2023, 2024, 2025, 2026]),
            year_in_title: random.chance(1, 2),
            four_columns: random.chance(1, 8),
            ..Self::default()
        }
    }

    /// A shape of one to three units with one to four projects each.
    pub fn small(seed: u64) -> Self {
        let mut random = Seed::new(seed).fork(3);
        let n_units = random.between(1, 3);
        let projects = (0..n_units).map(|_| random.between(1, 4)).collect();
        Self { projects, ..Self::varied(seed) }
    }
}

/// How many indicators the 53 projects of the published table have.
const INDICATOR_COUNTS: [usize; 53] = [
    4, 3, 10, 4, 5, 3, 2, 3, 4, 4, 4, 4, 3, 3, 3, 4, 4, 3, 5, 11, 3, 1, 1, 1, 5, 4, 3, 4, 3, 4, 3, 5, 4, 3,
    2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 12, 3, 4, 4, 5, 4,
];

/// Table number `index` of a run: always the same for the same seed, index and shape. Tables of one run differ in
/// department as long as there are fewer than 76,800.
///
/// # Example
/// ```
/// use duibiao_tests::{extraction, synthetic};
/// let table = synthetic::table(1, 0, &synthetic::Shape::default());
/// assert_eq!((table.units.len(), table.n_projects()), (4, 53));
/// assert!(extraction::is_representable(&table));
/// ```
///
/// # Panics
/// When the shape has more than five units.
pub fn table(seed: u64, index: u64, shape: &Shape) -> AnnualTable {
    let random = Seed::new(seed).fork(1000 + index);
    let (place, district, bureau) = department(seed, index);
    let mut writer =
        Writer { random, shape, district, topics: Vec::new(), counts: INDICATOR_COUNTS.to_vec() };
    let department = format!("{place}{}", bureau.name);
    let mut units = Vec::with_capacity(shape.projects.len());
    for (idx, &n_projects) in shape.projects.iter().enumerate() {
        let name = if idx == 0 { department.clone() } else { format!("{place}{}", bureau.bodies[idx - 1]) };
        let projects = writer.projects(bureau, n_projects);
        let amounts = writer.sum(projects.iter().map(|project| &project.amounts));
        units.push(tables::budget_unit(&name, amounts, projects));
    }
    let total = writer.sum(units.iter().map(|unit| &unit.amounts));
    let year =
        if shape.year_in_title { format!("{}年部门预算", shape.fiscal_year) } else { String::new() };
    let title = format!("{year}项目支出绩效目标表（含转移支付项目）");
    let mut table = tables::annual_table(&title, &department, Some(shape.fiscal_year), total);
    table.units = units;
    // A small table may have no text that names the year.
    if !extraction::names_year(&table, shape.fiscal_year) {
        table.fiscal_year = None;
    }
    table
}

/// The place, its district and the kind of department of table `index`.
fn department(seed: u64, index: u64) -> (String, String, &'static Bureau) {
    let n_all =
        CITY_FIRST.len() * CITY_SECOND.len() * DISTRICT_FIRST.len() * DISTRICT_SECOND.len() * BUREAUS.len();
    // A step without a common factor with the number of combinations visits each once.
    let at = (u128::from(index) * 7919 + u128::from(Seed::new(seed).next_word())) % n_all as u128;
    let mut at = usize::try_from(at).expect("it is below the number of combinations");
    let mut next = |choices: &[&'static str]| {
        let choice = choices[at % choices.len()];
        at /= choices.len();
        choice
    };
    let city = [next(&CITY_FIRST), next(&CITY_SECOND)].concat();
    let district = [next(&DISTRICT_FIRST), next(&DISTRICT_SECOND), "区"].concat();
    (format!("{city}市{district}"), district, &BUREAUS[at])
}

struct Writer<'a> {
    random: Seed,
    shape: &'a Shape,
    district: String,
    topics: Vec<&'static str>,
    /// Numbers of indicators not yet given to a project.
    counts: Vec<usize>,
}

impl Writer<'_> {
    fn sum<'b>(&self, parts: impl Iterator<Item = &'b Amounts>) -> Amounts {
        let zero = Decimal::new(0, 2);
        let empty = if self.shape.four_columns {
            tables::four_columns(zero, zero, zero)
        } else {
            tables::appropriation(zero)
        };
        tables::sum(parts, &empty)
    }

    fn projects(&mut self, bureau: &Bureau, n: usize) -> Vec<Project> {
        self.topics = bureau.topics.iter().chain(&COMMON_TOPICS).copied().collect();
        let mut names = BTreeSet::new();
        let mut projects = Vec::with_capacity(n);
        while projects.len() < n {
            let topic = *self.random.pick(&self.topics);
            let is_shared = self.random.chance(1, 14);
            let pattern = *if is_shared { self.random.pick(&SHARED_NAMES) } else { self.random.pick(&NAMES) };
            let name = self.fill(pattern, topic);
            if names.insert(name.clone()) {
                projects.push(self.project(&name, topic));
            }
        }
        projects
    }

    fn project(&mut self, name: &str, topic: &str) -> Project {
        let amounts = self.amounts();
        let mut goal = self.fill_one(&GOAL_OPENINGS, topic);
        for _ in 0..*self.random.pick(&[1, 2, 2, 3, 3]) {
            goal += &self.fill_one(&GOAL_MIDDLES, topic);
        }
        goal += &self.fill_one(&GOAL_ENDINGS, topic);
        if self.counts.is_empty() {
            self.counts = INDICATOR_COUNTS.to_vec();
        }
        let at = self.random.below(self.counts.len());
        let n_indicators = self.counts.swap_remove(at);
        let indicators = self.indicators(topic, n_indicators);
        tables::project(name, amounts, &goal, indicators)
    }

    fn indicators(&mut self, topic: &str, n: usize) -> Vec<Indicator> {
        let mut chosen: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut measures = Vec::with_capacity(n);
        let n_all: usize = INDICATORS.iter().map(|group| group.share).sum();
        while measures.len() < n {
            let mut at = self.random.below(n_all);
            let group = INDICATORS
                .iter()
                .find(|group| {
                    let is_here = at < group.share;
                    at = at.saturating_sub(group.share);
                    is_here
                })
                .expect("the shares sum to their number");
            let (code, (name, figure)) = (group.code, self.random.pick(group.choices));
            if chosen.insert((code, name)) {
                measures.push((code, *name, *figure));
            }
        }
        measures.sort_by_key(|(code, ..)| *code);
        let mut indicators = Vec::with_capacity(n);
        for (idx, (code, name, figure)) in measures.into_iter().enumerate() {
            let name = self.fill(name, topic);
            let annual = self.target(code, &name, figure);
            let cycle =
                if self.random.chance(9, 100) { self.target(code, &name, figure) } else { annual.clone() };
            indicators.push(tables::indicator(idx + 1, code, &name, &cycle, &annual));
        }
        indicators
    }

    /// A target in one of the ways of writing of the published table, in its proportions: of the benefits
    /// (2x) seven of ten are words, of all others one of ten.
    fn target(&mut self, code: &str, name: &str, figure: Figure) -> String {
        let shares: [usize; 6] =
            if code.starts_with('2') { [8, 70, 6, 5, 3, 8] } else { [35, 9, 26, 20, 9, 1] };
        let mut at = self.random.below(100);
        let way = shares
            .iter()
            .position(|share| {
                let is_here = at < *share;
                at = at.saturating_sub(*share);
                is_here
            })
            .expect("the shares sum to 100");
        match way {
            0 => self.with_symbol(figure),
            1 => (*self.random.pick(&WORDS)).to_owned(),
            2 => self.bare(figure),
            3 => self.with_word(figure),
            4 => self.in_text(name, figure),
            _ => (*self.random.pick(&GRADES)).to_owned(),
        }
    }

    fn with_symbol(&mut self, figure: Figure) -> String {
        let number = self.bare(figure);
        let symbol = match figure {
            Figure::Money | Figure::Days => "≤",
            _ if number == "100%" => *self.random.pick(&["≥", "="]),
            _ => *self.random.pick(&SYMBOLS),
        };
        format!("{symbol}{number}")
    }

    fn with_word(&mut self, figure: Figure) -> String {
        let number = self.bare(figure);
        match figure {
            Figure::Money => format!("不超过{number}"),
            Figure::Days => format!("{number}内"),
            Figure::Count(..) if self.random.chance(1, 6) => format!("{number}以上"),
            _ => format!("{}{number}", self.random.pick(&COMPARATOR_WORDS)),
        }
    }

    /// A number that other words stand around.
    fn in_text(&mut self, name: &str, figure: Figure) -> String {
        match (self.random.below(9), figure) {
            (0..5, _) => {
                let stem = name.trim_end_matches("（%）");
                format!("{stem}{}", self.with_symbol(figure))
            }
            (5, _) => format!("{}年{}月底前", self.shape.fiscal_year, self.random.between(6, 12)),
            (6, _) => format!("{}个月支付", self.random.between(6, 12)),
            (7, Figure::Count(..)) => format!("约{}", self.bare(figure)),
            (7, _) => "按月100%发放".to_owned(),
            (_, _) => {
                let (summer, winter) = (self.random.between(2, 9), self.random.between(2, 9));
                format!("夏季{summer}套，冬季{winter}套")
            }
        }
    }

    /// A number with its unit and nothing else.
    fn bare(&mut self, figure: Figure) -> String {
        match figure {
            Figure::Rate | Figure::Words => {
                let rate = *self.random.pick(&[100, 100, 98, 95, 95, 95, 90, 90, 85, 97, 99, 80]);
                format!("{rate}%")
            }
            Figure::Count(unit, low, high) => {
                let n = self.count(low, high);
                if n >= 10_000 && n.is_multiple_of(100) && unit.starts_with('人') {
                    format!(
                        "{}万{unit}",
                        Decimal::new(i64::try_from(n / 100).unwrap_or_default(), 2).normalize()
                    )
                } else {
                    format!("{n}{unit}")
                }
            }
            Figure::Money => {
                let hundredths = i64::try_from(self.count(50, 60_000)).expect("a small number");
                format!("{}万元", Decimal::new(hundredths, 2).normalize())
            }
            Figure::Days => {
                format!("{}{}", self.random.between(3, 30), self.random.pick(&["天", "个工作日"]))
            }
        }
    }

    /// A count of two leading digits: small and large ones are equally likely.
    fn count(&mut self, low: usize, high: usize) -> usize {
        let mut ceiling = high;
        while ceiling / 10 > low.max(9) && self.random.chance(1, 2) {
            ceiling /= 10;
        }
        let n = self.random.between(low, ceiling);
        let mut step = 1;
        while n / step >= 100 {
            step *= 10;
        }
        (n / step * step).max(low)
    }

    fn amounts(&mut self) -> Amounts {
        let (low, high) = *self.random.pick(&[
            (20, 999),
            (20, 999),
            (1_000, 9_999),
            (1_000, 9_999),
            (1_000, 9_999),
            (10_000, 99_999),
            (10_000, 99_999),
            (100_000, 999_999),
        ]);
        let mut money =
            || Decimal::new(i64::try_from(self.random.between(low, high)).expect("a small number"), 2);
        if self.shape.four_columns {
            let (fiscal, special, other) = (money(), money(), money());
            let zero = Decimal::new(0, 2);
            match self.random.below(4) {
                0 => tables::four_columns(fiscal, special, other),
                1 => tables::four_columns(fiscal, zero, other),
                _ => tables::four_columns(fiscal, zero, zero),
            }
        } else {
            tables::appropriation(money())
        }
    }

    fn fill_one(&mut self, patterns: &[&str], topic: &str) -> String {
        let pattern = *self.random.pick(patterns);
        self.fill(pattern, topic)
    }

    /// The pattern with topic, district, year and a figure put in.
    fn fill(&mut self, pattern: &str, topic: &str) -> String {
        let mut text = String::with_capacity(pattern.len() + 32);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            match after.as_bytes().first() {
                Some(b't') => text.push_str(topic),
                Some(b'p') => text.push_str(&self.district),
                Some(b'y') => text += &self.shape.fiscal_year.to_string(),
                _ => text += &self.random.between(3, 480).to_string(),
            }
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        text + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::obstacle;

    #[test]
    fn writes_what_its_text_can_say() {
        for seed in 0..300 {
            let shape = if seed % 2 == 0 { Shape::small(seed) } else { Shape::varied(seed) };
            assert_eq!(obstacle(&table(seed, seed, &shape)), None, "{seed}");
        }
    }

    #[test]
    fn tables_of_one_run_are_of_different_departments() {
        let small = Shape { projects: vec![1], ..Shape::default() };
        let departments: BTreeSet<_> = (0..2000).map(|index| table(7, index, &small).department).collect();
        assert_eq!(departments.len(), 2000);
    }

    #[test]
    fn has_the_size_of_the_published_table() {
        let n: Vec<_> = (0..20).map(|index| table(1, index, &Shape::default()).n_indicators()).collect();
        assert_eq!(n, [190; 20]);
    }
}
