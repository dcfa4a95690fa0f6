//! What the rules look at, prepared once for all of them.

mod change;
mod course;
mod dimensions;
mod indicator;
mod project;
mod sources;
mod table;

pub use change::{ChangeFacts, Money};
pub(crate) use change::{in_percent, may_be_later, names, tenths};
pub use course::Course;
pub(crate) use course::{is_amount_of_work, is_loosened};
pub use dimensions::{Dimension, Dimensions};
pub use indicator::IndicatorFacts;
pub use project::ProjectFacts;
pub use table::TableFacts;
pub(crate) use table::place;
