//! Strings, which may go on in the next record, and then say anew how wide their characters are.

use super::records::{u16_at, u32_at};
use encoding_rs::Encoding;

const IS_WIDE: u8 = 0x01;
const HAS_PHONETIC: u8 = 0x04;
const HAS_RUNS: u8 = 0x08;

/// A place in the parts of a record.
pub(super) struct Cursor<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(parts: &'a [&'a [u8]], at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    fn rest(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Moves on to the next part where this one has ended.
    fn settle(&mut self) {
        while self.part < self.parts.len() && self.rest().is_empty() {
            (self.part, self.at) = (self.part + 1, 0);
        }
    }

    fn byte(&mut self) -> Option<u8> {
        self.settle();
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        self.settle();
        let number = u16_at(self.rest(), 0)?;
        self.at += 2;
        Some(number)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.settle();
        let number = u32_at(self.rest(), 0)?;
        self.at += 4;
        Some(number)
    }

    fn skip(&mut self, mut n_bytes: usize) -> Option<()> {
        while n_bytes > 0 {
            self.settle();
            let step = self.rest().len().min(n_bytes);
            if step == 0 {
                return None;
            }
            self.at += step;
            n_bytes -= step;
        }
        Some(())
    }

    /// A string with its length in two bytes, or in one; `None` where the record ends in it.
    pub(super) fn string(&mut self, is_short: bool) -> Option<String> {
        let n_chars = if is_short { usize::from(self.byte()?) } else { usize::from(self.u16()?) };
        let mut flags = self.byte()?;
        let n_runs = if flags & HAS_RUNS > 0 { usize::from(self.u16()?) } else { 0 };
        let n_phonetic = if flags & HAS_PHONETIC > 0 { self.u32()? as usize } else { 0 };
        let mut units: Vec<u16> = Vec::new();
        while units.len() < n_chars {
            let due = n_chars - units.len();
            let rest = self.rest();
            let n = if flags & IS_WIDE > 0 {
                let n = (rest.len() / 2).min(due);
                units
                    .extend(rest[..n * 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
                self.at += n * 2;
                n
            } else {
                let n = rest.len().min(due);
                units.extend(rest[..n].iter().copied().map(u16::from));
                self.at += n;
                n
            };
            if n < due {
                // The next part begins with the width of the characters that follow.
                (self.part, self.at) = (self.part + 1, 0);
                flags = self.byte()?;
            }
        }
        self.skip(n_runs * 4)?;
        // Readings of characters; a wrong length of them ends the strings, not this one.
        let _ = self.skip(n_phonetic);
        Some(String::from_utf16_lossy(&units))
    }

    /// A string of the older versions: bytes of the code page.
    pub(super) fn bytes(&mut self, is_short: bool, encoding: &'static Encoding) -> Option<String> {
        let n_bytes = if is_short { usize::from(self.byte()?) } else { usize::from(self.u16()?) };
        let mut bytes = Vec::new();
        while bytes.len() < n_bytes {
            self.settle();
            let rest = self.rest();
            let n = rest.len().min(n_bytes - bytes.len());
            if n == 0 {
                return None;
            }
            bytes.extend_from_slice(&rest[..n]);
            self.at += n;
        }
        Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
    }
}
