//! The layout words of the view of targets beside a self-evaluation.

use duibiao_core::Bilingual;

catalogue! {
    TITLE = "绩效目标与自评对照", "Targets beside the self-evaluation";
    TARGETS_FILE = "绩效目标表", "Targets";
    EVALUATION_FILE = "自评表", "Self-evaluation";
    SUMMARY = "概况", "Summary";
    SUMMARY_PROJECTS = "对应项目 {both} 个；有目标未自评 {set} 个；自评但无目标 {evaluated} 个。",
        "Projects in both: {both}; without an evaluation: {set}; evaluated without targets: {evaluated}.";
    SUMMARY_INDICATORS = "对应指标 {both} 项；设定未自评 {set} 项；自评但未设定 {evaluated} 项；目标值与年初不一致 {changed} 项。",
        "Indicators in both: {both}; set but not evaluated: {set}; evaluated but never set: {evaluated}; with another target: {changed}.";
    SUMMARY_MET = "按年初目标值：达到 {met} 项，未达到 {missed} 项，无法判定 {undecided} 项；仅按自评表目标值达到 {only} 项。",
        "By the targets as set: met {met}, not met {missed}, undecided {undecided}; met only as evaluated {only}.";
    PROJECTS = "项目和指标", "Projects and indicators";
    BUDGET = "预算与执行（{unit}）", "Budget and execution ({unit})";
    BUDGET_BARE = "预算与执行", "Budget and execution";
    BUDGET_LINE = "绩效目标表 {set}；年初预算数 {initial}；全年预算数 {adjusted}；执行数 {executed}；执行率 {rate}（印出 {printed}）",
        "as set {set}; initial budget {initial}; adjusted budget {adjusted}; executed {executed}; rate {rate} (printed {printed})";
    COLUMN_AS_SET = "年初目标值", "Target as set";
    COLUMN_AS_EVALUATED = "自评表目标值", "Target as evaluated";
    COLUMN_MET_AS_SET = "按年初目标", "By target as set";
    COLUMN_MET_AS_EVALUATED = "按自评目标", "By target as evaluated";
    COLUMN_SCORES = "得分/分值", "Score";
    MET = "达到", "met";
    NOT_MET = "未达到", "not met";
    UNDECIDED = "无法判定", "undecided";
    SET_ONLY = "自评表未列示", "not evaluated";
    EVALUATED_ONLY = "绩效目标表未设定", "never set";
    TARGET_CHANGED = "目标值{kind}（{effect}）", "target {kind} ({effect})";
    FOOT = "是否达到按目标值的允许范围判定，文字类目标值不作判定；得分为自评表所列。",
        "Whether a target is met follows from the values that it admits; words are not judged; scores are those of the self-evaluation.";
}
