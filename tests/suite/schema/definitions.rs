//! The schemas of the public JSON. Enumerations are made of the program's own values, the findings of its
//! catalogue.

mod checks;
mod evaluation;
mod years;

use super::build::{
    Field, Node, array_of, boolean, closed, constant, count_from, field, integer, link, map, matching, null,
    open_for, optional, or_null, share, text, words,
};
use duibiao_core::catalogue::{Entry, entries};
use duibiao_core::{
    AMOUNT_COLUMNS, Absence, Bilingual, Category, Comparator, EvidenceKind, Format, Frequency, MoneyUnit,
    Scope, Severity, Side, Stage, TableKind, TargetKind, Trend,
};
use duibiao_diff::{
    Aspect, Basis, ChangeKind, Edit, Effect, Feature, IndicatorRelation, Link, Links, Outcome, PeriodMove,
    Relation, Ruling, TagKind, TagSource, UnitRelation,
};

/// Further funding sources go by their printed, Chinese names.
const PRINTED_NAME: &str = r"[^\u0000-\u007F]";

/// Every file of `docs/schema` with its contents.
pub(super) fn files() -> Vec<(&'static str, Node)> {
    let documents = closed([
        field("schema", constant("duibiao.documents/1")),
        field("documents", array_of(link("document"))),
        field("findings", array_of(link("finding")).about("About a file as a whole.")),
    ]);
    let changesets = closed([
        field("schema", constant("duibiao.changesets/1")),
        field("changesets", array_of(link("change_set"))),
        field("unpaired", array_of(link("unpaired")).about("Tables without a counterpart.")),
        field("findings", array_of(link("finding")).about("About the files.")),
    ]);
    vec![
        ("checks.schema.json", checks::checks(common(), table_ref())),
        ("rules.schema.json", checks::rules(common())),
        ("lineage.schema.json", years::lineage(common(), of_changes())),
        ("reconciliation.schema.json", evaluation::reconciliation(common(), of_changes())),
        ("documents.schema.json", file("documents", documents, [common(), of_documents()].concat())),
        (
            "changes.schema.json",
            file(
                "changes",
                map([("$ref", "#/$defs/change_set".into())]),
                [vec![("change_set", change_set())], common(), of_changes()].concat(),
            ),
        ),
        ("explanation.schema.json", file("explanation", explanation(), [common(), of_changes()].concat())),
        (
            "changesets.schema.json",
            file(
                "changesets",
                changesets,
                [vec![("unpaired", unpaired()), ("change_set", change_set())], common(), of_changes()]
                    .concat(),
            ),
        ),
    ]
}

/// What stands for a table.
fn table_ref() -> (&'static str, Node) {
    (
        "table_ref",
        closed([
            field("path", text()),
            field("document", count_from(0).about("Which of the file's tables, from 0.")),
            field("sha256", or_null(link("sha256"))),
            field("department", or_null(text())),
            field("fiscal_year", or_null(integer())),
            field("money_unit", or_null(link("money_unit"))),
            field("kind", link("table_kind")),
            field("template", text()),
        ]),
    )
}

/// Definitions by name.
type Definitions = Vec<(&'static str, Node)>;

fn file(name: &str, root: Node, definitions: Definitions) -> Node {
    let Node::Map(root) = root else { unreachable!() };
    let mut entries = vec![
        ("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into()),
        ("$id".to_owned(), format!("urn:duibiao:schema:{name}:1").into()),
        ("title".to_owned(), format!("duibiao.{name}/1").into()),
    ];
    entries.extend(root);
    let definitions = definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    entries.push(("$defs".to_owned(), Node::Map(definitions)));
    Node::Map(entries)
}

/// What documents and change sets share.
fn common() -> Definitions {
    vec![
        (
            "decimal",
            matching(r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")
                .about("An exact decimal number; money keeps its printed digits."),
        ),
        ("sha256", matching("^[0-9a-f]{64}$").about("SHA-256 of the file.")),
        (
            "bilingual",
            closed([field("zh", text()), field("en", text())]).about("A text in Chinese and in English."),
        ),
        ("money_unit", words(&[MoneyUnit::Yuan, MoneyUnit::WanYuan, MoneyUnit::YiYuan])),
        (
            "table_kind",
            words(&[TableKind::ProjectTargets, TableKind::WholeDepartment, TableKind::SelfEvaluation])
                .about("Different kinds are never compared."),
        ),
        ("severity", words(&[Severity::Error, Severity::Warning, Severity::Info])),
        ("side", words(&[Side::Old, Side::New])),
        ("category", category()),
        (
            "level",
            closed([field("code", or_null(text())), field("name", text())])
                .about("一级 or 二级指标 as printed; the code is null where none is printed."),
        ),
        ("origin", origin()),
        ("target", target()),
        ("finding", finding()),
    ]
}

fn category() -> Node {
    use Category as C;
    words(&[
        C::Output,
        C::Quantity,
        C::Quality,
        C::Timeliness,
        C::Cost,
        C::EconomicCost,
        C::SocialCost,
        C::EnvironmentalCost,
        C::Outcome,
        C::EconomicBenefit,
        C::SocialBenefit,
        C::EcologicalBenefit,
        C::SustainableImpact,
        C::Satisfaction,
        C::Input,
        C::Process,
        C::Decision,
    ])
    .about("What an indicator measures, by the taxonomy and its crosswalk over the years.")
}

/// A place of one of the kinds of file, or none.
fn origin() -> Node {
    let kinds = [
        closed([]).about("No place: a fact that the document does not print."),
        closed(["line", "line_column", "end_line", "end_column"].map(|name| field(name, count_from(1))))
            .about("A span of a text, in lines and characters, its end included."),
        closed([
            field("page", count_from(1)),
            field("box", array_of(map([("type", "number".into())])).with("minItems", 4).with("maxItems", 4)),
        ])
        .about("A box on a page: x0, y0, x1, y1 in PDF points from the top left of the page as displayed."),
        closed([field("sheet", count_from(1)), field("cell", matching("^[A-Z]+[1-9][0-9]*$"))])
            .about("A cell of a spreadsheet."),
        closed(["table", "row", "column"].map(|name| field(name, count_from(1))))
            .about("A cell of a table in a document."),
    ];
    map([("oneOf", Node::List(kinds.into()))])
        .about("Where a fact stands in its source; everything counts from 1.")
}

fn comparator() -> Node {
    use Comparator as C;
    let symbols =
        [C::AtLeast, C::AtMost, C::MoreThan, C::LessThan, C::Equal, C::About].map(Comparator::symbol);
    or_null(words(&symbols))
}

/// One shape for each kind of reading.
fn target() -> Node {
    let texts = |has_unit: bool| {
        let unit = if has_unit { or_null(text()) } else { null() };
        [("unit", unit), ("qualifier", or_null(text())), ("suffix", or_null(text()))]
    };
    let shape =
        |kinds: &[TargetKind], comparator: Node, value: Node, texts: [(&str, Node); 3], more: Vec<Field>| {
            let mut fields = vec![
                field("raw", text()),
                field("kind", words(kinds)),
                field("comparator", comparator),
                field("value", value),
            ];
            fields.extend(texts.map(|(name, schema)| field(name, schema)));
            fields.extend(more);
            closed(fields)
        };
    let no_texts = || ["unit", "qualifier", "suffix"].map(|name| (name, null()));
    let decimal = || link("decimal");
    let repeated = || {
        use Frequency as F;
        let frequency = words(&[F::Daily, F::Weekly, F::Monthly, F::Quarterly, F::HalfYearly, F::Yearly]);
        [optional("basis", text().about("What the number is per.")), optional("frequency", frequency)]
    };
    let quantity = repeated().into_iter().chain([optional(
        "derived",
        constant(true).about("The number is not printed but meant: 全覆盖 is 100 %."),
    )]);
    let range = [field("low", decimal()), field("high", decimal())].into_iter().chain(repeated());
    let date = closed([
        field("year", or_null(integer())),
        field("month", or_null(count_from(1).with("maximum", 12))),
        field("day", or_null(count_from(1).with("maximum", 31))),
    ]);
    let fraction = vec![
        field("numerator", decimal()),
        field("denominator", decimal()),
        optional("base", text().about("What it is a fraction of.")),
    ];
    let grade =
        closed([field("rank", or_null(count_from(1).with("maximum", 5))), field("is_scale", boolean())]);
    let kinds = vec![
        shape(&[TargetKind::Quantity], comparator(), decimal(), texts(true), quantity.collect()),
        shape(&[TargetKind::Range], null(), null(), texts(true), range.collect()),
        shape(&[TargetKind::Date], comparator(), null(), texts(false), vec![field("date", date)]),
        shape(&[TargetKind::Fraction], comparator(), null(), texts(false), fraction),
        shape(
            &[TargetKind::Compound],
            null(),
            null(),
            no_texts(),
            vec![field("parts", array_of(link("target")))],
        ),
        shape(&[TargetKind::Grade], null(), null(), no_texts(), vec![field("grade", grade)]),
        shape(
            &[TargetKind::Trend],
            null(),
            null(),
            no_texts(),
            vec![field("trend", words(&[Trend::Up, Trend::Down]))],
        ),
        shape(
            &[TargetKind::Reference, TargetKind::Qualitative, TargetKind::Placeholder, TargetKind::Empty],
            null(),
            null(),
            no_texts(),
            Vec::new(),
        ),
    ];
    map([("oneOf", Node::List(kinds))])
        .about("指标值: what is printed (raw) and what it means, in base scale.")
}

/// A finding: which values it has follows from its code, and from its severity where it has several texts.
fn finding() -> Node {
    let codes: Vec<&str> = entries().map(|entry| entry.code).collect();
    let related = closed([field("side", or_null(link("side"))), field("origin", link("origin"))]);
    let values: Vec<Node> = entries().flat_map(values_of).collect();
    closed([
        field("code", words(&codes)),
        field("name", text()),
        field("severity", link("severity")),
        field("message", link("bilingual")),
        field("origin", or_null(link("origin"))),
        field("side", or_null(link("side"))),
        field("related", array_of(related)),
        field(
            "values",
            map([("type", "object".into()), ("additionalProperties", text())])
                .about("By the names in the texts."),
        ),
        field(
            "subject",
            or_null(closed([
                field("unit", text()),
                field("project", or_null(text())),
                field("position", or_null(count_from(0))),
                field("indicator", or_null(count_from(0))),
            ]))
            .about("Of an audit rule: whom it is about. position: among all projects of the table, from 0."),
        ),
        optional("wording", link("severity")),
    ])
    .with("allOf", Node::List(values))
    .about("A fact or a doubt: of the reading (PAR-nn) or of an audit rule.")
}

fn values_of(entry: &Entry) -> Vec<Node> {
    let severities: Vec<Severity> = entry.texts.iter().map(|(severity, _)| *severity).collect();
    let case = |(n, (severity, texts)): (usize, &(Severity, Bilingual))| {
        let severity = match severities.len() {
            1 => None,
            // The first text serves all severities that have none of their own.
            _ if n == 0 => Some(map([("not", words(&severities[1..]))])),
            _ => Some(words(&[severity])),
        };
        let mut condition = vec![("code".to_owned(), constant(entry.code))];
        condition.extend(severity.map(|schema| ("severity".to_owned(), schema)));
        let values = closed(placeholders(texts).iter().map(|name| field(name, text())));
        map([
            (
                "if",
                map([
                    ("properties", Node::Map(condition)),
                    ("not", map([("required", Node::List(vec!["wording".into()]))])),
                ]),
            ),
            ("then", map([("properties", map([("name", constant(entry.name)), ("values", values)]))])),
        ])
    };
    entry.texts.iter().enumerate().map(case).collect()
}

/// The values that a text names, in either language.
fn placeholders(texts: &Bilingual) -> Vec<String> {
    let pieces = texts.zh.split('{').skip(1).chain(texts.en.split('{').skip(1));
    let mut names: Vec<String> =
        pieces.filter_map(|piece| piece.split_once('}')).map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

fn of_documents() -> Definitions {
    vec![
        ("document", document()),
        ("source", source()),
        ("evidence", evidence()),
        ("note", note()),
        ("amounts", amounts()),
        (
            "budget_unit",
            closed([
                field("name", text()),
                field("amounts", link("amounts").about("The printed subtotal.")),
                field("origin", link("origin")),
                field("projects", array_of(link("project"))),
                field("as_read", as_read()),
            ])
            .about("资金使用单位"),
        ),
        ("project", project()),
        ("indicator", indicator()),
    ]
}

fn document() -> Node {
    closed([
        field("source", link("source")),
        field("kind", link("table_kind")),
        field("stage", words(&[Stage::Initial, Stage::Adjusted, Stage::Final, Stage::Unknown])),
        field("scope", words(&[Scope::Department, Scope::Unit, Scope::Unknown])),
        field("title", or_null(text())),
        field("title_origin", link("origin")),
        field("department", or_null(text())),
        field("department_evidence", array_of(link("evidence"))),
        field("fiscal_year", or_null(integer())),
        field("fiscal_year_evidence", array_of(link("evidence"))),
        field("includes_transfers", or_null(boolean())),
        field("money_unit", or_null(link("money_unit"))),
        field("total", or_null(link("amounts")).about("The printed grand total.")),
        field("total_origin", link("origin")),
        field("project_expenditure", or_null(project_expenditure())),
        field("units", array_of(link("budget_unit"))),
        field("findings", array_of(link("finding"))),
        field("as_read", as_read()),
    ])
    .about("One annual table.")
}

/// How much of the spending on projects the tables cover.
fn project_expenditure() -> Node {
    closed([
        field("amount", link("decimal")),
        field("money_unit", or_null(link("money_unit"))),
        field("table", or_null(text()).about("The title of that table.")),
        field("origin", link("origin")),
    ])
    .about("The printed total of 项目支出 in a budget table of the same document.")
}

fn as_read() -> Node {
    text().about(
        "Fingerprints of the fields as they were read, by which corrections are found when the document is read \
         again; how many records it held.",
    )
}

fn note() -> Node {
    closed([field("label", text()), field("text", text()), field("origin", link("origin"))])
        .about("A labelled text that has no field of its own.")
}

fn source() -> Node {
    use Format as F;
    let formats =
        [F::Text, F::Pdf, F::Xlsx, F::Xls, F::Ods, F::Csv, F::Tsv, F::Docx, F::Doc, F::Html, F::Json];
    let read_from = closed([
        field("path", text()),
        field("format", words(&formats)),
        field("sha256", or_null(link("sha256"))),
    ])
    .about("Of a document or workbook of this program: the published file, which all places speak of.");
    closed([
        field("path", text().about("As given; a zip member's is outer.zip!inner.")),
        field("format", words(&formats)),
        field("encoding", or_null(words(&["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"]))),
        field("sha256", or_null(link("sha256"))),
        field("template", text().about("The form that the table was recognised as.")),
        field("ocr", boolean().about("The text was made by optical character recognition.")),
        field("read_from", or_null(read_from)),
    ])
}

fn evidence() -> Node {
    use EvidenceKind as K;
    let kinds = [K::Override, K::Title, K::Header, K::Cover, K::FileName, K::Folder, K::Inferred];
    closed([field("kind", words(&kinds)), field("text", text()), field("origin", link("origin"))])
        .about("What says something about the whole table; lists of it stand best first.")
}

/// A column without a number has its reason under `absent`, and only such a column.
fn amounts() -> Node {
    let number = || or_null(link("decimal"));
    let reason = || words(&[Absence::Blank, Absence::Dash, Absence::NoColumn, Absence::Unreadable]);
    let absent =
        open_for(AMOUNT_COLUMNS.map(|column| optional(column, reason())), Some((PRINTED_NAME, reason())));
    let columns = AMOUNT_COLUMNS.map(|column| field(column, number()));
    let agree = AMOUNT_COLUMNS.map(|column| {
        let in_absent = |keyword, value| map([("properties", map([("absent", map([(keyword, value)]))]))]);
        map([
            ("if", map([("properties", map([(column, null())]))])),
            ("then", in_absent("required", Node::List(vec![column.into()]))),
            ("else", in_absent("properties", map([(column, false.into())]))),
        ])
    });
    open_for(columns.into_iter().chain([field("absent", absent)]), Some((PRINTED_NAME, number())))
        .with("allOf", Node::List(agree.into()))
        .about("Money by column, as printed; further printed sources stand under their own names.")
}

fn project() -> Node {
    let named = closed([field("name", text()), field("code", or_null(text()))]);
    let period = closed([field("start", or_null(text())), field("end", or_null(text()))]);
    closed([
        field("name", text()),
        field("code", or_null(text())),
        field("supervising_department", or_null(named)),
        field("nature", or_null(text())),
        field("period", or_null(period)),
        field("amounts", link("amounts").about("Of this fiscal year.")),
        field("amounts_origin", link("origin")),
        field("lifetime_total", or_null(text()).about("Of all years of the project, as printed.")),
        field("goal", or_null(text()).about("年度绩效目标")),
        field("goal_origin", link("origin")),
        field("lifetime_goal", or_null(text())),
        field("notes", array_of(link("note")).about("What else the form prints of the project.")),
        field("persons", array_of(link("note")).about("Empty unless persons were asked for.")),
        field("origin", link("origin")),
        field("indicators", array_of(link("indicator"))),
        field("as_read", as_read()),
    ])
}

fn indicator() -> Node {
    closed([
        field("seq", or_null(count_from(0))),
        field("level1", link("level")),
        field("level2", link("level")),
        field("category", or_null(link("category"))),
        field("name", text()),
        field(
            "cycle_target",
            or_null(link("target")).about("实施周期指标值; null where the form has no such column."),
        ),
        field(
            "annual_target",
            or_null(link("target")).about("年度指标值; null where the form has no such column."),
        ),
        field("score", or_null(text())),
        field("actual", or_null(link("target"))),
        field("achieved_score", or_null(text())),
        field("notes", array_of(link("note")).about("What else the form prints of the indicator.")),
        field("origin", link("origin")),
        field("as_read", as_read()),
    ])
}

fn unpaired() -> Node {
    closed([
        field("side", link("side")),
        field("path", text()),
        field("document", count_from(0)),
        field("department", or_null(text())),
        field("fiscal_year", or_null(integer())),
    ])
}

/// The options of a comparison.
fn options() -> Node {
    closed([
        field("links", words(&[Links::Exact, Links::Inferred])),
        field(
            "crosswalk",
            array_of(link("decision")).about("What the auditor decided, in the order of the file."),
        ),
    ])
}

fn change_set() -> Node {
    let run = closed([field("version", text()), field("options", options())]);
    let parts = ["fiscal_appropriation", "new_money"].map(|part| field(part, or_null(link("bridge"))));
    closed([
        field("schema", constant("duibiao.changes/1")),
        field("run", run),
        field("old", link("table_ref")),
        field("new", link("table_ref")),
        field("comparability", array_of(link("comparability"))),
        field("bridge", link("bridge")),
        field(
            "bridge_by",
            closed(parts).about("Of a part of the money; null where a side has no such column."),
        ),
        field(
            "bridge_by_tag",
            array_of(closed([field("tag", words(&TagKind::ALL)), field("bridge", link("bridge"))]))
                .about("Of the entries that bear a tag on either side; totals are their sums."),
        ),
        field("units", array_of(link("unit_change"))),
        field("projects", array_of(link("project_change"))),
        field("decisions", array_of(decision_use()).about("What became of the decisions in run.options.")),
        field("findings", array_of(link("finding"))),
    ])
    .about("Everything that changed between two annual tables.")
}

fn explanation() -> Node {
    let pair = || {
        let reason = closed([field("zh", text()), field("en", text())]);
        closed([
            field("old", link("project_ref")),
            field("new", link("project_ref")),
            field("features", array_of(link_evidence())),
            field(
                "lower_in",
                array_of(words(&FEATURES)).about("Where a rival is less alike than the linked pair."),
            ),
            field("reasons", array_of(reason).about("Why a rival is not linked.")),
        ])
    };
    closed([
        field("schema", constant("duibiao.explanation/1")),
        field("old", link("table_ref")),
        field("new", link("table_ref")),
        field("entry", link("project_change")),
        field("decisions", array_of(decision_use()).about("What the auditor decided about its projects.")),
        field("pairs", array_of(pair()).about("The entry's old projects against its new ones.")),
        field("rivals", array_of(pair()).about("What came near, the nearest first.")),
    ])
}

fn of_changes() -> Definitions {
    vec![
        table_ref(),
        ("comparability", comparability()),
        (
            "bridge",
            closed(bridge_lines()).about(
                "old_total + added − ended + increased − decreased + restructured + rounding = new_total, exactly, \
                 in the new table's money unit.",
            ),
        ),
        ("unit_change", unit_change()),
        ("project_change", project_change()),
        ("decision", decision()),
        ("project_key", project_key()),
        (
            "project_ref",
            closed([
                field("unit", text()),
                field("name", text()),
                field("code", or_null(text())),
                field("position", count_from(0).about("In the table's projects, flattened over its units, from 0.")),
                field("origin", link("origin")),
            ]),
        ),
        ("amount_change", amount_change()),
        ("indicator_change", indicator_change()),
        ("change", change()),
    ]
}

fn comparability() -> Node {
    use Aspect as A;
    let aspects = [
        A::Kind,
        A::Stage,
        A::Scope,
        A::Department,
        A::YearGap,
        A::YearInferred,
        A::Order,
        A::Transfers,
        A::MoneyUnit,
        A::Template,
        A::Sources,
        A::Coverage,
        A::Horizon,
        A::Comparators,
        A::Ocr,
    ];
    closed([
        field("aspect", words(&aspects)),
        field("old", or_null(text())),
        field("new", or_null(text())),
        field("severity", link("severity")),
        field("message", link("bilingual")),
    ])
    .about("An aspect in which the two tables are not alike.")
}

fn bridge_lines() -> Vec<Field> {
    let amount = |name| field(name, link("decimal"));
    let basis = |name| field(name, words(&[Basis::Printed, Basis::Summed]));
    let doubtful = closed([field("pairs", count_from(0)), amount("increased"), amount("decreased")]);
    let mut lines = vec![amount("old_total"), basis("old_basis")];
    lines.extend(
        ["added", "ended", "increased", "decreased", "restructured", "rounding", "new_total"].map(amount),
    );
    lines.extend([basis("new_basis"), field("of_which_doubtful", doubtful)]);
    lines
}

fn unit_change() -> Node {
    use UnitRelation as R;
    let transfers = ["transferred_in", "transferred_out"].map(|name| field(name, link("decimal")));
    closed([
        field("old", or_null(text())),
        field("new", or_null(text())),
        field("relation", words(&[R::Continued, R::New, R::Ended, R::Split, R::Merged])),
        field("renamed", boolean()),
        field("bridge", closed(bridge_lines().into_iter().chain(transfers))),
    ])
}

fn project_change() -> Node {
    use Relation as R;
    let relations = [R::Continued, R::New, R::Ended, R::Split, R::Merged, R::Regrouped];
    let segment =
        closed([field("op", words(&[Edit::Equal, Edit::Delete, Edit::Insert])), field("text", text())]);
    let goal = closed([
        field("changed", boolean()),
        field("only_years", boolean()),
        field("segments", array_of(segment)),
    ]);
    let summary = ["old", "new", "continued", "added", "dropped", "dropped_quantified"]
        .map(|name| field(name, count_from(0)));
    closed([
        field("relation", words(&relations)),
        field("old", array_of(link("project_ref"))),
        field("new", array_of(link("project_ref"))),
        field("link", or_null(words(&[Link::Exact, Link::Stated, Link::Inferred, Link::User]))),
        field("doubtful", boolean().about("疑似，待核实")),
        field("confidence", or_null(share()).about("Null unless inferred.")),
        field("evidence", array_of(link_evidence())),
        field("candidates", array_of(closed([field("position", count_from(0)), field("confidence", share())]))),
        field("name_changed", boolean()),
        field("renamed", or_null(boolean())),
        field("transferred", or_null(boolean())),
        field("amounts", amount_changes()),
        field("tags", array_of(tag()).about("What is printed about where the money comes from.")),
        field("period", or_null(period_change())),
        field("lifetime_total", or_null(lifetime_change())),
        field("goal", goal),
        field("indicator_summary", closed(summary)),
        field("indicators", array_of(link("indicator_change"))),
        field("findings", array_of(link("finding"))),
    ])
    .about("A project, or a group of projects that were restructured; every position stands in exactly one entry.")
}

fn tag() -> Node {
    let sources = [TagSource::Name, TagSource::Column, TagSource::Nature, TagSource::Period];
    closed([
        field("tag", words(&TagKind::ALL)),
        field("side", link("side")),
        field("project", count_from(0).about("Index into this entry's old or new.")),
        field("text", text().about("The words that say so, white space aside.")),
        field("source", words(&sources)),
        field("origin", link("origin")),
    ])
}

fn period_change() -> Node {
    use PeriodMove as M;
    let side = || or_null(closed(["start", "end"].map(|end| field(end, or_null(text())))));
    let moves = [M::Unchanged, M::Extended, M::Shortened, M::Moved, M::StartChanged];
    closed([
        field("old", side()),
        field("new", side()),
        field("change", or_null(words(&moves)).about("Null where a side names no dates.")),
    ])
    .about("The periods as printed.")
}

fn lifetime_change() -> Node {
    let number = || or_null(link("decimal"));
    closed([
        field("old", number()),
        field("new", number()),
        field("delta", number().about("In the new table's money unit; null where a side prints none.")),
        field("rate", or_null(rate()).about("delta / old as a fraction, 6 decimals, trailing zeros cut.")),
    ])
    .about("Totals over all years, never compared with annual money.")
}

fn decision() -> Node {
    closed([
        field("file", text()),
        field("line", count_from(1).about("In the file; the row of a workbook's sheet.")),
        field("ruling", words(&[Ruling::Same, Ruling::Different, Ruling::New, Ruling::Ended])),
        field("group", or_null(text()).about("Joins the lines of one split, merged or regrouped project.")),
        field("old", or_null(link("project_key"))),
        field("new", or_null(link("project_key"))),
        field("note", or_null(text())),
    ])
    .about("A line of the auditor's crosswalk.")
}

fn project_key() -> Node {
    closed([
        field("unit", or_null(text())),
        field("name", or_null(text())),
        field("code", or_null(text())),
        field("position", or_null(count_from(1)).about("Among all projects of the table, from 1.")),
    ])
}

fn decision_use() -> Node {
    use Outcome as O;
    let outcomes = [O::Used, O::NotFound, O::Ambiguous, O::Contradicted, O::Incomplete];
    closed([
        field("decision", count_from(0).about("Index in run.options.crosswalk.")),
        field("outcome", words(&outcomes)),
        field("old", or_null(count_from(0))),
        field("new", or_null(count_from(0))),
    ])
}

/// Every feature of a link.
const FEATURES: [Feature; 16] = [
    Feature::Code,
    Feature::Name,
    Feature::CoreName,
    Feature::Characters,
    Feature::Marks,
    Feature::Wording,
    Feature::OwnWording,
    Feature::Usage,
    Feature::Goal,
    Feature::Figures,
    Feature::Indicators,
    Feature::Targets,
    Feature::Amount,
    Feature::Unit,
    Feature::DocumentNumber,
    Feature::Decision,
];

fn link_evidence() -> Node {
    closed([
        field("feature", words(&FEATURES)),
        field("similarity", share()),
        field("weight", map([("type", "number".into())])),
        field("text", text()),
        field("text_en", text()),
    ])
}

fn amount_changes() -> Node {
    let change = || link("amount_change");
    let columns = AMOUNT_COLUMNS.map(|column| match column {
        "total" => field(column, change()),
        _ => optional(column, change()),
    });
    open_for(columns, Some((PRINTED_NAME, change())))
        .about("By column; a column that neither form has is left out.")
}

/// A fraction with 6 decimals, trailing zeros cut.
fn rate() -> Node {
    matching(r"^-?(0|[1-9][0-9]*)(\.[0-9]{0,5}[1-9])?$")
}

fn amount_change() -> Node {
    let number = || or_null(link("decimal"));
    let rate = or_null(rate());
    closed([
        field("old", number()),
        field("new", number()),
        field("delta", number().about("In the new table's money unit.")),
        field("rate", rate.about("delta / old as a fraction, 6 decimals, trailing zeros cut.")),
        field("within_precision", boolean()),
    ])
}

fn indicator_change() -> Node {
    use IndicatorRelation as R;
    let index = |name| field(name, or_null(count_from(0)));
    let score = closed([
        field("old", or_null(text())),
        field("new", or_null(text())),
        field("delta", or_null(link("decimal"))),
    ]);
    let target = or_null(link("target")).about("Of a new or dropped indicator: annual, else cycle.");
    closed([
        field("relation", words(&[R::Continued, R::New, R::Dropped])),
        index("old_project"),
        index("new_project"),
        index("old_index"),
        index("new_index"),
        field("old_name", or_null(text())),
        field("new_name", or_null(text())),
        field("old_level2", or_null(link("level"))),
        field("new_level2", or_null(link("level"))),
        field("category", or_null(link("category"))),
        field("renamed", boolean()),
        field("reclassified", boolean()),
        field("cycle", or_null(link("change"))),
        field("annual", or_null(link("change"))),
        field("score", or_null(score)),
        field("target", target),
        field("origin", or_null(link("origin"))),
    ])
}

fn change() -> Node {
    use ChangeKind as K;
    let kinds = || {
        words(&[
            K::Unchanged,
            K::Restated,
            K::Filled,
            K::Blanked,
            K::Quantified,
            K::Unquantified,
            K::UnitChanged,
            K::Raised,
            K::Lowered,
            K::ComparatorStated,
            K::ComparatorChanged,
            K::Reworded,
        ])
    };
    closed([
        field("kind", kinds()),
        field("effect", words(&[Effect::Stricter, Effect::Looser, Effect::Neutral, Effect::Unknown])),
        field("also", array_of(kinds()).about("The other kinds that apply.")),
        field("reason", text()),
        field("reason_en", text()),
        field("old", link("target")),
        field("new", link("target")),
        field("old_origin", link("origin")),
        field("new_origin", link("origin")),
    ])
    .about("The change of one target.")
}
