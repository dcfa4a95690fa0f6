//! The sure passes: equal codes, equal names, equal core names.

use super::{ProjectLink, Work};
use crate::assignment::assign;
use crate::change_set::{Feature, Link, LinkEvidence};
use crate::content::{Oriented, compare, content_order};
use crate::similarity::fraction;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How sure a link by core name in the same or renamed unit is.
const CORE_CONFIDENCE: u32 = 9_700;
/// So many pairs of projects of one name are weighed against each other; beyond, equal contents are paired.
const MAX_WEIGHED: usize = 10_000;
/// What being of one name adds to a score, so that every pair of a name is worth a link.
const LIKELY: i64 = 100_000;
/// How sure a link by the same name in a renamed unit is.
const RENAMED_UNIT_CONFIDENCE: u32 = 9_900;

fn evidence(feature: Feature, text: &'static str, text_en: &'static str) -> Vec<LinkEvidence> {
    vec![LinkEvidence { feature, similarity: 1.0, weight: 1.0, text: text.into(), text_en: text_en.into() }]
}

/// Links projects of equal code, where the code is unique on both sides.
pub(super) fn link_equal_codes(work: &mut Work<'_, '_>) {
    let code_of = |project: &crate::features::ProjectFeatures<'_>| project.project.code.clone();
    let mut codes: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, project) in work.old.projects.iter().enumerate() {
        if let Some(code) = code_of(project) {
            codes.entry(code).or_default().0.push(at);
        }
    }
    for (at, project) in work.new.projects.iter().enumerate() {
        if let Some(code) = code_of(project) {
            codes.entry(code).or_default().1.push(at);
        }
    }
    for (old, new) in codes.into_values() {
        if let ([old], [new]) = (old.as_slice(), new.as_slice())
            && work.may_link(*old, *new)
        {
            work.link(ProjectLink {
                old: *old,
                new: *new,
                link: Link::Exact,
                confidence: None,
                doubtful: false,
                evidence: evidence(Feature::Code, "编码一致", "equal codes"),
                candidates: Vec::new(),
            });
        }
    }
}

/// Links projects of equal unit and name.
pub(super) fn link_equal_names(work: &mut Work<'_, '_>) {
    let old_keys = keys(
        work,
        |work, at| {
            let project = &work.old.projects[at];
            Some((work.old.units[project.unit].clone(), project.name.squashed.clone()))
        },
        true,
    );
    let new_keys = keys(
        work,
        |work, at| {
            let project = &work.new.projects[at];
            Some((work.new.units[project.unit].clone(), project.name.squashed.clone()))
        },
        false,
    );
    link_by_key(work, &old_keys, &new_keys, |_, _, _| {
        (Link::Exact, None, evidence(Feature::Name, "名称一致", "equal unit and name"))
    });
}

/// Links projects of equal core name within a unit and its image.
pub(super) fn link_equal_cores(work: &mut Work<'_, '_>) {
    let old_keys = keys(
        work,
        |work, at| {
            let project = &work.old.projects[at];
            Some((work.units.family_of_old(project.unit)?, project.name.core.clone()))
        },
        true,
    );
    let new_keys = keys(
        work,
        |work, at| {
            let project = &work.new.projects[at];
            Some((work.units.family_of_new(project.unit)?, project.name.core.clone()))
        },
        false,
    );
    link_by_key(work, &old_keys, &new_keys, |work, old, new| {
        let (old, new) = (&work.old.projects[old].name, &work.new.projects[new].name);
        if old.squashed == new.squashed {
            let words = evidence(Feature::Name, "名称一致，单位更名", "equal name, unit renamed");
            (Link::Inferred, Some(RENAMED_UNIT_CONFIDENCE), words)
        } else if old.key == new.key {
            let words = evidence(
                Feature::CoreName,
                "去除年份后一致",
                "equal without years, brackets and document numbers",
            );
            (Link::Inferred, Some(CORE_CONFIDENCE), words)
        } else {
            let words = evidence(
                Feature::CoreName,
                "去除年份、单位名称后一致",
                "equal without years and the unit's own name",
            );
            (Link::Inferred, Some(CORE_CONFIDENCE), words)
        }
    });
}

type Keys = BTreeMap<(String, String), Vec<usize>>;

fn keys(
    work: &Work<'_, '_>,
    key: impl Fn(&Work<'_, '_>, usize) -> Option<(String, String)>,
    of_old: bool,
) -> Keys {
    let left = if of_old { work.old_left() } else { work.new_left() };
    let mut keys = Keys::new();
    for at in left {
        if let Some(key) = key(work, at).filter(|(_, name)| !name.is_empty()) {
            keys.entry(key).or_default().push(at);
        }
    }
    keys
}

/// Links what shares a key; of several, the most alike.
fn link_by_key(
    work: &mut Work<'_, '_>,
    old_keys: &Keys,
    new_keys: &Keys,
    describe: impl Fn(&Work<'_, '_>, usize, usize) -> (Link, Option<u32>, Vec<LinkEvidence>),
) {
    for (key, old) in old_keys {
        let Some(new) = new_keys.get(key) else { continue };
        for (old, new) in most_alike(work, old, new) {
            let (link, confidence, evidence) = describe(work, old, new);
            work.link(ProjectLink {
                old,
                new,
                link,
                confidence: confidence.map(fraction),
                doubtful: false,
                evidence,
                candidates: Vec::new(),
            });
        }
    }
}

fn most_alike(work: &Work<'_, '_>, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    if let ([old], [new]) = (old, new) {
        return if work.may_link(*old, *new) { vec![(*old, *new)] } else { Vec::new() };
    }
    let ordered = content_order(work, old, new);
    if ordered.rows.len() * ordered.columns.len() > MAX_WEIGHED {
        return pair_by_content(work, &ordered);
    }
    let scores: Vec<Vec<i64>> = ordered
        .rows
        .iter()
        .map(|row| {
            ordered
                .columns
                .iter()
                .map(|column| {
                    let (old, new) = ordered.pair(*row, *column);
                    if !work.may_link(old, new) {
                        return 0;
                    }
                    let (old_name, new_name) = (&work.old.projects[old], &work.new.projects[new]);
                    let likeness = work.background.compare(old, new, work.same_unit(old, new));
                    // Of several with one core, the same printed name comes first.
                    let same_name = old_name.name.squashed == new_name.name.squashed;
                    i64::from(likeness.score) + if same_name { 2 * LIKELY } else { LIKELY }
                })
                .collect()
        })
        .collect();
    assign(&scores, 1)
        .into_iter()
        .enumerate()
        .filter_map(|(row, column)| Some(ordered.pair(ordered.rows[row], ordered.columns[column?])))
        .collect()
}

/// Pairs what is equal in content, then the rest in order of content: for thousands of rows of one name, where
/// weighing all of them against each other would take for ever.
fn pair_by_content(work: &Work<'_, '_>, ordered: &Oriented) -> Vec<(usize, usize)> {
    let (mut row, mut column) = (0, 0);
    let (mut pairs, mut rows_left, mut columns_left) = (Vec::new(), Vec::new(), Vec::new());
    while row < ordered.rows.len() && column < ordered.columns.len() {
        let (old, new) = ordered.pair(ordered.rows[row], ordered.columns[column]);
        let order = compare(&work.old.projects[old], &work.new.projects[new]);
        match if ordered.rows_are_old { order } else { order.reverse() } {
            Ordering::Equal if work.may_link(old, new) => {
                pairs.push((old, new));
                row += 1;
                column += 1;
            }
            Ordering::Less | Ordering::Equal => {
                rows_left.push(ordered.rows[row]);
                row += 1;
            }
            Ordering::Greater => {
                columns_left.push(ordered.columns[column]);
                column += 1;
            }
        }
    }
    rows_left.extend(&ordered.rows[row..]);
    columns_left.extend(&ordered.columns[column..]);
    pairs.extend(rows_left.into_iter().zip(columns_left).map(|(row, column)| ordered.pair(row, column)));
    pairs.retain(|(old, new)| work.may_link(*old, *new));
    pairs
}
