//! The layout words of the views, in Chinese and English.
//!
//! Every entry is a whole label or sentence with `{name}` for values: nothing is glued from pieces, so that
//! each language orders its words as it likes. Texts state facts, never motives.

use duibiao_core::{Bilingual, Language};
use std::fmt::Display;

/// Fills the values of a text in.
pub(crate) fn fill(text: &Bilingual, language: Language, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::new();
    let mut rest = text.text(language);
    while let Some((before, from_name)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = from_name.split_once('}') else { break };
        if let Some((_, value)) = values.iter().find(|(of, _)| *of == name) {
            filled.push_str(&value.to_string());
        } else {
            debug_assert!(false, "no value for {name}");
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Declares the entries and, for the tests, lists them.
macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub(crate) static $name: Bilingual = Bilingual::fixed($zh, $en);)*
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &Bilingual)] = &[$((stringify!($name), &$name)),*];
    };
}

pub(crate) mod checks;
pub(crate) mod evaluation;
pub(crate) mod years;

catalogue! {
    // Whose tables.
    TITLE = "项目支出绩效目标表年度对比", "Project expenditure performance targets, year over year";
    DEPARTMENT = "部门", "Department";
    UNKNOWN = "不明", "unknown";
    FROM_TO = "{old} → {new}", "{old} → {new}";
    MONEY_UNIT = "金额单位", "Money in";
    MONEY_UNIT_SHOWN = "{shown}（表中为{printed}）", "{shown} (printed in {printed})";
    MONEY_UNIT_UNKNOWN = "表中未注明，按印出的数字列示", "not stated; figures as printed";
    YEAR = "{year}年", "{year}";
    YEAR_UNKNOWN = "年度不明", "year unknown";
    TABLE_REF = "{year}　{path}", "{year}  {path}";
    PATH_NTH = "{path}（第 {n} 张表）", "{path} (table {n})";
    LAST_YEAR = "上年", "{year}";
    THIS_YEAR = "本年", "{year}";
    OLD_TABLE = "旧表", "the old table";
    NEW_TABLE = "新表", "the new table";
    OLD_HEADING = "旧表", "Old table";
    NEW_HEADING = "新表", "New table";

    // Basis of comparison.
    BASIS = "口径提示", "Basis of comparison";
    BASIS_ALIKE = "未见影响比较的口径差异。", "Nothing found in which the two tables are not alike.";
    SEVERITY_ERROR = "错误", "error";
    SEVERITY_WARNING = "警告", "warning";
    SEVERITY_INFO = "提示", "info";
    LABEL = "{label}：{text}", "{label}: {text}";
    UNPAIRED = "没有可比对象的表", "Tables without a counterpart";
    UNPAIRED_TABLE = "{side}：{department}，{year}　{path}（第 {n} 张表）",
        "{side}: {department}, {year}  {path} (table {n})";

    // Totals.
    TOTALS = "总额（{unit}）", "Totals ({unit})";
    TOTALS_BARE = "总额", "Totals";
    COLUMN_BASIS = "口径", "Basis";
    COLUMN_DELTA = "增减额", "Change";
    COLUMN_RATE = "增减率", "Rate";
    TOTAL = "总计", "Total";
    OF_WHICH_FISCAL = "  其中：财政拨款", "  of which fiscal appropriation";
    WITHOUT_CARRYOVER = "  剔除上年结转（{new}新安排）", "  without carryover (new money of {new})";
    NO_CARRYOVER = "至少一方的表没有“上年结转”栏，无法剔除上年结转。",
        "At least one table has no carryover column, so new money cannot be shown apart.";
    SUMMED_TOTAL = "{side}总计未采用印刷数，为各项目之和。",
        "The total of {side} is the sum of its projects, not a printed figure.";

    // Bridge.
    BRIDGE = "增减变动过程（{unit}）", "From total to total ({unit})";
    BRIDGE_BARE = "增减变动过程", "From total to total";
    COLUMN_STEP = "变动", "Step";
    COLUMN_COUNT = "项目数", "Projects";
    COLUMN_FISCAL = "其中：财政拨款", "Fiscal appropriation";
    COLUMN_NEW_MONEY = "剔除上年结转", "Without carryover";
    TOTAL_OF = "{side}总计", "Total of {side}";
    STEP_ADDED = "{new}新列", "New in {new}";
    STEP_ENDED = "{new}未再列示", "No longer listed in {new}";
    STEP_INCREASED = "延续项目增加", "Continued, more money";
    STEP_DECREASED = "延续项目减少", "Continued, less money";
    STEP_UNMOVED = "延续项目持平", "Continued, same money";
    STEP_RESTRUCTURED = "拆分、合并、重组", "Split, merged, regrouped";
    STEP_ROUNDING = "尾差", "Rounding";
    DOUBTFUL_PART = "其中疑似（待核实）的 {n} 对：增加 {increased}，减少 {decreased}。",
        "Of this, {n} doubtful pair(s), to be verified: more {increased}, less {decreased}.";
    COUNTS_BY_TOTAL = "项目数按总计的增减归类。", "Projects are counted by the change of their totals.";

    // Projects by money.
    PROJECTS = "金额变动最大的项目（{unit}）", "Projects with the most money moved ({unit})";
    PROJECTS_BARE = "金额变动最大的项目", "Projects with the most money moved";
    PROJECTS_ALL = "全部项目，按金额变动排列（{unit}）", "All projects by money moved ({unit})";
    PROJECTS_ALL_BARE = "全部项目，按金额变动排列", "All projects by money moved";
    COLUMN_NUMBER = "序号", "No.";
    COLUMN_UNIT = "资金使用单位", "Budget unit";
    COLUMN_PROJECT = "项目名称", "Project";
    COLUMN_PROJECT_AND_UNIT = "项目名称（资金使用单位）", "Project (budget unit)";
    COLUMN_REMARK = "说明", "Remarks";
    COLUMN_PLACE = "位置", "Places";
    IN_BRACKETS = "（{text}）", " ({text})";
    LINE_IN_BRACKETS = "（{text}）", "({text})";
    PLACE_OF = "{side}：{place}", "{side}: {place}";
    REST = "其余 {n} 个项目", "The other {n} project(s)";
    REST_NEW = "{new}新列 {n}", "new in {new}: {n}";
    REST_ENDED = "{new}未再列示 {n}", "no longer listed in {new}: {n}";
    REST_CONTINUED = "延续 {n}", "continued: {n}";
    REST_GROUPS = "拆分、合并、重组 {n}", "split, merged, regrouped: {n}";
    REST_OPPOSED = "总额与新安排资金方向相反 {n}", "total and new money in opposite directions: {n}";
    ALL_PROJECTS = "各项目合计", "All projects";
    MARK_NEW = "{new}新列", "new in {new}";
    MARK_NEW_WITH_CARRYOVER = "{new}新列（有上年结转，疑为年中追加或上年未公开）",
        "new in {new} (with carryover: perhaps added during the year before or not published then)";
    MARK_ENDED = "{new}未再列示", "no longer listed in {new}";
    MARK_SPLIT = "拆分", "split";
    MARK_MERGED = "合并", "merged";
    MARK_REGROUPED = "重组", "regrouped";
    MARK_RENAMED = "更名，{old}名称：{name}", "renamed; in {old}: {name}";
    MARK_TRANSFERRED = "调整资金使用单位，{old}为：{unit}", "moved to another unit; in {old}: {unit}";
    MARK_DOUBTFUL = "疑似，待核实", "doubtful, to be verified";
    MARK_OPPOSED = "总额与新安排资金方向相反，剔除上年结转后 {delta}",
        "total and new money in opposite directions: {delta} without carryover";
    MARK_PRECISION = "在印刷精度以内一致", "equal within the printed precision";
    MARK_TAGS = "资金标记：{tags}", "money: {tags}";
    ROUNDED_FIGURES = "金额四舍五入为两位小数列示，各行之和与合计可能有尾差。",
        "Amounts are shown rounded to two decimals, so that shown lines may differ from shown sums.";

    // Context of money.
    CONTEXT = "资金背景（{unit}）", "Context of the money ({unit})";
    CONTEXT_BARE = "资金背景", "Context of the money";
    CONTEXT_REMARK = "按名称、资金栏、项目属性和实施期中印出的字样标记；同一项目可有多个标记，各行不可相加。",
        "By the words printed in names, columns of money, natures and periods; a project may bear several, so rows do not add up.";
    COLUMN_TAG = "标记", "Tag";
    COLUMN_ADDED = "新列", "New";
    COLUMN_ENDED = "未再列示", "Not listed";
    COLUMN_CONTINUED = "延续增减", "Continued";
    COLUMN_RESTRUCTURED = "拆分合并重组", "Regrouped";
    TAG_ON_ONE_SIDE = "{tag}（仅{side}）", "{tag} (only in {side})";
    TAG_TRANSFER = "转移支付", "transfer payment";
    TAG_ADVANCE = "提前下达", "advance allocation";
    TAG_DIRECT = "直达资金", "direct funds";
    TAG_CARRYOVER = "上年结转", "carryover";
    TAG_SUPPLEMENTARY = "追加", "supplementary";
    TAG_ONE_OFF = "一次性", "one-off";
    TAG_FINAL_PAYMENT = "尾款、质保金", "final payment";
    TAG_BATCH = "分批", "batch";
    TAG_MULTI_YEAR = "跨年度", "several years";
    TAG_DOCUMENT = "文号", "document number";
    PERIODS = "实施期变动的项目", "Projects whose period changed";
    COLUMN_PERIOD = "{side}实施期", "Period in {side}";
    PERIOD_UNTIL = "{start}至{end}", "{start} to {end}";
    PERIOD_EXTENDED = "延期", "extended";
    PERIOD_SHORTENED = "提前", "shortened";
    PERIOD_START = "仅开始时间变动", "only the start moved";
    PERIODS_MOVED = "另有 {n} 个项目的实施期整体顺移。", "The whole period of {n} more project(s) moved along.";
    LIFETIME_TOTALS = "项目资金总额（各年合计，不与年度金额比较；{unit}）",
        "Totals over all years, not compared with annual money ({unit})";
    LIFETIME_TOTALS_BARE = "项目资金总额（各年合计，不与年度金额比较）",
        "Totals over all years, not compared with annual money";

    // Targets.
    LOOSER = "放宽要求的指标（含定量改定性、空缺、未再设的量化指标）",
        "Targets that became looser (also from figures to words, blanked, or no longer set while quantified)";
    STRICTER = "提高要求的指标", "Targets that became stricter";
    REPLACED = "延续指标不足一半的项目", "Projects that keep fewer than half of their indicators";
    OTHERS = "其他指标变化", "Other changes of indicators";
    OTHERS_ALL = "其他指标变化明细", "Other changes of indicators, one by one";
    NOTHING = "无。", "None.";
    SCALE = "{n} 项，涉及 {projects} 个项目。", "{n} in {projects} project(s).";
    CYCLE_REMARK = "未注明的，年度指标值和实施周期指标值变化相同。",
        "Where not marked, the annual and the cycle target changed alike.";
    COLUMN_INDICATOR = "指标", "Indicator";
    COLUMN_HORIZON = "指标值", "Target";
    COLUMN_TARGET = "{side}指标值", "Target in {side}";
    COLUMN_CHANGE = "变化", "Change";
    COLUMN_REASON = "判断依据", "Reason";
    COLUMN_INDICATORS = "指标变化", "Indicators";
    HORIZON_ANNUAL = "年度", "annual";
    HORIZON_CYCLE = "实施周期", "cycle";
    HORIZON_BOTH = "年度、实施周期", "annual, cycle";
    REPLACED_LINE = "指标 {old}→{new}：延续 {continued}，新设 {added}，未再设 {dropped}",
        "indicators {old}→{new}: continued {continued}, new {added}, no longer set {dropped}";
    REPLACED_LINE_QUANTIFIED = "指标 {old}→{new}：延续 {continued}，新设 {added}，未再设 {dropped}（其中量化指标 {quantified}）",
        "indicators {old}→{new}: continued {continued}, new {added}, no longer set {dropped} ({quantified} of them quantified)";
    REPLACED_EFFECTS = "延续的指标中放宽要求 {looser}，提高要求 {stricter}",
        "of the continued: looser {looser}, stricter {stricter}";
    COUNT_WORDING = "文字调整 {n} 项", "reworded: {n}";
    COUNT_NOTATION = "表述等价 {restated} 项，计算符号补列/省列 {stated} 项，均无实质变化",
        "other notation, same meaning: {restated}; comparator written on one side only: {stated}; no change of substance";
    COUNT_NEUTRAL = "无实质变化 {n} 项：{kinds}", "no change of substance: {n} ({kinds})";
    COUNT_UNKNOWN = "方向无法判定 {n} 项：{kinds}", "direction cannot be judged: {n} ({kinds})";
    COUNT_ADDED = "新设指标 {n} 项", "new indicators: {n}";
    COUNT_DROPPED = "未再设且未量化的指标 {n} 项", "indicators no longer set, not quantified: {n}";
    COUNT_RENAMED = "指标更名 {renamed} 项，调整归类 {reclassified} 项，分值变化 {scores} 项",
        "indicators renamed: {renamed}; filed under another class: {reclassified}; other score: {scores}";
    COUNT_OF = "{kind} {n}", "{kind} {n}";
    BLANK_TARGET = "（空白）", "(blank)";
    KIND_UNCHANGED = "未变", "unchanged";
    KIND_RESTATED = "表述等价", "same meaning";
    KIND_FILLED = "补填", "filled in";
    KIND_BLANKED = "空缺", "blanked";
    KIND_QUANTIFIED = "定性改定量", "words to figure";
    KIND_UNQUANTIFIED = "定量改定性", "figure to words";
    KIND_UNIT = "计量单位变化", "other unit of measure";
    KIND_RAISED = "调高", "raised";
    KIND_LOWERED = "调低", "lowered";
    KIND_LATER = "延后", "later";
    KIND_EARLIER = "提前", "earlier";
    KIND_COMPARATOR_STATED = "计算符号补列/省列", "comparator stated";
    KIND_COMPARATOR_CHANGED = "计算符号变化", "other comparator";
    KIND_REWORDED = "文字调整", "reworded";
    KIND_NEW = "新设", "new";
    KIND_DROPPED = "未再设", "no longer set";
    KIND_RENAMED = "指标更名", "indicator renamed";
    KIND_RECLASSIFIED = "调整归类", "filed elsewhere";
    KIND_SCORE = "分值 {old}→{new}", "score {old}→{new}";

    // Goals.
    GOALS = "绩效目标文字", "Texts of the performance objectives";
    GOALS_COUNT = "文字改动 {n} 个项目，仅年份变化 {years} 个，未变 {same} 个。",
        "Edited in {n} project(s), only years differ in {years}, the same in {same}.";
    GOALS_HINT = "改动内容用 --only goals 列示。", "See the edits with --only goals.";
    GOALS_LEGEND = "[-删去-]{+新增+}", "[-deleted-]{+inserted+}";

    // Structure.
    UNITS = "资金使用单位（{unit}）", "Budget units ({unit})";
    UNITS_BARE = "资金使用单位", "Budget units";
    UNIT_SPLIT = "单位拆分", "unit split";
    UNIT_MERGED = "单位合并", "units merged";
    UNIT_RENAMED = "更名，{old}名称：{name}", "renamed; in {old}: {name}";
    UNIT_TRANSFERS = "转入 {inwards}，转出 {outwards}", "transferred in {inwards}, out {outwards}";
    LINKS = "更名、调整单位和推断匹配的项目", "Projects renamed, moved, or linked by inference";
    COLUMN_OLD_NAME = "{side}名称", "Name in {side}";
    COLUMN_LINK = "匹配方式", "Link";
    COLUMN_GROUNDS = "匹配依据", "Grounds";
    COLUMN_RELATION = "变动", "What became of it";
    RELATION_RENAMED = "更名", "renamed";
    RELATION_TRANSFERRED = "调整资金使用单位", "moved to another unit";
    RELATION_CONTINUED = "延续", "continued";
    GROUP_MONEY = "金额 {old}→{new}", "money {old}→{new}";
    LINK_CODE = "编码一致", "same code";
    LINK_NAME = "名称一致", "same name";
    LINK_CORE_NAME = "去除年份后一致", "same name but for years";
    LINK_INFERRED = "推断", "inferred";
    LINK_USER = "人工确认", "confirmed by the auditor";
    LINK_STATED = "原文说明", "stated in the document";
    LINK_DOUBTFUL = "疑似", "doubtful";
    LINK_NONE = "未匹配", "not linked";
    LINK_CANDIDATE = "候选", "candidate";
    LINK_UNUSED = "不再适用", "no longer fits";
    CANDIDATE_NEAR = "相近，未作匹配", "near, not linked";
    CANDIDATE_RIVAL = "疑似匹配的次优候选", "next best of a doubtful link";
    RUNNER_UP = "次优候选：{name}", "next best: {name}";
    NEAREST = "相近项目：{name}", "nearest: {name}";
    CONFIRMED = "人工确认", "confirmed by the auditor";
    CONFIRMED_NOTE = "人工确认：{note}", "confirmed by the auditor: {note}";
    NAMES_ONLY_NOTATION = "另有 {n} 个项目的名称仅年份、空格、括号或文号不同，按同一项目处理。",
        "{n} more project(s) differ in name by years, spaces, brackets or document numbers only and count as the same.";
    NEW_PROJECTS = "{new}新列的项目（{unit}）", "Projects new in {new} ({unit})";
    NEW_PROJECTS_BARE = "{new}新列的项目", "Projects new in {new}";
    ENDED_PROJECTS = "{new}未再列示的项目（{unit}）", "Projects no longer listed in {new} ({unit})";
    ENDED_PROJECTS_BARE = "{new}未再列示的项目", "Projects no longer listed in {new}";
    COLUMN_AMOUNT = "金额", "Amount";

    // The auditor's decisions.
    DECISIONS = "人工裁定", "The auditor's decisions";
    DECISIONS_COUNT = "采用 {used} 条，未采用 {unused} 条。", "{used} used, {unused} not used.";
    DECISIONS_REST = "其余 {n} 条用 --all 列示。", "{n} more with --all.";
    COLUMN_LINE = "行", "Line";
    COLUMN_RULING = "裁定", "Ruling";
    COLUMN_OUTCOME = "结果", "Outcome";
    LINE_OF_FILE = "{file} 第 {line} 行", "{file}, line {line}";
    RULING_SAME = "同一项目", "same project";
    RULING_DIFFERENT = "不是同一项目", "not the same project";
    RULING_NEW = "本年新列", "new";
    RULING_ENDED = "本年未再列示", "not listed again";
    RULING_OF_GROUP = "{ruling}（组号 {group}）", "{ruling} (group {group})";
    OUTCOME_USED = "采用", "used";
    OUTCOME_NOT_FOUND = "未采用：项目不在表中", "not used: project not in the table";
    OUTCOME_AMBIGUOUS = "未采用：项目不唯一", "not used: several projects answer";
    OUTCOME_CONTRADICTED = "未采用：与前面的行矛盾", "not used: contradicts an earlier line";
    OUTCOME_INCOMPLETE = "未采用：只有一侧的项目", "not used: projects of one side only";

    // Explanations.
    EXPLANATION = "项目匹配依据", "Why a project is linked as it is";
    FEATURES = "逐项依据", "Feature by feature";
    RIVALS = "其他候选", "What else came near";
    NO_RIVALS = "没有相近的项目。", "No other project came near.";
    WHY_NOT = "未匹配：{reason}", "not linked: {reason}";
    PROJECT_PLACED = "{name}（{unit}，第 {n} 个项目）", "{name} ({unit}, project {n})";
    COLUMN_SIMILARITY = "相近程度", "Alike";
    COLUMN_WEIGHT = "权重", "Weight";

    // Findings and foot.
    FINDINGS = "核对结果", "Findings";
    FINDINGS_COUNT = "错误 {errors}，警告 {warnings}，提示 {infos}",
        "{errors} error(s), {warnings} warning(s), {infos} info";
    FINDINGS_REST = "其余 {n} 条用 --all 列示（{counts}）", "{n} more with --all ({counts})";
    FINDINGS_HINT = "不加 --only 时逐条列示。", "Listed one by one without --only.";
    FINDING_PLACED = "{message}（{place}）", "{message} ({place})";
    FOOT = "数据为公开的预算数及绩效目标，不是执行数。",
        "Figures are published budgets and performance targets, not execution.";

    // Documents.
    DOCUMENT_TITLE = "项目支出绩效目标表", "Project expenditure performance targets";
    FISCAL_YEAR = "年度", "Fiscal year";
    WITH_EVIDENCE = "{value}（依据：{evidence}）", "{value} (from the {evidence})";
    EVIDENCE_OVERRIDE = "指定", "caller";
    EVIDENCE_TITLE = "标题", "title";
    EVIDENCE_HEADER = "表头", "table heading";
    EVIDENCE_COVER = "封面", "cover";
    EVIDENCE_FILE_NAME = "文件名", "file name";
    EVIDENCE_FOLDER = "文件夹名", "folder name";
    EVIDENCE_INFERRED = "正文推断", "contents";
    FILE = "文件", "File";
    FORM = "表式", "Form";
    FORM_AND_ENCODING = "{template}，{format}，编码 {encoding}", "{template}, {format}, encoding {encoding}";
    FORM_ONLY = "{template}，{format}", "{template}, {format}";
    SCALE_LABEL = "规模", "Size";
    DOCUMENT_SCALE = "资金使用单位 {units} 个，项目 {projects} 个，指标 {indicators} 项",
        "{units} unit(s), {projects} project(s), {indicators} indicator(s)";
    MONEY = "资金（{unit}）", "Money ({unit})";
    MONEY_BARE = "资金", "Money";
    GRAND_TOTAL = "合计", "Grand total";
    COLUMNS_WITHOUT_FIGURES = "以下栏目没有印出数字：{columns}。", "Columns without any figure: {columns}.";
    AMOUNT_TOTAL = "总计", "Total";
    AMOUNT_FISCAL = "财政拨款", "Fiscal appropriation";
    AMOUNT_SPECIAL = "财政专户拨款", "Fiscal special account";
    AMOUNT_OTHER = "其他资金", "Other funds";
    AMOUNT_CARRYOVER = "上年结转", "Carryover";
    AMOUNT_ITEM = "{column} {amount}", "{column} {amount}";
    PROJECTS_OF = "项目和指标", "Projects and indicators";
    UNIT_HEADING = "{name}（项目 {n} 个）", "{name} ({n} project(s))";
    PROJECT_HEADING = "{n}. {name}", "{n}. {name}";
    CODE = "编码 {code}", "code {code}";
    GOAL = "绩效目标", "Objective";
    LIFETIME_GOAL = "总体目标", "Lifetime objective";
    NO_INDICATORS = "（没有指标）", "(no indicators)";
    COLUMN_LEVEL2 = "二级指标", "Level 2";
    COLUMN_ANNUAL = "年度指标值", "Annual target";
    COLUMN_CYCLE = "实施周期指标值", "Cycle target";
    COLUMN_SCORE = "分值", "Score";
    COLUMN_ACTUAL = "实际完成值", "Actual";
    COLUMN_POSITION = "项目序号", "Project no.";
    CYCLE_AS_ANNUAL = "实施周期指标值与年度指标值相同的不重复列示。",
        "A cycle target is shown only where it differs from the annual one.";
    KIND_WHOLE_DEPARTMENT = "部门整体支出绩效目标表", "Performance targets of a whole department";
    KIND_SELF_EVALUATION = "项目支出绩效自评表", "Self-evaluation of projects";
    TITLE_WITH_KIND = "{title}〔{kind}〕", "{title} [{kind}]";
    OCR_BANNER = "文字识别稿：文字由图像识别而来，“≥”可能被识为“2”，数字和符号请对照原件核实。",
        "Made by text recognition: “≥” may have become “2”; check figures and signs against the original.";
    READ_FROM = "原件", "Published as";
    READ_FROM_FILE = "{path}，{format}", "{path}, {format}";
    PROJECT_EXPENDITURE = "项目支出预算", "Spending on projects";
    EXPENDITURE_COVERED = "{amount}{unit}；公开的绩效目标覆盖 {covered}，占 {share}%",
        "{amount} {unit}; the published targets cover {covered}, {share} %";
    EXPENDITURE_BARE = "{amount}{unit}", "{amount} {unit}";
    SUPERVISING_DEPARTMENT = "主管部门 {name}", "supervising department {name}";
    NATURE = "项目属性 {nature}", "nature {nature}";
    PERIOD = "实施期 {start} 至 {end}", "period {start} to {end}";
    LIFETIME_TOTAL = "项目资金总额 {amount}", "total over all years {amount}";
    COLUMN_ACHIEVED = "得分", "Achieved";
    PLACE_PAGE = "第{page}页", "page {page}";
    PLACE_SHEET = "工作表{sheet} {cell}", "sheet {sheet} {cell}";
    PLACE_TABLE = "表格{table} 第{row}行第{column}列", "table {table}, row {row}, column {column}";
    LIST_SEPARATOR = "；", "; ";
    NAME_SEPARATOR = "、", ", ";
    COLUMNS_LEFT_OUT = "屏幕较窄，未列：{headings}。", "Left out for want of width: {headings}.";
    SECTION_NUMBER = "{n}、{heading}", "{n}. {heading}";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        // The marks of inserted text, `{+…+}`, are no values.
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn is_complete_in_both_languages() {
        for (name, text) in ALL.iter().chain(years::ALL).chain(evaluation::ALL).chain(checks::ALL) {
            let (zh, en) = (text.text(Language::Zh), text.text(Language::En));
            assert!(!zh.is_empty() && !en.is_empty(), "{name}");
            let shared = |a: &str, b: &str| values(a).iter().all(|value| values(b).contains(value));
            // A language may leave a side's name to the grammar, but knows no value of its own.
            assert!(shared(zh, en) || shared(en, zh), "{name}: {zh} / {en}");
            assert!(en.is_ascii() || en.contains(['→', '“', '—']), "{name}: {en}");
        }
    }

    #[test]
    fn fills_values_in() {
        assert_eq!(fill(&YEAR, Language::Zh, &[("year", &2025)]), "2025年");
        assert_eq!(fill(&FROM_TO, Language::En, &[("new", &"b"), ("old", &"a")]), "a → b");
    }
}
