//! The units of measure and counters that the value grammar knows.
//!
//! They are those printed in the tables of the corpus and further common ones. A unit that is not here is
//! still read where it is the whole rest of a value, see [`super::measure`].

use super::number::scale_of;
use crate::unit_of_measure;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Units beyond those that stand in a family, in lines by what they count. Order does not matter: the longest
/// that fits is taken.
const COUNTERS: &str = "
员 人日 人天 人月 人年 人·日 人·天 人·月 人·年 人份 工日 台班 岗 岗位 名额
次 场 期 班 届 批 起 趟 回 轮 例 宗 单 笔 遍 场次 批次 班次 车次 家次 户次 台次 例次 频次 架次 艘次 航次 天次 篇次 件次 点次
辆次 头次 床次 课次 项次 册次 条次 年次 门次 亩次 宗次 吨次
家 户 个 所 单位 机构 村 镇 乡 县 街道 社区 校 院 站 店 园
台 套 件 辆 本 册 份 篇 条 项 种 类 张 幅 部 把 支 只 头 匹 羽 尾 株 棵 盆 颗 粒 枚 根 块 片 面 座 栋 幢 间 层 处 组 对 双 副
瓶 盒 箱 袋 包 桶 罐 卷 盘 段 节 门 口 眼 井 孔 艘 架 列 盏 杆 扇 樘 顶 床 具 点 点位 网点 席 讲 课 字 页 版 集 首 题 路 封 样
样本 样品 标段 个标段 泊位 车位 床位 座位 机位 席位 工位 端口 用户 账号 节点 模块 桩 组件 车 帧 档 票 道 件套 台件
学时 课时 个学时 个课时 学分 学期 个学期 学年 个学年 时 旬
成 星 星级
延米 延长米 线米 分米 海里 里 平方 平方厘米 方 立方厘米 标准立方米 瓦 千瓦 兆瓦 千瓦时 千伏安 千伏 伏 度 ℃ °C 分贝 dB
字节 兆 公担 吨公里 kW kWh MW MWh kV kVA MB GB TB Mbps ppm dm ha 微克 μg ug
美元 欧元 港元 港币 日元 人民币";

/// Counters of things that one form prints side by side as one unit: 台/套, 份/册.
const THINGS: &str =
    "台 套 件 个 只 辆 部 把 张 块 根 条 座 栋 处 间 本 册 份 篇 项 种 批 组 支 具 副 幅 盒 箱 袋 桶 瓶";

/// Words that begin with a counter and are none.
const NO_COUNTERS: &str = "
支付 支出 通过 组织 节约 包括 包含 对于 对外 点击 回复 部署 成本 成效 面向 面积 度过 里程 方案 方面 院校 日常 时间 分之 分配
分期 年级 员工 园区 站点 处理 处置 条件 种植 课程 类别 期间 次性 项目 班子 班级 首次 起草 起诉 单价 道路 路线 所有 所属 批准
批复 集中 封闭 对象 月度 周边 头部";

/// Verbs and particles that follow a figure without being its unit: 100覆盖.
const VERBS: &str = "
完成 发放 支付 到位 落实 覆盖 开展 执行 达标 合格 办结 满意 兑现 拨付 缴纳 保障 实现 提升 提高 增长 下降 降低 增加 减少 通过
使用 运行 运转 验收 且 并 的 等 以 前 后";

/// Units before which a Chinese numeral makes a name and no quantity: 一村, 一期, 三月, 第三方.
const NAMING: &str = "
村 镇 乡 县 街道 社区 校 院 站 店 园 期 月 时 方 面 成 星 部 组 班 类 点 道 路 门 口 层 段 集 度 车 里 日 员 季度 岗 档 版 对 双";

/// Units and the words that only look like one, by their first character; the longest first.
struct Index {
    /// Sorted by character: where its words begin and end.
    groups: Vec<(char, usize, usize)>,
    /// Each word, and whether it is a unit.
    words: Vec<(&'static str, bool)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let units = COUNTERS.split_whitespace().chain(unit_of_measure::names()).map(|word| (word, true));
    let others = NO_COUNTERS.split_whitespace().chain(VERBS.split_whitespace()).map(|word| (word, false));
    let mut words: Vec<_> = units.chain(others).collect();
    words.sort_by_key(|&(word, is_unit)| (word.chars().next(), Reverse(word.len()), word, is_unit));
    words.dedup_by_key(|&mut (word, _)| word);
    let mut groups: Vec<(char, usize, usize)> = Vec::new();
    for (idx, (word, _)) in words.iter().enumerate() {
        let Some(first) = word.chars().next() else { continue };
        match groups.last_mut() {
            Some((c, _, end)) if *c == first => *end = idx + 1,
            _ => groups.push((first, idx, idx + 1)),
        }
    }
    Index { groups, words }
});

/// The longest unit of the lexicon at the start of `rest`, unless a longer word stands there.
pub(super) fn unit_at(rest: &str) -> Option<&str> {
    let first = rest.chars().next()?;
    if first == '%' {
        return Some(&rest[..1]);
    }
    let index = &*INDEX;
    let group = index.groups.binary_search_by_key(&first, |&(c, ..)| c).ok()?;
    let (_, start, end) = index.groups[group];
    let (word, is_unit) = index.words[start..end].iter().find(|(word, _)| rest.starts_with(word))?;
    // A Latin unit ends where its letters end: 5m, never 5mode.
    let is_cut = first.is_ascii() && rest[word.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    (*is_unit && !is_cut).then(|| &rest[..word.len()])
}

/// Whether `word` as a whole is a unit of the lexicon.
pub(super) fn is_unit(word: &str) -> bool {
    unit_at(word).is_some_and(|unit| unit.len() == word.len())
}

/// Whether both count things, so that `台/套` is one unit and not a price per 套.
pub(super) fn are_things(one: &str, other: &str) -> bool {
    [one, other].iter().all(|unit| THINGS.split(' ').any(|thing| thing == *unit))
}

/// Whether a Chinese numeral before this unit makes a quantity: 三份, but 一村 and 一期 are names.
pub(super) fn takes_chinese_numeral(unit: &str) -> bool {
    NAMING.split_whitespace().all(|name| name != unit)
}

/// Whether `word` begins with a verb that no unit begins with.
pub(super) fn begins_with_verb(word: &str) -> bool {
    VERBS.split_whitespace().any(|verb| word.starts_with(verb))
}

/// The scale words at the start of `rest` (万, 百万, 万亿 …): their power of ten and their length.
pub(super) fn scale_at(rest: &str) -> (u32, usize) {
    let (mut exponent, mut length) = (0, 0);
    for c in rest.chars().take(3) {
        let Some(power) = scale_of(c) else { break };
        // 万千瓦时 is ten thousand 千瓦时: a unit's own 千 is no scale.
        if c == '千' && unit_at(&rest[length..]).is_some_and(|unit| unit.starts_with('千')) {
            break;
        }
        exponent += power;
        length += c.len_utf8();
    }
    (exponent, length)
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
}
