//! What a project's name says about its identity.
//!
//! A name is compared in steps: as printed; squashed (NFKC, no white space); its *key* (brackets,
//! fiscal-year tokens and document numbers aside: what is left must differ to speak of 更名); its *core* (also
//! without the unit's own name at the start, fund tags and a code that the whole table shares). What tells
//! sibling projects apart (一期, 第二批, a bracketed place) stays in the core and stands under `marks` too.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

/// A name, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// NFKC, without white space: what exact links compare.
    pub(crate) squashed: String,
    /// What must differ beyond notation for a project to be renamed.
    pub(crate) key: String,
    /// What identifies the project over the years.
    pub(crate) core: String,
    /// The core without the generic words at its end: 经费, 项目, 专项资金.
    pub(crate) stem: String,
    /// The core without its marks and generic words at its end.
    pub(crate) base: String,
    /// What tells siblings apart: ordinals, phases, bracketed words; sorted.
    pub(crate) marks: Vec<String>,
    /// Document numbers, as squashed.
    pub(crate) documents: Vec<String>,
}

/// What is known of the table that a name stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NameContext<'a> {
    pub(crate) fiscal_year: Option<i32>,
    /// What [`owner_prefixes`] gives for the unit and the department.
    pub(crate) owner_prefixes: &'a [String],
    /// Digits that begin most names of the table: a code of the issuer, not a part of a name.
    pub(crate) shared_code: &'a str,
}

/// NFKC, without white space.
pub(crate) fn squash(text: &str) -> String {
    // Names are nearly always of characters that NFKC leaves alone or only narrows; they need no tables.
    let is_plain = |c: char| matches!(c, '\u{21}'..='\u{7e}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '〔' | '〕' | '、' | '。' | ' ');
    if text.chars().all(|c| matches!(c, '\u{21}'..='\u{7e}' | '\u{4e00}'..='\u{9fff}')) {
        return text.to_owned();
    }
    if text.chars().all(is_plain) {
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        return text.chars().filter(|c| *c != ' ').map(narrow).collect();
    }
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The digits that begin at least half of a table's names (and at least three), or nothing.
pub(crate) fn shared_code<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut codes: Vec<String> = Vec::new();
    let mut n_names = 0;
    for name in names {
        n_names += 1;
        let code: String = name.trim_start().chars().take_while(char::is_ascii_digit).collect();
        if !code.is_empty() && code.len() < 20 {
            codes.push(code);
        }
    }
    codes.sort_unstable();
    codes
        .chunk_by(|a, b| a == b)
        .filter(|run| run.len() >= 3 && run.len() * 2 >= n_names)
        .max_by_key(|run| run.len())
        .map_or(String::new(), |run| run[0].clone())
}

/// Words in brackets or at an end of a name that say how the money came, not what it is for.
const FUND_TAGS: [&str; 11] = [
    "整合",
    "合并",
    "提前下达",
    "直达资金",
    "上年结转",
    "结转资金",
    "结转",
    "年初预算",
    "中央直达",
    "追加",
    "待分配",
];

impl Name {
    pub(crate) fn read(printed: &str, context: NameContext<'_>) -> Self {
        let squashed = squash(printed);
        let quoteless: String = squashed.chars().filter(|c| !is_quote(*c)).collect();
        let (without_documents, documents) = drop_documents(&quoteless);
        let without_years = drop_years(&without_documents, context.fiscal_year);
        let key: String = without_years.chars().filter(|c| !is_bracket(*c)).collect();

        let mut core = without_years.as_str();
        core = drop_system_code(core);
        if !context.shared_code.is_empty()
            && let Some(rest) = core.strip_prefix(context.shared_code)
        {
            core = rest.trim_start_matches(['-', '_', '.', '、']);
        }
        core = drop_owner(core, context.owner_prefixes);
        let (core, tags_dropped) = drop_fund_tags(core);
        let core = if tags_dropped { drop_empty_brackets(core) } else { core };
        let (base, mut marks) = split_marks(&core);
        let base = drop_generic_tails(&base).to_owned();
        marks.sort_unstable();
        let stem = stem(&core);
        let core: String = core.chars().filter(|c| !is_bracket(*c)).collect();
        Self { squashed, key, core, stem, base, marks, documents }
    }

    /// Whether the names tell two siblings apart: each has a mark that the other lacks, or their bases stand in
    /// contrast.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        if self.marks == other.marks {
            return contrast(&self.base, &other.base);
        }
        let differ = |a: &Self, b: &Self| a.marks.iter().any(|mark| !b.bears(mark));
        differ(self, other) && differ(other, self) || contrast(&self.base, &other.base)
    }

    /// Whether a mark of another name stands in this one too: as a mark, or anywhere in the name, since a place
    /// stands in brackets one year and at the start the next.
    pub(crate) fn bears(&self, mark: &str) -> bool {
        self.marks.iter().any(|own| own == mark) || self.core.contains(mark)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』')
}

pub(crate) fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '{' | '}' | '<' | '>' | '〈' | '〉' | '《' | '》'
    )
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '〔' => '〕',
        '{' => '}',
        '<' => '>',
        '〈' => '〉',
        '《' => '》',
        _ => return None,
    })
}

/// The bracket groups of a text as byte ranges, brackets included; of nested ones the outermost.
fn bracket_groups(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut groups = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some(close) = closing(c) {
            open.push((close, at));
        } else if let Some(depth) = open.iter().rposition(|(close, _)| *close == c) {
            let (_, start) = open[depth];
            open.truncate(depth);
            if open.is_empty() {
                groups.push(start..at + c.len_utf8());
            }
        }
    }
    groups
}

fn is_document(inner: &str) -> bool {
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5 && inner.contains('号')
}

/// Drops document numbers such as `(穗财行〔2024〕63号)`, and the unit's short name that follows after a dash.
fn drop_documents(text: &str) -> (String, Vec<String>) {
    let mut documents = Vec::new();
    if !text.contains('号') {
        return (text.to_owned(), documents);
    }
    let mut kept = String::with_capacity(text.len());
    let mut done = 0;
    for group in bracket_groups(text) {
        let inner = &text[group.clone()];
        let is_year_group = inner.chars().filter(char::is_ascii_digit).count() == 4
            && inner.chars().all(|c| c.is_ascii_digit() || is_bracket(c));
        let number = text[group.end..].split_inclusive('号').next().filter(|after| {
            after.ends_with('号')
                && after.len() > '号'.len_utf8()
                && after[..after.len() - '号'.len_utf8()].bytes().all(|b| b.is_ascii_digit())
        });
        if is_document(inner) {
            kept.push_str(&text[done..group.start]);
            documents.push(inner.to_owned());
            done = group.end;
        } else if is_year_group && let Some(number) = number {
            // 穗财行〔2024〕63号 without brackets around it: the issuer's letters stay, they are few.
            kept.push_str(&text[done..group.start]);
            documents.push(format!("{inner}{number}"));
            done = group.end + number.len();
        }
    }
    if documents.is_empty() {
        return (text.to_owned(), documents);
    }
    let rest = &text[done..];
    if !rest.starts_with('-') {
        kept.push_str(rest);
    }
    (kept, documents)
}

/// Drops tokens of the fiscal year and its neighbours, `2025年(度)`, `2024-2025学年`, `(2025)`. Another year
/// is a vintage and stays: 2023年…建设项目 paid in 2025.
fn drop_years(text: &str, fiscal_year: Option<i32>) -> String {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let is_own = |year: i32| match fiscal_year {
        Some(own) => (own - 1..=own + 1).contains(&year),
        None => (1990..=2099).contains(&year),
    };
    let bytes = text.as_bytes();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            let next = text[at..].chars().next().map_or(1, char::len_utf8);
            kept.push_str(&text[at..at + next]);
            at += next;
            continue;
        }
        let token = &text[at..at + digits];
        let after = &text[at + digits..];
        let year: Option<i32> = (digits == 4).then(|| token.parse().ok()).flatten();
        let tail = ["学年", "年度", "年", "至", "-", "—", "~"].iter().find(|tail| after.starts_with(**tail));
        let is_bare = kept.ends_with('(') && after.starts_with(')') || after.is_empty();
        at += digits;
        if year.is_some_and(|year| is_own(year) && (tail.is_some() || is_bare)) {
            at += tail.map_or(0, |tail| tail.len());
        } else {
            kept.push_str(token);
        }
    }
    drop_empty_brackets(kept)
}

fn drop_empty_brackets(text: String) -> String {
    let empty = ["()", "[]", "【】", "〔〕"];
    if !empty.iter().any(|pair| text.contains(pair)) {
        return text;
    }
    empty.iter().fold(text, |text, pair| text.replace(pair, ""))
}

/// `51092324T000010263357-`: region, year, kind, serial.
fn drop_system_code(text: &str) -> &str {
    let bytes = text.as_bytes();
    let is_code = bytes.len() > 21
        && bytes[..8].iter().all(u8::is_ascii_digit)
        && bytes[8].is_ascii_uppercase()
        && bytes[9..21].iter().all(u8::is_ascii_digit);
    if is_code { text[21..].trim_start_matches('-') } else { text }
}

/// The beginnings of names that are the unit's or department's own: 广州市增城区X局, 增城区X局, X局, and the place
/// alone (增城区); the longest first of each owner.
pub(crate) fn owner_prefixes(owners: &[&str]) -> Vec<String> {
    let mut prefixes: Vec<String> = Vec::new();
    for owner in owners.iter().filter(|owner| !owner.is_empty()) {
        let mut starts = vec![0];
        let is_place_end =
            |(_, c): &(usize, char)| matches!(c, '省' | '市' | '区' | '县' | '州' | '盟' | '旗');
        starts.extend(owner.char_indices().filter(is_place_end).map(|(at, c)| at + c.len_utf8()));
        for (idx, start) in starts.iter().enumerate() {
            let place = starts.get(idx + 1..).and_then(|ends| ends.last()).map(|end| &owner[*start..*end]);
            for prefix in [Some(&owner[*start..]), place].into_iter().flatten() {
                if prefix.chars().count() >= 3 && !prefixes.iter().any(|known| known == prefix) {
                    prefixes.push(prefix.to_owned());
                }
            }
        }
    }
    prefixes
}

/// Drops the first of these beginnings that leaves something of a name.
fn drop_owner<'t>(text: &'t str, prefixes: &[String]) -> &'t str {
    prefixes
        .iter()
        .filter_map(|prefix| text.strip_prefix(prefix.as_str()))
        .find(|rest| rest.chars().count() >= 3)
        .unwrap_or(text)
}

fn drop_fund_tags(text: &str) -> (String, bool) {
    let mut kept = text.to_owned();
    let mut dropped = false;
    for tag in FUND_TAGS.iter().filter(|tag| text.contains(**tag)) {
        let bracketed = format!("({tag})");
        if kept.contains(&bracketed) {
            kept = kept.replace(&bracketed, "");
            dropped = true;
        }
        let rest = [kept.strip_prefix(*tag), kept.strip_suffix(*tag)]
            .into_iter()
            .flatten()
            .find(|rest| rest.chars().count() >= 3)
            .map(|rest| rest.trim_matches(['-', '—', '_']).to_owned());
        if let Some(rest) = rest {
            kept = rest;
            dropped = true;
        }
    }
    (kept, dropped)
}

/// Words that end many names and say nothing of what the money is for.
const GENERIC_TAILS: [&str; 9] = ["工作经费", "专项", "项目", "经费", "资金", "费用", "工作", "任务", "补助"];

/// A core without generic words at its end, also before words in brackets there; its brackets aside.
fn stem(core: &str) -> String {
    let brackets = bracket_groups(core).last().filter(|group| group.end == core.len()).cloned();
    let (name, behind) = core.split_at(brackets.map_or(core.len(), |group| group.start));
    drop_generic_tails(name).chars().chain(behind.chars()).filter(|c| !is_bracket(*c)).collect()
}

fn drop_generic_tails(mut name: &str) -> &str {
    while let Some(shorter) = GENERIC_TAILS.iter().find_map(|tail| name.strip_suffix(tail)) {
        if shorter.chars().count() < 3 {
            break;
        }
        name = shorter;
    }
    name
}

const NUMERALS: &str = "一二三四五六七八九十0123456789";
/// Words that make an ordinal of a numeral before them.
const ORDINAL_UNITS: [&str; 10] = ["标段", "阶段", "批次", "季度", "期", "批", "轮", "标", "包", "段"];

/// Parts a core into its base and its marks: bracketed words, 第一批, 二期, 上半年.
fn split_marks(core: &str) -> (String, Vec<String>) {
    let mut marks = Vec::new();
    let mut base = String::with_capacity(core.len());
    let mut done = 0;
    for group in bracket_groups(core) {
        base.push_str(&core[done..group.start]);
        let inner: String = core[group.clone()].chars().filter(|c| !is_bracket(*c)).collect();
        if !inner.is_empty() {
            marks.push(inner);
        }
        done = group.end;
    }
    base.push_str(&core[done..]);
    for half in ["上半年", "下半年"] {
        if base.contains(half) {
            base = base.replace(half, "");
            marks.push(half.to_owned());
        }
    }
    let chars: Vec<char> = base.chars().collect();
    let mut rest = String::with_capacity(base.len());
    let mut idx = 0;
    while idx < chars.len() {
        let start = idx;
        let has_prefix = chars[idx] == '第';
        let from = idx + usize::from(has_prefix);
        let mut end = from;
        while end < chars.len() && end - from < 3 && NUMERALS.contains(chars[end]) {
            end += 1;
        }
        let tail: String = chars[end..chars.len().min(end + 2)].iter().collect();
        let unit = (end > from).then(|| ORDINAL_UNITS.iter().find(|unit| tail.starts_with(**unit))).flatten();
        if let Some(unit) = unit {
            let mark: String = chars[from..end].iter().collect();
            marks.push(format!("{mark}{unit}"));
            idx = end + unit.chars().count();
        } else {
            rest.push(chars[start]);
            idx = start + 1;
        }
    }
    (rest, marks)
}

/// Characters of which two in the same place tell two things apart, by class.
const CONTRASTS: [&str; 9] = [
    "东西南北中",
    "上中下",
    "大中小",
    "新老旧",
    "省市区县镇乡村",
    "一二三四五六七八九十",
    "内外",
    "前后",
    "男女",
];
/// Levels of government: all there are.
const LEVELS: [&str; 16] = [
    "中央",
    "国家",
    "省",
    "自治区",
    "直辖市",
    "市",
    "地",
    "州",
    "盟",
    "区",
    "县",
    "旗",
    "镇",
    "乡",
    "街道",
    "村",
];
/// Words that end the name of a place.
const PLACE_TAILS: [&str; 16] = [
    "街道", "片区", "校区", "园区", "社区", "大道", "镇", "乡", "村", "区", "县", "市", "路", "街", "河",
    "站",
];

/// Whether two bases, otherwise alike, differ in a place by words that make them different things: 城东 and 城西,
/// 小学 and 中学, two towns, two levels of government. Other differences (a synonym, another tail) are left to the
/// rest of the evidence.
fn contrast(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // No more can be equal in order than stands in both at all, and that is soon counted.
    if a.iter().filter(|c| b.contains(c)).count() * 2 < a.len().min(b.len()) {
        return false;
    }
    let edits = capture_diff_slices(Algorithm::Myers, &a, &b);
    let equal: usize =
        edits.iter().filter(|edit| edit.tag() == DiffTag::Equal).map(|edit| edit.old_range().len()).sum();
    if equal < 2 || equal * 2 < a.len().min(b.len()) {
        return false;
    }
    edits.iter().filter(|edit| edit.tag() == DiffTag::Replace).any(|edit| {
        let (old, new) = (edit.old_range(), edit.new_range());
        stand_in_contrast(&a[old.clone()], &b[new], &a[old.end..])
    })
}

/// Whether two words in the same place of two names, with the same text behind, make them different things.
fn stand_in_contrast(only_a: &[char], only_b: &[char], behind: &[char]) -> bool {
    if let ([x], [y]) = (only_a, only_b)
        && CONTRASTS.iter().any(|class| class.contains(*x) && class.contains(*y))
    {
        return true;
    }
    let is_level = |text: &[char]| LEVELS.contains(&text.iter().collect::<String>().trim_end_matches('级'));
    if is_level(only_a) && is_level(only_b) {
        return true;
    }
    let is_number = |text: &[char]| text.iter().all(char::is_ascii_digit);
    if is_number(only_a) && is_number(only_b) {
        return true;
    }
    // A place is told by its tail, which is in the difference or right behind it.
    let behind: String = behind.iter().take(2).collect();
    let ends_place = |text: &[char]| {
        let text: String = text.iter().collect();
        // One character before the tail makes a kind of place, not a place: 公路 and 道路.
        let is_name = text.chars().count() > 1;
        PLACE_TAILS.iter().any(|tail| text.ends_with(tail) || is_name && behind.starts_with(tail))
    };
    only_a.len() <= 5 && only_b.len() <= 5 && ends_place(only_a) && ends_place(only_b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(printed: &str) -> Name {
        let owner_prefixes = &owner_prefixes(&["示例市示例区人力资源和社会保障局"]);
        Name::read(printed, NameContext { fiscal_year: Some(2025), owner_prefixes, shared_code: "302" })
    }

    #[test]
    fn finds_the_core() {
        for (printed, core, marks) in [
            ("示例市示例区人力资源和社会保障局2025年桌面运维项目", "桌面运维项目", &[][..]),
            ("示例区桌面运维项目", "桌面运维项目", &[]),
            ("两新组织党员活动经费（穗财行〔2024〕63号）-区局", "两新组织党员活动经费", &[]),
            ("2023年审核平台建设项目", "2023年审核平台建设项目", &[]),
            ("堤防加固专项经费第二批", "堤防加固专项经费第二批", &["二批"]),
            ("“十四五”维修项目（高铁站片区）", "十四五维修项目高铁站片区", &["高铁站片区"]),
            ("培训经费（2025年）", "培训经费", &[]),
            ("就业补助资金（提前下达）", "就业补助资金", &[]),
            ("302-口岸设施维修", "口岸设施维修", &[]),
            ("51092324T000010263357-公用经费", "公用经费", &[]),
            ("“三支一扶”高校毕业生补助", "三支一扶高校毕业生补助", &[]),
            ("2024-2025学年资助", "资助", &[]),
        ] {
            let name = name(printed);
            assert_eq!(
                (name.core.as_str(), name.marks.as_slice()),
                (core, &marks.iter().map(|m| (*m).to_owned()).collect::<Vec<_>>()[..]),
                "{printed}"
            );
        }
    }

    #[test]
    fn notation_is_no_new_key() {
        for (a, b, same) in [
            ("执法装备购置（二期）", "执法装备购置(二期)", true),
            ("2024年视频会议维修", "2025年视频会议维修", true),
            ("补助（粤财社〔2023〕6号）", "补助（粤财社〔2024〕51号）", true),
            ("培训 项目", "培训项目", true),
            ("培训项目", "培训经费", false),
        ] {
            assert_eq!(name(a).key == name(b).key, same, "{a} {b}");
        }
    }

    #[test]
    fn siblings_contradict_each_other() {
        for (a, b, expected) in [
            ("堤防加固第二批", "堤防加固第三批", true),
            ("平台建设一期", "平台建设二期", true),
            ("城东小学修缮", "城西小学修缮", true),
            ("小学课桌采购", "中学课桌采购", true),
            ("河涌清淤（青山镇）", "河涌清淤（桂林街道）", true),
            ("青山镇河涌清淤", "白云镇河涌清淤", true),
            ("区级就业补助资金", "市级就业补助资金", true),
            ("中央就业补助资金", "省级就业补助资金", true),
            ("设施维修经费", "设施修缮经费", false),
            ("农村公路养护", "农村道路养护", false),
            ("信息系统运维专项经费", "系统运维专项经费", false),
            ("堤防加固（沙坪街道）", "堤防加固", false),
        ] {
            assert_eq!(name(a).contradicts(&name(b)), expected, "{a} {b}");
            assert_eq!(name(b).contradicts(&name(a)), expected, "{b} {a}");
        }
    }

    #[test]
    fn squashes_like_nfkc() {
        for text in ["（二期） ＡＢＣ１２３", "“十四五”、〔2024〕", "㎡⼯ﬁ…①", "甲\u{3000}乙", "≥95％。"]
        {
            let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(squash(text), plain, "{text}");
        }
    }

    #[test]
    fn finds_a_code_that_the_table_shares() {
        assert_eq!(shared_code(["302甲", "302-乙", "302丙", "丁"].into_iter()), "302");
        assert_eq!(shared_code(["12345热线", "甲", "乙", "丙"].into_iter()), "");
    }
}
