//! What a reader hands on: the blocks of a file in document order, of which only what matters is kept.

use crate::expenditure;
use crate::grid::{Grid, Section};
use crate::locate;
use crate::passage::Passage;
use duibiao_core::{AnnualTable, Finding, ProjectExpenditure};

/// So many paragraphs at the beginning of a document are its cover.
const MAX_COVER: usize = 40;
/// So many paragraphs above a grid are kept: titles and headings stand right above it.
const MAX_ABOVE: usize = 40;
/// So many tables of other kinds are named.
const MAX_OTHERS: usize = 200;

/// Collects the blocks of a file while a reader goes through it. Budgets of hundreds of pages hold a few pages
/// of targets: what is no such table is let go at once, its title aside.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    /// The character encoding of a text format.
    pub(crate) encoding: Option<String>,
    /// Whether the text was made by optical character recognition.
    pub(crate) is_ocr: bool,
    /// Doubts about the file as a whole.
    pub(crate) findings: Vec<Finding>,
    /// Tables that a reader gives ready-made: the program's own documents.
    pub(crate) tables: Vec<AnnualTable>,
    /// The first paragraphs of the document.
    pub(crate) cover: Vec<Passage>,
    /// The grids that may hold such tables, with the paragraphs above each.
    pub(crate) sections: Vec<Section>,
    /// The titles of the tables that are something else.
    pub(crate) others: Vec<String>,
    /// What a budget table of the document prints as its spending on projects.
    pub(crate) expenditure: Option<ProjectExpenditure>,
    /// Keeps every grid: for people who want to see what the reader saw.
    keeps_all: bool,
    above: Vec<Passage>,
    /// Whether the last grid was kept, so that the next may go on with it.
    follows_kept: bool,
}

impl Extract {
    /// An extract that keeps every grid.
    pub(crate) fn whole() -> Self {
        Self { keeps_all: true, ..Self::default() }
    }

    /// The next paragraph outside of tables.
    pub(crate) fn paragraph(&mut self, passage: Passage) {
        if passage.text.trim().is_empty() {
            return;
        }
        if self.cover.len() < MAX_COVER && self.sections.is_empty() {
            self.cover.push(passage.clone());
        }
        if self.above.len() == MAX_ABOVE && !self.keeps_all {
            self.above.remove(0);
        }
        self.above.push(passage);
    }

    /// A new part of the document begins, such as the next sheet of a workbook: what stood before is above
    /// nothing that follows.
    pub(crate) fn part(&mut self) {
        self.above.clear();
        self.follows_kept = false;
    }

    /// The next grid.
    pub(crate) fn grid(&mut self, grid: Grid) {
        if grid.cells.is_empty() {
            return;
        }
        let above = std::mem::take(&mut self.above);
        let section = Section { above, grid };
        if self.keeps_all || locate::matters(&section, self.sections.last().filter(|_| self.follows_kept)) {
            self.follows_kept = true;
            self.sections.push(section);
            return;
        }
        self.follows_kept = false;
        if self.expenditure.is_none() {
            self.expenditure = expenditure::find(&section);
        }
        self.other(&section);
    }

    /// Names a table that is none of those read.
    pub(crate) fn other(&mut self, section: &Section) {
        if self.others.len() < MAX_OTHERS
            && let Some(title) = locate::title(section)
            && !self.others.contains(&title)
        {
            self.others.push(title);
        }
    }
}
