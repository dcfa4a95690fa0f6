//! A look at the packed streams of a file before the third-party reader unpacks them without a limit.

use crate::error::{Error, ErrorKind};
use std::io::Read;

/// Smaller streams cannot unpack to more than a bearable size: the method packs at most a thousand to one.
const SMALL: usize = 256 << 10;
/// No page, font or table of objects is larger.
const MAX_UNPACKED: u64 = 256 << 20;
/// How far before a stream its description begins at most.
const DESCRIPTION: usize = 600;

/// Refuses files with streams that unpack to more than any printed document needs.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&bytes[from..], b"stream") {
        let at = from + found;
        from = at + b"stream".len();
        let start =
            from + bytes[from..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if start == from {
            continue;
        }
        let end = memchr::memmem::find(&bytes[start..], b"endstream").map_or(bytes.len(), |end| start + end);
        let description = description(&bytes[at.saturating_sub(DESCRIPTION)..at]);
        let n_packings = memchr::memmem::find_iter(description, b"/FlateDecode").count();
        let is_bomb = n_packings > 1
            || (end - start > SMALL
                && memchr::memmem::find(description, b"/Image").is_none()
                && unpacks_beyond(&bytes[start..end]));
        if is_bomb {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        from = end;
    }
    Ok(())
}

/// The part of some bytes that follows the last beginning of an object.
fn description(before: &[u8]) -> &[u8] {
    memchr::memmem::rfind(before, b" obj").map_or(before, |at| &before[at..])
}

fn unpacks_beyond(packed: &[u8]) -> bool {
    let mut unpacked = flate2::read::ZlibDecoder::new(packed).take(MAX_UNPACKED + 1);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0_u64;
    while let Ok(n @ 1..) = unpacked.read(&mut buffer) {
        size += u64::try_from(n).unwrap_or(u64::MAX);
    }
    size > MAX_UNPACKED
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(size: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        let zeros = vec![0; 1 << 20];
        for _ in 0..size >> 20 {
            encoder.write_all(&zeros).unwrap();
        }
        encoder.finish().unwrap()
    }

    fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let mut bytes = format!("5 0 obj\n<< {dictionary} >>\nstream\n").into_bytes();
        bytes.extend(data);
        bytes.extend(b"\nendstream\nendobj\n");
        bytes
    }

    #[test]
    fn refuses_streams_that_unpack_without_end() {
        let bomb = packed(300 << 20);
        let cases = [
            (stream("/Filter /FlateDecode", &bomb), true),
            (stream("/Subtype /Image /Filter /FlateDecode", &bomb), false),
            (stream("/Filter /FlateDecode", &packed(64 << 20)), false),
            (stream("/Filter [/FlateDecode /FlateDecode]", b"x"), true),
            (b"stream streams endstream stream\n".to_vec(), false),
        ];
        for (bytes, is_refused) in cases {
            assert_eq!(check(&bytes).is_err(), is_refused, "{}", bytes.len());
        }
    }
}
