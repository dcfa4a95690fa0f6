//! What kind of project its name speaks of. Words are practice, not regulation: they are few, and where they would
//! mislead others rule them out.

use crate::facts::ProjectFacts;

/// Works, purchases and systems: something that is delivered, accepted and paid for.
const WORKS: [&str; 19] = [
    "修缮",
    "维修",
    "改造",
    "购置",
    "采购",
    "基建",
    "信息化",
    "信息系统",
    "软件",
    "平台建设",
    "系统建设",
    "系统开发",
    "工程建设",
    "工程施工",
    "扩建",
    "加固",
    "系统升级",
    "平台升级",
    "建设工程",
];

/// Money or services that people receive.
const SERVICES: [&str; 22] = [
    "补贴",
    "补助金",
    "就业补助",
    "社保补助",
    "生活补助",
    "救助",
    "慰问",
    "招聘会",
    "公共服务",
    "就业服务",
    "培训",
    "退休人员",
    "医疗保险",
    "医疗保障",
    "养老",
    "助学",
    "优抚",
    "抚恤",
    "法律援助",
    "津贴",
    "体检",
    "康复",
];
/// What stands behind such a service and is not received by anybody.
const BEHIND: [&str; 17] = [
    "系统", "平台", "运维", "建设", "审核", "督导", "退款", "评审", "物业", "办公", "编外", "聘用", "设备",
    "购置", "宣传", "审计", "调查",
];

/// Whether the project's name speaks of works, purchases or systems.
pub(crate) fn is_works(project: &ProjectFacts) -> bool {
    let name = own_name(project);
    WORKS.iter().any(|word| name.contains(word))
}

/// Whether the project's name speaks of money or services that people receive.
pub(crate) fn is_public_service(project: &ProjectFacts) -> bool {
    let name = own_name(project);
    SERVICES.iter().any(|word| name.contains(word)) && !BEHIND.iter().any(|word| name.contains(word))
}

/// The name without that of the unit in front: 就业服务中心 speaks of no project.
fn own_name<'a>(project: &ProjectFacts<'a>) -> &'a str {
    let name = project.project.name.as_str();
    name.strip_prefix(project.unit.name.as_str()).unwrap_or(name)
}
