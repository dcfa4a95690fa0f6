//! Automatic numbers: Word stores how to count, not what it shows.

use crate::xml::{Element, Event, Events};
use std::collections::BTreeMap;

const MAX_LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`
    text: String,
    restarts: Option<usize>,
}

/// The lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    schemes: BTreeMap<u32, Vec<Level>>,
    /// Scheme and own levels of each list.
    lists: BTreeMap<u32, (u32, BTreeMap<usize, Level>, BTreeMap<usize, u32>)>,
    counts: BTreeMap<u32, [Option<u32>; MAX_LEVELS]>,
    started: std::collections::BTreeSet<(u32, usize)>,
}

/// What a list shows before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// This text
    Shown(String),
    /// A number in a style that is not known here
    Unknown(String),
}

impl Numbering {
    /// Reads `numbering.xml`; what is damaged in it is left out.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut numbering = Self::default();
        let mut events = Events::new(xml);
        let (mut scheme, mut list, mut level) = (None, None, None);
        while let Ok(Some(event)) = events.next() {
            let element = match event {
                Event::Start(element) => element,
                Event::End(name) => {
                    match name.as_str() {
                        "abstractNum" => scheme = None,
                        "num" => list = None,
                        "lvl" | "lvlOverride" => level = None,
                        _ => {}
                    }
                    continue;
                }
                Event::Text(_) => continue,
            };
            match element.name() {
                "abstractNum" => scheme = element.number::<u32>("abstractNumId"),
                "num" => list = element.number::<u32>("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(scheme)) = (list, element.number("val")) {
                        numbering.lists.insert(list, (scheme, BTreeMap::new(), BTreeMap::new()));
                    }
                }
                "lvl" | "lvlOverride" => {
                    level = element.number::<usize>("ilvl").filter(|level| *level < MAX_LEVELS);
                }
                "startOverride" => {
                    if let (Some(own), Some(level)) = (list.and_then(|l| numbering.lists.get_mut(&l)), level)
                    {
                        own.2.insert(level, element.number("val").unwrap_or(1));
                    }
                }
                _ => {
                    let Some(level) = level else { continue };
                    if let Some(scheme) = scheme {
                        let levels = numbering.schemes.entry(scheme).or_default();
                        levels.resize(levels.len().max(level + 1), Level { start: 1, ..Level::default() });
                        levels[level].take(&element);
                    } else if let Some(own) = list.and_then(|l| numbering.lists.get_mut(&l)) {
                        let new = || Level { start: 1, ..Level::default() };
                        own.1.entry(level).or_insert_with(new).take(&element);
                    }
                }
            }
        }
        numbering
    }

    /// Counts a paragraph of a list; `None` where the list shows nothing that is text.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<Number> {
        let level = level.min(MAX_LEVELS - 1);
        let (scheme, own, starts) = self.lists.get(&list)?;
        let levels = self.schemes.get(scheme).map(Vec::as_slice).unwrap_or_default();
        let at = |idx: usize| own.get(&idx).or_else(|| levels.get(idx));
        let counts = self.counts.entry(*scheme).or_insert([None; MAX_LEVELS]);
        // A list that restarts a scheme does so once.
        if let Some(start) = starts.get(&level)
            && self.started.insert((list, level))
        {
            counts[level] = start.checked_sub(1);
            if *start == 0 {
                counts[level] = None;
            }
        }
        let start = at(level).map_or(1, |level| level.start);
        counts[level] = Some(counts[level].map_or(start, |n| n.saturating_add(1)));
        for deeper in level + 1..MAX_LEVELS {
            if at(deeper).and_then(|l| l.restarts) != Some(0) {
                counts[deeper] = None;
            }
        }
        let own_level = at(level)?;
        if own_level.format == "bullet" {
            return None;
        }
        let mut shown = String::new();
        let mut chars = own_level.text.chars();
        while let Some(c) = chars.next() {
            let Some(idx) = (c == '%').then(|| chars.clone().next().and_then(|d| d.to_digit(10))).flatten()
            else {
                shown.push(c);
                continue;
            };
            chars.next();
            let idx = (idx as usize).saturating_sub(1).min(MAX_LEVELS - 1);
            let format = at(idx).map_or("decimal", |level| level.format.as_str());
            let n = counts[idx].or_else(|| at(idx).map(|level| level.start)).unwrap_or(1);
            match number(n, format) {
                Some(text) => shown.push_str(&text),
                None => return Some(Number::Unknown(format.to_owned())),
            }
        }
        (!shown.is_empty()).then_some(Number::Shown(shown))
    }
}

impl Level {
    fn take(&mut self, element: &Element<'_>) {
        let Some(value) = element.attribute("val") else { return };
        match element.name() {
            "start" => self.start = value.trim().parse().unwrap_or(1),
            "numFmt" => self.format = value,
            "lvlText" => self.text = value,
            "lvlRestart" => self.restarts = value.trim().parse().ok(),
            _ => {}
        }
    }
}

/// A number as a list shows it.
fn number(n: u32, format: &str) -> Option<String> {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const LEGAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    let offset = |first: char, count: u32| {
        (1..=count).contains(&n).then(|| char::from_u32(u32::from(first) + n - 1)).flatten().map(String::from)
    };
    let letter = |first: u8| {
        let repeats = usize::try_from(n.checked_sub(1)? / 26).ok().filter(|n| *n < 20)? + 1;
        let letter = char::from(first + u8::try_from((n - 1) % 26).ok()?);
        Some(letter.to_string().repeat(repeats))
    };
    match format {
        "" | "decimal" | "decimalHalfWidth" => Some(n.to_string()),
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{n:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |c: char| char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap_or(c);
            Some(n.to_string().chars().map(wide).collect())
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => chinese(n, DIGITS, ["", "十", "百", "千"], true),
        "chineseLegalSimplified" => chinese(n, LEGAL, ["", "拾", "佰", "仟"], false),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            let digit = |c: char| c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).copied();
            n.to_string().chars().map(digit).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            offset('①', 20).or_else(|| Some(n.to_string()))
        }
        "decimalEnclosedParen" => offset('⑴', 20).or_else(|| Some(format!("({n})"))),
        "decimalEnclosedFullstop" => offset('⒈', 20).or_else(|| Some(format!("{n}."))),
        "ideographEnclosedCircle" => offset('㊀', 10),
        "ideographTraditional" => {
            let stems = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
            stems.get(usize::try_from(n.checked_sub(1)?).ok()?).map(|stem| (*stem).to_owned())
        }
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).map(|text| text.to_lowercase()),
        _ => None,
    }
}

/// 十一, 二十, 一百零五
fn chinese(n: u32, digits: [&str; 10], units: [&str; 4], drops_first_one: bool) -> Option<String> {
    if n == 0 {
        return Some("零".to_owned());
    }
    if n > 9_999 {
        return None;
    }
    let mut text = String::new();
    let mut has_gap = false;
    for place in (0..4).rev() {
        let digit = n / 10_u32.pow(place) % 10;
        if digit == 0 {
            has_gap = !text.is_empty();
            continue;
        }
        if has_gap {
            text.push('零');
            has_gap = false;
        }
        if !(drops_first_one && digit == 1 && place == 1 && text.is_empty()) {
            text.push_str(digits[digit as usize]);
        }
        text.push_str(units[place as usize]);
    }
    Some(text)
}

fn roman(n: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(n).filter(|n| (1..4_000).contains(n))?;
    let mut text = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_lists_do() {
        for (n, format, expected) in [
            (1, "decimal", "1"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "chineseCounting", "十一"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "chineseLegalSimplified", "叁"),
            (3, "decimalEnclosedCircle", "③"),
            (28, "lowerLetter", "bb"),
            (9, "upperRoman", "IX"),
        ] {
            assert_eq!(number(n, format).as_deref(), Some(expected), "{format}");
        }
        assert_eq!(number(1, "cardinalText"), None);
    }

    #[test]
    fn counts_levels_and_restarts() {
        let mut numbering = Numbering::read(
            br#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1&#x3001;"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            </w:numbering>"#,
        );
        let steps = [
            (3, 0, "一、"),
            (3, 1, "一.1"),
            (3, 1, "一.2"),
            (3, 0, "二、"),
            (3, 1, "二.1"),
            (4, 0, "一、"),
            (4, 0, "二、"),
        ];
        for (list, level, expected) in steps {
            assert_eq!(numbering.next(list, level), Some(Number::Shown(expected.to_owned())));
        }
        assert_eq!(numbering.next(9, 0), None);
    }
}
