//! One line for each table, for scripts and quick looks over an archive.

use crate::sanitize;
use duibiao_core::AnnualTable;
use std::fmt::Write as _;

/// Appends the summary of a table: path, department, fiscal year, number of units, projects, indicators and
/// findings, separated by tabs, with a line feed. What is not known is `-`.
///
/// # Example
/// ```
/// # use duibiao_core::*;
/// # let table = AnnualTable {
/// #     source: Source { path: "表.txt".into(), ..Source::default() }, kind: TableKind::ProjectTargets,
/// #     stage: Stage::Unknown, scope: Scope::Unknown, title: None, title_origin: Origin::Nowhere,
/// #     department: None, department_evidence: vec![], fiscal_year: Some(2025), fiscal_year_evidence: vec![],
/// #     includes_transfers: None, money_unit: None, total: None, total_origin: Origin::Nowhere, project_expenditure: None,
/// #     units: vec![], findings: vec![] };
/// let mut line = String::new();
/// duibiao_report::summary_line(&table, &mut line);
/// assert_eq!(line, "表.txt\t-\t2025\t0\t0\t0\t0\n");
/// ```
pub fn summary_line(table: &AnnualTable, out: &mut String) {
    out.push_str(&sanitize(&table.source.path));
    out.push('\t');
    match &table.department {
        Some(department) => out.push_str(&sanitize(department)),
        None => out.push('-'),
    }
    out.push('\t');
    // Writing into a string cannot fail.
    let _ = match table.fiscal_year {
        Some(year) => write!(out, "{year}"),
        None => write!(out, "-"),
    };
    let _ = writeln!(
        out,
        "\t{}\t{}\t{}\t{}",
        table.units.len(),
        table.n_projects(),
        table.n_indicators(),
        table.findings.len()
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn keeps_to_one_line_whatever_the_names() {
        let mut table = fixture::table();
        table.department = Some("示例市\t甲\n局".to_owned());
        table.fiscal_year = None;
        let mut line = String::new();
        summary_line(&table, &mut line);
        assert_eq!(line, "data/示例2025.txt\t示例市␉甲␊局\t-\t2\t3\t4\t2\n");
    }
}
