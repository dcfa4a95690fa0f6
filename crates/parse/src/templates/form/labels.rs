//! What the labels of a form mean, whatever their exact words and numbering.

use crate::heading::Column;
use crate::label::{bare, squash};

/// The meaning of a label in a form, levels and values of indicators aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// 项目名称
    Name,
    /// 部门名称, in forms about a whole department
    Department,
    /// 项目编码
    Code,
    /// 主管部门及代码
    Supervisor,
    /// 主管部门代码
    SupervisorCode,
    /// 实施单位; `true` where the word is the very one, which goes before 预算单位 and the like
    Unit(bool),
    /// 项目属性, 项目性质
    Nature,
    /// 项目期
    Period,
    /// 开始日期
    Start,
    /// 完成日期
    End,
    /// 负责人, 联系电话
    Person,
    /// 项目资金: the label beside the whole block of money, with no value of its own
    Funds,
    /// 年度资金总额 and its sources
    Money(Column),
    /// 项目资金总额: over all years
    LifetimeTotal,
    /// 年初预算数, 全年预算数, 全年执行数: headings of columns in self-evaluations
    Budget(Budget),
    /// 年度总体目标
    Goal,
    /// 中期目标, 实施期目标, 项目总目标
    LifetimeGoal,
    /// 总体目标, 绩效目标: the year's, where the form has no other
    AnyGoal,
    /// 实际完成情况, beside the objective
    GoalDone,
    /// 绩效指标: the label beside the block of indicators
    Indicators,
    /// 任务名称: the heading of a department's tasks
    Task,
    /// 金额单位
    MoneyUnit,
    /// 执行率分值 and other labels that print nothing but themselves
    Remark,
}

/// A column of money in a self-evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Budget {
    /// 年初预算数
    Initial,
    /// 全年预算数, 执行数, 分值, 执行率, 得分
    Further,
}

/// The meaning of a label; `None` where it is no known one.
pub(crate) fn meaning(text: &str) -> Option<Label> {
    if text.chars().count() > 40 {
        return None;
    }
    let words = bare(text);
    simple(&words).or_else(|| money(&words)).or_else(|| goal(&words, text))
}

fn simple(words: &str) -> Option<Label> {
    Some(match words {
        "项目名称"
        | "政策名称"
        | "政策项目名称"
        | "政策及项目名称"
        | "项目政策名称"
        | "专项名称"
        | "专项资金名称"
        | "政策和项目名称"
        | "子项目名称" => Label::Name,
        "部门名称" | "单位名称" | "部门单位名称" | "预算部门名称" | "填报单位" | "部门" => {
            Label::Department
        }
        "项目编码" | "项目代码" | "项目编号" => Label::Code,
        "主管部门代码" | "主管部门编码" | "部门代码" | "部门编码" => {
            Label::SupervisorCode
        }
        "主管部门及代码"
        | "主管单位"
        | "主管部门名称"
        | "一级预算单位"
        | "主管部门及编码"
        | "主管部门名称及代码" => Label::Supervisor,
        _ if words.ends_with("主管部门") => Label::Supervisor,
        "实施单位" | "项目实施单位" | "具体实施单位" | "项目单位" | "资金使用单位" | "用款单位" => {
            Label::Unit(true)
        }
        "预算单位" | "使用单位" | "项目承担单位" | "申报单位" | "项目申报单位" | "项目执行单位"
        | "预算部门" | "二级预算单位" | "基层单位" | "承担单位" | "预算单位名称" => {
            Label::Unit(false)
        }
        "项目属性" | "项目性质" => Label::Nature,
        "项目期" | "项目期限" | "项目周期" | "实施期限" | "实施周期" | "建设周期" | "起止时间"
        | "项目起止时间" | "项目实施周期" | "项目实施期" | "项目起止年限" | "实施期" | "起止年限"
        | "项目实施期限" | "项目起止日期" | "执行周期" => Label::Period,
        "计划开始日期" | "开始时间" | "项目开始时间" | "开始日期" | "起始时间" | "项目起始时间"
        | "开始年度" | "起始年度" | "计划开始时间" | "项目开始日期" | "项目起始日期" | "起始日期" => {
            Label::Start
        }
        "计划完成日期" | "完成日期" | "结束时间" | "终止时间" | "项目终止时间" | "结束日期" | "完成时间"
        | "终止年度" | "结束年度" | "计划完成时间" | "项目结束时间" | "项目完成时间" | "项目完成日期"
        | "项目结束日期" | "终止日期" => Label::End,
        "项目资金"
        | "资金来源"
        | "资金情况"
        | "项目资金申请"
        | "预算安排情况"
        | "年度预算申请"
        | "预算资金情况"
        | "项目资金情况"
        | "资金安排情况"
        | "资金构成"
        | "项目资金来源"
        | "项目预算"
        | "预算执行情况"
        | "项目资金总额及来源"
        | "预算情况"
        | "资金"
        | "项目基本情况"
        | "基本情况"
        | "预算资金"
        | "年度预算执行情况"
        | "资金投入"
        | "项目支出预算"
        | "年度资金情况"
        | "项目信息"
        | "部门预算"
        | "年度资金来源" => Label::Funds,
        "绩效指标"
        | "年度绩效指标"
        | "长期绩效指标"
        | "中期绩效指标"
        | "实施期绩效指标"
        | "绩效目标衡量指标"
        | "项目绩效指标"
        | "总体绩效指标" => Label::Indicators,
        _ if words.ends_with("衡量指标") => Label::Indicators,
        "任务名称" => Label::Task,
        "金额单位" => Label::MoneyUnit,
        "年初预算数" | "年初预算" | "年初预算数A" | "预算数A" => {
            Label::Budget(Budget::Initial)
        }
        "全年预算数"
        | "全年执行数"
        | "执行数"
        | "调整预算数"
        | "调整后预算数"
        | "预算执行数"
        | "全年实际执行数"
        | "全年预算"
        | "执行率"
        | "预算执行率"
        | "得分"
        | "分值"
        | "权重"
        | "实际执行数"
        | "实际支出数"
        | "原因"
        | "调整后预算"
        | "实际完成数"
        | "全年支出数"
        | "实际到位数"
        | "年度执行数" => Label::Budget(Budget::Further),
        "执行率分值" | "预算执行率分值" | "预算执行率权重" => Label::Remark,
        _ if is_person(words) => Label::Person,
        _ => return None,
    })
}

fn is_person(words: &str) -> bool {
    const ENDS: [&str; 12] = [
        "负责人",
        "联系人",
        "电话",
        "填报人",
        "填表人",
        "经办人",
        "制表人",
        "审核人",
        "手机",
        "联系方式",
        "经办人员",
        "负责人姓名",
    ];
    words.chars().count() <= 12 && ENDS.iter().any(|end| words.ends_with(end))
}

fn money(words: &str) -> Option<Label> {
    Some(Label::Money(match words {
        "年度资金总额"
        | "年度资金申请总额"
        | "资金总额"
        | "年度预算总额"
        | "年度总额"
        | "合计"
        | "总计"
        | "小计"
        | "总额"
        | "年度资金"
        | "项目当年预算"
        | "年度预算"
        | "当年预算"
        | "当年年度预算"
        | "年度预算数"
        | "预算金额"
        | "本年度预算"
        | "年度预算资金"
        | "年度预算金额"
        | "项目金额"
        | "申请金额"
        | "预算数"
        | "金额"
        | "年度资金合计"
        | "本年资金总额"
        | "预算总额"
        | "本年预算"
        | "当年资金总额"
        | "年度申请资金总额"
        | "年度资金申请额"
        | "年度预算资金总额"
        | "当年预算数"
        | "预算资金总额"
        | "年度金额"
        | "本年度资金总额"
        | "年度资金总计" => Column::Total,
        "财政拨款"
        | "当年财政拨款"
        | "本年财政拨款"
        | "财政资金"
        | "财政拨款资金"
        | "年度财政拨款"
        | "当年财政资金"
        | "本年度财政拨款"
        | "财政预算资金"
        | "本级财政拨款"
        | "财政拨款收入"
        | "本年财政资金" => Column::FiscalAppropriation,
        "财政专户拨款" | "财政专户管理资金" | "财政专户资金" | "财政专户" | "财政专户核拨资金" => {
            Column::SpecialAccount
        }
        "其他资金" | "其他" | "其它资金" | "其它" | "年度其他资金" => Column::Other,
        "上年结转"
        | "上年结转资金"
        | "结转资金"
        | "上年结转结余"
        | "结转结余资金"
        | "以前年度结转"
        | "结转结余"
        | "上年结转结余资金"
        | "上年财政结转资金"
        | "上年结转数"
        | "结余结转资金" => Column::Carryover,
        "项目资金总额"
        | "项目总投资"
        | "项目总预算"
        | "总投资"
        | "实施期资金总额"
        | "项目总金额"
        | "项目总额"
        | "中期资金总额"
        | "项目总资金"
        | "实施期总额"
        | "项目预算总额"
        | "实施周期资金总额"
        | "总投资额" => {
            return Some(Label::LifetimeTotal);
        }
        _ if is_further_source(words) => Column::FurtherSource(words.to_owned()),
        _ => return None,
    }))
}

/// Funding sources that have no field of their own, by their usual words.
fn is_further_source(words: &str) -> bool {
    const WHOLE: [&str; 25] = [
        "上级",
        "本级",
        "中央",
        "省级",
        "市级",
        "区级",
        "县级",
        "市县",
        "市县级",
        "县区级",
        "区县级",
        "自治区级",
        "单位自筹",
        "自筹",
        "上级补助",
        "本级安排",
        "地方资金",
        "社会资金",
        "银行贷款",
        "中央补助",
        "中央财政",
        "地方财政",
        "省级财政",
        "市县财政",
        "国有资本经营",
    ];
    const BEGINS: [&str; 7] =
        ["一般公共预算", "政府性基金", "国有资本经营预算", "专项债", "地方政府债", "转移支付", "政府债券"];
    const ENDS: [&str; 13] = [
        "级资金",
        "自筹资金",
        "单位资金",
        "补助资金",
        "支付资金",
        "债券资金",
        "中央资金",
        "事业收入",
        "经营收入",
        "地方资金",
        "社会资金",
        "债券",
        "自有资金",
    ];
    WHOLE.contains(&words)
        || words.chars().count() <= 16
            && (BEGINS.iter().any(|begin| words.starts_with(begin))
                || ENDS.iter().any(|end| words.ends_with(end)))
}

fn goal(words: &str, text: &str) -> Option<Label> {
    if words.chars().count() > 14 || !words.contains("目标") && !words.contains("完成情况") {
        return None;
    }
    if words.contains("指标") || words.ends_with('表') {
        return None;
    }
    let whole = squash(text);
    let is_long =
        ["中期", "长期", "实施期", "实施周期", "项目总目标", "项目总体", "全周期", "三年", "总目标"]
            .iter()
            .any(|word| words.contains(word));
    Some(match words {
        _ if words.contains("完成情况") || words.contains("实现情况") => Label::GoalDone,
        "年度总目标" | "预期目标" | "年度目标" => Label::Goal,
        _ if words.contains("年度")
            || words.contains("本年")
            || words.contains("当年")
            || words.contains("全年") =>
        {
            Label::Goal
        }
        _ if is_long => Label::LifetimeGoal,
        "总体目标"
        | "绩效目标"
        | "项目绩效目标"
        | "项目目标"
        | "总体绩效目标"
        | "预期绩效目标"
        | "绩效总体目标"
        | "目标"
        | "项目绩效总体目标"
        | "绩效目标内容"
        | "整体绩效目标"
        | "部门整体绩效目标" => {
            // 绩效目标（年度） is the year's after all.
            if whole.contains("年度") { Label::Goal } else { Label::AnyGoal }
        }
        _ => return None,
    })
}
