//! Values that stand below their headings: objectives, sources of money, budgets, tasks.

use super::FormReader;
use super::money::is_amount;
use crate::grid::Cell;
use crate::heading::Column;
use crate::label::{bare, squash};
use crate::passage::Passage;
use crate::templates::form::indicators::Horizon;
use crate::templates::form::labels::{Budget, Label, meaning};
use crate::templates::form::row::Row;

/// What is expected below headings that have their values in the next rows.
#[derive(Debug)]
pub(super) enum Below {
    /// 实施期目标 | 年度目标
    Goals(Vec<(usize, Label, Passage)>),
    /// 总额 | 财政拨款 | 其他资金
    Money(Vec<(usize, Column, Passage)>),
    /// 年初预算数 | 全年预算数 | 全年执行数
    Budget(Vec<(usize, Budget, Passage)>),
    /// 任务名称 | 主要内容 | 预算金额
    Tasks(Vec<(usize, Passage)>),
}

impl FormReader {
    /// Values that stand below their headings.
    pub(super) fn below_heading(&mut self, row: &Row<'_>) -> bool {
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
    pub(super) fn budget_row(&mut self, row: &Row<'_>, heads: &[(usize, Budget, Passage)]) {
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

    /// Headings that have their values in the rows below.
    pub(super) fn column_heads(&mut self, row: &Row<'_>) -> bool {
        let labels: Vec<(&Cell, Option<Label>)> =
            row.cells().map(|cell| (cell, meaning(&cell.passage.text))).collect();
        let at = |cell: &Cell| (cell.column, cell.passage.clone());
        if labels.iter().any(|(_, label)| *label == Some(Label::Task)) {
            let heads = labels.iter().skip_while(|(_, label)| *label != Some(Label::Task));
            let heads: Vec<(usize, Passage)> = heads.map(|(cell, _)| at(cell)).collect();
            // 预算金额（万元）
            for (_, label) in &heads {
                self.money_unit(label);
            }
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

    pub(super) fn goal_heads(&mut self, mut goals: Vec<(usize, Label, Passage)>) {
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
}
