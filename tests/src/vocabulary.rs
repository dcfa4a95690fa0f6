//! The words that constructed tables are made of. Every place and body is invented.
//!
//! Patterns hold `{t}` for the project's topic, `{p}` for the district, `{y}` for the fiscal year and `{n}` for a
//! figure.

mod bureaus;

pub use bureaus::{BUREAUS, Bureau};

/// First characters of invented cities.
pub const CITY_FIRST: [&str; 10] = ["沄", "澍", "霁", "翎", "珑", "樾", "砚", "漪", "栩", "岫"];
/// Second characters of invented cities.
pub const CITY_SECOND: [&str; 8] = ["川", "岭", "溪", "洲", "原", "浦", "泽", "屏"];
/// First characters of invented districts.
pub const DISTRICT_FIRST: [&str; 10] = ["枫", "桐", "荻", "蘅", "苇", "棠", "椿", "榆", "槐", "菱"];
/// Second characters of invented districts.
pub const DISTRICT_SECOND: [&str; 8] = ["渡", "坞", "垣", "畔", "麓", "汀", "埠", "堰"];

/// Fields of work that every department has.
pub const COMMON_TOPICS: [&str; 16] = [
    "办公楼维护维修",
    "办公设备购置",
    "信息系统运行维护",
    "法律顾问服务",
    "内部审计服务",
    "政策法规宣传",
    "业务档案整理",
    "机关后勤服务",
    "公务用车租赁",
    "党员教育活动",
    "网络安全等级测评",
    "干部业务培训",
    "会议活动服务",
    "电子政务外网接入",
    "绩效评价服务",
    "窗口服务外包",
];

/// Names that several bodies of one department use alike.
pub const SHARED_NAMES: [&str; 4] =
    ["编外人员聘用经费", "专项工作经费", "业务用房物业管理费", "办公用房权属登记费用"];

/// Patterns of project names.
pub const NAMES: [&str; 14] = [
    "{t}经费",
    "{t}专项经费",
    "{t}工作经费",
    "{p}{t}项目",
    "{t}补助资金",
    "{t}专项资金",
    "{p}{t}经费",
    "{t}服务项目",
    "{t}（{p}）资金",
    "{y}年{t}项目",
    "{t}尾款支付项目",
    "{p}{y}年{t}专项经费",
    "“{t}”品牌项目经费",
    "{t}提质增效项目",
];

/// How goals begin.
pub const GOAL_OPENINGS: [&str; 10] = [
    "通过开展{t}，",
    "根据{y}年度工作计划，统筹安排{t}所需开支，",
    "落实{t}有关政策要求，",
    "保障{t}正常支出，",
    "用于{p}{t}，",
    "为进一步做好{p}{t}工作，",
    "委托第三方机构承担{t}，按季度考核后支付服务费，",
    "按照上级文件要求，扎实推进{t}，",
    "按时足额支付{t}合同款项，",
    "在{y}年度内对{t}所涉{n}个点位实行常态化管理，",
];
/// How goals go on.
pub const GOAL_MIDDLES: [&str; 12] = [
    "全年完成任务{n}项，",
    "覆盖服务对象约{n}人，",
    "进一步规范管理流程，",
    "及时发现并处置各类问题，",
    "加强日常监督检查，",
    "按实际需要据实列支，严格执行预算和财务制度，",
    "定期开展质量考核，",
    "健全长效工作机制，",
    "提升专业化、精细化水平，",
    "推动各项任务落到实处，",
    "充实一线工作力量，",
    "完善台账资料，",
];
/// How goals end.
pub const GOAL_ENDINGS: [&str; 10] = [
    "保障各项工作顺利开展。",
    "有效提升公共服务水平。",
    "不断增强群众获得感。",
    "切实防范各类风险。",
    "确保资金使用规范、安全、有效。",
    "促进行业健康有序发展。",
    "维护社会和谐稳定。",
    "改善群众生产生活条件。",
    "提高办公效率",
    "为科学决策提供依据。",
];

/// What an indicator measures: which figures fit it.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// A share in per cent.
    Rate,
    /// A count with its unit, between two orders of magnitude.
    Count(&'static str, usize, usize),
    /// A ceiling of money in 万元.
    Money,
    /// A span of days.
    Days,
    /// Words rather than figures.
    Words,
}

/// Indicators of one second level.
pub struct Group {
    /// The code of the second level.
    pub code: &'static str,
    /// How many of the published table's 190 indicators have it.
    pub share: usize,
    /// Names with what they measure.
    pub choices: &'static [(&'static str, Figure)],
}

/// The second levels that the published table has.
pub const INDICATORS: [Group; 7] = [
    Group {
        code: "11",
        share: 59,
        choices: &[
            ("{t}完成数量", Figure::Count("项", 1, 60)),
            ("服务对象人数", Figure::Count("人", 20, 60_000)),
            ("培训班次", Figure::Count("次", 1, 12)),
            ("参加培训人次", Figure::Count("人次", 40, 8_000)),
            ("检查单位数量", Figure::Count("家", 10, 5_000)),
            ("{t}覆盖点位数", Figure::Count("个", 2, 300)),
            ("印刷宣传资料数量", Figure::Count("份", 200, 20_000)),
            ("购置设备数量", Figure::Count("台", 1, 240)),
            ("管理面积", Figure::Count("平方米", 200, 60_000)),
            ("聘用人员数量", Figure::Count("人", 1, 120)),
            ("开展宣传活动场次", Figure::Count("场", 1, 40)),
            ("保障月份数", Figure::Count("个月", 6, 12)),
            ("支出率", Figure::Rate),
        ],
    },
    Group {
        code: "12",
        share: 28,
        choices: &[
            ("验收合格率", Figure::Rate),
            ("预算资金完成率", Figure::Rate),
            ("{t}质量达标率", Figure::Rate),
            ("资料填报准确率", Figure::Rate),
            ("考核达标率", Figure::Rate),
            ("补助发放准确率", Figure::Rate),
            ("差错次数", Figure::Count("次", 0, 5)),
        ],
    },
    Group {
        code: "13",
        share: 27,
        choices: &[
            ("资金支付完成率", Figure::Rate),
            ("支付及时率", Figure::Rate),
            ("任务按期完成率", Figure::Rate),
            ("故障修复及时率", Figure::Rate),
            ("{t}完成时限", Figure::Days),
            ("年度资金支出进度（%）", Figure::Rate),
        ],
    },
    Group {
        code: "21",
        share: 3,
        choices: &[("带动社会投入", Figure::Money), ("减少设备停用造成的损失", Figure::Words)],
    },
    Group {
        code: "22",
        share: 54,
        choices: &[
            ("保障工作正常开展", Figure::Words),
            ("提升公共服务水平", Figure::Words),
            ("{t}工作成效", Figure::Words),
            ("安全事故发生次数", Figure::Count("起", 0, 3)),
            ("政策知晓率", Figure::Rate),
            ("受益群众人数", Figure::Count("人", 100, 90_000)),
            ("{t}覆盖率", Figure::Rate),
            ("规范管理水平", Figure::Words),
        ],
    },
    Group {
        code: "31",
        share: 10,
        choices: &[
            ("服务对象满意度", Figure::Rate),
            ("群众满意度", Figure::Rate),
            ("受益对象满意度（%）", Figure::Rate),
            ("有效投诉次数", Figure::Count("次", 0, 5)),
        ],
    },
    Group {
        code: "41",
        share: 9,
        choices: &[
            ("预算控制", Figure::Money),
            ("{t}总成本", Figure::Money),
            ("单位成本控制", Figure::Words),
        ],
    },
];

/// Targets in words.
pub const WORDS: [&str; 22] = [
    "保障工作正常开展",
    "各项工作顺利开展",
    "有效提升",
    "持续改善",
    "逐年提升",
    "按时完成",
    "及时足额到位",
    "有序推进",
    "按合同约定执行",
    "保障人员待遇",
    "提升服务能力",
    "规范国有资产管理，保障国有资产",
    "按序时进度开展资金支出",
    "群众反映良好",
    "有效防范风险",
    "为管理工作提供参考",
    "完成市下达目标任务",
    "制定预算时的计划数",
    "预算实际支出不超过预算计划下达",
    "顺利开展",
    "长期坚持",
    "待单位补充...",
];
/// Grades.
pub const GRADES: [&str; 4] = ["优", "优", "良", "合格"];
/// Comparators in symbols, the common ones first.
pub const SYMBOLS: [&str; 6] = ["≥", "≥", "≥", "＞", "=", "≥"];
/// Comparators in words.
pub const COMPARATOR_WORDS: [&str; 6] = ["不低于", "不少于", "不低于", "大于等于", "大于", "达到"];
