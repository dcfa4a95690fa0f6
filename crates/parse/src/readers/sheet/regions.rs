//! Merged regions.

use duibiao_core::SheetCell;

/// A merged region, rows and columns from 0, ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::readers) struct Region {
    pub(in crate::readers) top: u32,
    pub(in crate::readers) left: u32,
    pub(in crate::readers) bottom: u32,
    pub(in crate::readers) right: u32,
}

impl Region {
    /// `A1:G2`
    pub(in crate::readers) fn parse(reference: &str) -> Option<Self> {
        let (from, to) = reference.split_once(':')?;
        let (top, left) = SheetCell::parse_name(from.trim())?;
        let (bottom, right) = SheetCell::parse_name(to.trim())?;
        let region = Self { top: top - 1, left: left - 1, bottom: bottom - 1, right: right - 1 };
        (region.top <= region.bottom && region.left <= region.right).then_some(region)
    }

    /// Whether it is more than one cell.
    pub(super) const fn is_several(&self) -> bool {
        self.top < self.bottom || self.left < self.right
    }
}
