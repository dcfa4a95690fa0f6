//! Damaged and hostile documents; the sound ones stand with the other formats.

use crate::readers::docx::tests::shown;
use crate::testing::{rendered, row_texts};
use crate::{ErrorKind, ReadOptions, grids};

#[test]
fn says_what_is_wrong() {
    let Some(sound) = rendered("d_docx.doc") else { return };
    let header = (0..sound.len()).step_by(512).find(|at| sound[*at..].starts_with(&[0xEC, 0xA5])).unwrap();
    let mut encrypted = sound.clone();
    encrypted[header + 11] |= 1;
    assert_eq!(shown("x.doc", &encrypted).unwrap_err().kind(), ErrorKind::Encrypted);
    let cut_off = shown("x.doc", &sound[..sound.len() / 2]).unwrap_err().kind();
    assert!(matches!(cut_off, ErrorKind::UnsupportedFormat | ErrorKind::Damaged), "{cut_off:?}");
}

#[test]
fn does_not_hang_or_panic_on_changed_bytes() {
    let Some(sound) = rendered("d_docx.doc") else { return };
    let whole = row_texts("x.doc", &sound).len();
    assert!(whole > 50);
    let mut state = 7_u32;
    for _ in 0..60 {
        let mut bytes = sound.clone();
        for _ in 0..40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = usize::try_from(state >> 8).unwrap() % bytes.len();
            bytes[at] = state.to_be_bytes()[0];
        }
        // The allocation tables, where chains may be made to run in circles.
        let sector = usize::try_from(state % 40).unwrap() * 512 + 512;
        bytes[sector..sector + 512].copy_from_slice(&[3, 0, 0, 0].repeat(128));
        let start = std::time::Instant::now();
        let _ = grids("x.doc", &bytes, &ReadOptions::default());
        assert!(start.elapsed().as_secs() < 20);
    }
}
