//! The list of Guangdong's budget units: one row a project, all its indicators in one cell.
//!
//! Title 项目支出绩效目标表（含转移支付项目）, a line 部门名称：X 单位：万元, columns 项目名称（资金使用单位）| 总计 |
//! funding sources | 绩效目标 | 绩效指标; rows 合计, then each budget unit and its projects, which are indented.
//! An indicator is printed as `n、L1code-L1；L2code-L2；L3；实施周期指标值:V；年度指标值:V。`

mod indicators;

use super::Template;
use super::listing::{self, Listing};
use super::parts::{self, Part};
use crate::ReadOptions;
use crate::grid::{Cell, Section};
use crate::header::read_header;
use crate::heading::{Column, is_grand_total, meaning};
use crate::ledger::{Ledger, Role};
use crate::passage::Passage;
use duibiao_core::{
    Absence, AmountCell, Amounts, AnnualTable, BudgetUnit, Code, Finding, Origin, Project, Scope, Severity,
    Source, Stage, TableKind,
};

pub(super) const TEMPLATE: Template = Template { name: "guangdong_list", is_form: false, recognises, read };

const UNPLACED_TEXT: Code = Code::of("PAR-07");
const ROW_CUT_OFF: Code = Code::of("PAR-08");
const AMOUNT_UNREADABLE: Code = Code::of("PAR-09");
const AMOUNT_COLUMNS_INFERRED: Code = Code::of("PAR-10");

fn recognises(section: &Section) -> bool {
    let Some(leaves) = Listing::columns(section) else { return false };
    let texts = || leaves.iter().map(|leaf| leaf.passage.text.as_str());
    let columns: Vec<Column> = texts().filter_map(meaning).collect();
    let has_levels =
        texts().any(|text| matches!(parts::part(text, false), Some(Part::Level1 | Part::Level2)));
    !has_levels
        && [Column::Name, Column::Goal, Column::Indicators].iter().all(|column| columns.contains(column))
}

fn read(section: &Section, _options: &ReadOptions, ledger: &mut Ledger) -> Vec<AnnualTable> {
    let Some(section) = listing::normalised(section) else { return Vec::new() };
    let mut reader = Reader::new(&section, ledger);
    let rows: Vec<&[Cell]> = section.grid.rows().skip(1).collect();
    reader.has_indents = rows.iter().any(|row| reader.name_cell(row).is_some_and(|cell| cell.indented));
    for (idx, row) in rows.iter().enumerate() {
        let next_has_targets = rows.get(idx + 1).is_some_and(|next| reader.has_targets(next));
        reader.row(row, next_has_targets);
    }
    vec![reader.finish()]
}

struct Reader<'a> {
    ledger: &'a mut Ledger,
    table: AnnualTable,
    /// The meaning of each grid column; an unknown money column is a further source.
    columns: Vec<Option<Column>>,
    /// The most amounts that a row printed, for the finding on inferred columns.
    most_amounts: usize,
    separators: indicators::Separators,
    /// Whether the text has no columns of its own, so that amounts are told by their order.
    is_text: bool,
    /// Whether names of projects are printed with an indent.
    has_indents: bool,
}

/// What a row prints, by column.
#[derive(Default)]
struct RowCells<'a> {
    name: Option<&'a Cell>,
    amounts: Vec<(&'a Column, &'a Passage)>,
    goal: Option<&'a Passage>,
    indicators: Option<&'a Passage>,
}

impl<'a> Reader<'a> {
    fn new(section: &Section, ledger: &'a mut Ledger) -> Self {
        let header = read_header(&section.above, ledger);
        let heading = section.grid.rows().next().unwrap_or_default();
        let labels: Vec<Option<Column>> = heading.iter().map(|cell| meaning(&cell.passage.text)).collect();
        let goal = labels.iter().position(|column| *column == Some(Column::Goal)).unwrap_or(labels.len());
        let columns = labels
            .into_iter()
            .zip(heading)
            .enumerate()
            .map(|(idx, (column, cell))| {
                let unknown_money = (1..goal).contains(&idx);
                column.or_else(|| unknown_money.then(|| Column::FurtherSource(cell.passage.text.clone())))
            })
            .collect();
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
            money_unit: header.money_unit,
            total: None,
            total_origin: Origin::Nowhere,
            project_expenditure: None,
            units: Vec::new(),
            findings: header.findings,
        };
        let is_text = section.grid.cells.iter().any(|cell| matches!(cell.passage.origin(), Origin::Text(_)));
        Self {
            ledger,
            table,
            columns,
            most_amounts: 0,
            separators: indicators::Separators::new(),
            is_text,
            has_indents: false,
        }
    }

    fn name_cell<'b>(&self, row: &'b [Cell]) -> Option<&'b Cell> {
        row.iter().find(|cell| self.columns.get(cell.column) == Some(&Some(Column::Name)))
    }

    fn has_targets(&self, row: &[Cell]) -> bool {
        row.iter().any(|cell| {
            matches!(self.columns.get(cell.column), Some(Some(Column::Goal | Column::Indicators)))
        })
    }

    fn row(&mut self, row: &[Cell], next_has_targets: bool) {
        if let [only] = row
            && only.column_span > 1
        {
            self.single_cell(only, next_has_targets);
            return;
        }
        let mut cells = RowCells::default();
        for cell in row {
            match self.columns.get(cell.column).and_then(Option::as_ref) {
                Some(Column::Name) => cells.name = Some(cell),
                Some(Column::Goal) => cells.goal = Some(&cell.passage),
                Some(Column::Indicators) => cells.indicators = Some(&cell.passage),
                Some(column) if column.amount_key().is_some() => {}
                _ => self.unplaced(&cell.passage),
            }
        }
        let keys: Vec<Option<Column>> =
            row.iter().map(|c| self.columns.get(c.column).cloned().flatten()).collect();
        cells.amounts = row
            .iter()
            .zip(&keys)
            .filter_map(|(cell, column)| {
                Some((column.as_ref().filter(|c| c.amount_key().is_some())?, &cell.passage))
            })
            .collect();
        let name_passage = cells.name.map(|cell| &cell.passage);
        let name = name_passage.map_or(String::new(), |passage| passage.text.clone());
        if let Some(passage) = name_passage {
            self.ledger.book_all(passage, Role::Field);
        }
        let (amounts, amounts_origin) = self.amounts(&name, &cells.amounts);
        let has_targets = cells.goal.is_some() || cells.indicators.is_some();
        let is_indented = cells.name.is_some_and(|cell| cell.indented);
        let origin = name_passage.map_or(amounts_origin, Passage::origin);
        // A project without targets, in a table without indents, is no unit that goes on without projects.
        let is_project = is_indented
            || !self.is_text && !self.has_indents && !next_has_targets && !self.table.units.is_empty();
        // Above all units, a total that is centred is as good as one at the left.
        let is_above_all = self.table.units.is_empty() && !has_targets;
        if is_grand_total(&name) && (!is_indented || is_above_all) && self.table.total.is_none() {
            self.table.total = Some(amounts);
            self.table.total_origin = origin;
            for passage in [cells.goal, cells.indicators].into_iter().flatten() {
                self.unplaced(passage);
            }
        } else if has_targets || is_project {
            self.project(name, origin, (amounts, amounts_origin), &cells);
        } else {
            self.table.units.push(BudgetUnit { name, amounts, origin, projects: Vec::new() });
        }
    }

    /// A text over the whole width: a name whose row breaks off, or text that belongs to no row.
    fn single_cell(&mut self, cell: &Cell, next_has_targets: bool) {
        let passage = &cell.passage;
        if !self.is_text && next_has_targets && !cell.indented && is_body(&passage.text) {
            // A unit's name over the whole width.
            self.table.units.push(BudgetUnit {
                name: passage.text.trim().to_owned(),
                amounts: Amounts::NO_COLUMNS,
                origin: passage.origin(),
                projects: Vec::new(),
            });
        } else if cell.indented {
            self.ledger.book_all(passage, Role::Field);
            self.table.findings.push(
                Finding::new(ROW_CUT_OFF, Severity::Error)
                    .at(passage.origin())
                    .with("name", &passage.text)
                    .with("text", tail(&passage.text))
                    .with("missing", "缺金额、绩效目标和绩效指标")
                    .with("missing_en", "amounts, objective and indicators are missing"),
            );
            self.push_project(Project {
                name: passage.text.clone(),
                origin: passage.origin(),
                amounts: self.blank_amounts(),
                ..empty_project()
            });
        } else {
            self.unplaced(passage);
        }
    }

    fn unplaced(&mut self, passage: &Passage) {
        self.ledger.book_all(passage, Role::Finding);
        self.table.findings.push(
            Finding::new(UNPLACED_TEXT, Severity::Warning).at(passage.origin()).with("text", &passage.text),
        );
    }

    fn blank_amounts(&self) -> Amounts {
        let mut amounts = Amounts::NO_COLUMNS;
        for key in self.columns.iter().flatten().filter_map(Column::amount_key) {
            amounts.set(key, AmountCell::BLANK);
        }
        amounts
    }

    fn amounts(&mut self, name: &str, cells: &[(&Column, &Passage)]) -> (Amounts, Origin) {
        let mut amounts = self.blank_amounts();
        let mut origin = Origin::Nowhere;
        for (column, passage) in cells {
            let cell = AmountCell::read(&passage.text);
            let role =
                if cell == AmountCell::Absent(Absence::Unreadable) { Role::Finding } else { Role::Field };
            self.ledger.book_all(passage, role);
            if role == Role::Finding {
                self.table.findings.push(
                    Finding::new(AMOUNT_UNREADABLE, Severity::Error)
                        .at(passage.origin())
                        .with("name", name)
                        .with("column", column_name(column, false))
                        .with("column_en", column_name(column, true))
                        .with("text", &passage.text),
                );
            }
            origin = if origin.is_somewhere() { origin.to(passage.origin()) } else { passage.origin() };
            amounts.set(column.amount_key().unwrap_or_default(), cell);
        }
        self.most_amounts = self.most_amounts.max(cells.len());
        let n_columns = self.columns.iter().flatten().filter(|column| column.amount_key().is_some()).count();
        // A row that prints fewer amounts than others of its table: which columns it means is a guess.
        let is_odd =
            self.is_text && cells.len() < self.most_amounts && cells.len() < n_columns && !cells.is_empty();
        let is_ambiguous = self.is_text && cells.len() > 2 && cells.len() < n_columns;
        if is_odd || is_ambiguous {
            let texts: Vec<&str> = cells.iter().map(|(_, passage)| passage.text.as_str()).collect();
            self.table.findings.push(
                Finding::new(AMOUNT_COLUMNS_INFERRED, Severity::Warning)
                    .at(origin)
                    .with("name", name)
                    .with("printed", cells.len())
                    .with("columns", n_columns)
                    .with("text", texts.join(" ")),
            );
        }
        (amounts, origin)
    }

    fn project(
        &mut self,
        name: String,
        origin: Origin,
        (amounts, amounts_origin): (Amounts, Origin),
        cells: &RowCells<'_>,
    ) {
        let mut project = Project { name, origin, amounts, amounts_origin, ..empty_project() };
        if let Some(goal) = cells.goal {
            self.ledger.book_all(goal, Role::Field);
            project.goal = Some(goal.text.clone());
            project.goal_origin = goal.origin();
        }
        if let Some(passage) = cells.indicators {
            project.indicators = indicators::read(
                passage,
                &self.separators,
                &project.name,
                &mut self.table.findings,
                self.ledger,
            );
        }
        let missing = match (cells.amounts.is_empty(), cells.goal.is_none(), cells.indicators.is_none()) {
            _ if !self.is_text => None,
            (true, _, _) => Some(("缺金额", "amounts are missing")),
            (_, _, true) => Some(("缺绩效指标", "indicators are missing")),
            _ => None,
        };
        if let Some((zh, en)) = missing {
            let last = cells.indicators.or(cells.goal).map_or(project.name.as_str(), |p| p.text.as_str());
            self.table.findings.push(
                Finding::new(ROW_CUT_OFF, Severity::Error)
                    .at(project.origin)
                    .with("name", &project.name)
                    .with("text", tail(last))
                    .with("missing", zh)
                    .with("missing_en", en),
            );
        }
        self.push_project(project);
    }

    fn push_project(&mut self, project: Project) {
        if self.table.units.is_empty() {
            // A list without unit rows is one unit: the department itself.
            self.table.units.push(BudgetUnit {
                name: self.table.department.clone().unwrap_or_default(),
                amounts: Amounts::NO_COLUMNS,
                origin: Origin::Nowhere,
                projects: Vec::new(),
            });
        }
        if let Some(unit) = self.table.units.last_mut() {
            unit.projects.push(project);
        }
    }

    fn finish(mut self) -> AnnualTable {
        let money: Vec<&Column> =
            self.columns.iter().flatten().filter(|column| column.amount_key().is_some()).collect();
        let printed = self.most_amounts;
        if self.is_text && printed > 0 && printed < money.len() {
            let read_as = |english: bool| {
                let names: Vec<&str> =
                    money.iter().take(printed).map(|column| column_name(column, english)).collect();
                names.join(if english { ", " } else { "、" })
            };
            self.table.findings.push(
                Finding::new(AMOUNT_COLUMNS_INFERRED, Severity::Info)
                    .at(self.table.total_origin)
                    .with("printed", printed)
                    .with("columns", money.len())
                    .with("read_as", read_as(false))
                    .with("read_as_en", read_as(true)),
            );
        }
        self.table
    }
}

fn column_name(column: &Column, english: bool) -> &str {
    match (column, english) {
        (Column::Total, false) => "总计",
        (Column::Total, true) => "total",
        (Column::FiscalAppropriation, false) => "财政拨款",
        (Column::FiscalAppropriation, true) => "fiscal appropriation",
        (Column::SpecialAccount, false) => "财政专户拨款",
        (Column::SpecialAccount, true) => "fiscal special account funds",
        (Column::Other, false) => "其他资金",
        (Column::Other, true) => "other funds",
        (Column::Carryover, false) => "上年结转",
        (Column::Carryover, true) => "carryover",
        (Column::FurtherSource(name), _) => name,
        (Column::Name | Column::Goal | Column::Indicators, _) => "",
    }
}

/// Whether a text may be the name of a body: short, and no sentence or note.
fn is_body(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 40 && !text.contains(['。', '：', ':', '；']) && !text.starts_with('注')
}

/// The last characters of a text, to show where it ends.
fn tail(text: &str) -> &str {
    text.char_indices().rev().nth(15).map_or(text, |(start, _)| &text[start..])
}

fn empty_project() -> Project {
    // The form has the column: a blank cell is an empty text, not an absent one.
    Project { goal: Some(String::new()), ..Project::named("") }
}
