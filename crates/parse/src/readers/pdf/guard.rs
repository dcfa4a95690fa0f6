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
        let data = &bytes[start..end];
        let n_packings = memchr::memmem::find_iter(description, b"/FlateDecode").count();
        let is_image = [b"/Subtype".as_slice(), b"/Image"]
            .iter()
            .all(|word| memchr::memmem::find(description, word).is_some());
        // Nobody packs twice for any good; a third time would get past what the data tells.
        let is_bomb = n_packings > 1
            || is_packed_twice(data)
            || (end - start > SMALL && !is_image && (unpacks_beyond(data) || is_armoured_bomb(data)));
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

fn unpacks_beyond(packed: impl Read) -> bool {
    let mut unpacked = flate2::read::ZlibDecoder::new(packed).take(MAX_UNPACKED + 1);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0_u64;
    while let Ok(n @ 1..) = unpacked.read(&mut buffer) {
        size += u64::try_from(n).unwrap_or(u64::MAX);
    }
    size > MAX_UNPACKED
}

/// Whether data is packed, and packed again: a few bytes may then unpack to any size. The data tells and not its
/// description, whose names can be written in many ways or stand elsewhere.
fn is_packed_twice(data: &[u8]) -> bool {
    let is_packed =
        |start: &[u8]| matches!(start, [0x78, flags, ..] if (0x7800 + u16::from(*flags)) % 31 == 0);
    if !is_packed(data) {
        return false;
    }
    let mut start = [0; 2];
    let mut inner = flate2::read::ZlibDecoder::new(data);
    inner.read_exact(&mut start).is_ok()
        && is_packed(&start)
        && unpacks_beyond(flate2::read::ZlibDecoder::new(data))
}

/// Whether data is packed and then written in printable characters, and unpacks to too much.
fn is_armoured_bomb(data: &[u8]) -> bool {
    let head = &data[..data.len().min(64)];
    if !head.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) {
        return false;
    }
    let hexadecimal = data.iter().filter_map(|byte| char::from(*byte).to_digit(16));
    let is_hexadecimal =
        head.iter().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace() || *byte == b'>');
    let plain = if is_hexadecimal { of_digits(hexadecimal, 16, 2) } else { of_base_85(data) };
    is_packed_twice(&plain) || unpacks_beyond(plain.as_slice())
}

/// The bytes that groups of so many digits stand for.
fn of_digits(digits: impl Iterator<Item = u32>, base: u32, per_group: u32) -> Vec<u8> {
    let n_bytes = if per_group == 2 { 1 } else { 4 };
    let mut plain = Vec::new();
    let (mut group, mut n) = (0_u32, 0);
    for digit in digits {
        group = group.wrapping_mul(base).wrapping_add(digit);
        n += 1;
        if n == per_group {
            plain.extend_from_slice(&group.to_be_bytes()[4 - n_bytes..]);
            (group, n) = (0, 0);
        }
    }
    plain
}

/// A last group that is short is left out: it holds but the check sum.
fn of_base_85(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'~').flat_map(|byte| {
        let (digit, n) = match byte {
            b'z' => (0, 5),
            b'!'..=b'u' => (u32::from(byte - b'!'), 1),
            _ => (0, 0),
        };
        std::iter::repeat_n(digit, n)
    });
    of_digits(digits, 85, 5)
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

    fn packed_again(data: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn hexadecimal(data: &[u8]) -> Vec<u8> {
        data.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
    }

    #[test]
    fn reads_base_85() {
        assert_eq!(of_base_85(b"87cURD]j7BEbo8;+9~>"), b"Hello world,");
        assert_eq!(of_base_85(b"z 87cUR"), b"\0\0\0\0Hell");
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
            (stream("/Filter [/FlateDecode /FlateDecode]", &packed_again(&bomb)), true),
            (stream("/Filter 9 0 R", &packed_again(&bomb)), true),
            (stream("/Filter [/FlateDecode /FlateDecode]", b"x"), true),
            (stream("/Filter [/ASCIIHexDecode /FlateDecode]", &hexadecimal(&bomb)), true),
            (stream("/Filter [/ASCIIHexDecode /FlateDecode]", &hexadecimal(&packed(64 << 20))), false),
            (b"stream streams endstream stream\n".to_vec(), false),
        ];
        for (bytes, is_refused) in cases {
            assert_eq!(check(&bytes).is_err(), is_refused, "{}", bytes.len());
        }
    }
}
