//! Reads one form: fields by the meaning of their labels, the block of money, the block of indicators.

use super::indicators::{self, Block, Horizon, Printed, Taken};
use super::labels::{Budget, Label, meaning};
use super::row::Row;
use super::{FormKind, funding, project};
use crate::grid::Cell;
use crate::heading::Column;
use crate::label::{bare, in_brackets, squash};
use crate::passage::Passage;
use crate::templates::parts::{self, is_cycle};
use duibiao_core::{Absence, AmountCell, Code, Finding, MoneyUnit, Note, Origin, Project, Severity};

const UNPLACED_TEXT: Code = Code::of("PAR-07");
const AMOUNT_UNREADABLE: Code = Code::of("PAR-09");
const FIELD_TWICE: Code = Code::of("PAR-48");

/// What a form says, before it is a table.
pub(super) struct Form {
    pub(super) kind: FormKind,
    pub(super) project: Project,
    pub(super) unit: Option<(String, Origin)>,
    pub(super) department: Option<Passage>,
    pub(super) money_unit: Option<MoneyUnit>,
    pub(super) findings: Vec<Finding>,
    /// The names and numbers of persons, for those who ask for them.
    pub(super) persons: Vec<Note>,
}

/// The field that took the last long text, which may go on in the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Goal,
    LifetimeGoal,
    Note,
}

/// What is expected below headings that have their values in the next rows.
#[derive(Debug)]
enum Below {
    /// 实施期目标 | 年度目标
    Goals(Vec<(usize, Label, Passage)>),
    /// 总额 | 财政拨款 | 其他资金
    Money(Vec<(usize, Column, Passage)>),
    /// 年初预算数 | 全年预算数 | 全年执行数
    Budget(Vec<(usize, Budget, Passage)>),
    /// 任务名称 | 主要内容 | 预算金额
    Tasks(Vec<(usize, Passage)>),
}

pub(super) struct FormReader {
    form: Form,
    block: Option<Block>,
    /// The heading was the last row: the next may refine it.
    is_heading_fresh: bool,
    printed: Vec<Printed>,
    below: Option<Below>,
    open: Option<Open>,
    /// The label beside the rows: 年度绩效指标 or 长期绩效指标.
    horizon: Horizon,
    /// Horizons by column, as the objectives above the indicators printed them.
    horizons: Vec<(usize, Horizon)>,
    has_any_goal: bool,
    unit_is_exact: bool,
    /// Where the columns of the whole period and of the year begin in the block of money.
    lifetime_column: Option<usize>,
    annual_column: Option<usize>,
    in_money: bool,
    /// The source that 上级 and 本级 belong to.
    source: Option<String>,
}

impl FormReader {
    pub(super) fn new(kind: FormKind) -> Self {
        let form = Form {
            kind,
            project: project::empty(),
            unit: None,
            department: None,
            money_unit: None,
            findings: Vec::new(),
            persons: Vec::new(),
        };
        Self {
            form,
            block: None,
            is_heading_fresh: false,
            printed: Vec::new(),
            below: None,
            open: None,
            horizon: Horizon::Annual,
            horizons: Vec::new(),
            has_any_goal: false,
            unit_is_exact: false,
            lifetime_column: None,
            annual_column: None,
            in_money: false,
            source: None,
        }
    }

    /// Whether a row begins with a field that says what the project is, and that the form has already.
    pub(super) fn has_field(&self, row: &Row<'_>) -> bool {
        let (Some(first), Some(value)) = (row.cell(0), row.cell(1)) else { return false };
        let project = &self.form.project;
        let has = match meaning(&first.passage.text) {
            Some(Label::Name) => !project.name.is_empty(),
            Some(Label::Code) => project.code.is_some(),
            Some(Label::Supervisor) => project.supervising_department.is_some(),
            Some(Label::Unit(true)) => self.unit_is_exact,
            Some(Label::Department) => {
                self.form.kind.is_whole_department() && self.form.department.is_some()
            }
            _ => false,
        };
        has && meaning(&value.passage.text).is_none()
    }

    pub(super) fn row(&mut self, row: &Row<'_>) {
        if row.is_blank() {
            return;
        }
        let was_fresh = std::mem::take(&mut self.is_heading_fresh);
        if parts::is_heading(row.cells().map(|cell| cell.passage.text.as_str())) {
            self.heading(row);
            return;
        }
        if let Some(block) = &mut self.block {
            if was_fresh && block.refine(row) {
                return;
            }
            if !ends_block(row) {
                match block.row(row, &mut self.printed) {
                    Taken::Row => {}
                    Taken::Note(note) => self.form.project.notes.push(note),
                }
                return;
            }
            self.block = None;
        }
        if !self.below_heading(row) {
            self.fields(row);
        }
    }

    fn heading(&mut self, row: &Row<'_>) {
        for cell in row.cells() {
            let words = bare(&cell.passage.text);
            if matches!(meaning(&cell.passage.text), Some(Label::Indicators)) {
                self.horizon = if is_cycle(&words) { Horizon::Cycle } else { Horizon::Annual };
            }
        }
        self.block = Some(Block::new(row, &self.horizons, self.horizon));
        self.is_heading_fresh = true;
        self.below = None;
        self.open = None;
        self.in_money = false;
    }

    /// Values that stand below their headings.
    fn below_heading(&mut self, row: &Row<'_>) -> bool {
        let Some(below) = self.below.take() else { return false };
        let first = row.cell(0).map(|cell| meaning(&cell.passage.text));
        match &below {
            Below::Goals(heads) => {
                if row.cells().any(|cell| meaning(&cell.passage.text).is_some()) {
                    return false;
                }
                for cell in row.cells() {
                    let head =
                        heads.iter().rev().find(|(column, ..)| *column <= cell.column).or(heads.first());
                    if let Some((_, label, label_passage)) = head.cloned() {
                        self.text_field(&label, &label_passage, &cell.passage, true);
                    }
                }
                // The objectives may go on below a page break.
                self.below = Some(below);
                true
            }
            Below::Money(heads) => {
                let all = row.cells().all(|cell| is_amount(&cell.passage.text));
                if all {
                    for cell in row.cells() {
                        if let Some((_, column, label)) =
                            heads.iter().rev().find(|(column, ..)| *column <= cell.column).cloned()
                        {
                            self.amount(&column, &label, Some(&cell.passage));
                        }
                    }
                }
                all
            }
            Below::Budget(heads) => {
                let Some(Some(Label::Money(_) | Label::Funds | Label::LifetimeTotal)) = first else {
                    return false;
                };
                self.budget_row(row, heads);
                self.below = Some(below);
                true
            }
            Below::Tasks(heads) => {
                // 总额 | 财政拨款 below 预算金额 are headings too.
                let labels = row.cells().filter(|cell| meaning(&cell.passage.text).is_some()).count();
                if labels == row.cells().count() && row.cells().all(|cell| cell.column >= heads[0].0) {
                    let mut heads = heads.clone();
                    row.cells().for_each(|cell| self.money_unit(&cell.passage));
                    heads.extend(row.cells().map(|cell| (cell.column, cell.passage.clone())));
                    heads.sort_by_key(|(column, _)| *column);
                    self.below = Some(Below::Tasks(heads));
                    return true;
                }
                if labels > 0 && !matches!(first, Some(Some(Label::Money(_)))) {
                    return false;
                }
                for cell in row.cells() {
                    let head = heads.iter().rev().find(|(column, _)| *column <= cell.column);
                    let label = head.map_or(String::new(), |(_, label)| squash(&label.text));
                    self.note(label, &cell.passage);
                }
                self.below = Some(below);
                true
            }
        }
    }

    /// 年度资金总额 with the year's budget, the adjusted one, what was spent.
    fn budget_row(&mut self, row: &Row<'_>, heads: &[(usize, Budget, Passage)]) {
        let mut label: Option<&Cell> = None;
        for cell in row.cells() {
            let at = heads.iter().rev().find(|(column, ..)| *column <= cell.column);
            match (at, label) {
                (None, _) | (_, None) => {
                    if meaning(&cell.passage.text) != Some(Label::Funds) {
                        label = Some(cell);
                    }
                }
                (Some((_, Budget::Initial, _)), Some(label)) => {
                    if let Some(Label::Money(column)) = meaning(&label.passage.text) {
                        self.amount(&column, &label.passage, Some(&cell.passage));
                    } else {
                        self.note(squash(&label.passage.text), &cell.passage);
                    }
                }
                (Some((_, Budget::Further, head)), Some(label)) => {
                    let label = format!("{} {}", bare(&label.passage.text), squash(&head.text));
                    self.note(label, &cell.passage);
                }
            }
        }
    }

    /// A row of labels and values.
    fn fields(&mut self, row: &Row<'_>) {
        if self.column_heads(row) {
            return;
        }
        let mut idx = 0;
        let has_label = row.cells().any(|cell| meaning(&cell.passage.text).is_some());
        while let Some(cell) = row.cell(idx) {
            let next = row.cell(idx + 1);
            idx += 1;
            let Some(label) = meaning(&cell.passage.text) else {
                idx += self.unknown(cell, next, row, has_label);
                continue;
            };
            let takes_any = matches!(label, Label::Name | Label::Code | Label::Department);
            let value = next.filter(|next| takes_any || meaning(&next.passage.text).is_none());
            match label {
                Label::Funds => {
                    self.in_money = true;
                    self.source = None;
                    self.money_unit(&cell.passage);
                    // 项目资金（万元）| 100 has no label of its own for the total.
                    if let Some(value) = value.filter(|value| is_amount(&value.passage.text)) {
                        self.amount(&Column::Total, &cell.passage, Some(&value.passage));
                        idx += 1;
                    }
                }
                Label::Indicators => self.horizon(&cell.passage),
                Label::Remark => {
                    let scored = in_brackets(&cell.passage.text).is_some();
                    let value = value.filter(|value| !scored || is_amount(&value.passage.text));
                    if let Some(value) = value {
                        self.note(squash(&cell.passage.text), &value.passage);
                        idx += 1;
                    } else {
                        self.note_text(squash(&cell.passage.text), String::new(), cell.passage.origin());
                    }
                }
                Label::AnyGoal | Label::Goal | Label::LifetimeGoal | Label::GoalDone
                    if value.is_none() && next.is_some() => {}
                label => {
                    self.field(&label, cell, value);
                    idx += usize::from(value.is_some());
                    // 教育部 | 105: the code stands in a cell of its own.
                    if label == Label::Supervisor
                        && let Some(code) = row.cell(idx).filter(|cell| is_code(&cell.passage.text))
                        && project::add_code(
                            &mut self.form.project.supervising_department,
                            &code.passage.text,
                        )
                    {
                        idx += 1;
                    }
                }
            }
        }
    }

    /// Headings that have their values in the rows below.
    fn column_heads(&mut self, row: &Row<'_>) -> bool {
        let labels: Vec<(&Cell, Option<Label>)> =
            row.cells().map(|cell| (cell, meaning(&cell.passage.text))).collect();
        let at = |cell: &Cell| (cell.column, cell.passage.clone());
        if labels.iter().any(|(_, label)| *label == Some(Label::Task)) {
            let heads = labels.iter().skip_while(|(_, label)| *label != Some(Label::Task));
            let heads: Vec<(usize, Passage)> = heads.map(|(cell, _)| at(cell)).collect();
            // 预算金额（万元）
            heads.iter().for_each(|(_, label)| self.money_unit(label));
            self.below = Some(Below::Tasks(heads));
            return true;
        }
        let budget: Vec<(usize, Budget, Passage)> = labels
            .iter()
            .filter_map(|(cell, label)| match label {
                Some(Label::Budget(budget)) => Some((cell.column, *budget, cell.passage.clone())),
                _ => None,
            })
            .collect();
        if budget.len() >= 2 {
            for (cell, label) in &labels {
                if *label == Some(Label::Funds) {
                    self.money_unit(&cell.passage);
                }
            }
            self.below = Some(Below::Budget(budget));
            self.in_money = true;
            return true;
        }
        let goals: Vec<(usize, Label, Passage)> = labels
            .iter()
            .filter_map(|(cell, label)| match label {
                Some(label @ (Label::Goal | Label::LifetimeGoal | Label::AnyGoal | Label::GoalDone)) => {
                    Some((cell.column, label.clone(), cell.passage.clone()))
                }
                _ => None,
            })
            .collect();
        let only_goals = labels.iter().all(|(_, label)| {
            matches!(
                label,
                Some(
                    Label::Goal | Label::LifetimeGoal | Label::AnyGoal | Label::GoalDone | Label::Indicators
                )
            )
        });
        if goals.len() >= 2 && only_goals {
            self.goal_heads(goals);
            return true;
        }
        let money: Vec<(usize, Column, Passage)> = labels
            .iter()
            .filter_map(|(cell, label)| match label {
                Some(Label::Money(column)) => Some((cell.column, column.clone(), cell.passage.clone())),
                _ => None,
            })
            .collect();
        if money.len() >= 3
            && labels.iter().all(|(_, label)| matches!(label, Some(Label::Money(_) | Label::Funds)))
        {
            self.in_money = true;
            self.below = Some(Below::Money(money));
            return true;
        }
        false
    }

    fn goal_heads(&mut self, mut goals: Vec<(usize, Label, Passage)>) {
        // 项目绩效目标 beside 项目总目标 and 年度总体目标 is the label of all.
        if goals.len() >= 3 || goals.iter().any(|(_, label, _)| *label == Label::GoalDone) && goals.len() > 2
        {
            goals.remove(0);
        } else if goals[0].1 == Label::AnyGoal && goals[1].1 != Label::LifetimeGoal && goals.len() == 2 {
            // 总体目标 | 年度目标: the first is for the whole period, unless the second says what was done.
            if goals[1].1 == Label::Goal {
                goals[0].1 = Label::LifetimeGoal;
            }
        }
        self.horizons = goals
            .iter()
            .filter_map(|(column, label, _)| match label {
                Label::LifetimeGoal => Some((*column, Horizon::Cycle)),
                Label::Goal => Some((*column, Horizon::Annual)),
                _ => None,
            })
            .collect();
        self.below = Some(Below::Goals(goals));
    }

    fn horizon(&mut self, passage: &Passage) {
        let cycle = is_cycle(&bare(&passage.text));
        self.horizon = if cycle { Horizon::Cycle } else { Horizon::Annual };
    }

    /// A text that is no known label: a label of its own with the text beside it, the rest of the text above, or
    /// something for people to look at. Says how many further cells it took.
    fn unknown(&mut self, cell: &Cell, next: Option<&Cell>, row: &Row<'_>, has_label: bool) -> usize {
        let passage = &cell.passage;
        if self.in_money
            && let Some(value) = next.filter(|next| is_amount(&next.passage.text))
            && !is_amount(&passage.text)
        {
            let column = Column::FurtherSource(bare(&passage.text));
            self.amount(&column, passage, Some(&value.passage));
            return 1;
        }
        let is_alone = row.cells().count() == 1;
        if is_alone && self.open.is_some() && (row.is_page_start || cell.column > 0) {
            self.go_on(passage);
            return 0;
        }
        if let Some(value) = next.filter(|next| meaning(&next.passage.text).is_none())
            && passage.text.chars().count() <= 40
        {
            self.in_money = false;
            self.note(squash(&passage.text), &value.passage);
            self.open = Some(Open::Note);
            return 1;
        }
        // A label whose value is blank says nothing; a value without a label is kept.
        let is_label = (next.is_some() || has_label || passage.text.ends_with(['：', ':']))
            && passage.text.chars().count() <= 20
            && !is_amount(&passage.text);
        let words = squash(&passage.text);
        if is_label {
            self.note_text(words, String::new(), passage.origin());
        } else {
            self.form.findings.push(
                Finding::new(UNPLACED_TEXT, Severity::Warning)
                    .at(passage.origin())
                    .with("text", &passage.text),
            );
        }
        0
    }

    fn field(&mut self, label: &Label, cell: &Cell, value: Option<&Cell>) {
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
                            self.form.project.lifetime_total = Some(number.to_string())
                        }
                        AmountCell::Absent(Absence::Unreadable) => {
                            self.note(bare(&cell.passage.text), passage)
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
    fn further(&mut self, label: &Label, words: String, passage: &Passage) {
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
                let is_same = project.supervising_department.as_ref().map(|own| &own.name) == Some(&text.name);
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

    fn money(&mut self, column: &Column, cell: &Cell, value: Option<&Passage>) {
        self.in_money = true;
        self.money_unit(&cell.passage);
        if *column == Column::Total {
            self.annual_column = self.annual_column.or(Some(cell.column));
        }
        // Beside 项目资金总额 stand its sources; those of the year stand under the year's total.
        let of_lifetime = self.lifetime_column.is_some_and(|lifetime| {
            cell.column >= lifetime
                && self.annual_column.is_none_or(|annual| annual > lifetime && cell.column < annual)
        });
        if of_lifetime {
            let label = format!("项目资金总额 {}", bare(&cell.passage.text));
            if let Some(value) = value {
                self.note(label, value);
            }
            return;
        }
        let column = match column {
            Column::FurtherSource(name) => {
                let is_part = ["上级", "本级", "上级补助", "本级安排"].contains(&name.as_str());
                match (&self.source, is_part) {
                    (Some(source), true) => Column::FurtherSource(format!("{source}（{name}）")),
                    _ => {
                        self.source = Some(name.clone());
                        column.clone()
                    }
                }
            }
            other => other.clone(),
        };
        // A source whose parts follow in its own row has no amount of its own.
        self.amount(&column, &cell.passage, value);
    }

    fn amount(&mut self, column: &Column, label: &Passage, value: Option<&Passage>) {
        let read =
            value.map_or(AmountCell::BLANK, |value| funding::read(&value.text, &mut self.form.money_unit));
        let Some(key) = column.amount_key() else { return };
        let amounts = &mut self.form.project.amounts;
        if funding::is_taken(amounts, key) && value.is_some() {
            if let Some(value) = value {
                self.note(squash(&label.text), value);
            }
            return;
        }
        if value.is_none() && funding::is_taken(amounts, key) {
            return;
        }
        amounts.set(key, read);
        let origin = value.map_or(Origin::Nowhere, Passage::origin);
        self.form.project.amounts_origin = self.form.project.amounts_origin.to(origin);
        if read == AmountCell::Absent(Absence::Unreadable) {
            let name = self.form.project.name.clone();
            self.form.findings.push(
                Finding::new(AMOUNT_UNREADABLE, Severity::Error)
                    .at(origin)
                    .with("name", name)
                    .with("column", bare(&label.text))
                    .with("column_en", key)
                    .with("text", value.map_or("", |value| value.text.as_str())),
            );
        }
    }

    fn money_unit(&mut self, passage: &Passage) {
        let unit = in_brackets(&passage.text).and_then(|inner| {
            MoneyUnit::parse(inner.trim_start_matches("单位").trim_start_matches([':', '：']))
        });
        self.form.money_unit = self.form.money_unit.or(unit);
    }

    fn text_field(&mut self, label: &Label, label_passage: &Passage, passage: &Passage, goes_on: bool) {
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

    fn go_on(&mut self, passage: &Passage) {
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

    fn note(&mut self, label: String, passage: &Passage) {
        self.note_text(label, passage.text.clone(), passage.origin());
    }

    fn note_text(&mut self, label: String, text: String, origin: Origin) {
        self.form.project.notes.push(Note { label, text, origin });
    }

    pub(super) fn finish(mut self) -> Form {
        self.form.project.indicators = indicators::pair_horizons(self.printed);
        if self.form.kind.is_whole_department() && self.form.project.name.is_empty() {
            if let Some(department) = &self.form.department {
                self.form.project.name = department.text.trim().to_owned();
                self.form.project.origin = department.origin();
            }
        }
        self.form
    }
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is an amount or stands for one.
fn is_amount(text: &str) -> bool {
    AmountCell::read(text) != AmountCell::Absent(Absence::Unreadable)
}

/// Whether a row below the indicators begins other fields of the form.
fn ends_block(row: &Row<'_>) -> bool {
    let Some(first) = row.cell(0) else { return false };
    matches!(
        meaning(&first.passage.text),
        Some(
            Label::Name
                | Label::Department
                | Label::Code
                | Label::Supervisor
                | Label::Unit(_)
                | Label::Person
                | Label::Goal
                | Label::LifetimeGoal
                | Label::Funds
        )
    ) || matches!(
        bare(&first.passage.text).as_str(),
        "备注"
            | "说明"
            | "其他需要说明的问题"
            | "其他说明"
            | "注"
            | "评价结论"
            | "存在问题"
            | "改进措施"
            | "审核意见"
    )
}
