//! Reads one form: fields by the meaning of their labels, the block of money, the block of indicators.

mod below;
mod fields;
mod money;

use super::indicators::{self, Block, Horizon, Printed, Taken};
use super::labels::{Label, meaning};
use super::row::Row;
use super::{FormKind, project};
use crate::grid::Cell;
use crate::heading::Column;
use crate::label::{bare, in_brackets, squash};
use crate::passage::Passage;
use crate::templates::parts::{self, is_cycle};
use below::Below;
use duibiao_core::{Code, Finding, MoneyUnit, Note, Origin, Project, Severity};
use money::is_amount;

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

#[expect(clippy::struct_excessive_bools, reason = "what has been seen of a form so far, each on its own")]
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
            project: Project::named(""),
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
            Some(Label::Department) => self.form.kind.is_whole_department() && self.form.department.is_some(),
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

    /// 长期绩效目标表 and 年度绩效目标表 over the blocks of one form say which years the blocks are for.
    pub(super) fn block_title(&mut self, passage: &Passage) {
        self.horizon(passage);
        self.block = None;
        self.below = None;
        self.open = None;
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

    fn note(&mut self, label: String, passage: &Passage) {
        self.note_text(label, passage.text.clone(), passage.origin());
    }

    fn note_text(&mut self, label: String, text: String, origin: Origin) {
        self.form.project.notes.push(Note { label, text, origin });
    }

    pub(super) fn finish(mut self) -> Form {
        self.form.project.indicators = indicators::pair_horizons(self.printed);
        if self.form.kind.is_whole_department()
            && self.form.project.name.is_empty()
            && let Some(department) = &self.form.department
        {
            self.form.project.name = department.text.trim().to_owned();
            self.form.project.origin = department.origin();
        }
        self.form
    }
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a row below the indicators begins other fields of the form.
fn ends_block(row: &Row<'_>) -> bool {
    let Some(first) = row.cell(0) else { return false };
    let label = meaning(&first.passage.text);
    // 长期目标1 | 产出指标 | … numbers the objectives that indicators belong to.
    if matches!(label, Some(Label::Goal | Label::LifetimeGoal)) && row.cells().count() > 2 {
        return false;
    }
    matches!(
        label,
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
