//! SEM-06 多个项目共用同一效益 shared_outcome
//!
//! 看什么：同一单位内，名称和指标值都相同的效益指标出现在“min_projects”个以上的项目中；以他处数值为准的指标值（完成市下达任务）视为相同。文字描述不计。同时检查同年的几张表时，跨表出现的相同数量也算。
//! Looks at: effects of the same name and target in at least min_projects projects of one unit; figures that stand elsewhere (完成市
//! 下达任务) count as the same, words do not count. Of tables of the same year checked together, also the same amount in
//! several of them.
//!
//! 为什么：一个效果由几个项目共同产生时，看不出每个项目的作用。
//! Why: where several projects share one effect nobody can tell what each of them does.
//!
//! 触发：5个项目都以“当年城镇新增就业人数：完成市下达任务”为效益。
//! Fires: five projects with the effect 当年城镇新增就业人数 (new jobs): 完成市下达任务.
//!
//! 不触发：两个项目相同；各项目“保障工作正常开展”的文字；指标值不同。
//! Does not fire: two projects; words such as 保障工作正常开展; other figures.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位为每个项目设定其直接的效益，全局性指标只列在主要项目。
//! What to do: ask the unit for the direct effect of each project; the overall one belongs to the main project alone.

use crate::alike::key;
use crate::facts::{IndicatorFacts, ProjectFacts, TableFacts, place};
use crate::findings::Findings;
use crate::naming::is_effect;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Indicator, Quantity, Reading, Severity, Target};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-06"),
    check: Check::Tables(check),
    parameters: &[Parameter::of(
        "min_projects",
        3,
        0,
        Bilingual::fixed("至少多少个项目", "the least number of projects"),
    )],
    strict: Strict::Same,
    page: page!("shared_outcome.rs"),
};

/// So many other projects are named in the message.
const MOST_NAMES: usize = 8;

/// The projects with one effect: each with its table and the indicator.
type Sharing<'a, 't> = Vec<(usize, &'a ProjectFacts<'t>, &'a IndicatorFacts<'t>, &'t Target)>;

fn check(tables: &[TableFacts], findings: &mut Findings) {
    let min_projects = findings.parameter("min_projects");
    let mut within: BTreeMap<(usize, &str, u64), Sharing> = BTreeMap::new();
    let mut across: BTreeMap<(Option<i32>, u64), Sharing> = BTreeMap::new();
    for (table, facts) in tables.iter().enumerate() {
        for project in facts.projects.iter().filter(|of| of.project.indicators.iter().any(is_shareable)) {
            for indicator in project.real_indicators().filter(|of| is_shareable(of.indicator)) {
                let Some(target) = indicator.target else { continue };
                let of = effect(indicator, target);
                let sharing = (table, project, indicator, target);
                within.entry((table, &project.unit.name, of)).or_default().push(sharing);
                if target.quantity().is_some() {
                    across.entry((facts.table.fiscal_year, of)).or_default().push(sharing);
                }
            }
        }
    }
    for sharing in within.into_values() {
        report(tables, &sharing, min_projects, findings);
    }
    for sharing in across.into_values() {
        let is_one_unit = |(table, project, ..): &(usize, &ProjectFacts, _, _)| {
            *table == sharing[0].0 && project.unit.name == sharing[0].1.unit.name
        };
        let is_in_tables = sharing.iter().any(|(table, ..)| *table != sharing[0].0);
        if is_in_tables && !sharing.iter().all(is_one_unit) {
            report(tables, &sharing, min_projects, findings);
        }
    }
}

/// One finding at the first of the projects.
fn report(tables: &[TableFacts], sharing: &Sharing, min_projects: Decimal, findings: &mut Findings) {
    let mut projects: Vec<(usize, &ProjectFacts)> =
        sharing.iter().map(|(table, of, ..)| (*table, *of)).collect();
    projects.dedup_by_key(|(table, of)| (*table, of.position));
    if Decimal::from(projects.len()) < min_projects {
        return;
    }
    let (table, project, indicator, target) = sharing[0];
    let finding = findings
        .finding(Severity::Info)
        .with("target", &target.raw)
        .with("n", projects.len())
        .with("others", others(tables, table, &projects[1..]));
    let finding = project.indicator_finding(indicator, finding);
    let related = sharing[1..].iter().filter(|(of, ..)| *of == table);
    findings.push_to(
        table,
        related.fold(finding, |finding, (.., of, _)| finding.related_to(of.indicator.origin)),
    );
}

/// The names of the other projects, the first few of many: the rest are counted, and their places named.
fn others(tables: &[TableFacts], here: usize, projects: &[(usize, &ProjectFacts)]) -> String {
    let name = |(table, project): &(usize, &ProjectFacts)| {
        let name = &project.project.name;
        if *table == here {
            format!("“{name}”")
        } else {
            format!("“{name}” ({})", place(tables, (*table, project), here))
        }
    };
    let mut names = projects.iter().take(MOST_NAMES).map(name).collect::<Vec<_>>().join("、");
    if projects.len() > MOST_NAMES {
        names.push('…');
    }
    names
}

/// Whether an indicator is an effect of which it says something that several projects share: words do not, and a
/// share or nothing at all (覆盖率100%, 投诉0次) may hold of each project by itself.
fn is_shareable(indicator: &Indicator) -> bool {
    let is_amount = |of: &Quantity| !of.value.is_zero() && of.unit.as_deref().is_some_and(|unit| unit != "%");
    is_effect(indicator)
        && indicator.target().is_some_and(|target| {
            target.reading == Reading::Reference || target.quantity().is_some_and(is_amount)
        })
}

/// The key of an effect: figures that stand elsewhere are the same in whatever words.
fn effect(indicator: &IndicatorFacts, target: &Target) -> u64 {
    match target.quantity() {
        Some(of) => key(&(&indicator.name, of.comparator, of.value, &of.unit)),
        None => key(&indicator.name),
    }
}
