//! The columns that the indicators of one table need.

use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column};
use crate::{ViewOptions, sanitize, words};
use duibiao_core::{AnnualTable, Indicator, Target};

/// Which columns the indicators of a table need.
#[expect(clippy::struct_excessive_bools, reason = "columns are there or not, each for itself")]
pub(super) struct IndicatorColumns {
    pub(super) has_annual: bool,
    pub(super) has_cycle: bool,
    has_score: bool,
    has_actual: bool,
    has_achieved: bool,
    has_place: bool,
}

impl IndicatorColumns {
    pub(super) fn of(table: &AnnualTable, options: &ViewOptions) -> Self {
        let any = |is: &dyn Fn(&Indicator) -> bool| {
            table.projects().any(|(_, project)| project.indicators.iter().any(is))
        };
        let has_annual = any(&|indicator| indicator.annual_target.is_some());
        Self {
            has_annual,
            has_cycle: any(&|indicator| cycle_target(indicator).is_some()),
            has_score: any(&|indicator| indicator.score.is_some()),
            has_actual: any(&|indicator| indicator.actual.is_some()),
            has_achieved: any(&|indicator| indicator.achieved_score.is_some()),
            has_place: options.origins,
        }
    }

    pub(super) fn headings(&self, page: &Page<'_>) -> Vec<Column> {
        let mut columns = vec![
            Column::figure(page.word(&words::COLUMN_NUMBER)),
            Column::text(page.word(&words::COLUMN_LEVEL2)),
            Column::text(page.word(&words::COLUMN_INDICATOR)),
        ];
        for (is_there, heading) in [
            (self.has_annual, &words::COLUMN_ANNUAL),
            (self.has_cycle, &words::COLUMN_CYCLE),
            (self.has_score, &words::COLUMN_SCORE),
            (self.has_actual, &words::COLUMN_ACTUAL),
            (self.has_achieved, &words::COLUMN_ACHIEVED),
            (self.has_place, &words::COLUMN_PLACE),
        ] {
            if is_there {
                columns.push(Column::text(page.word(heading)));
            }
        }
        columns
    }

    pub(super) fn cells(&self, indicator: &Indicator, page: &Page<'_>) -> Vec<Cell> {
        let target = |target: Option<&Target>| -> Cell {
            target.map_or_else(String::new, |target| raw(target, page)).into()
        };
        let level2 =
            if indicator.level2.name.is_empty() { &indicator.level1.name } else { &indicator.level2.name };
        let mut cells: Vec<Cell> = vec![
            indicator.seq.map_or_else(String::new, |seq| seq.to_string()).into(),
            sanitize(level2).into_owned().into(),
            sanitize(&indicator.name).into_owned().into(),
        ];
        if self.has_annual {
            cells.push(target(indicator.annual_target.as_ref()));
        }
        if self.has_cycle {
            cells.push(target(cycle_target(indicator)));
        }
        if self.has_score {
            cells.push(sanitize(indicator.score.as_deref().unwrap_or_default()).into_owned().into());
        }
        if self.has_actual {
            cells.push(target(indicator.actual.as_ref()));
        }
        if self.has_achieved {
            cells.push(sanitize(indicator.achieved_score.as_deref().unwrap_or_default()).into_owned().into());
        }
        if self.has_place {
            cells.push(place_text(indicator.origin, page).into());
        }
        cells
    }
}

/// The cycle target where it says something else than the annual one.
fn cycle_target(indicator: &Indicator) -> Option<&Target> {
    let cycle = indicator.cycle_target.as_ref()?;
    match &indicator.annual_target {
        Some(annual) if annual.raw == cycle.raw => None,
        _ => Some(cycle),
    }
}

fn raw(target: &Target, page: &Page<'_>) -> String {
    if target.raw.is_empty() {
        page.word(&words::BLANK_TARGET).to_owned()
    } else {
        sanitize(&target.raw).into_owned()
    }
}
