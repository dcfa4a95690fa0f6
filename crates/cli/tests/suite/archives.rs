//! ZIP archives are folders: members in byte order, what fails among them a warning.

use crate::support::{Folder, list};
use crate::tables::{SMALL, next_year};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(contents).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn members_are_read_in_byte_order_and_failures_are_warnings() {
    let folder = Folder::new();
    let inner = zip(&[("2025/表.txt", next_year(&[]).as_bytes())]);
    let outer =
        zip(&[("c.txt", SMALL.as_bytes()), ("b.zip", &inner), ("a/说明.txt", "没有表格。".as_bytes())]);
    folder.write("包.zip", outer);
    let outcome = folder.run(["show", "--summary", "包.zip"]);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    let paths: Vec<&str> = outcome.stdout.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(paths, ["包.zip!b.zip!2025/表.txt", "包.zip!c.txt"]);
    assert!(outcome.stderr.contains("警告: 包.zip!a/说明.txt"), "{}", outcome.stderr);

    // A folder that holds the archive gives the same.
    let walked = folder.run(["show", "--format", "json", "."]);
    assert_eq!(walked.status, 0, "{walked:?}");
    let json = walked.json();
    assert_eq!(list(&json, "documents").len(), 2);
    assert_eq!(json["documents"][1]["source"]["path"], "./包.zip!c.txt");
    assert_eq!(list(&json, "findings").len(), 1);
    for threads in ["1", "4"] {
        let again = folder.run(["show", "--format", "json", ".", "--threads", threads]);
        assert_eq!(again.stdout, walked.stdout);
    }
}

#[test]
fn an_archive_without_a_table_and_a_damaged_one_fail() {
    let folder = Folder::new();
    folder.write("空.zip", zip(&[("说明.txt", "没有表格。".as_bytes())]));
    let outcome = folder.run(["show", "空.zip"]);
    assert_eq!(outcome.status, 2, "{outcome:?}");
    let mut damaged = zip(&[("表.txt", SMALL.as_bytes())]);
    damaged.truncate(damaged.len() / 2);
    folder.write("坏.zip", damaged);
    let outcome = folder.run(["show", "坏.zip"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{outcome:?}");
}

#[test]
fn archives_are_compared_table_by_table() {
    let folder = Folder::new();
    folder.write("2024.zip", zip(&[("表.txt", SMALL.as_bytes()), ("说明.txt", "没有表格。".as_bytes())]));
    folder.write("2025.zip", zip(&[("表.txt", next_year(&[("≥40份", "≥50份")]).as_bytes())]));
    let outcome = folder.run(["diff", "2024.zip", "2025.zip", "--format", "json"]);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    let json = outcome.json();
    assert_eq!(json["old"]["path"], "2024.zip!表.txt");
    assert!(list(&json, "findings").iter().any(|finding| finding["code"] == "PAR-20"), "the note is named");
}
