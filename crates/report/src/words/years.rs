//! The layout words of the view of many years.

use duibiao_core::Bilingual;

catalogue! {
    TRACE_TITLE = "项目支出绩效目标多年对照", "Project expenditure performance targets through the years";
    YEARS = "年度", "Years";
    YEARS_RANGE = "{first}—{last}年", "{first} to {last}";
    YEARS_MISSING = "{years}（缺 {missing}）", "{years} (no table of {missing})";
    TABLE_OF_YEAR = "{year}年", "{year}";
    VERSION_OF_YEAR = "{year}年（{stage}）", "{year} ({stage})";
    STAGE_INITIAL = "年初", "initial";
    STAGE_ADJUSTED = "调整", "adjusted";
    STAGE_FINAL = "决算", "final";
    STAGE_UNKNOWN = "未注明阶段", "stage not stated";
    VERSION_NTH = "{year}年（版本{n}）", "{year} (version {n})";
    TABLE_FILE = "{path}（项目 {n} 个）", "{path} ({n} project(s))";
    AMOUNTS = "各年金额（{unit}）", "Amounts by year ({unit})";
    AMOUNTS_BARE = "各年金额", "Amounts by year";
    COLUMN_CUMULATIVE = "累计增减额", "Change over all";
    COLUMN_CUMULATIVE_RATE = "累计增减率", "Rate over all";
    CELL_ABSENT = "未列示", "not listed";
    CELL_BLANK = "空白", "blank";
    REST_CHAINS = "其余 {n} 个项目", "The other {n} project(s)";
    SUM_ROW = "各项目合计", "Sum of the projects";
    PRINTED_ROW = "印出的合计", "Printed total";
    ROUNDING_ROW = "差额", "Difference";
    ROUNDING_EXPLAINED = "差额在舍入差范围以内。", "Rounding explains the differences.";
    ROUNDING_EXCEEDED = "{years}印出的合计与各项目之和之差超出舍入差范围。",
        "In {years} the printed total differs from the sum of the projects beyond rounding.";
    FISCAL_SUM_ROW = "  其中：财政拨款", "  of which fiscal appropriation";
    CARRYOVER_SUM_ROW = "  其中：上年结转", "  of which carryover";
    REMARK_RENAMED = "{year}年更名", "renamed in {year}";
    REMARK_TRANSFERRED = "{year}年调整资金使用单位", "moved to another unit in {year}";
    REMARK_SPLIT = "{year}年拆分", "split in {year}";
    REMARK_MERGED = "{year}年合并", "merged in {year}";
    REMARK_REGROUPED = "{year}年重组", "regrouped in {year}";
    REMARK_DOUBTFUL = "{year}年疑似，待核实", "doubtful in {year}, to be verified";
    REMARK_NEW = "{year}年新列", "new in {year}";
    REMARK_NOT_LISTED = "{year}年起未再列示", "no longer listed from {year}";
    REMARK_GAP = "{year}年未列示", "not listed in {year}";
    REMARK_ZERO = "{year}年金额为0", "amount 0 in {year}";
    NO_PAST = "{year}年为首年，此前情况不明；{last}年为末年，此后情况不明。",
        "{year} is the first year: what was before is not known; {last} is the last: what comes after is not known.";
    DETAILS = "沿革和指标值历史", "Histories of names and targets";
    DETAILS_NONE = "名称、单位、指标值均无实质变化。", "No name, unit or target changed in substance.";
    DETAILS_HINT = "另有 {n} 个项目无名称、单位和指标值变化，用 --all 列示。",
        "{n} more project(s) without changes of name, unit or targets: see --all.";
    CHAIN_HEADING = "{n}. {name}（{unit}）", "{n}. {name} ({unit})";
    CHAIN_ID = "标识", "Id";
    CHAIN_STEP = "{old}→{new}", "{old}→{new}";
    STEP_LINE = "{old} → {new}；{relation}；匹配方式：{link}", "{old} → {new}; {relation}; link: {link}";
    STEP_GROUNDS = "{line}；匹配依据：{grounds}", "{line}; grounds: {grounds}";
    NAME_IN_UNIT = "{name}（{unit}）", "{name} ({unit})";
    TARGETS_BY_YEAR = "指标", "Indicator";
    TARGET_BOTH = "{annual}（实施周期：{cycle}）", "{annual} (cycle: {cycle})";
    NOT_SET = "未设", "not set";
    CHANGE_IN_YEAR = "{year}年{kind}（{effect}）", "{year}: {kind} ({effect})";
    CHANGE_SET_AGAIN = "{year}年重新设置", "set again in {year}";
    CHANGE_NEW = "{year}年新设", "new in {year}";
    CHANGE_DROPPED = "{year}年未再设", "no longer set in {year}";
    CYCLE_PREFIX = "实施周期{change}", "cycle {change}";
    SAME_TARGETS = "另有 {n} 项指标值未变。", "{n} more indicator(s) kept their targets.";
    EFFECT_STRICTER = "提高要求", "stricter";
    EFFECT_LOOSER = "放宽要求", "looser";
    EFFECT_NEUTRAL = "无实质变化", "no change of substance";
    EFFECT_UNKNOWN = "方向无法判定", "direction cannot be judged";
    FILTERED = "只列示名称或单位含“{text}”的项目，合计仍为全部项目。",
        "Only projects whose name or unit contains “{text}” are shown; sums are of all projects.";
}
