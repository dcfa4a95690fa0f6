//! Nothing printed is lost: every character of a text input that is not white space lies in exactly one
//! field, label or finding.

use crate::support::{corpus, files, real_table};
use duibiao_core::Origin;
use duibiao_parse::{Entry, ReadOptions};

/// How often each character is booked, as the places booked other than once.
pub(crate) fn unbalanced(text: &str, entries: &[Entry]) -> Vec<String> {
    let lines: Vec<Vec<char>> = text.split('\n').map(|line| line.chars().collect()).collect();
    let mut booked: Vec<Vec<u32>> = lines.iter().map(|line| vec![0; line.len()]).collect();
    for entry in entries {
        let Origin::Text(span) = entry.origin else { panic!("a text has text origins: {entry:?}") };
        assert_eq!(span.line, span.end_line, "an entry stays in its line: {entry:?}");
        for column in span.column..=span.end_column {
            booked[span.line as usize - 1][column as usize - 1] += 1;
        }
    }
    let mut wrong = Vec::new();
    for (n, (line, counts)) in lines.iter().zip(&booked).enumerate() {
        for (c, (character, count)) in line.iter().zip(counts).enumerate() {
            if !character.is_whitespace() && *count != 1 {
                wrong.push(format!("{}:{} {character:?} booked {count} times", n + 1, c + 1));
            }
        }
    }
    wrong
}

fn check(path: &str, text: &str) {
    let (_, entries) = duibiao_parse::account(path, text.as_bytes(), &ReadOptions::default()).unwrap();
    let wrong = unbalanced(text, &entries);
    assert!(
        wrong.is_empty(),
        "{path}: {} characters\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

#[test]
fn every_character_of_every_table_is_accounted_for() {
    let mut texts = files(&corpus("constructed"), "txt");
    texts.push(real_table());
    for path in texts {
        check(&path.to_string_lossy(), &std::fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn a_table_cut_anywhere_is_accounted_for() {
    let text = std::fs::read_to_string(real_table()).unwrap();
    let start = text.find("会保障局\n1,366.63").unwrap();
    for (at, _) in text.char_indices().filter(|(at, _)| *at > start).step_by(97) {
        // Too short to hold a project: a clear error, nothing to account for.
        if let Ok((_, entries)) =
            duibiao_parse::account("表.txt", &text.as_bytes()[..at], &ReadOptions::default())
        {
            let wrong = unbalanced(&text[..at], &entries);
            assert!(wrong.is_empty(), "cut at byte {at}: {:?}", &wrong[..wrong.len().min(5)]);
        }
    }
}

#[test]
fn text_that_belongs_to_no_row_is_accounted_for() {
    let text = std::fs::read_to_string(real_table()).unwrap();
    check("表.txt", &format!("{text}\n注：本表为虚构示例的附注。\n\n- 12 -\n"));
    check("表.txt", &format!("附件11\n{text}"));
    check("表.txt", &text.replace("5.76 5.76", "5.76 约5.76"));
    check("表.txt", &text.replace("5.76 5.76", "5.76 5.76 0.00 0.00 0.00"));
    check("表.txt", &text.replace("6、1-产出指标", "6、产出"));
    check("表.txt", &format!("{text}{text}"));
    check("表.txt", &text.replace('\n', "\r\n"));
}

/// The account finds a fault: an entry left out or booked twice is told.
#[test]
fn a_planted_loss_is_found() {
    let text = std::fs::read_to_string(real_table()).unwrap();
    let (_, mut entries) =
        duibiao_parse::account("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
    let entry = entries.remove(entries.len() / 2);
    assert!(!unbalanced(&text, &entries).is_empty());
    entries.extend([entry, entry]);
    assert!(!unbalanced(&text, &entries).is_empty());
}
