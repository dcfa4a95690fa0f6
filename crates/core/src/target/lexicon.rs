//! The words of the value grammar: units of measure, scale words, comparators.
//!
//! Sources: the counters and measures of the public tables in the corpus and of the unit lists that budget
//! management systems offer; domain notes, section 4.

use super::Comparator;
use super::number::scale_of;
use crate::unit_of_measure;
use std::sync::LazyLock;

/// Units beyond those that stand in a family: counters, compound counters, further measures. Order does not
/// matter: the longest that fits is taken.
const COUNTERS: &[&str] = &[
    // people and work
    "员", "人日", "人天", "人月", "人年", "人·日", "人·天", "人·月", "人·年", "人份", "工日", "台班", "岗", "岗位",
    // occasions
    "次", "场", "期", "班", "届", "批", "起", "趟", "回", "轮", "例", "宗", "单", "笔", "遍", "场次", "批次", "班次",
    "车次", "家次", "户次", "台次", "例次", "频次", "架次", "艘次", "航次", "天次", "篇次", "件次", "点次", "辆次",
    "头次", "床次", "课次", "项次", "册次", "条次", "班期", "人场",
    // bodies and places
    "家", "户", "个", "所", "单位", "机构", "村", "镇", "乡", "县", "街道", "社区", "校", "院", "站", "店", "园",
    // things
    "台", "套", "件", "辆", "本", "册", "份", "篇", "条", "项", "种", "类", "张", "幅", "部", "把", "支", "只", "头",
    "匹", "羽", "尾", "株", "棵", "盆", "颗", "粒", "枚", "根", "块", "片", "面", "座", "栋", "幢", "间", "层", "处", "组",
    "对", "双", "副", "瓶", "盒", "箱", "袋", "包", "桶", "罐", "卷", "盘", "段", "节", "门", "口", "眼", "井", "孔",
    "艘", "架", "列", "盏", "杆", "扇", "樘", "顶", "床", "具", "点", "点位", "网点", "席", "名额", "讲", "课", "字",
    "页", "版", "集", "首", "题", "路", "封", "样", "样本", "样品", "标段", "泊位", "车位", "床位", "座位", "机位", "席位",
    "工位", "端口", "用户", "账号", "节点", "模块", "学时", "课时", "个学时", "个课时", "学分", "个标段", "门次", "亩次",
    "宗次", "桩", "组件", "吨次", "车", "帧", "档", "票", "道", "件套", "台件", "册件",
    // time
    "学期", "个学期", "学年", "个学年", "时", "年次", "旬",
    // ratio and score
    "成", "星", "星级",
    // further measures
    "延米", "延长米", "线米", "分米", "海里", "里", "平方", "平方厘米", "方", "立方厘米", "瓦", "千瓦", "兆瓦", "千瓦时",
    "千伏安", "千伏", "伏", "度", "℃", "°C", "分贝", "dB", "字节", "兆", "瓶次", "公担", "吨公里", "kW", "kWh", "MW",
    "MWh", "kV", "kVA", "MB", "GB", "TB", "Mbps", "ppm", "dm", "ha", "标准立方米", "微克", "μg", "ug",
    // money other than the renminbi
    "美元", "欧元", "港元", "港币", "日元",
    "人民币",
];

/// Counters of things that one form prints side by side as one unit: 台/套, 份/册.
const THINGS: &[&str] = &[
    "台", "套", "件", "个", "只", "辆", "部", "把", "张", "块", "根", "条", "座", "栋", "处", "间", "本", "册", "份", "篇",
    "项", "种", "批", "组", "支", "具", "副", "幅", "盒", "箱", "袋", "桶", "瓶",
];

/// Words that begin with a counter and are none.
const NO_COUNTERS: &[&str] = &[
    "支付", "支出", "通过", "组织", "节约", "包括", "包含", "对于", "对外", "点击", "回复", "部署", "成本", "成效", "面向",
    "面积", "度过", "里程", "方案", "方面", "院校", "日常", "时间", "分之", "分配", "分期", "年级", "员工", "园区", "站点",
    "处理", "处置", "条件", "种植", "课程", "类别", "期间", "次性", "项目", "班子", "班级", "首次", "起草", "起诉", "单位",
    "单价", "道路", "路线", "所有", "所属", "批准", "批复", "集中", "封闭", "对象", "月度", "周边", "头部",
];

/// Verbs that follow a figure without being its unit: 100覆盖.
const VERBS: &[&str] = &[
    "完成", "发放", "支付", "到位", "落实", "覆盖", "开展", "执行", "达标", "合格", "办结", "满意", "兑现", "拨付",
    "缴纳", "保障", "实现", "提升", "提高", "增长", "下降", "降低", "增加", "减少", "通过", "使用", "运行", "运转", "验收",
    "且", "并", "的", "等", "以", "前", "后",
];

static UNITS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut units: Vec<&str> = COUNTERS.iter().copied().chain(unit_of_measure::names()).collect();
    units.sort_unstable();
    units.dedup();
    units
});

/// The longest unit of the lexicon at the start of `rest`.
pub(super) fn unit_at(rest: &str) -> Option<&str> {
    let first = rest.chars().next()?;
    if matches!(first, '%' | '‰') {
        return Some(&rest[..first.len_utf8()]);
    }
    let head = &rest[..first.len_utf8()];
    let units = UNITS.as_slice();
    let low = units.partition_point(|unit| *unit < head);
    let unit = units[low..]
        .iter()
        .take_while(|unit| unit.starts_with(head))
        .filter(|unit| rest.starts_with(**unit))
        .max_by_key(|unit| unit.len())?;
    let is_word = if first.is_ascii() {
        // A Latin unit ends where its letters end: 5m, never 5mode.
        rest[unit.len()..].starts_with(|c: char| c.is_ascii_alphabetic())
    } else {
        NO_COUNTERS.iter().any(|word| word.len() > unit.len() && rest.starts_with(word))
            || unit.len() == head.len() && begins_with_verb(rest)
    };
    (!is_word).then(|| &rest[..unit.len()])
}

/// Whether `word` as a whole is a unit of the lexicon.
pub(super) fn is_unit(word: &str) -> bool {
    unit_at(word).is_some_and(|unit| unit.len() == word.len())
}

/// Whether both count things, so that `台/套` is one unit and not a price per 套.
pub(super) fn are_things(one: &str, other: &str) -> bool {
    THINGS.contains(&one) && THINGS.contains(&other)
}

/// Whether a Chinese numeral before this unit makes a quantity: 三份, but 一村 and 一期 are names.
pub(super) fn takes_chinese_numeral(unit: &str) -> bool {
    const NAMES: &[&str] = &[
        "村", "镇", "乡", "县", "街道", "社区", "校", "院", "站", "店", "园", "期", "月", "时", "方", "面", "成", "星", "部",
        "组", "班", "类", "点", "道", "路", "门", "口", "层", "段", "集", "度", "车", "里", "日", "员", "季度", "度", "岗",
        "档", "版", "对", "双",
    ];
    !NAMES.contains(&unit)
}

/// Whether `word` begins with a verb that no unit begins with.
pub(super) fn begins_with_verb(word: &str) -> bool {
    VERBS.iter().any(|verb| word.starts_with(verb))
}

/// The scale words at the start of `rest` (万, 百万, 万亿 …): their power of ten and their length.
pub(super) fn scale_at(rest: &str) -> (u32, usize) {
    let (mut exponent, mut length) = (0, 0);
    for c in rest.chars().take(3) {
        let Some(power) = scale_of(c) else { break };
        exponent += power;
        length += c.len_utf8();
    }
    (exponent, length)
}

/// The comparator in which `head` ends, directly before a number, and where it begins.
///
/// `为`, `达到` and `达` are none, see the contract.
pub(super) fn comparator_before(head: &str) -> Option<(Comparator, usize)> {
    let last = head.chars().next_back()?;
    let cut = head.len() - last.len_utf8();
    let before = &head[..cut];
    let symbol = match last {
        '≥' | '≧' | '⩾' => Some(Comparator::AtLeast),
        '≤' | '≦' | '⩽' => Some(Comparator::AtMost),
        '>' => Some(Comparator::MoreThan),
        '<' => Some(Comparator::LessThan),
        '=' => Some(match before.chars().next_back() {
            Some('>' | '≥') => return Some((Comparator::AtLeast, cut - before.chars().next_back()?.len_utf8())),
            Some('<' | '≤') => return Some((Comparator::AtMost, cut - before.chars().next_back()?.len_utf8())),
            Some('=') => return Some((Comparator::Equal, cut - 1)),
            _ => Comparator::Equal,
        }),
        '≈' | '~' => Some(Comparator::About),
        _ => None,
    };
    if let Some(comparator) = symbol {
        return Some((comparator, cut));
    }
    match last {
        '约' => Some((Comparator::About, before.strip_suffix('大').unwrap_or(before).len())),
        '超' => Some(negated(before, Comparator::MoreThan, Comparator::AtMost)),
        '于' | '过' | '出' => {
            let (word, before) = (before.chars().next_back()?, &before[..cut - before.chars().next_back()?.len_utf8()]);
            match (word, last) {
                ('低' | '少' | '小' | '早', '于') => Some(negated(before, Comparator::LessThan, Comparator::AtLeast)),
                ('高' | '大' | '多' | '晚' | '迟', '于') | ('超', '过' | '出') => {
                    Some(negated(before, Comparator::MoreThan, Comparator::AtMost))
                }
                ('等', '于') => Some(or_equal(before)),
                _ => None,
            }
        }
        '少' | '多' | '低' | '高' => {
            let floor = matches!(last, '少' | '低');
            let start = match last {
                '少' | '多' => before.strip_suffix(['至', '最']),
                _ => before.strip_suffix('最'),
            }?;
            Some((if floor { Comparator::AtLeast } else { Comparator::AtMost }, start.len()))
        }
        '在' => Some((Comparator::AtMost, before.strip_suffix("控制")?.len())),
        _ => None,
    }
}

/// 大于 or 小于 before 等于, else 等于 alone.
fn or_equal(before: &str) -> (Comparator, usize) {
    let head = before.strip_suffix('或').unwrap_or(before);
    for (word, comparator) in [
        ("大于", Comparator::AtLeast),
        ("高于", Comparator::AtLeast),
        ("多于", Comparator::AtLeast),
        ("小于", Comparator::AtMost),
        ("低于", Comparator::AtMost),
        ("少于", Comparator::AtMost),
    ] {
        if let Some(head) = head.strip_suffix(word) {
            return (comparator, head.len());
        }
    }
    (Comparator::Equal, before.len())
}

/// `plain`, or `negated` if 不, 不得, 不能, 不应, 不可 stands before.
fn negated(before: &str, plain: Comparator, negated: Comparator) -> (Comparator, usize) {
    let modal = before.strip_suffix(['得', '能', '应', '可', '会', '宜']).unwrap_or(before);
    for head in [modal, before] {
        if let Some(head) = head.strip_suffix('不') {
            return (negated, head.len());
        }
    }
    (plain, before.len())
}

/// The last strong comparator of `head`: one that governs a number although other words stand between, as in
/// 不超过缴费额2/3. Its place, and where the words between begin.
pub(super) fn strong_comparator(head: &str) -> Option<(Comparator, usize, usize)> {
    const WORDS: &[&str] = &[
        "不低于", "不少于", "不小于", "不得低于", "不得少于", "不应低于", "不超过", "不超出", "不得超过", "不能超过",
        "不高于", "不大于", "不多于", "不得高于", "大于等于", "大于或等于", "小于等于", "小于或等于", "至少", "至多",
        "控制在",
    ];
    let mut found = None;
    for (at, c) in head.char_indices() {
        let length = match c {
            '≥' | '≧' | '⩾' | '≤' | '≦' | '⩽' | '>' | '<' | '=' => c.len_utf8(),
            '不' | '大' | '小' | '至' | '控' => {
                WORDS.iter().filter(|word| head[at..].starts_with(**word)).map(|word| word.len()).max().unwrap_or(0)
            }
            _ => 0,
        };
        if length > 0
            && let Some((comparator, start)) = comparator_before(&head[..at + length])
        {
            found = Some((comparator, start, at + length));
        }
    }
    found
}

/// The comparator with which `rest` begins, after a number and its unit, and its length: 以上, 及以上, 以内,
/// 左右 …; 内 and 之内 alone only where `is_time`.
pub(super) fn comparator_after(rest: &str, is_time: bool) -> Option<(Comparator, usize)> {
    let mut word = rest;
    for included in ["（含）", "(含)", "含"] {
        word = word.strip_prefix(included).unwrap_or(word);
    }
    word = word.strip_prefix(['及', '或']).unwrap_or(word);
    let (comparator, after) = if let Some(after) = word.strip_prefix("以上") {
        (Comparator::AtLeast, after)
    } else if let Some(after) = ["以内", "以下", "之内"].iter().find_map(|w| word.strip_prefix(w)) {
        (Comparator::AtMost, after)
    } else if let Some(after) = ["左右", "上下"].iter().find_map(|w| word.strip_prefix(w)) {
        (Comparator::About, after)
    } else if is_time && let Some(after) = rest.strip_prefix('内') {
        (Comparator::AtMost, after)
    } else {
        return (rest == "+").then_some((Comparator::AtLeast, 1));
    };
    let after = ["（含）", "(含)"].iter().find_map(|w| after.strip_prefix(w)).unwrap_or(after);
    Some((comparator, rest.len() - after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest_unit() {
        for (rest, expected) in [
            ("人次以上", Some("人次")),
            ("人", Some("人")),
            ("个工作日内", Some("个工作日")),
            ("个月支付", Some("个月")),
            ("千米", Some("千米")),
            ("m2", Some("m2")),
            ("mode", None),
            ("%", Some("%")),
            ("支付", None),
            ("支", Some("支")),
            ("次性补贴", None),
            ("单", Some("单")),
            ("单位", Some("单位")),
            ("分之二", None),
            ("", None),
        ] {
            assert_eq!(unit_at(rest), expected, "{rest}");
        }
    }

    #[test]
    fn finds_comparators_before_a_number() {
        for (head, expected) in [
            ("满意度≥", Some((Comparator::AtLeast, "满意度"))),
            (">=", Some((Comparator::AtLeast, ""))),
            ("<=", Some((Comparator::AtMost, ""))),
            ("==", Some((Comparator::Equal, ""))),
            ("人数不少于", Some((Comparator::AtLeast, "人数"))),
            ("不得低于", Some((Comparator::AtLeast, ""))),
            ("大于或等于", Some((Comparator::AtLeast, ""))),
            ("小于等于", Some((Comparator::AtMost, ""))),
            ("等于", Some((Comparator::Equal, ""))),
            ("不超过", Some((Comparator::AtMost, ""))),
            ("超过", Some((Comparator::MoreThan, ""))),
            ("超", Some((Comparator::MoreThan, ""))),
            ("高于", Some((Comparator::MoreThan, ""))),
            ("成本控制在", Some((Comparator::AtMost, "成本"))),
            ("至多", Some((Comparator::AtMost, ""))),
            ("取证约", Some((Comparator::About, "取证"))),
            ("大约", Some((Comparator::About, ""))),
            ("不迟于", Some((Comparator::AtMost, ""))),
            ("达到", None),
            ("为", None),
            ("提高", None),
            ("关于", None),
            ("", None),
        ] {
            let found = comparator_before(head).map(|(comparator, start)| (comparator, &head[..start]));
            assert_eq!(found, expected, "{head}");
        }
    }

    #[test]
    fn finds_comparators_after_a_unit() {
        for (rest, is_time, expected) in [
            ("以上完成", false, Some((Comparator::AtLeast, "完成"))),
            ("及以上", false, Some((Comparator::AtLeast, ""))),
            ("（含）以上", false, Some((Comparator::AtLeast, ""))),
            ("以上（含）", false, Some((Comparator::AtLeast, ""))),
            ("以内", false, Some((Comparator::AtMost, ""))),
            ("内办结", true, Some((Comparator::AtMost, "办结"))),
            ("内容", false, None),
            ("左右", false, Some((Comparator::About, ""))),
            ("以外", false, None),
            ("及时", false, None),
        ] {
            let found = comparator_after(rest, is_time).map(|(comparator, length)| (comparator, &rest[length..]));
            assert_eq!(found, expected, "{rest}");
        }
    }
}
