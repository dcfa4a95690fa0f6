//! Which tables the extracted text of the list form can say without a second reading.

use duibiao_core::{AmountCell, Amounts, AnnualTable, Indicator, Level, Project, TableKind};

/// Whether [`render`](super::render) writes a text that has this table as its only reading.
pub fn is_representable(table: &AnnualTable) -> bool {
    obstacle(table).is_none()
}

/// The first thing in the table that its extracted text cannot say, in words; `None` if there is none.
///
/// Origins, evidence, the source, the reading of targets and findings are not looked at: they come of reading.
pub fn obstacle(table: &AnnualTable) -> Option<String> {
    first_obstacle(table).err()
}

/// Whether the title, a project's name or a goal names the year.
pub fn names_year(table: &AnnualTable, year: i32) -> bool {
    let year = format!("{year}年");
    let mut texts = table
        .projects()
        .flat_map(|(_, p)| [Some(p.name.as_str()), p.goal.as_deref()])
        .chain([table.title.as_deref()]);
    texts.any(|text| text.is_some_and(|text| text.contains(&year)))
}

type Checked = Result<(), String>;

fn require(holds: bool, what: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(what()) }
}

fn first_obstacle(table: &AnnualTable) -> Checked {
    require(table.kind == TableKind::ProjectTargets, || "the list form is of projects".to_owned())?;
    require(table.money_unit.is_some(), || "no money unit".to_owned())?;
    words(table.title.as_deref().ok_or("no title")?)?;
    words(table.department.as_deref().ok_or("no department")?)?;
    money(table.total.as_ref().ok_or("no total")?)?;
    require(table.fiscal_year.is_none_or(|year| names_year(table, year)), || {
        "no text names the year".to_owned()
    })?;
    for (idx, unit) in table.units.iter().enumerate() {
        name(&unit.name)?;
        require(!unit.name.contains(['。', '；', ':', '：']) && unit.name != "合计", || {
            format!("a unit of the name {}", unit.name)
        })?;
        money(&unit.amounts)?;
        for project in &unit.projects {
            self::project(project).map_err(|what| format!("{}: {what}", project.name))?;
        }
        let ends_open = unit.projects.last().is_some_and(|project| project.indicators.is_empty());
        require(!ends_open || idx + 1 == table.units.len(), || {
            format!("the unit after {} follows a project without indicators", unit.name)
        })?;
    }
    Ok(())
}

fn project(project: &Project) -> Checked {
    name(&project.name)?;
    money(&project.amounts)?;
    let has_more = project.code.is_some()
        || project.supervising_department.is_some()
        || project.nature.is_some()
        || project.period.is_some()
        || project.lifetime_total.is_some()
        || project.lifetime_goal.is_some();
    require(!has_more, || "the list form has no column for code, department, nature, period".to_owned())?;
    if let Some(goal) = &project.goal {
        words(goal)?;
        let is_like_amount = starts_like_amount(goal) || ends_like_amount(goal);
        require(!is_like_amount, || format!("a goal with an amount at an end: {goal}"))?;
        require(!has_indicator_start(goal), || format!("a goal that looks like indicators: {goal}"))?;
    }
    for (idx, indicator) in project.indicators.iter().enumerate() {
        self::indicator(indicator, idx + 1)?;
    }
    Ok(())
}

fn indicator(indicator: &Indicator, seq: usize) -> Checked {
    require(indicator.seq.is_some_and(|printed| printed as usize == seq), || "numbers are 1..n".to_owned())?;
    let has_more =
        indicator.score.is_some() || indicator.actual.is_some() || indicator.achieved_score.is_some();
    require(!has_more, || "the list form has no column for scores".to_owned())?;
    level(&indicator.level1)?;
    level(&indicator.level2)?;
    words(&indicator.name)?;
    require(!indicator.name.contains('；'), || {
        format!("an indicator with ； in its name: {}", indicator.name)
    })?;
    let cycle = &indicator.cycle_target.as_ref().ok_or("no cycle target")?.raw;
    let annual = &indicator.annual_target.as_ref().ok_or("no annual target")?.raw;
    for raw in [cycle, annual] {
        unless_empty(raw)?;
        require(!has_indicator_start(raw), || format!("a target that looks like indicators: {raw}"))?;
    }
    require(!annual.ends_with('。'), || format!("an annual target that ends in 。: {annual}"))
}

fn level(level: &Level) -> Checked {
    let has_code = level.code.as_deref().is_some_and(|code| {
        (1..=2).contains(&code.len()) && code.bytes().all(|digit| digit.is_ascii_digit())
    });
    require(has_code, || format!("a level without a code: {}", level.name))?;
    words(&level.name)?;
    require(!level.name.contains(['；', '-', '－', '—', '–']), || {
        format!("a level of the name {}", level.name)
    })
}

/// Money is printed as two amounts or as four.
fn money(amounts: &Amounts) -> Checked {
    let cells = [amounts.total, amounts.fiscal_appropriation, amounts.special_account, amounts.other];
    let shows = cells
        .map(|cell| cell.printed().is_some_and(|number| number.scale() == 2 && !number.is_sign_negative()));
    let is_blank = |cell: &AmountCell| *cell == AmountCell::BLANK;
    let is_two = shows[..2] == [true, true] && cells[2..].iter().all(is_blank);
    require(is_two || shows == [true; 4], || format!("amounts other than two or four: {cells:?}"))?;
    require(amounts.carryover == AmountCell::NO_COLUMN && amounts.further.is_empty(), || {
        "the list form has four money columns".to_owned()
    })
}

fn name(name: &str) -> Checked {
    words(name)?;
    require(!name.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '，')), || {
        format!("a name that ends in a number: {name}")
    })?;
    require(!starts_like_amount(name) && !has_indicator_start(name), || {
        format!("a name like another cell: {name}")
    })
}

fn unless_empty(text: &str) -> Checked {
    if text.is_empty() { Ok(()) } else { words(text) }
}

/// Text that wrapping leaves as it is.
fn words(text: &str) -> Checked {
    require(!text.is_empty(), || "an empty text".to_owned())?;
    require(!text.contains(char::is_whitespace), || format!("white space in {text:?}"))?;
    require(!text.contains(char::is_control), || format!("a control character in {text:?}"))?;
    let has_marker = text.contains("实施周期指标值") || text.contains("年度指标值");
    require(!has_marker, || format!("a marker of the indicator cell in {text}"))
}

/// Whether some `2、1-` stands in the text, as where an indicator starts.
fn has_indicator_start(text: &str) -> bool {
    text.match_indices('、').any(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let after_digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        text[..at].ends_with(|c: char| c.is_ascii_digit())
            && after_digits.len() < rest.len()
            && after_digits.starts_with('-')
    })
}

fn is_amount_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// Digits with two decimals, with or without separators.
fn is_like_amount(token: &str) -> bool {
    token.rsplit_once('.').is_some_and(|(integer, decimals)| !integer.is_empty() && decimals.len() == 2)
}

fn starts_like_amount(text: &str) -> bool {
    let end = text.find(|c| !is_amount_char(c)).unwrap_or(text.len());
    is_like_amount(&text[..end])
}

fn ends_like_amount(text: &str) -> bool {
    let start = text
        .rfind(|c| !is_amount_char(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    is_like_amount(&text[start..])
}
