//! SEM-01 指标归类错误 misclassified_indicator
//!
//! 看什么：二级指标与三级指标的名称、单位是否相符：数量指标下的比率；质量、时效指标下的个数；时效指标下的准确率、合格率；质量指标下的及时率；效益指标下的活动次数、宣传品数量；满意度以外的满意度；满意度指标下与满意无关的内容。
//! Looks at: whether the second level fits name and unit: a rate under quantity; a count under quality or timeliness; a rate of
//! accuracy under timeliness; a rate of punctuality under quality; numbers of events under effects; satisfaction elsewhere
//! than under satisfaction; what is no satisfaction under it.
//!
//! 为什么：归类错误使数量、质量、时效、满意度看上去都有，实际缺少。
//! Why: with wrong filing every dimension seems to be there while one is missing.
//!
//! 触发：数量指标：案件结案率96%；质量指标：促进创业人数；满意度指标：退换货≤2件。
//! Fires: under quantity: 案件结案率 96%; under quality: 促进创业人数; under satisfaction: 退换货≤2件.
//!
//! 不触发：质量指标：评估合格数量13家、事故次数0次；满意度指标：投诉次数0；数量指标：满意度调查次数4次；社会效益：新增就业人数。
//! Does not fire: under quality: numbers of what passed, of accidents; under satisfaction: 投诉次数 (complaints); under quantity: 满意度
//! 调查次数 (surveys); under social benefit: 新增就业人数 (new jobs).
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位调整二级指标，并检查调整后是否缺少某一类指标。
//! What to do: ask the unit to refile it, and see which dimension is missing then.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::{is_rate, is_satisfaction, stem};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Bilingual, Category, Code, Language, Severity, Target};

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-01"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("misclassified_indicator.rs"),
};

/// Counts that say how good the work is: right under quality and effects.
const OF_QUALITY: [&str; 27] = [
    "合格", "达标", "优", "奖", "差错", "错误", "事故", "故障", "投诉", "缺陷", "返工", "退", "违规", "安全",
    "质量", "验收", "通过", "问题", "死亡", "溺水", "伤亡", "误", "逾期", "泄", "中断", "停", "标准",
];

/// Counters of people, events and things.
const COUNTERS: [&str; 22] = [
    "人", "名", "人次", "份", "次", "场", "个", "家", "台", "套", "本", "册", "期", "班", "件", "项", "条",
    "篇", "户", "处", "座", "批",
];

/// Ends of names that count.
const COUNTING: [&str; 7] = ["人数", "人次", "次数", "场次", "数量", "个数", "份数"];

/// Work whose mere number is an output.
const WORK: [&str; 9] = ["宣传", "发布", "广告", "举办", "印刷", "印制", "购置", "采购", "检查"];

/// Ends of names of numbers of events and products.
const EVENTS: [&str; 9] = ["次数", "场次", "场数", "视频数", "份数", "册数", "期数", "件数", "数量"];

/// Words of what people think of the work, and of those who are asked.
const OPINIONS: [&str; 12] =
    ["满意", "投诉", "评价", "好评", "差评", "认可", "信任", "表扬", "获得感", "幸福感", "支持", "体验"];
const ASKED: [&str; 10] = ["对象", "群众", "人员", "职工", "员工", "学生", "家长", "居民", "企业", "单位"];

const RATE: Bilingual = Bilingual::fixed("比率", "a rate");
const COUNT: Bilingual = Bilingual::fixed("数量", "a count");
const ACCURACY: Bilingual = Bilingual::fixed("质量", "a matter of quality");
const PUNCTUALITY: Bilingual = Bilingual::fixed("时效", "a matter of timeliness");
const OUTPUT: Bilingual = Bilingual::fixed("产出数量", "an amount of output");
const SATISFACTION: Bilingual = Bilingual::fixed("满意度", "satisfaction");
const NO_SATISFACTION: Bilingual = Bilingual::fixed("满意度以外的内容", "something else than satisfaction");

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        let Some(kind) = indicator.category.and_then(|of| misfit(of, &indicator.name, target)) else {
            continue;
        };
        let finding = findings
            .finding(Severity::Warning)
            .with("level", &indicator.indicator.level2.name)
            .with("kind", kind.text(Language::Zh))
            .with("kind_en", kind.text(Language::En));
        findings.push(project.indicator_finding(indicator, finding));
    }
}

/// What the indicator is, where that does not fit its category.
fn misfit(category: Category, name: &str, target: &Target) -> Option<Bilingual> {
    let stem = stem(name);
    let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    let names = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if category == Category::Satisfaction {
        let is_opinion = names(&OPINIONS) || ends(&ASKED) || target.raw.contains("满意");
        return (!is_opinion).then_some(NO_SATISFACTION);
    }
    if is_satisfaction(name) {
        return is_second_level(category).then_some(SATISFACTION);
    }
    match category {
        Category::Quantity => is_rate(name).then_some(RATE),
        Category::Quality if ends(&["及时率", "按时率", "准时率"]) => Some(PUNCTUALITY),
        Category::Quality if !names(&OF_QUALITY) && !is_rate(name) => {
            (is_counted(target) || ends(&["人数", "人次", "次数", "场次"])).then_some(COUNT)
        }
        Category::Timeliness if ends(&["准确率", "正确率", "合格率", "达标率"]) => Some(ACCURACY),
        Category::Timeliness => (is_counted(target) && ends(&COUNTING)).then_some(COUNT),
        Category::EconomicBenefit | Category::SocialBenefit | Category::EcologicalBenefit => {
            (names(&WORK) && ends(&EVENTS) && !names(&OF_QUALITY)).then_some(OUTPUT)
        }
        _ => None,
    }
}

/// Whether a second level is printed: satisfaction may stand under an effect that says no more.
const fn is_second_level(category: Category) -> bool {
    !matches!(category, Category::Output | Category::Outcome | Category::Input | Category::Process)
}

fn is_counted(target: &Target) -> bool {
    target
        .quantity()
        .filter(|number| number.basis.is_none())
        .and_then(|number| number.unit.as_deref())
        .is_some_and(|unit| COUNTERS.contains(&unit))
}
