//! The records of a BIFF stream.

/// A record, with the records behind it that go on with it.
#[derive(Clone, Debug)]
pub(super) struct Record<'a> {
    pub(super) id: u16,
    /// Its contents, and those of each continuation.
    pub(super) parts: Vec<&'a [u8]>,
}

pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;

impl Record<'_> {
    /// Its contents without continuations.
    pub(super) fn bytes(&self) -> &[u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// Two bytes of it as a number; `None` behind its end.
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.bytes(), at)
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        u32_at(self.bytes(), at)
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(bytes, at)?) | u32::from(u16_at(bytes, at + 2)?) << 16)
}

/// Goes through the records from a place in the stream, up to where they break off.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn from(bytes: &'a [u8], start: usize) -> Self {
        Self { rest: bytes.get(start..).unwrap_or_default() }
    }

    fn plain(&mut self) -> Option<(u16, &'a [u8])> {
        let (id, n_bytes) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let contents = self.rest.get(4..4 + n_bytes)?;
        self.rest = &self.rest[4 + n_bytes..];
        Some((id, contents))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (id, contents) = self.plain()?;
        let mut parts = vec![contents];
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            parts.push(self.plain()?.1);
        }
        Some(Record { id, parts })
    }
}
