//! Judgements as data: what is printed in the two years, and what that is.

use super::*;
use ChangeKind::{
    Blanked, ComparatorChanged, ComparatorStated, Filled, Lowered, Quantified, Raised, Restated, Reworded,
    Unchanged, UnitChanged, Unquantified,
};
use Effect::{Looser, Neutral, Stricter, Unknown};

/// Of an indicator in tables of 2024 and 2025.
fn judge(name: &str, old: &str, new: &str) -> Change {
    let context = JudgeContext {
        old_indicator_name: name,
        new_indicator_name: name,
        old_year: Some(2024),
        new_year: Some(2025),
        ..JudgeContext::default()
    };
    judge_target(&Target::read(old), &Target::read(new), &context)
}

/// Rows of name, old, new, kind, effect.
fn check(rows: &[(&str, &str, &str, ChangeKind, Effect)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|&(name, old, new, kind, effect)| {
            let change = judge(name, old, new);
            ((change.kind, change.effect) != (kind, effect)).then(|| {
                format!(
                    "{name}: {old} -> {new}: {:?} {:?} ({}), not {kind:?} {effect:?}\n  {:?}\n  {:?}",
                    change.kind, change.effect, change.reason, change.old.reading, change.new.reading
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn notation_is_no_change() {
    check(&[
        ("完成率", "≥95%", "≥95%", Unchanged, Neutral),
        ("完成率", "不低于95%", "≥95%", Restated, Neutral),
        ("完成率", "95%以上", "不少于95.0%", Restated, Neutral),
        ("完成率", "≥95%", "≥９５％。", Restated, Neutral),
        ("完成率", "≥ 95%", "≧95%", Restated, Neutral),
        ("完成率", "达到92%", "92%", Restated, Neutral),
        ("受益人数", "0.45万人", "4500人", Restated, Neutral),
        ("补助人数", "1,900人", "0.19万人", Restated, Neutral),
        ("建设里程", "1000米", "1公里", Restated, Neutral),
        ("物业面积", "500㎡", "500平方米", Restated, Neutral),
        ("服务期限", "12个月", "1年", Restated, Neutral),
        ("响应时间", "≤120分钟", "≤2小时", Restated, Neutral),
        ("服务企业", "20家", "20个", Restated, Neutral),
        ("设备数量", "50台（套）", "50台", Restated, Neutral),
        ("宣传活动", "约18场", "18场左右", Restated, Neutral),
        ("仲裁终结率", "仲裁终结率＞70%", "＞70%", Restated, Neutral),
        ("资金执行率（%）", "全年资金执行率达到100%", "100%", Restated, Neutral),
        ("成本上限", "不超过286700元", "不超过28.67万元", Restated, Neutral),
        ("设备使用率", "90～93%", "90%至93%", Restated, Neutral),
        ("合格率", "=100%", "≥100%", Restated, Neutral),
        ("合格率", "100%以上", "=100%", Restated, Neutral),
        ("事故数", "=0次", "≤0次", Restated, Neutral),
        ("招聘会次数", "≥90", "≥90次", Restated, Neutral),
        ("受益人数", "3.69", "3.69万人", Restated, Neutral),
        ("合格率", "0.98", "98%", Restated, Neutral),
        ("服务期限", "每年12次", "全年12次", Restated, Neutral),
        ("培训", "2024年举办2期", "2025年举办2期", Restated, Neutral),
        ("演出", "≥13场次", "≥13场", Restated, Neutral),
        ("补助", "850元/人/月", "850元/人·月", Restated, Neutral),
        ("事故", "0起", "无", Restated, Neutral),
        ("缴费比例", "不超过缴费额2/3", "不高于缴费额4/6", Restated, Neutral),
        ("服装", "夏装5套，冬装5套", "冬装5套，夏装5套", Restated, Neutral),
        ("工作开展", "按计划完成", "按计划完成。", Restated, Neutral),
        ("工作开展", "2024年度任务按计划完成", "2025年度任务按计划完成", Restated, Neutral),
        ("工作开展", "按计划完成", "工作开展：按计划完成", Restated, Neutral),
        ("工作开展", "待补充", "/", Restated, Neutral),
        ("工作开展", "", "待补充", Restated, Neutral),
    ]);
}

#[test]
fn words_and_figures() {
    check(&[
        ("满意度", "待定", "85%以上", Filled, Unknown),
        ("满意度", "", "良好", Filled, Unknown),
        ("满意度", "≥85%", "/", Blanked, Unknown),
        ("满意度", "良好", "≥85%", Quantified, Unknown),
        ("满意度", "≥85%", "逐年提升", Unquantified, Unknown),
        ("满意度", "完成市下达任务", "≥85%", Quantified, Unknown),
        ("工作开展", "按计划完成", "按计划推进", Reworded, Unknown),
        ("工作开展", "逐年提升", "逐年下降", Reworded, Unknown),
        ("考核等次", "良", "优", Raised, Stricter),
        ("考核等次", "优", "合格", Lowered, Looser),
        ("考核等次", "优良中低差", "优", Reworded, Unknown),
    ]);
}

#[test]
fn units_that_do_not_convert() {
    check(&[
        ("培训", "≥13人", "≥13人次", UnitChanged, Unknown),
        ("培训", "≥13个", "≥90%", UnitChanged, Unknown),
        ("任务", "9项", "12个", UnitChanged, Unknown),
        ("办理", "≤5天", "≤5个工作日", UnitChanged, Unknown),
        ("物业成本", "12元/件", "12元/平方米", UnitChanged, Unknown),
        ("检查", "每月1次", "每季度1次", UnitChanged, Unknown),
        ("检查", "每月不少于1次", "≥12次", UnitChanged, Unknown),
        ("完成时间", "12月底前", "100%", UnitChanged, Unknown),
    ]);
    let change = judge("培训", "≥13人", "13人次");
    assert_eq!(change.also, [ComparatorStated]);
    assert!(change.reason.contains("“人”变为“人次”"), "{}", change.reason);
}

#[test]
fn moved_numbers() {
    check(&[
        ("完成率", "≥95%", "≥90%", Lowered, Looser),
        ("完成率", "≥95%", "＞96%", Raised, Stricter),
        ("成本", "≤12万元", "不高于100000元", Lowered, Stricter),
        ("服务人次", "2000人次", "≥2100人次", Raised, Stricter),
        ("设备", "35个", "≥30个", Lowered, Looser),
        ("设备", "≥30个", "35个", Raised, Stricter),
        ("工程进度完成率", "大于98%", "＞100%", Raised, Stricter),
        ("完成率", "≥90%", "≤85%", Lowered, Unknown),
        ("面积", "1公顷", "≥12000平方米", Raised, Stricter),
        ("完成率", "95%", "90%", Lowered, Looser),
        ("投诉率", "5%", "3%", Lowered, Stricter),
        ("事故", "0起", "=4起", Raised, Looser),
        ("调整率", "9%", "8%", Lowered, Unknown),
        ("调整率", "9%", "≥8%", Lowered, Looser),
        ("能耗", "下降5%", "下降3%", Lowered, Looser),
        ("能耗下降率", "下降5%", "6%", Raised, Stricter),
        ("能耗", "下降5%", "增长3%", Reworded, Unknown),
        ("收入", "5%", "增长3%", Reworded, Unknown),
        ("缴费", "不超过缴费额2/3", "不超过缴费额1/2", Lowered, Stricter),
        ("单价", "单件≤12元", "≤10元/件", Lowered, Stricter),
        ("满意度", "≥80%", "90%-95%", Raised, Stricter),
    ]);
}

#[test]
fn comparators() {
    check(&[
        ("门数", "20门", "≥20门", ComparatorStated, Neutral),
        ("门数", "≥20门", "20门", ComparatorStated, Neutral),
        ("合格率", "100%", "≥100%", ComparatorStated, Neutral),
        ("事故", "0起", "=0起", ComparatorStated, Neutral),
        ("人数", "600人", "约600人", ComparatorStated, Neutral),
        ("印制份数", "3800.00份", "≥3800份", ComparatorStated, Neutral),
        ("完成率", "≥95%", "＞95%", ComparatorChanged, Stricter),
        ("完成率", "＞95%", "≥95%", ComparatorChanged, Looser),
        ("支出进度", "不少于100%", "＞100%", ComparatorChanged, Stricter),
        ("知晓率", "=86%", "≥86%", ComparatorChanged, Looser),
        ("培训期数", "大于等于6期", "=6期", ComparatorChanged, Stricter),
        ("满意度", "≥90%", "≤90%", ComparatorChanged, Unknown),
        ("活动", "18场左右", "≥18场", ComparatorChanged, Unknown),
        ("增长率", "=100%", "≥100%", ComparatorChanged, Looser),
    ]);
}

#[test]
fn ranges_and_lists() {
    check(&[
        ("使用率", "90%-95%", "91%-96%", Raised, Stricter),
        ("使用率", "90%-95%", "90%-96%", Raised, Looser),
        ("使用率", "90%-95%", "85%-95%", Lowered, Looser),
        ("使用率", "90%-95%", "85%-97%", Reworded, Looser),
        ("使用率", "90%-95%", "92%-94%", Reworded, Stricter),
        ("使用率", "≥90%", "90%-95%", Reworded, Stricter),
        ("使用率", "92%", "90%-95%", Reworded, Looser),
        ("使用率", "90%-95%", "96%", Raised, Stricter),
        ("服装数量", "夏装5套，冬装5套", "夏装6套，冬装5套", Raised, Unknown),
        ("服装", "夏装5套，冬装5套", "夏装6套，冬装4套", Reworded, Unknown),
        ("服装", "夏装5套，冬装5套", "夏装5套，冬装5件", UnitChanged, Unknown),
    ]);
}

#[test]
fn deadlines() {
    check(&[
        ("完成时限", "12月底前", "12月31日前", Restated, Neutral),
        ("完成时限", "2024年12月底前", "2025年12月底前", Restated, Neutral),
        ("完成时限", "12月底前", "2025年12月31日前", Restated, Neutral),
        ("完成时限", "2024年2月底前", "2025年2月28日前", Restated, Neutral),
        ("完成时限", "10月31日前完成", "10月底前", Restated, Neutral),
        ("完成时限", "2024年12月底前", "2025年11月底前", Lowered, Stricter),
        ("完成时限", "6月底前", "9月底前", Raised, Looser),
        ("完成时限", "2026年6月底前", "2026年9月底前", Raised, Looser),
        ("完成时限", "2026年6月底前", "2026年6月30日前", Restated, Neutral),
        ("完成时限", "12月31日", "12月31日前", ComparatorStated, Neutral),
    ]);
}

#[test]
fn other_words_around_a_number_are_no_notation() {
    for (old, new, kind, also) in [
        ("男性≥90%", "女性≥90%", Reworded, vec![]),
        ("男性≥90%", "女性90%", Reworded, vec![ComparatorStated]),
        ("男性≥90%", "女性≥95%", Raised, vec![Reworded]),
        ("男性≥90%", "女性＞95%", Raised, vec![ComparatorChanged, Reworded]),
    ] {
        let change = judge("占比", old, new);
        assert_eq!((change.kind, change.also), (kind, also), "{old} {new}");
    }
    assert_eq!(judge("男性女性参保率", "男性≥90%", "女性90%以上").kind, Reworded);
    assert_eq!(judge("男性参保率", "≥90%", "男性90%以上").kind, Restated);
}

#[test]
fn a_ceiling_moves_with_its_budget() {
    let yuan = |text: &str| text.parse::<Decimal>().unwrap();
    let judge = |old, new, old_budget, new_budget| {
        let context = JudgeContext {
            new_indicator_name: "项目总成本",
            old_budget: Some(yuan(old_budget)),
            new_budget: Some(yuan(new_budget)),
            ..JudgeContext::default()
        };
        judge_target(&Target::read(old), &Target::read(new), &context)
    };
    let change = judge("≤48万元", "不超过52万元", "480000", "520000");
    assert_eq!((change.kind, change.effect), (Raised, Neutral));
    assert_eq!(change.reason, "成本上限与预算同步变动（48万元→52万元），无实质变化");
    assert_eq!(judge("≤51.84万元", "≤518449元", "518400", "518400").effect, Neutral);
    assert_eq!(judge("≤48万元", "≤52万元", "480000", "530000").effect, Looser);
    assert_eq!(judge("≥48万元", "≥52万元", "480000", "520000").effect, Stricter);
}

#[test]
fn the_category_and_the_copied_name_of_either_side_count() {
    let context = JudgeContext {
        old_indicator_name: "编外人员人数",
        new_indicator_name: "保障人员",
        category: Some(Category::Quantity),
        ..JudgeContext::default()
    };
    let judge = |old, new| judge_target(&Target::read(old), &Target::read(new), &context);
    assert_eq!(judge("编外人员人数=50人", "=50人").kind, Restated);
    assert_eq!(judge("50人", "45人").effect, Unknown);
    let timely = JudgeContext {
        new_indicator_name: "故障处理",
        category: Some(Category::Timeliness),
        ..JudgeContext::default()
    };
    let change = judge_target(&Target::read("2小时"), &Target::read("3小时"), &timely);
    assert_eq!(change.effect, Looser);
}

#[test]
fn reasons_give_points_and_percent() {
    for (old, new, zh, en) in [
        (
            "≥95%",
            "≥90%",
            "由≥95%降至≥90%，下降5个百分点（5.3%）；允许范围扩大，放宽要求",
            "lowered from ≥95% to ≥90%, down 5 percentage points (5.3%); the admissible range widens: looser",
        ),
        (
            "2000人次",
            "≥0.21万人次",
            "由2000人次升至≥2100人次，上升100人次（5%）；允许范围缩小，提高要求",
            "raised from 2000人次 to ≥2100人次, up 100人次 (5%); the admissible range narrows: stricter",
        ),
        (
            "0次",
            "2次",
            "由0次升至2次，上升2次；方向无法判定",
            "raised from 0次 to 2次, up 2次; direction unknown",
        ),
    ] {
        let change = judge("仲裁", old, new);
        assert_eq!((&*change.reason, &*change.reason_en), (zh, en));
    }
}

#[test]
fn reasons_name_the_parts_and_the_fiscal_years() {
    let change = judge("服装", "夏装5套，冬装5套", "夏装6套，冬装5套");
    assert_eq!(change.reason, "2项中1项变动。夏装：由5套升至6套，上升1套（20%）；方向无法判定");
    let change = judge("完成时限", "2024年12月底前", "2025年11月底前");
    assert_eq!(change.reason, "期限由2024年12月底前改为2025年11月底前，相对各自预算年度提前；提高要求");
}

#[test]
fn no_figure_is_too_large() {
    let huge = "79228162514264337593543950335";
    let change = judge("长度", &format!("{huge}公里"), &format!("{huge}米"));
    assert_eq!((change.kind, change.effect), (Reworded, Unknown));
    judge("成本", &format!("≤{huge}元"), "≤1元");
    judge("完成率", &format!("≥{huge}%"), &format!("≥-{huge}%"));
}

/// The other way round, what rose falls and what is stricter is looser.
#[test]
fn swapping_the_years_mirrors_the_judgement() {
    let values = [
        "≥95%",
        "＞95%",
        "95%",
        "=95%",
        "约95%",
        "90%",
        "90%-95%",
        "≤90%",
        "良好",
        "优",
        "/",
        "",
        "12月底前",
        "6月底前",
        "13人",
        "13人次",
        "不超过缴费额2/3",
        "夏装5套，冬装5套",
        "夏装6套，冬装5套",
        "按计划完成",
        "逐年提升",
    ];
    let mirrored = |kind| match kind {
        Raised => Lowered,
        Lowered => Raised,
        Filled => Blanked,
        Blanked => Filled,
        Quantified => Unquantified,
        Unquantified => Quantified,
        same => same,
    };
    for old in values {
        for new in values {
            let (there, back) = (judge("完成率", old, new), judge("完成率", new, old));
            assert_eq!(back.kind, mirrored(there.kind), "{old} {new}");
            let effect = match there.effect {
                Stricter => Looser,
                Looser => Stricter,
                same => same,
            };
            assert_eq!(back.effect, effect, "{old} {new}: {} / {}", there.reason, back.reason);
        }
    }
}
