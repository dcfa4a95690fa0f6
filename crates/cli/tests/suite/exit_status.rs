//! `diff --exit-code`: 1 when the meaning of something changed, by every clause of the contract; 0 when only
//! notation did; 2 when something failed.

use crate::support::{DEMO_2024, DEMO_2025, Folder, run};
use crate::tables::{SMALL, edited, in_yuan, next_year};

/// Compares two texts, and checks that every form of output gives that status.
#[track_caller]
fn check(expected: i32, what: &str, old: &str, new: &str) {
    let folder = Folder::with([("old.txt", old), ("new.txt", new)]);
    let status = |options: &[&str]| {
        let outcome = folder.run(["diff", "old.txt", "new.txt"].iter().chain(options));
        assert_eq!(outcome.stderr, "", "{what}");
        outcome.status
    };
    assert_eq!(status(&["--exit-code"]), expected, "{what}");
    assert_eq!(status(&["--exit-code", "--format", "json"]), expected, "{what}, as JSON");
    // What a view hides has changed all the same.
    let hidden = ["--exit-code", "--min-delta", "1亿元", "--min-rate", "1000", "--only", "structure"];
    assert_eq!(status(&hidden), expected, "{what}, out of sight");
    assert_eq!(status(&[]), 0, "{what}, without the option");
}

/// One project of the small table with its indicators.
fn project(name: &str) -> String {
    let start = SMALL.find(&format!("    {name}")).unwrap();
    let end = SMALL[start..].match_indices('\n').nth(1).unwrap().0;
    SMALL[start..=start + end].to_owned()
}

#[test]
fn notation_is_no_change() {
    for (what, edits) in [
        ("another year in the title", &[][..]),
        ("years rolled on", &[("2024年办公", "2025年办公"), ("2024年12月底前", "2025年12月底前")]),
        ("comparator in words", &[("不低于95%", "≥95%")]),
        ("comparator stated", &[("90%", "≥90%"), ("120台", "≥120台")]),
        ("comparator left out", &[("≥6场", "6场")]),
        ("width of a target", &[("≥80%", "≥80％")]),
        ("spaces in a target", &[("≥80%", "≥ 80 %")]),
        ("zeros in a target", &[("≥80%", "≥80.0%")]),
        ("another scale", &[("≥40份", "≥0.004万份")]),
        ("a final stop", &[("实施周期指标值:有效提升；", "实施周期指标值:有效提升。；")]),
        ("the indicator's name before the target", &[("≥80%", "群众知晓率≥80%")]),
        ("width of a goal", &[("（含印刷品）", "(含印刷品)")]),
        ("brackets of a name", &[("公益宣传活动经费", "公益宣传活动经费 ")]),
        ("digits of an amount", &[("12.00 12.00", "12.0 12.0")]),
        ("separators of an amount", &[("合计 30.00 30.00", "合计 0,030.00 0,030.00")]),
    ] {
        check(0, what, SMALL, &next_year(edits));
    }
    check(0, "the table itself", SMALL, SMALL);
}

#[test]
fn names_that_differ_in_notation_are_no_change() {
    let named = |name: &str| edited(&[("公益宣传活动经费", name)]);
    for (what, old, new) in [
        ("a document number", "公益宣传活动经费（示财〔2024〕1号）", "公益宣传活动经费（示财〔2025〕23号）"),
        ("brackets", "公益宣传（线下）活动经费", "公益宣传(线下)活动经费"),
        ("a year", "2024年公益宣传活动经费", "2025年公益宣传活动经费"),
        ("a fiscal year", "2024年度公益宣传活动经费", "公益宣传活动经费"),
        ("width", "公益宣传Ａ类经费", "公益宣传A类经费"),
    ] {
        check(0, what, &named(old), &named(new).replace("2024年部门预算", "2025年部门预算"));
    }
}

/// Rows in another order are the same rows.
#[test]
fn order_is_no_change() {
    let (first, second) = (project("法律顾问服务经费"), project("2024年办公设备运维项目"));
    check(
        0,
        "projects in another order",
        SMALL,
        &SMALL.replace(&format!("{first}{second}"), &format!("{second}{first}")),
    );
    let at = SMALL.find("示例市示例局 20.00").unwrap();
    let (units, other) = (&SMALL[at..], SMALL.find("示例市示例服务中心").unwrap() - at);
    let swapped = format!("{}{}{}", &SMALL[..at], &units[other..], &units[..other]);
    check(0, "units in another order", SMALL, &swapped);
}

/// The same money in another unit; a remainder below the coarser print.
#[test]
fn money_within_its_printed_precision_is_no_change() {
    let yuan = in_yuan(SMALL);
    let new = next_year(&[]);
    check(0, "from 元 to 万元", &yuan, &new);
    check(0, "from 万元 to 元", SMALL, &in_yuan(&new));
    for (amount, total_of_unit, total, expected) in [
        ("120049.00", "200049.00", "300049.00", 0),
        ("119951.00", "199951.00", "299951.00", 0),
        ("120051.00", "200051.00", "300051.00", 1),
        ("119949.00", "199949.00", "299949.00", 1),
    ] {
        let old = [("120000.00", amount), ("200000.00", total_of_unit), ("300000.00", total)]
            .iter()
            .fold(yuan.clone(), |table, (whole, exact)| table.replace(whole, exact));
        check(expected, &format!("{amount} 元, 12.00 万元"), &old, &new);
    }
}

/// A source of money that only one form has a column for says nothing about the money.
#[test]
fn a_column_that_one_form_lacks_is_no_change() {
    let other = |table: &str| table.replace("总计 财政拨款", "总计 政府性基金");
    check(0, "财政拨款, 政府性基金", SMALL, &other(&next_year(&[])));
    check(0, "政府性基金, 财政拨款", &other(SMALL), &next_year(&[]));
    let more = ["12.00", "8.00", "10.00", "20.00", "30.00"]
        .iter()
        .fold(next_year(&[("总计 财政拨款", "总计 财政拨款 上年结转")]), |table, amount| {
            table.replace(&format!("{amount} {amount}"), &format!("{amount} {amount} 1.00"))
        });
    check(0, "上年结转 in the new form only", SMALL, &more);
    check(0, "上年结转 in the old form only", &more, SMALL);
}

#[test]
fn targets_that_changed_in_meaning_are_change() {
    for (what, edits) in [
        ("raised", &[("≥40份", "≥42份")][..]),
        ("lowered", &[("≥40份", "≥38份")]),
        ("raised, with a comparator", &[("120台", "≥130台")]),
        ("comparator changed", &[("≥6场", "＞6场")]),
        ("comparator turned", &[("不低于95%", "不高于95%")]),
        ("filled", &[("待单位补充...", "≥95%")]),
        ("blanked by a placeholder", &[("≥80%", "待单位补充...")]),
        ("blanked by a stroke", &[("≥6场", "/")]),
        ("blank", &[("实施周期指标值:≥80%；年度指标值:≥80%", "实施周期指标值:；年度指标值:")]),
        ("quantified", &[("有效提升", "≥90%")]),
        ("unquantified", &[("≥80%", "逐年提升")]),
        ("unit changed", &[("≥6场", "≥6小时")]),
        ("reworded", &[("有效提升", "风险可控")]),
        ("a deadline later", &[("2024年12月底前", "2026年2月底前")]),
        ("a deadline not rolled on", &[("2024年12月底前", "2024年11月底前")]),
        ("annual only", &[("年度指标值:≥40份", "年度指标值:≥42份")]),
        ("cycle only", &[("实施周期指标值:≥40份", "实施周期指标值:≥42份")]),
    ] {
        check(1, what, SMALL, &next_year(edits));
    }
}

#[test]
fn indicators_that_came_went_or_moved_are_change() {
    let last = "群众知晓率；实施周期指标值:≥80%；年度指标值:≥80%。";
    let more = format!(
        "{last}3、3-满意度指标；31-服务对象满意度；群众满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
    );
    for (what, edits) in [
        ("new", &[(last, more.as_str())][..]),
        ("dropped", &[(&format!("2、2-效益指标；22-社会效益；{last}"), "")]),
        ("renamed", &[("群众知晓率", "目标群众知晓率")]),
        ("another class", &[("12-质量指标；故障修复及时率", "13-时效指标；故障修复及时率")]),
    ] {
        check(1, what, SMALL, &next_year(edits));
    }
}

#[test]
fn money_that_changed_is_change() {
    for (what, edits) in [
        (
            "more",
            &[("12.00 12.00", "12.01 12.01"), ("20.00 20.00", "20.01 20.01"), ("30.00 30.00", "30.01 30.01")]
                [..],
        ),
        (
            "less",
            &[("12.00 12.00", "9.00 9.00"), ("20.00 20.00", "17.00 17.00"), ("30.00 30.00", "27.00 27.00")],
        ),
        ("moved, the totals the same", &[("12.00 12.00", "13.00 13.00"), ("8.00 8.00", "7.00 7.00")]),
        ("less of one source", &[("12.00 12.00", "12.00 11.00")]),
    ] {
        check(1, what, SMALL, &next_year(edits));
    }
}

#[test]
fn goals_that_changed_beyond_years_and_width_are_change() {
    for (what, edits) in [
        ("a word", &[("防范法律风险", "防范各类法律风险")][..]),
        ("a number", &[("聘请法律顾问，", "聘请法律顾问2名，")]),
        ("a year and a word", &[("做好2024年办公设备运维", "做好2025年办公设备管理")]),
        ("gone", &[(" 聘请法律顾问，防范法律风险。", "")]),
    ] {
        check(1, what, SMALL, &next_year(edits));
    }
}

#[test]
fn structure_that_changed_is_change() {
    let (legal, publicity) = (project("法律顾问服务经费"), project("公益宣传活动经费"));
    let exams = "    考务组织经费 5.00 5.00 组织考试。\n\
                 1、1-产出指标；11-数量指标；考试场次；实施周期指标值:2场；年度指标值:2场。\n";
    let halves = format!(
        "{}{}",
        publicity.replace("公益宣传活动经费 10.00 10.00", "公益宣传活动经费（线下部分） 6.00 6.00"),
        publicity.replace("公益宣传活动经费 10.00 10.00", "公益宣传活动经费（线上部分） 4.00 4.00"),
    );
    for (what, edits) in [
        ("new", &[(publicity.as_str(), format!("{publicity}{exams}").as_str())][..]),
        ("ended", &[(&legal, "")]),
        ("replaced", &[(&publicity, exams)]),
        ("renamed", &[("公益宣传活动经费", "公益宣传和普法活动经费")]),
        ("unit renamed", &[("示例市示例服务中心", "示例市示例发展服务中心")]),
        ("transferred", &[(&legal, ""), (&publicity, &format!("{legal}{publicity}"))]),
        ("split", &[(&publicity, &halves)]),
    ] {
        check(1, what, SMALL, &next_year(edits));
    }
    check(1, "merged", &edited(&[(&publicity, &halves)]), &next_year(&[]));
}

/// A failure is more than a change, and the option alone makes nothing of a failure.
#[test]
fn failures_win_over_changes() {
    for exit_code in [&[][..], &["--exit-code"]] {
        for args in [["diff", DEMO_2024, "missing.txt"], ["diff", "missing.txt", DEMO_2025]] {
            let outcome = run(args.iter().chain(exit_code));
            outcome.failed("duibiao: missing.txt: 文件不存在");
        }
        let outcome =
            run(["diff", DEMO_2024, DEMO_2025, "-o", "no/such/folder/out.txt"].iter().chain(exit_code));
        assert_eq!(outcome.status, 2);
    }
    assert_eq!(run(["diff", DEMO_2024, DEMO_2025, "--exit-code"]).status, 1);
    assert_eq!(run(["diff", DEMO_2025, DEMO_2024, "--exit-code"]).status, 1);
    assert_eq!(run(["diff", DEMO_2025, DEMO_2025, "--exit-code"]).status, 0);
}
