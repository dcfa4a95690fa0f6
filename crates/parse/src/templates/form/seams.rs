//! Rows of a form that a page break cuts in two, made one again.
//!
//! Producers draw the two halves as rows of their own: 年度总体 | 1.… above the break, 目标 | 2.… below it. What tells
//! a cut row from two rows is the label: it is one only when both halves are put together, or it stands on one side
//! of the break alone while the value goes on.

use super::labels::{Label, meaning};
use crate::grid::{Cell, Grid};
use crate::passage::Passage;
use crate::templates::parts;

/// The grid with its cut rows joined. Rows of indicators are left as they are: their reader knows levels that go on.
pub(super) fn joined(grid: &Grid) -> Grid {
    let mut grid = grid.clone();
    for start in grid.page_starts.clone() {
        if !is_in_indicators(&grid, start) {
            join_at(&mut grid, start);
        }
    }
    grid
}

/// Whether the rows before the break are those of indicators.
fn is_in_indicators(grid: &Grid, start: usize) -> bool {
    let mut inside = false;
    for row in grid.rows().take_while(|row| row[0].row < start) {
        let texts =
            || row.iter().map(|cell| cell.passage.text.as_str()).filter(|text| !text.trim().is_empty());
        if parts::is_heading(texts()) {
            inside = true;
        } else if texts().next().and_then(meaning) == Some(Label::Name) {
            inside = false;
        }
    }
    inside
}

/// Two cells of the same columns on both sides of a break, as indices.
type Pair = (usize, usize);

fn join_at(grid: &mut Grid, start: usize) {
    let below = (0..grid.cells.len()).filter(|idx| grid.cells[*idx].row == start);
    let pairs: Vec<Pair> = below
        .filter_map(|below| {
            let cell = &grid.cells[below];
            let is_above = |above: &Cell| {
                above.row + above.row_span == start
                    && (above.column, above.column_span) == (cell.column, cell.column_span)
            };
            Some((grid.cells.iter().position(is_above)?, below))
        })
        .collect();
    let texts = |pair: &Pair| {
        let text = |idx: usize| grid.cells[idx].passage.text.trim();
        (text(pair.0), text(pair.1))
    };
    let is_cut = pairs.iter().any(|pair| is_label_in_two(texts(pair)))
        || pairs.iter().any(|pair| is_label_alone(texts(pair)))
            && pairs.iter().any(|pair| is_value_in_two(texts(pair)));
    let joined: Vec<Pair> =
        pairs.iter().filter(|pair| is_cut || is_money_unit_below(texts(pair))).copied().collect();
    for (above, below) in &joined {
        let Cell { passage, row_span, .. } = std::mem::take(&mut grid.cells[*below]);
        let above = &mut grid.cells[*above];
        above.row_span += row_span;
        append(&mut above.passage, &passage);
    }
    // What was taken covers no row any more.
    grid.cells.retain(|cell| cell.row_span > 0);
}

/// 年度总体 above 目标: a label only together.
fn is_label_in_two((above, below): (&str, &str)) -> bool {
    !above.is_empty()
        && !below.is_empty()
        && meaning(above).is_none()
        && meaning(&format!("{above}{below}")).is_some()
}

/// A label on one side, nothing on the other: it is printed in the middle of its row.
fn is_label_alone((above, below): (&str, &str)) -> bool {
    match (above.is_empty(), below.is_empty()) {
        (false, true) => is_of_text(above),
        (true, false) => is_of_text(below),
        _ => false,
    }
}

/// Whether a label has a text beside it that is long enough to be cut.
fn is_of_text(label: &str) -> bool {
    matches!(
        meaning(label),
        Some(
            Label::Goal
                | Label::LifetimeGoal
                | Label::AnyGoal
                | Label::GoalDone
                | Label::Name
                | Label::Unit(_)
        )
    )
}

/// Words on both sides, none of them a label or a number.
fn is_value_in_two((above, below): (&str, &str)) -> bool {
    let is_words = |text: &str| text.chars().any(char::is_alphabetic) && meaning(text).is_none();
    is_words(above) && is_words(below)
}

/// 项目资金 above （万元）: the label of all rows of money.
fn is_money_unit_below((above, below): (&str, &str)) -> bool {
    meaning(above) == Some(Label::Funds) && below.starts_with(['（', '(']) && below.ends_with(['）', ')'])
}

/// Appends a passage line by line, so that every line keeps its place.
fn append(to: &mut Passage, passage: &Passage) {
    for (idx, line) in passage.lines.iter().enumerate() {
        let end = passage.lines.get(idx + 1).map_or(passage.text.len(), |next| next.start);
        to.push(&passage.text[line.start..end], line.origin);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::drawing;

    #[test]
    fn joins_what_a_page_break_cuts() {
        for (drawn, expected) in [
            ("年度总体|1.甲，\n---\n目标|2.乙。", "年度总体目标|1.甲，2.乙。"),
            ("年度总体目标|1.甲，\n---\n|2.乙。", "年度总体目标|1.甲，2.乙。"),
            ("|1.甲，\n---\n年度总体目标|2.乙。", "年度总体目标|1.甲，2.乙。"),
            (
                "项目资金|年度资金总额|1.00\n---\n（万元）|其中：财政拨款|1.00",
                "项目资金（万元）|年度资金总额|1.00\n其中：财政拨款|1.00",
            ),
            ("其他资金|0.00\n---\n年度总体目标|2.乙。", "其他资金|0.00\n年度总体目标|2.乙。"),
            ("年度总体目标|1.甲。\n---\n绩效指标|一级指标", "年度总体目标|1.甲。\n绩效指标|一级指标"),
        ] {
            let joined = joined(&drawing::grid(drawn));
            let rows: Vec<String> = joined
                .rows()
                .map(|row| row.iter().map(|cell| cell.passage.text.as_str()).collect::<Vec<_>>().join("|"))
                .collect();
            assert_eq!(rows.join("\n"), expected, "{drawn}");
        }
    }
}
