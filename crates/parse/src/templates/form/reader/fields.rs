//! The fields of a project, each a label with its value.

use super::{FIELD_TWICE, FormReader, Open};
use crate::grid::Cell;
use crate::label::{bare, squash};
use crate::passage::Passage;
use crate::templates::form::labels::Label;
use crate::templates::form::project;
use duibiao_core::{Absence, AmountCell, Finding, MoneyUnit, Note, Severity};

impl FormReader {
    pub(super) fn field(&mut self, label: &Label, cell: &Cell, value: Option<&Cell>) {
        let passage = value.map(|value| &value.passage);
        if !matches!(label, Label::Money(_) | Label::LifetimeTotal | Label::Budget(_)) {
            self.in_money = false;
        }
        self.open = None;
        let form = &mut self.form;
        let project = &mut form.project;
        match label {
            Label::Money(column) => self.money(column, cell, passage),
            Label::LifetimeTotal => {
                self.lifetime_column = Some(cell.column);
                self.in_money = true;
                self.money_unit(&cell.passage);
                if let Some(passage) = passage {
                    match AmountCell::read(&passage.text) {
                        AmountCell::Printed(number) => {
                            self.form.project.lifetime_total = Some(number.to_string());
                        }
                        AmountCell::Absent(Absence::Unreadable) => {
                            self.note(bare(&cell.passage.text), passage);
                        }
                        AmountCell::Absent(_) => {}
                    }
                }
            }
            Label::Goal | Label::LifetimeGoal | Label::AnyGoal | Label::GoalDone => {
                let empty = Passage::default();
                self.text_field(label, &cell.passage, passage.unwrap_or(&empty), false);
            }
            Label::MoneyUnit => {
                if let Some(unit) = passage.and_then(|passage| MoneyUnit::parse(&passage.text)) {
                    form.money_unit = form.money_unit.or(Some(unit));
                } else if let Some(passage) = passage {
                    self.note(bare(&cell.passage.text), passage);
                }
            }
            _ => {
                let Some(passage) = passage else { return };
                let text = passage.text.trim();
                let own = match label {
                    Label::Name if project.name.is_empty() => {
                        text.clone_into(&mut project.name);
                        project.origin = passage.origin();
                        true
                    }
                    Label::Department => {
                        let is_project = !form.kind.is_whole_department();
                        if form.department.is_none() {
                            form.department = Some(passage.clone());
                            if form.unit.is_none() && is_project {
                                form.unit = Some((text.to_owned(), passage.origin()));
                            }
                            true
                        } else {
                            false
                        }
                    }
                    Label::Code if project.code.is_none() => {
                        project.code = Some(squash(text));
                        true
                    }
                    Label::Supervisor if project.supervising_department.is_none() => {
                        project.supervising_department = Some(project::name_and_code(text));
                        // Without merged cells the code stands beside the name: 教育部 | 105.
                        true
                    }
                    Label::SupervisorCode => project::add_code(&mut project.supervising_department, text),
                    Label::Unit(exact) if form.unit.is_none() || *exact && !self.unit_is_exact => {
                        let before = form.unit.replace((text.to_owned(), passage.origin()));
                        self.unit_is_exact = *exact;
                        if let Some((text, origin)) = before {
                            project.notes.push(Note { label: "预算单位".to_owned(), text, origin });
                        }
                        true
                    }
                    Label::Nature if project.nature.is_none() => {
                        project.nature = Some(text.to_owned());
                        true
                    }
                    Label::Period => project::period(project, text),
                    Label::Start => project::start(project, text),
                    Label::End => project::end(project, text),
                    Label::Person => {
                        let label = squash(&cell.passage.text);
                        form.persons.push(Note { label, text: text.to_owned(), origin: passage.origin() });
                        true
                    }
                    _ => false,
                };
                if !own {
                    self.further(label, bare(&cell.passage.text), passage);
                }
            }
        }
    }

    /// A field that the form has already, or that is none of the project's: it is kept as a note. Where it says
    /// something else than the first did, the form may hold two projects.
    pub(super) fn further(&mut self, label: &Label, words: String, passage: &Passage) {
        let project = &self.form.project;
        let own = match label {
            Label::Name => Some(project.name.as_str()),
            Label::Code => project.code.as_deref(),
            Label::Department if self.form.kind.is_whole_department() => {
                self.form.department.as_ref().map(|department| department.text.trim())
            }
            Label::Unit(true) => self.form.unit.as_ref().map(|(unit, _)| unit.as_str()),
            Label::Nature => project.nature.as_deref(),
            Label::Supervisor if project.supervising_department.is_some() => {
                let text = project::name_and_code(passage.text.trim());
                let is_same =
                    project.supervising_department.as_ref().map(|own| &own.name) == Some(&text.name);
                is_same.then_some(passage.text.as_str()).or(Some(""))
            }
            _ => None,
        };
        if own.is_some_and(|own| squash(own) == squash(&passage.text)) {
            return;
        }
        if own.is_some() {
            let finding = Finding::new(FIELD_TWICE, Severity::Warning)
                .at(passage.origin())
                .with("name", &project.name)
                .with("column", &words)
                .with("text", &passage.text);
            self.form.findings.push(finding);
        }
        self.note(words, passage);
    }

    pub(super) fn text_field(
        &mut self,
        label: &Label,
        label_passage: &Passage,
        passage: &Passage,
        goes_on: bool,
    ) {
        let project = &mut self.form.project;
        let text = passage.text.trim();
        match label {
            Label::Goal | Label::AnyGoal if goes_on || project.goal.is_none() || self.has_any_goal => {
                if *label == Label::Goal && self.has_any_goal {
                    // The year's own objective stands here: the one before was for the whole period.
                    project.lifetime_goal = project.goal.take();
                    self.has_any_goal = false;
                }
                self.has_any_goal |= *label == Label::AnyGoal;
                project.goal.get_or_insert_default().push_str(text);
                project.goal_origin = project.goal_origin.to(passage.origin());
                self.open = Some(Open::Goal);
            }
            Label::AnyGoal if project.lifetime_goal.is_none() => {
                project.lifetime_goal = Some(text.to_owned());
                self.open = Some(Open::LifetimeGoal);
            }
            Label::LifetimeGoal if goes_on || project.lifetime_goal.is_none() => {
                project.lifetime_goal.get_or_insert_default().push_str(text);
                self.open = Some(Open::LifetimeGoal);
            }
            _ if text.is_empty() => {}
            _ => {
                let label = bare(&label_passage.text);
                match project.notes.last_mut() {
                    Some(last) if goes_on && last.label == label => last.text.push_str(text),
                    _ => self.note(label, passage),
                }
                self.open = Some(Open::Note);
            }
        }
    }

    pub(super) fn go_on(&mut self, passage: &Passage) {
        let project = &mut self.form.project;
        match self.open {
            Some(Open::Goal) => {
                project.goal.get_or_insert_default().push_str(&passage.text);
                project.goal_origin = project.goal_origin.to(passage.origin());
            }
            Some(Open::LifetimeGoal) => project.lifetime_goal.get_or_insert_default().push_str(&passage.text),
            Some(Open::Note) => {
                if let Some(note) = project.notes.last_mut() {
                    note.text.push_str(&passage.text);
                }
            }
            None => {}
        }
    }
}
