//! What the rules look at, prepared once for all of them.

mod change;
mod dimensions;
mod indicator;
mod project;
mod table;

pub use change::ChangeFacts;
pub use dimensions::{Dimension, Dimensions};
pub use indicator::IndicatorFacts;
pub use project::ProjectFacts;
pub use table::TableFacts;
pub(crate) use table::place;
