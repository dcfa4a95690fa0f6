//! The block of money: totals, sources, the money of the whole project.

use super::{AMOUNT_UNREADABLE, FormReader};
use crate::grid::Cell;
use crate::heading::Column;
use crate::label::{bare, in_brackets, squash};
use crate::passage::Passage;
use crate::templates::form::funding;
use duibiao_core::{Absence, AmountCell, Finding, MoneyUnit, Origin, Severity};

impl FormReader {
    pub(super) fn money(&mut self, column: &Column, cell: &Cell, value: Option<&Passage>) {
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
                if let (Some(source), true) = (&self.source, is_part) {
                    Column::FurtherSource(format!("{source}（{name}）"))
                } else {
                    self.source = Some(name.clone());
                    column.clone()
                }
            }
            other => other.clone(),
        };
        // A source whose parts follow in its own row has no amount of its own.
        self.amount(&column, &cell.passage, value);
    }

    pub(super) fn amount(&mut self, column: &Column, label: &Passage, value: Option<&Passage>) {
        let read =
            value.map_or(AmountCell::BLANK, |value| funding::read(&value.text, &mut self.form.money_unit));
        let Some(key) = column.amount_key() else { return };
        let amounts = &mut self.form.project.amounts;
        // 资金来源 | 金额（元） heads the amounts below and is none itself.
        if value.is_none() && column == &Column::Total {
            return;
        }
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

    pub(super) fn money_unit(&mut self, passage: &Passage) {
        let unit = in_brackets(&passage.text).and_then(|inner| {
            MoneyUnit::parse(inner.trim_start_matches("单位").trim_start_matches([':', '：']))
        });
        self.form.money_unit = self.form.money_unit.or(unit);
    }
}

/// Whether a text is an amount or stands for one.
pub(super) fn is_amount(text: &str) -> bool {
    AmountCell::read(text) != AmountCell::Absent(Absence::Unreadable)
}
