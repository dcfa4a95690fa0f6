//! Reads the rows of a list of indicators.

mod fields;

use super::kind::{Kind, kind};
use crate::ReadOptions;
use crate::grid::Cell;
use crate::header::read_header;
use crate::heading::{self, Column};
use crate::label::{bare, squash};
use crate::ledger::Ledger;
use crate::passage::Passage;
use crate::templates::form::PERSONS_LEFT_OUT;
use crate::templates::form::indicators::{self, Block, Printed, Taken};
use crate::templates::form::labels::Label;
use crate::templates::form::row::Row;
use crate::templates::listing::{ListRow, Listing, is_name};
use crate::templates::parts::{self, Part, PartColumn};
use duibiao_core::{
    Amounts, AnnualTable, BudgetUnit, Code, Finding, Origin, Project, Scope, Severity, Source, Stage,
    TableKind,
};

const UNPLACED_TEXT: Code = Code::of("PAR-07");
const AMOUNT_UNREADABLE: Code = Code::of("PAR-09");

pub(super) struct RowsReader {
    table: AnnualTable,
    kinds: Vec<(Kind, String)>,
    columns: Vec<PartColumn>,
    block: Block,
    printed: Vec<Printed>,
    project: Option<Project>,
    /// Texts of the current project as printed, to tell a repeated row from the next project.
    name: String,
    unit: String,
    /// The place of the current unit among the units.
    unit_at: usize,
    n_persons: usize,
    has_unit_column: bool,
}

impl RowsReader {
    pub(super) fn new(listing: &Listing<'_>, ledger: &mut Ledger) -> Self {
        let header = read_header(&listing.above, ledger);
        let has_level3 = listing.leaves.iter().any(|leaf| bare(&leaf.passage.text).starts_with("三级"));
        let name_at = listing.leaves.iter().position(|leaf| is_name(&leaf.passage.text)).unwrap_or(0);
        let kinds: Vec<(Kind, String)> = listing
            .leaves
            .iter()
            .enumerate()
            .map(|(idx, leaf)| (kind(leaf, idx, name_at, has_level3), squash(&leaf.passage.text)))
            .collect();
        let columns: Vec<PartColumn> = listing
            .leaves
            .iter()
            .zip(&kinds)
            .filter(|(_, (kind, _))| *kind == Kind::Part)
            .map(|(leaf, (_, label))| PartColumn {
                from: leaf.from,
                to: leaf.to,
                part: parts::part(&leaf.passage.text, has_level3).unwrap_or(Part::Note),
                label: label.clone(),
            })
            .collect();
        let money_unit = header.money_unit.or_else(|| {
            let mut labels = listing
                .leaves
                .iter()
                .flat_map(|leaf| leaf.groups.iter().map(String::as_str).chain([leaf.passage.text.as_str()]));
            labels.find_map(|label| duibiao_core::MoneyUnit::parse(&crate::label::in_brackets(label)?))
        });
        let mut findings = header.findings;
        if money_unit.is_some() {
            findings.retain(|finding| finding.code != Code::of("PAR-06"));
        }
        let table = AnnualTable {
            source: Source::default(),
            kind: TableKind::ProjectTargets,
            stage: Stage::Unknown,
            scope: Scope::Unknown,
            title: header.title,
            title_origin: header.title_origin,
            department: header.department.first().map(|evidence| evidence.text.clone()),
            department_evidence: header.department,
            fiscal_year: None,
            fiscal_year_evidence: header.years,
            includes_transfers: header.includes_transfers,
            money_unit,
            total: None,
            total_origin: Origin::Nowhere,
            project_expenditure: None,
            units: Vec::new(),
            findings,
        };
        let has_unit_column = kinds.iter().any(|(kind, _)| *kind == Kind::Unit);
        Self {
            table,
            kinds,
            block: Block::of_columns(columns.clone()),
            columns,
            printed: Vec::new(),
            project: None,
            name: String::new(),
            unit: String::new(),
            unit_at: 0,
            n_persons: 0,
            has_unit_column,
        }
    }

    pub(super) fn row(&mut self, row: &ListRow<'_>, listing: &Listing<'_>) {
        if let [only] = row.cells[..]
            && self.single(only, listing)
        {
            return;
        }
        let kinds = self.kinds.clone();
        let kind_of = |cell: &Cell| listing.leaf_of(cell).map(|leaf| &kinds[leaf]);
        let find = |wanted: &dyn Fn(&Kind) -> bool| {
            row.cells.iter().copied().find(|cell| kind_of(cell).is_some_and(|(kind, _)| wanted(kind)))
        };
        let name = find(&|kind| *kind == Kind::Name);
        let unit = find(&|kind| *kind == Kind::Unit);
        let has_parts = find(&|kind| *kind == Kind::Part).is_some();
        let goal =
            find(&|kind| matches!(kind, Kind::Field(Label::Goal | Label::AnyGoal | Label::LifetimeGoal)));
        let money: Vec<(Column, &Cell)> = row
            .cells
            .iter()
            .filter_map(|cell| match kind_of(cell) {
                Some((Kind::Money(column), _)) => Some((column.clone(), *cell)),
                _ => None,
            })
            .collect();
        let head = name.or(unit).or(row.cells.first().copied());
        if !has_parts && goal.is_none() {
            let text = head.map_or("", |cell| cell.passage.text.as_str());
            if heading::is_grand_total(text)
                || unit.is_some_and(|unit| heading::is_grand_total(&unit.passage.text))
            {
                self.close();
                let amounts = self.amounts(&money);
                if self.table.total.is_none() {
                    self.table.total = Some(amounts);
                    self.table.total_origin = head.map_or(Origin::Nowhere, |cell| cell.passage.origin());
                }
                return;
            }
            // A row of a unit has its name and its money alone.
            let is_unit =
                if self.has_unit_column { unit.is_some() && name.is_none() } else { name.is_some() };
            if is_unit && let Some(cell) = head {
                let amounts = self.amounts(&money);
                self.begin_unit(&cell.passage, amounts);
                return;
            }
        }
        let rests = row.is_page_start && money.is_empty() && self.project.is_some();
        if let Some(name) = name {
            self.name_cell(name, unit, goal, rests, has_parts);
        } else if let Some(unit) = unit.filter(|unit| squash(&unit.passage.text) != self.unit) {
            self.close();
            self.unit_cell(&unit.passage);
        }
        if self.project.is_none() && !has_parts && name.is_none() {
            for cell in &row.cells {
                self.unplaced(&cell.passage);
            }
            return;
        }
        self.fields(row, listing, &money, rests);
        let cells: Vec<&Cell> =
            row.cells.iter().copied().filter(|cell| kind_of_is_part(&self.kinds, listing, cell)).collect();
        if let Taken::Note(note) = self.block.row(&Row::of_cells(cells, row.is_page_start), &mut self.printed)
            && let Some(project) = &mut self.project
        {
            project.notes.push(note);
        }
    }

    /// A row with one text over its whole width: a unit, or a note below the table.
    fn single(&mut self, cell: &Cell, listing: &Listing<'_>) -> bool {
        let text = cell.passage.text.trim();
        let is_wide = listing.n_leaves(cell) > 1;
        let is_sentence = text.chars().count() > 40 || text.contains('。');
        if text.starts_with('注')
            || text.starts_with("说明")
            || text.starts_with("备注")
            || is_wide && is_sentence
        {
            self.unplaced(&cell.passage);
            return true;
        }
        if is_wide {
            self.begin_unit(&cell.passage, Amounts::NO_COLUMNS);
            return true;
        }
        false
    }

    fn name_cell(
        &mut self,
        name: &Cell,
        unit: Option<&Cell>,
        goal: Option<&Cell>,
        rests: bool,
        has_parts: bool,
    ) {
        let text = squash(&name.passage.text);
        let same_unit = unit.is_none_or(|unit| squash(&unit.passage.text) == self.unit);
        let same_goal = match (goal, self.project.as_ref().and_then(|project| project.goal.as_ref())) {
            (Some(goal), Some(own)) => squash(&goal.passage.text) == squash(own),
            _ => true,
        };
        if self.project.is_some() && text == self.name && same_unit && (same_goal || rests) {
            return;
        }
        // The rest of a name that a page break cut: nothing new begins without money or objective.
        if rests && same_unit && unit.is_none() && goal.is_none() && has_parts && !self.money_is_blank() {
            if let Some(project) = &mut self.project {
                project.name.push_str(name.passage.text.trim());
                self.name.push_str(&text);
            }
            return;
        }
        self.close();
        if let Some(unit) = unit.filter(|unit| squash(&unit.passage.text) != self.unit) {
            self.unit_cell(&unit.passage);
        }
        self.name = text;
        self.project = Some(Project {
            name: name.passage.text.trim().to_owned(),
            origin: name.passage.origin(),
            amounts: self.blank_amounts(),
            ..Project::named("")
        });
    }

    fn unit_cell(&mut self, passage: &Passage) {
        let words = squash(&passage.text);
        // A name that is printed in every row is one unit, wherever it comes again: units stand in the order of
        // their first appearance.
        if let Some(at) = self.table.units.iter().position(|unit| squash(&unit.name) == words) {
            self.unit_at = at;
        } else {
            self.push_unit(passage.text.trim().to_owned(), Amounts::NO_COLUMNS, passage.origin());
        }
        self.unit = words;
    }

    fn begin_unit(&mut self, passage: &Passage, amounts: Amounts) {
        self.close();
        let blank = self.blank_amounts();
        if amounts == Amounts::NO_COLUMNS || amounts == blank {
            self.unit_cell(passage);
            if let Some(unit) = self.table.units.get_mut(self.unit_at)
                && unit.amounts == Amounts::NO_COLUMNS
            {
                unit.amounts = amounts;
            }
            return;
        }
        self.unit = squash(&passage.text);
        self.push_unit(passage.text.trim().to_owned(), amounts, passage.origin());
    }

    fn push_unit(&mut self, name: String, amounts: Amounts, origin: Origin) {
        self.unit_at = self.table.units.len();
        self.table.units.push(BudgetUnit { name, amounts, origin, projects: Vec::new() });
    }

    fn unplaced(&mut self, passage: &Passage) {
        self.table.findings.push(
            Finding::new(UNPLACED_TEXT, Severity::Warning).at(passage.origin()).with("text", &passage.text),
        );
    }

    /// The current project is complete.
    fn close(&mut self) {
        let printed = std::mem::take(&mut self.printed);
        self.block = Block::of_columns(self.columns.clone());
        let Some(mut project) = self.project.take() else {
            for one in printed {
                let text = format!("{} {}", one.name(), one.value());
                self.table
                    .findings
                    .push(Finding::new(UNPLACED_TEXT, Severity::Warning).at(one.origin()).with("text", text));
            }
            return;
        };
        project.indicators = indicators::pair_horizons(printed);
        if self.table.units.is_empty() {
            let department = self.table.department.clone().unwrap_or_default();
            self.push_unit(department, Amounts::NO_COLUMNS, Origin::Nowhere);
        }
        if let Some(unit) = self.table.units.get_mut(self.unit_at) {
            unit.projects.push(project);
        }
    }

    pub(super) fn finish(mut self, options: &ReadOptions) -> AnnualTable {
        self.close();
        if !options.with_persons && self.n_persons > 0 {
            for project in self.table.units.iter_mut().flat_map(|unit| &mut unit.projects) {
                project.persons.clear();
            }
            self.table.findings.push(
                Finding::new(PERSONS_LEFT_OUT, Severity::Info)
                    .with("name", self.table.title.as_deref().unwrap_or_default())
                    .with("n", self.n_persons),
            );
        }
        // 部门 above 单位: a name that has neither money nor projects of its own says who the department is.
        let is_empty = |unit: &BudgetUnit| unit.projects.is_empty() && unit.amounts == Amounts::NO_COLUMNS;
        let (empty, units): (Vec<_>, Vec<_>) = self.table.units.into_iter().partition(is_empty);
        self.table.units = units;
        for unit in empty {
            if Some(&unit.name) != self.table.department.as_ref() {
                self.table.findings.push(
                    Finding::new(UNPLACED_TEXT, Severity::Info).at(unit.origin).with("text", unit.name),
                );
            }
        }
        self.table
    }
}

fn kind_of_is_part(kinds: &[(Kind, String)], listing: &Listing<'_>, cell: &Cell) -> bool {
    listing.leaf_of(cell).is_some_and(|leaf| kinds[leaf].0 == Kind::Part)
}
