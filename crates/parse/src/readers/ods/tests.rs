//! OpenDocument spreadsheets, made up here.

use crate::ReadOptions;
use crate::error::ErrorKind;
use crate::readers::sheet::fixture::{container, sections, shown};

const MIME: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");

fn document(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles>
        <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
        <style:style style:name="ce2"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    container(&[MIME, ("content.xml", &content)])
}

fn table(rows: &str) -> Vec<u8> {
    document(&format!(r#"<table:table table:name="Sheet1">{rows}</table:table>"#))
}

#[test]
fn reads_cells_as_they_show() {
    for (cell, shown) in [
        ("<table:table-cell><text:p>甲</text:p><text:p>乙</text:p></table:table-cell>", "甲乙"),
        (
            r#"<table:table-cell office:value-type="float" office:value="24955.91"><text:p>24,955.91</text:p></table:table-cell>"#,
            "24,955.91",
        ),
        (r#"<table:table-cell office:value-type="float" office:value="0.10000000000000001"/>"#, "0.1"),
        (r#"<table:table-cell office:value-type="percentage" office:value="0.95"/>"#, "95%"),
        (r#"<table:table-cell office:value-type="string" office:string-value="丙"/>"#, "丙"),
        (
            r#"<table:table-cell><text:p><text:s text:c="4"/>甲<text:span>乙</text:span><text:line-break/>丙</text:p></table:table-cell>"#,
            "甲乙丙>",
        ),
        (r#"<table:table-cell table:style-name="ce2"><text:p>甲</text:p></table:table-cell>"#, "甲>"),
        (
            "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p></table:table-cell>",
            "甲",
        ),
    ] {
        let rows = format!(
            "<table:table-row>{cell}<table:table-cell><text:p>尾</text:p></table:table-cell></table:table-row>"
        );
        assert_eq!(sections("表.ods", &table(&rows)), [format!("{shown}|尾")], "{cell}");
    }
}

#[test]
fn counts_repetitions_and_spans() {
    let rows = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="100"/><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>乙</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell table:number-columns-repeated="100"/><table:covered-table-cell><text:p>盖住</text:p></table:covered-table-cell><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>"#;
    let (seen, findings) = shown("表.ods", &table(rows), &ReadOptions::default()).unwrap();
    assert_eq!(seen, ["甲[2x1]|乙|乙", "丙|"]);
    assert_eq!(findings, ["PAR-35 1000002 Sheet1"]);
}

#[test]
fn leaves_out_hidden_tables() {
    let row = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>";
    let bytes = document(&format!(
        r#"<table:table table:name="一">{row}</table:table><table:table table:name="二" table:style-name="ta2">{row}</table:table>"#
    ));
    let (seen, findings) = shown("表.ods", &bytes, &ReadOptions::default()).unwrap();
    assert_eq!(seen, ["¶一", "甲|乙"]);
    assert_eq!(findings, ["PAR-36 1 二"]);
}

#[test]
fn hostile_documents_cost_nothing() {
    let cell =
        "<table:table-cell table:number-columns-repeated=\"10000\"><text:p>甲</text:p></table:table-cell>";
    for (name, rows, expected) in [
        (
            "cells",
            format!("<table:table-row table:number-rows-repeated=\"10000\">{cell}</table:table-row>"),
            ErrorKind::OverLimit,
        ),
        (
            "rows",
            format!("<table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row>"),
            ErrorKind::OverLimit,
        ),
        ("deep", "<text:p>".repeat(10_000), ErrorKind::OverLimit),
        ("cut off", "<table:table-row><table:table-cell></b>".to_owned(), ErrorKind::Damaged),
    ] {
        let result = shown("表.ods", &table(&rows), &ReadOptions::default());
        assert_eq!(result.unwrap_err(), expected, "{name}");
    }
    let manifest = ("META-INF/manifest.xml", "<manifest:encryption-data/>");
    let encrypted = container(&[MIME, manifest, ("content.xml", "")]);
    assert_eq!(shown("表.ods", &encrypted, &ReadOptions::default()).unwrap_err(), ErrorKind::Encrypted);
    assert_eq!(
        shown("表.ods", &container(&[MIME]), &ReadOptions::default()).unwrap_err(),
        ErrorKind::Damaged
    );
}
