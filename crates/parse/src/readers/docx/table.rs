//! Tables of a document: rows, cells, and how far the cells reach.

use super::super::flow::{Block, Down, Row, RowCell, Table};
use super::body::{Body, TRANSPARENT};
use crate::error::Error;
use crate::xml::Event;

impl Body<'_> {
    pub(super) fn table(&mut self) -> Result<Table, Error> {
        let mut table = Table::default();
        self.rows(&mut table)?;
        Ok(table)
    }

    fn rows(&mut self, table: &mut Table) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "tr" => {
                        let mut row = Row::default();
                        let mut is_deleted = false;
                        self.row(&mut row, &mut is_deleted)?;
                        if is_deleted {
                            row.cells.iter().for_each(|cell| self.outcome.deleted.add(&text_of(cell)));
                        } else {
                            table.rows.push(row);
                        }
                    }
                    name if TRANSPARENT.contains(&name) => self.rows(table)?,
                    _ => self.skip()?,
                },
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &mut Row, is_deleted: &mut bool) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "trPr" => self.row_properties(row, is_deleted)?,
                    "tc" => self.cell(row)?,
                    name if TRANSPARENT.contains(&name) => self.row(row, is_deleted)?,
                    _ => self.skip()?,
                },
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn row_properties(&mut self, row: &mut Row, is_deleted: &mut bool) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => {
                    match element.name() {
                        "gridBefore" => row.before = element.number("val").unwrap_or(0).min(1_000),
                        "del" => *is_deleted = true,
                        _ => {}
                    }
                    self.skip()?;
                }
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, row: &mut Row) -> Result<(), Error> {
        let mut cell = RowCell { column_span: 1, down: Down::Rows(1), indent: 0, blocks: Vec::new() };
        let mut goes_on_from_the_left = false;
        let mut is_deleted = false;
        while let Some(event) = self.events.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(_) => break,
                Event::Text(_) => continue,
            };
            match element.name() {
                "tcPr" => self.cell_properties(&mut cell, &mut goes_on_from_the_left, &mut is_deleted)?,
                "p" => self.paragraph(&mut cell.blocks)?,
                "tbl" => {
                    let table = self.table()?;
                    cell.blocks.push(Block::Table(table));
                }
                "AlternateContent" => self.alternatives(|body| body.blocks_into(&mut cell.blocks))?,
                name if TRANSPARENT.contains(&name) => self.blocks_into(&mut cell.blocks)?,
                "del" | "moveFrom" => self.deleted()?,
                _ => self.skip()?,
            }
        }
        if is_deleted {
            self.outcome.deleted.add(&text_of(&cell));
            cell.blocks.clear();
        }
        if goes_on_from_the_left && let Some(left) = row.cells.last_mut() {
            // What it holds is not shown; as a line of the cell that covers it nothing is lost.
            left.column_span += cell.column_span;
            left.blocks.append(&mut cell.blocks);
            return Ok(());
        }
        row.cells.push(cell);
        Ok(())
    }

    fn cell_properties(
        &mut self,
        cell: &mut RowCell,
        goes_on_from_the_left: &mut bool,
        is_deleted: &mut bool,
    ) -> Result<(), Error> {
        let mut depth = 1_usize;
        let mut is_margin = false;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) if element.name() == "tcPrChange" => self.skip()?,
                Event::Start(element) => {
                    let goes_on = || element.attribute("val").is_none_or(|value| value != "restart");
                    match element.name() {
                        "gridSpan" => cell.column_span = element.number("val").unwrap_or(1).clamp(1, 1_000),
                        "vMerge" => cell.down = if goes_on() { Down::Continue } else { Down::Start },
                        "hMerge" => *goes_on_from_the_left = goes_on(),
                        "cellDel" => *is_deleted = true,
                        "tcMar" => is_margin = true,
                        "left" | "start" if is_margin => {
                            cell.indent = element.number("w").unwrap_or(0).clamp(0, 1 << 20);
                        }
                        _ => {}
                    }
                    depth += 1;
                }
                Event::End(name) => {
                    is_margin &= name != "tcMar";
                    depth -= 1;
                }
                Event::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }
}

fn text_of(cell: &RowCell) -> String {
    let lines = cell.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text.as_str()),
        Block::Table(_) => None,
    });
    lines.collect()
}
