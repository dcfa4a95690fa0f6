//! What every department writes, whatever its field.

use super::Figure::{Budget, Count, Faults, Grade, Rate, Reference, Share, Trend, Words};
use super::{Measure, measure};

/// First characters of invented towns.
pub const PLACE_FIRST: [&str; 14] =
    ["枫", "桐", "荻", "蘅", "苇", "棠", "椿", "榆", "槐", "菱", "楝", "柘", "蓼", "菖"];
/// Second characters of invented towns.
pub const PLACE_SECOND: [&str; 8] = ["渡", "坞", "垣", "畔", "麓", "汀", "埠", "堰"];
/// Kinds of places in a district.
pub const PLACE_KINDS: [&str; 5] = ["镇", "街道", "村", "路", "片区"];
/// Parts of a town; those of one list stand side by side.
pub const SIDES: [&[&str]; 4] =
    [&["城东", "城西", "城南", "城北"], &["东区", "西区"], &["南岸", "北岸"], &["老城", "新城"]];
/// Bodies that a name may start with, after an invented place.
pub const BODY_KINDS: [&str; 6] =
    ["政法委员会", "残疾人联合会", "红十字会", "档案馆", "科学技术协会", "机关事务中心"];

/// Ends of project names that say nothing of the project.
pub const LIGHT_TAILS: [&str; 12] = [
    "",
    "",
    "经费",
    "专项",
    "资金",
    "项目",
    "工作经费",
    "专项经费",
    "专项资金",
    "补助资金",
    "项目经费",
    "费用",
];

/// Whole names that several units of one department use alike, with synonyms.
pub const GENERIC: [[&str; 2]; 10] = [
    ["编外人员聘用经费", "临聘人员经费"],
    ["专项工作经费", "日常工作专项"],
    ["业务用房物业管理费", "办公场所物业服务费"],
    ["办公设备购置", "办公家具及设备更新"],
    ["法律顾问服务", "法律咨询服务费"],
    ["内部审计服务", "第三方审计委托经费"],
    ["公务用车租赁", "用车保障费"],
    ["档案整理服务费", "档案数字化加工费"],
    ["党建工作经费", "党组织活动经费"],
    ["网络安全等级测评", "等保测评服务"],
];

/// Names of a whole that is made of several projects; `{f}` is the field, `{t}` the topic.
pub const UMBRELLAS: [&str; 5] =
    ["{f}事业发展专项资金", "{f}综合保障经费", "{f}高质量发展资金", "{t}综合整治工程", "{f}重点工作专项"];

/// Sentences of goals, each in several wordings.
pub const SENTENCES: [&[&str]; 16] = [
    &["根据{y}年度工作计划，统筹安排{s}所需开支", "按照{y}年工作部署，保障{s}各项支出"],
    &["落实上级关于{t}的政策要求", "按照上级文件精神，扎实推进{t}各项工作"],
    &["通过项目实施，提升{s}服务水平", "进一步提升{s}管理和服务质量"],
    &["全年完成任务{k}项", "年内完成各项任务{k}项"],
    &["覆盖服务对象约{k}人", "服务对象达到{k}人"],
    &["按实际需要据实列支，严格执行财务制度", "严格资金管理，专款专用"],
    &["健全长效工作机制", "建立健全常态化机制"],
    &["加强过程管理和质量考核", "按季度开展考核，确保质量"],
    &["保障{s}工作顺利开展", "确保{s}相关工作正常运转"],
    &["不断增强群众获得感", "让群众满意度不断提高"],
    &["切实防范各类风险", "有效防控风险隐患"],
    &["改善群众生产生活条件", "助力改善民生"],
    &["推动{t}高质量发展", "促进{t}健康有序发展"],
    &["加大{a}力度", "持续做好{a}工作"],
    &["资金支出进度符合要求", "按进度完成资金支付"],
    &["委托第三方机构承担{a}工作", "由专业机构具体实施{a}"],
];

/// What projects of every kind measure.
pub static COMMON_MEASURES: [Measure; 16] = [
    measure("11", &["支出率", "预算资金支出率"], Rate(false)),
    measure("12", &["预算资金完成率", "预算执行完成率"], Rate(true)),
    measure("13", &["资金支付及时率", "款项支付及时率"], Rate(true)),
    measure("13", &["任务按期完成率", "工作按时完成率"], Rate(true)),
    measure("22", &["保障工作正常开展", "保障{t}工作开展"], Words),
    measure("22", &["{t}工作成效", "{t}工作效果"], Words),
    measure("22", &["提升公共服务水平", "公共服务能力提升"], Trend),
    measure("31", &["服务对象满意度", "群众满意度"], Rate(true)),
    measure("31", &["有效投诉次数", "服务投诉件数"], Faults("次")),
    measure("41", &["预算控制数", "项目总成本"], Budget),
    measure("14", &["缴费补贴比例", "补贴占缴费比例"], Share("缴费额")),
    measure("11", &["服务对象人数", "受益人员数量"], Count("人", 50, 60000)),
    measure("22", &["受益人口", "惠及人口"], Count("人", 2000, 300_000)),
    measure("11", &["任务完成数量", "下达任务完成情况"], Reference),
    measure("12", &["工作质量", "工作质量评价"], Grade),
    measure("24", &["长效管理机制", "机制健全情况"], Words),
];
