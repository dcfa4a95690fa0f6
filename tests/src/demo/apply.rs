//! Applies a year's steps to the year before and writes down what they change.

use super::changes::{
    AmountEntry, AmountsEntry, Bridge, IndicatorEntry, Pair, Place, ProjectEntry, TargetEntry, UnitEntry,
};
use super::content::{
    Continued, Draft, DraftIndicator, DraftProject, IndicatorStep, Step, Steps, TargetStep, in_year,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The new year, and what changed; the names of the files are the caller's to fill in.
pub(super) fn apply(old: &Draft, steps: &Steps) -> Result<(Draft, Pair), String> {
    let mut work = Work { old, new: old.clone(), entries: BTreeMap::new(), ended: Vec::new() };
    work.new.year = steps.year;
    work.new.rounding = steps.rounding.clone();
    for (from, to) in &steps.crosswalk {
        let projects = work.new.units.iter_mut().flat_map(|unit| &mut unit.projects);
        for indicator in projects.flat_map(|project| &mut project.indicators) {
            if indicator.code == *from {
                indicator.code.clone_from(to);
            }
        }
    }
    for step in &steps.projects {
        work.step(step)?;
    }
    for unit in &mut work.new.units {
        if let Some(name) = steps.renamed_units.get(&unit.key) {
            unit.name.clone_from(name);
        }
    }
    work.finish()
}

/// What a step says about a project that goes on; the places are read off the drafts at the end.
#[derive(Default)]
struct Note {
    relation: &'static str,
    /// Ids of the old projects.
    from: Vec<usize>,
    /// Ids of the new ones.
    into: Vec<usize>,
    renamed: bool,
    transferred: bool,
    has_new_goal: bool,
    indicators: Vec<IndicatorEntry>,
}

struct Work<'a> {
    old: &'a Draft,
    new: Draft,
    /// By the first of the new projects.
    entries: BTreeMap<usize, Note>,
    ended: Vec<usize>,
}

impl Work<'_> {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Continued(step) => self.continued(step).map_err(|what| format!("{}: {what}", step.name)),
            Step::New { unit, after, project } => {
                let unit_idx = self.new.unit(unit)?;
                let id = self.insert(unit_idx, after.as_deref(), project)?;
                let indicators = project.indicators.iter().map(added).collect();
                self.entries
                    .insert(id, Note { relation: "new", into: vec![id], indicators, ..Note::default() });
                Ok(())
            }
            Step::Ended { unit, name } => {
                let (unit_idx, idx) = self.old.find(unit, name)?;
                let id = self.old.units[unit_idx].projects[idx].id;
                self.remove(id)?;
                self.ended.push(id);
                Ok(())
            }
            Step::Split { unit, name, into } => {
                let (unit_idx, idx) = self.old.find(unit, name)?;
                let whole = &self.old.units[unit_idx].projects[idx];
                let (unit_idx, at) = self.remove(whole.id)?;
                let mut ids = Vec::new();
                for (nth, part) in into.iter().enumerate() {
                    ids.push(self.insert_at(unit_idx, at + nth, part));
                }
                let parts: Vec<&DraftProject> = into.iter().collect();
                self.regroup("split", &[whole], &parts, ids)
            }
            Step::Merged { from, unit, after, project } => {
                let mut parts = Vec::new();
                for (unit, name) in from {
                    let (unit_idx, idx) = self.old.find(unit, name)?;
                    let part = &self.old.units[unit_idx].projects[idx];
                    self.remove(part.id)?;
                    parts.push(part);
                }
                let unit_idx = self.new.unit(unit)?;
                let id = self.insert(unit_idx, after.as_deref(), project)?;
                self.regroup("merged", &parts, &[project], vec![id])
            }
        }
    }

    fn regroup(
        &mut self,
        relation: &'static str,
        old: &[&DraftProject],
        new: &[&DraftProject],
        into: Vec<usize>,
    ) -> Result<(), String> {
        let olds: Vec<&DraftIndicator> = old.iter().flat_map(|project| &project.indicators).collect();
        let news: Vec<&DraftIndicator> = new.iter().flat_map(|project| &project.indicators).collect();
        let mut indicators = Vec::new();
        for indicator in &news {
            match olds.iter().find(|old| old.name == indicator.name) {
                Some(old) if old == indicator => {
                    indicators.push(continued(old, &IndicatorStep::nothing(old))?);
                }
                Some(_) => return Err(format!("{} is carried over with a change", indicator.name)),
                None => indicators.push(added(indicator)),
            }
        }
        let is_carried = |old: &DraftIndicator| news.iter().any(|new| new.name == old.name);
        indicators.extend(olds.iter().filter(|old| !is_carried(old)).map(|old| dropped(old)));
        let from = old.iter().map(|project| project.id).collect();
        let note = Note { relation, from, has_new_goal: true, indicators, into, ..Note::default() };
        self.entries.insert(note.into[0], note);
        Ok(())
    }

    fn continued(&mut self, step: &Continued) -> Result<(), String> {
        let (unit_idx, idx) = self.old.find(&step.unit, &step.name)?;
        let old = &self.old.units[unit_idx].projects[idx];
        let (mut unit_idx, mut idx) = self.new.find_id(old.id).ok_or("it has ended")?;
        if let Some(unit) = &step.new_unit {
            let project = self.new.units[unit_idx].projects.remove(idx);
            unit_idx = self.new.unit(unit)?;
            idx = self.after(unit_idx, step.after.as_deref())?;
            self.new.units[unit_idx].projects.insert(idx, project);
        }
        let project = &mut self.new.units[unit_idx].projects[idx];
        if let Some(name) = &step.new_name {
            project.name.clone_from(name);
        }
        if let Some(amount) = step.amount {
            differ(amount != project.amount, "the amount")?;
            project.amount = amount;
        }
        if let Some(goal) = &step.goal {
            differ(*goal != project.goal, "the goal")?;
            project.goal.clone_from(goal);
        }
        let mut indicators = Vec::new();
        for change in &step.indicators {
            let before = old.indicators.iter().find(|i| i.name == change.name);
            let before = before.ok_or_else(|| format!("no indicator {}", change.name))?;
            indicators.push(continued(before, change)?);
            let after = project.indicators.iter_mut().find(|i| i.name == change.name);
            change.apply(after.ok_or("an indicator changed twice")?);
        }
        for name in &step.dropped {
            let at = project.indicators.iter().position(|i| i.name == *name);
            indicators
                .push(dropped(&project.indicators.remove(at.ok_or_else(|| format!("no indicator {name}"))?)));
        }
        for indicator in &step.added {
            indicators.push(added(indicator));
            project.indicators.push(indicator.clone());
        }
        let note = Note {
            relation: "continued",
            from: vec![old.id],
            into: vec![old.id],
            renamed: step.renamed,
            transferred: step.new_unit.is_some(),
            has_new_goal: step.goal.is_some(),
            indicators,
        };
        match self.entries.insert(old.id, note) {
            None => Ok(()),
            Some(_) => Err("two steps for one project".to_owned()),
        }
    }

    fn remove(&mut self, id: usize) -> Result<(usize, usize), String> {
        let (unit_idx, idx) = self.new.find_id(id).ok_or("a project ends twice")?;
        self.new.units[unit_idx].projects.remove(idx);
        Ok((unit_idx, idx))
    }

    /// The index after the project of that name; the end without a name.
    fn after(&self, unit_idx: usize, name: Option<&str>) -> Result<usize, String> {
        let unit = &self.new.units[unit_idx];
        let Some(name) = name else { return Ok(unit.projects.len()) };
        let at = unit.projects.iter().position(|project| project.name == name);
        at.map(|at| at + 1).ok_or_else(|| format!("{} has no project {name}", unit.key))
    }

    fn insert(
        &mut self,
        unit_idx: usize,
        after: Option<&str>,
        project: &DraftProject,
    ) -> Result<usize, String> {
        let at = self.after(unit_idx, after)?;
        Ok(self.insert_at(unit_idx, at, project))
    }

    fn insert_at(&mut self, unit_idx: usize, at: usize, project: &DraftProject) -> usize {
        let id = self.new.next_id;
        self.new.next_id += 1;
        self.new.units[unit_idx].projects.insert(at, DraftProject { id, ..project.clone() });
        id
    }

    fn finish(mut self) -> Result<(Draft, Pair), String> {
        let mut projects = Vec::new();
        let mut bridge = Bridge {
            old_total: self.old.total(),
            new_total: self.new.total(),
            rounding: self.new.rounding.total - self.old.rounding.total,
            ..Bridge::default()
        };
        let ids: Vec<usize> =
            self.new.units.iter().flat_map(|unit| &unit.projects).map(|project| project.id).collect();
        for id in ids {
            let note = self.entries.remove(&id);
            // The second part of a split stands in the entry of the first.
            let is_part = note.is_none() && self.old.find_id(id).is_none();
            if !is_part {
                let note = note.unwrap_or_else(|| Note {
                    relation: "continued",
                    from: vec![id],
                    into: vec![id],
                    ..Note::default()
                });
                projects.push(self.entry(note, &mut bridge)?);
            }
        }
        let mut ended = std::mem::take(&mut self.ended);
        ended.sort_by_key(|id| self.old.find_id(*id));
        for id in ended {
            projects.push(
                self.entry(Note { relation: "ended", from: vec![id], ..Note::default() }, &mut bridge)?,
            );
        }
        projects.retain(ProjectEntry::is_change);
        let units = self.old.units.iter().zip(&self.new.units).map(|(old, new)| UnitEntry {
            old: old.name.clone(),
            new: new.name.clone(),
            relation: "continued",
            renamed: old.name != new.name,
        });
        let pair = Pair { units: units.collect(), projects, bridge, ..Pair::default() };
        Ok((self.new, pair))
    }

    /// The entry of a note, its money booked in the bridge.
    fn entry(&self, note: Note, bridge: &mut Bridge) -> Result<ProjectEntry, String> {
        let project = |draft: &Draft, id: usize| {
            let (unit_idx, idx) = draft.find_id(id).ok_or("a project is lost")?;
            let unit = &draft.units[unit_idx];
            let project = unit.projects[idx].clone();
            Ok::<_, String>((
                Place { unit: unit.name.clone(), name: in_year(&project.name, draft.year) },
                project,
            ))
        };
        let old: Vec<_> = note.from.iter().map(|id| project(self.old, *id)).collect::<Result<_, _>>()?;
        let new: Vec<_> = note.into.iter().map(|id| project(&self.new, *id)).collect::<Result<_, _>>()?;
        let sum = |side: &[(Place, DraftProject)]| {
            (!side.is_empty()).then(|| side.iter().map(|(_, project)| project.amount).sum::<Decimal>())
        };
        let (old_sum, new_sum) = (sum(&old), sum(&new));
        let delta = new_sum.unwrap_or_default() - old_sum.unwrap_or_default();
        match note.relation {
            "new" => bridge.added += delta,
            "ended" => bridge.ended -= delta,
            "continued" if delta.is_sign_negative() => bridge.decreased -= delta,
            "continued" => bridge.increased += delta,
            _ => bridge.restructured += delta,
        }
        let is_continued = note.relation == "continued";
        let goal = match old.first() {
            Some(_) if note.has_new_goal => Some("changed"),
            Some((_, project)) if is_continued && project.goal.contains("{Y}") => Some("only_years"),
            Some(_) if is_continued => Some("unchanged"),
            _ => None,
        };
        let mut indicators = note.indicators;
        if note.relation == "ended" {
            indicators.extend(old.iter().flat_map(|(_, project)| &project.indicators).map(dropped));
        }
        if is_continued {
            // Targets that roll with the year need no step.
            for indicator in &old[0].1.indicators {
                if !indicators.iter().any(|entry| entry.old_name.as_ref() == Some(&indicator.name)) {
                    indicators.push(continued(indicator, &IndicatorStep::nothing(indicator))?);
                }
            }
        }
        indicators.retain(IndicatorEntry::is_change);
        Ok(ProjectEntry {
            relation: note.relation,
            renamed: is_continued.then_some(note.renamed),
            transferred: is_continued.then_some(note.transferred),
            amounts: (old_sum != new_sum)
                .then_some(AmountsEntry { total: AmountEntry { old: old_sum, new: new_sum } }),
            goal,
            indicators,
            old: old.into_iter().map(|(place, _)| place).collect(),
            new: new.into_iter().map(|(place, _)| place).collect(),
        })
    }
}

fn added(indicator: &DraftIndicator) -> IndicatorEntry {
    IndicatorEntry { relation: "new", new_name: Some(indicator.name.clone()), ..IndicatorEntry::default() }
}

fn dropped(indicator: &DraftIndicator) -> IndicatorEntry {
    IndicatorEntry {
        relation: "dropped",
        old_name: Some(indicator.name.clone()),
        ..IndicatorEntry::default()
    }
}

/// The entry of an indicator that goes on as the step says.
fn continued(old: &DraftIndicator, step: &IndicatorStep) -> Result<IndicatorEntry, String> {
    if step.both.is_some() {
        differ(old.annual == old.cycle, "the cycle target is alike, so that both")?;
    }
    let target = |before: &str, change: Option<&TargetStep>| match change {
        Some(TargetStep(text, kind, effect)) => {
            differ(text != before, &old.name)?;
            Ok::<_, String>(TargetEntry::new(kind, effect))
        }
        None if before.contains("{Y}") => Ok(TargetEntry::new("restated", "neutral")),
        None => Ok(TargetEntry::new("unchanged", "neutral")),
    };
    let new_name = step.new_name.as_ref().unwrap_or(&old.name);
    Ok(IndicatorEntry {
        relation: "continued",
        old_name: Some(old.name.clone()),
        new_name: Some(new_name.clone()),
        renamed: *new_name != old.name,
        reclassified: step.new_code.is_some(),
        annual: Some(target(&old.annual, step.both.as_ref().or(step.annual.as_ref()))?),
        cycle: Some(target(&old.cycle, step.both.as_ref().or(step.cycle.as_ref()))?),
    })
}

fn differ(differs: bool, what: &str) -> Result<(), String> {
    if differs { Ok(()) } else { Err(format!("{what} does not change")) }
}

impl IndicatorStep {
    /// The step of an indicator that stays.
    fn nothing(indicator: &DraftIndicator) -> Self {
        let name = indicator.name.clone();
        Self { name, new_name: None, new_code: None, both: None, annual: None, cycle: None }
    }

    fn apply(&self, indicator: &mut DraftIndicator) {
        if let Some(TargetStep(text, ..)) = self.both.as_ref().or(self.annual.as_ref()) {
            indicator.annual.clone_from(text);
        }
        if let Some(TargetStep(text, ..)) = self.both.as_ref().or(self.cycle.as_ref()) {
            indicator.cycle.clone_from(text);
        }
        if let Some(code) = &self.new_code {
            indicator.code.clone_from(code);
        }
        if let Some(name) = &self.new_name {
            indicator.name.clone_from(name);
        }
    }
}
