//! What happened to the inputs of a command, one after the other.

use super::misuse;
use crate::input::Failure;
use crate::message;
use duibiao_core::{Finding, Language};
use std::cell::RefCell;

/// What happened so far, input by input in their order.
pub(super) struct Log {
    pub(super) language: Language,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    n_tables: usize,
    /// Whether an input that the user named gave nothing.
    has_failed: bool,
    /// Findings about files, where the result has a place for them.
    findings: Vec<Finding>,
}

impl Log {
    pub(super) fn new(language: Language) -> Self {
        Self { language, state: RefCell::default() }
    }

    pub(super) fn findings(&self) -> Vec<Finding> {
        self.state.borrow().findings.clone()
    }

    /// Whether the command failed: a named input, all inputs, or the writing. Where no table was read without any
    /// message so far, that is said.
    pub(super) fn has_failed(self, is_written: bool) -> bool {
        let state = self.state.into_inner();
        if state.n_tables == 0 && !state.has_failed && is_written {
            misuse("没有读到任何绩效目标表", "no performance target table was read", self.language);
        }
        state.has_failed || state.n_tables == 0 || !is_written
    }

    pub(super) fn failed(&self, failure: &Failure) {
        let mut state = self.state.borrow_mut();
        if failure.is_named {
            message::failure(&failure.path, &failure.reason, self.language);
        } else {
            message::warning(&failure.path, &failure.reason, self.language);
        }
        state.has_failed |= failure.is_named;
        state.findings.push(failure.finding());
    }

    pub(super) fn read(&self, n_tables: usize, findings: Vec<Finding>) {
        let mut state = self.state.borrow_mut();
        state.n_tables += n_tables;
        state.findings.extend(findings);
    }
}
