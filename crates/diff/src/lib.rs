//! Comparing two annual tables (part of duibiao): which project of this year is which of last year, and what
//! changed in money, targets, wording and structure.

mod change_set;

pub use change_set::*;
