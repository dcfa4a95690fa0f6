//! `docs/polarity.md`: the lexicon as people read it. `UPDATE_DOCS=1` writes it anew.

use super::lexicon;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "\
# Which way a figure is harder to reach

Written by the test `polarity::page`; change `crates/diff/src/polarity/lexicon.rs`, then run the tests with `UPDATE_DOCS=1`.

The effect of a change follows from the printed targets wherever these say it: `≥95%` is stricter than `≥90%`, `≤10件`
stricter than `≤12件`, whatever is measured. Only where both sides write `=` or no comparator the indicator's name decides,
by the stems below. They are practice, not regulation.

1. The longest stem in the name decides; of equally long ones the last, since the head of a Chinese noun phrase is its end:
   投诉处理及时率 is a timeliness, 投诉率 a complaint.
2. A name that begins with a reduction and would be “lower is stricter” tells nothing: 降低能耗5% may be what remains or
   what is saved. In the value itself the words decide: of `下降5%` a higher figure asks for more, whatever falls.
3. 维修 of an output (数量指标) is the work itself unless 次数 are counted.
4. A name without any stem that ends in 率, 比例, 占比 or 比重 tells nothing.
5. Else the category tells: satisfaction asks for more when higher, cost when lower; all others tell nothing.
6. Figures of timeliness (时效指标) in units of time are stricter when lower, unless the name speaks of a time to be kept up.
7. An indicator whose two names disagree tells nothing.

Within a list the longest stems stand first, as they are sought.
";

/// The stems of a list by length, the longest first, in the order of the list.
fn write_list(page: &mut String, title: &str, about: &str, list: &str) {
    let mut stems: Vec<&str> = list.split_whitespace().collect();
    stems.sort_by_key(|stem| Reverse(stem.chars().count()));
    writeln!(page, "\n## {title}\n\n{about} {} stems.\n", stems.len()).unwrap();
    for stems in stems.chunk_by(|a, b| a.chars().count() == b.chars().count()) {
        writeln!(page, "- {} characters: {}", stems[0].chars().count(), stems.join(" ")).unwrap();
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (title, about, list) in [
        ("Lower is stricter", "What should be rare, cheap or quick.", lexicon::LOWER_IS_STRICTER),
        ("Higher is stricter", "What should be frequent, complete or large.", lexicon::HIGHER_IS_STRICTER),
        (
            "Tells nothing",
            "What looks like one of the above, and what is done about a fault: 失业人员培训 is no unemployment.",
            lexicon::NEITHER,
        ),
        ("Reductions", "Names that begin with these (rule 2).", lexicon::REDUCTIONS),
        (
            "Cannot pass 100 %",
            "A figure in % of a name with one of these is cut at 100: `=100%` and `≥100%` are the same.",
            lexicon::BOUNDED_BY_HUNDRED,
        ),
        ("Can pass 100 % all the same", "Names with one of these are not cut.", lexicon::UNBOUNDED),
    ] {
        write_list(&mut page, title, about, list);
    }
    page
}

#[test]
fn the_page_lists_the_lexicon() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/polarity.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page(), "docs/polarity.md is not what the lexicon says: run with UPDATE_DOCS=1");
}
