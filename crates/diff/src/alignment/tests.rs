//! Who is linked with whom, on small tables of a fictitious body.

use crate::{Alignment, Crosswalk, Options, align};
use duibiao_core::AnnualTable;
use std::fmt::Write as _;

/// A project: name, amount, objective, indicators with their targets.
type Row<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)]);

fn table(year: &str, rows: &[Row<'_>]) -> AnnualTable {
    let mut text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
                    项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n示例局 0.00 0.00\n"
        .to_owned();
    for (name, amount, goal, indicators) in rows {
        writeln!(text, "    {name} {amount} {amount} {goal}").unwrap();
        for (idx, (indicator, target)) in indicators.iter().enumerate() {
            writeln!(text, "{}、1-产出指标；11-数量指标；{indicator}；年度指标值:{target}。", idx + 1)
                .unwrap();
        }
    }
    let name = format!("{year}年.txt");
    duibiao_parse::read(&name, text.as_bytes(), &duibiao_parse::ReadOptions::default())
        .unwrap()
        .tables
        .remove(0)
}

/// `old>new` for links, `old+old>new` for groups, in order of the new ones.
fn found(alignment: &Alignment) -> Vec<String> {
    let join = |side: &[usize]| side.iter().map(usize::to_string).collect::<Vec<_>>().join("+");
    let links = alignment.links.iter().map(|link| (link.new, format!("{}>{}", link.old, link.new)));
    let groups = alignment
        .groups
        .iter()
        .map(|group| (group.new[0], format!("{}>{}", join(&group.old), join(&group.new))));
    let mut all: Vec<(usize, String)> = links.chain(groups).collect();
    all.sort();
    all.into_iter().map(|(_, text)| text).collect()
}

fn links(old: &[Row<'_>], new: &[Row<'_>]) -> Vec<String> {
    let (old, new) = (table("2024", old), table("2025", new));
    let alignment = align(&old, &new, &Options::default());
    let mirrored = align(&new, &old, &Options::default());
    assert_eq!(
        (alignment.links.len(), alignment.groups.len()),
        (mirrored.links.len(), mirrored.groups.len()),
        "swapped sides mirror"
    );
    found(&alignment)
}

const ROAD: &[(&str, &str)] = &[("养护里程", "≥120公里"), ("巡查次数", "≥48次"), ("路面完好率", "≥92%")];

#[test]
fn a_renamed_project_is_linked() {
    let goal = "对全区农村公路开展日常养护，全年养护里程120公里，保障群众出行安全。";
    for name in ["农村公路养护专项资金", "乡村道路日常保养工程", "农村公路管护费用"]
    {
        let old =
            [("农村公路养护经费", "88.50", goal, ROAD), ("党建工作经费", "3.00", "开展党建活动。", &[])];
        let new = [(name, "90.00", goal, ROAD), ("党建工作经费", "3.00", "开展党建活动。", &[])];
        assert_eq!(links(&old, &new), ["0>0", "1>1"], "{name}");
    }
}

#[test]
fn what_makes_it_another_project_is_never_linked_on_likeness_alone() {
    for (a, b) in [
        ("污水管网建设一期", "污水管网建设二期"),
        ("污水管网建设（第一批）", "污水管网建设（第二批）"),
        ("城东污水管网建设", "城西污水管网建设"),
        ("小学操场改造", "中学操场改造"),
        ("青山镇河道清淤", "白云镇河道清淤"),
        ("河道清淤（青山镇）", "河道清淤（桃源街道）"),
        ("市级农田水利补助", "区级农田水利补助"),
        ("中央农田水利补助", "省级农田水利补助"),
        ("体育场馆场地改造专项", "文化礼堂场地改造专项"),
    ] {
        let goal = |name: &str| format!("组织实施{name}，按期完成年度任务，改善群众生产生活条件。");
        let (old_goal, new_goal) = (goal(a), goal(b));
        let same: &[(&str, &str)] = &[("任务完成率", "100%"), ("工程验收合格率", "≥98%")];
        let (old, new) = ([(a, "120.00", old_goal.as_str(), same)], [(b, "480.00", new_goal.as_str(), same)]);
        assert_eq!(links(&old, &new), [""; 0], "{a} {b}");
    }
}

#[test]
fn a_place_may_move_within_the_name() {
    let goal = "完成河道清淤12公里，改善水环境。";
    let old = [("河道清淤（青山镇）", "20.00", goal, ROAD)];
    let new = [("青山镇河道清淤项目", "21.00", goal, ROAD)];
    assert_eq!(links(&old, &new), ["0>0"]);
}

#[test]
fn a_whole_and_its_parts_are_a_group() {
    let goal = "开展防汛物资宣传活动，全年发放宣传资料，营造良好氛围。";
    let whole = [("防汛物资宣传专项", "100.00", goal, ROAD)];
    let parts = [
        ("防汛物资宣传专项（青山镇）", "60.00", goal, &ROAD[..2]),
        ("防汛物资宣传专项（桃源街道）", "42.00", goal, &ROAD[1..]),
    ];
    assert_eq!(links(&whole, &parts), ["0>0+1"]);
    assert_eq!(links(&parts, &whole), ["0+1>0"]);
}

#[test]
fn a_continuing_project_that_gives_off_a_part_is_split() {
    let both = "保障信息系统稳定运行，按季度开展巡检；组织网络安全攻防演练两次，提高应急处置能力。";
    let (run, drill) =
        ("保障信息系统稳定运行，按季度开展巡检。", "组织网络安全攻防演练两次，提高应急处置能力。");
    let all: &[(&str, &str)] =
        &[("系统巡检次数", "≥4次"), ("攻防演练次数", "≥2次"), ("漏洞整改完成率", "≥95%")];
    let old = [("网络安全保障经费", "100.00", both, all)];
    let new =
        [("网络安全保障经费", "70.00", run, &all[..1]), ("网络安全攻防演练经费", "30.00", drill, &all[1..])];
    assert_eq!(links(&old, &new), ["0>0+1"]);
    // A sibling that takes nothing from it is new.
    let new = [
        ("网络安全保障经费", "100.00", both, all),
        ("网络安全保障经费（青山镇）", "30.00", drill, &all[1..]),
    ];
    assert_eq!(links(&old, &new), ["0>0"]);
}

#[test]
fn a_name_that_is_used_again_gives_way_to_the_project_itself() {
    let (flood, books) =
        ("组织防汛抢险队伍训练和物资储备，确保安全度汛。", "采购馆藏图书五千册，开展全民阅读活动。");
    let flood_indicators: &[(&str, &str)] = &[("抢险队伍训练次数", "≥6次"), ("物资储备种类", "≥30种")];
    let book_indicators: &[(&str, &str)] = &[("采购图书册数", "≥5000册"), ("阅读活动场次", "≥20场")];
    let old = [("专项工作经费", "200.00", flood, flood_indicators)];
    let new = [
        ("防汛抢险工作专项", "205.00", flood, flood_indicators),
        ("专项工作经费", "12.00", books, book_indicators),
    ];
    assert_eq!(links(&old, &new), ["0>0"]);
    // Without anything better the name decides.
    assert_eq!(links(&old, &new[1..]), ["0>0"]);
}

#[test]
fn a_pair_that_was_ruled_out_is_not_linked_in_a_group_either() {
    let goal = "开展防汛物资宣传活动，全年发放宣传资料，营造良好氛围。";
    let old = table("2024", &[("防汛物资宣传专项", "100.00", goal, ROAD)]);
    let new = table(
        "2025",
        &[
            ("防汛物资宣传专项（青山镇）", "60.00", goal, &ROAD[..2]),
            ("防汛物资宣传专项（桃源街道）", "42.00", goal, &ROAD[1..]),
        ],
    );
    let csv = "裁定,上年项目,本年项目\n不是同一项目,防汛物资宣传专项,防汛物资宣传专项（青山镇）\n";
    let crosswalk = Crosswalk::read_csv("裁定.csv", csv).unwrap().decisions;
    let options = Options { crosswalk, ..Options::default() };
    assert!(found(&align(&old, &new, &options)).iter().all(|link| !link.contains("0+1")));
}

#[test]
fn projects_divided_anew_are_a_regrouping() {
    let (library_buy, library_run) =
        ("为图书馆采购图书三万册，丰富馆藏资源。", "图书馆全年开放，做好窗口服务。");
    let (museum_buy, museum_run) =
        ("为博物馆征集藏品二百件，充实陈列展览。", "博物馆免费开放，组织讲解导览。");
    let goals = [
        format!("{library_buy}{museum_buy}"),
        format!("{library_run}{museum_run}"),
        format!("{library_buy}{library_run}"),
        format!("{museum_buy}{museum_run}"),
    ];
    let old = [
        ("场馆采购征集经费", "80.00", goals[0].as_str(), ROAD),
        ("场馆开放服务经费", "40.00", &goals[1], &ROAD[1..]),
    ];
    let new = [
        ("图书馆专项经费", "70.00", goals[2].as_str(), ROAD),
        ("博物馆专项经费", "51.00", &goals[3], &ROAD[1..]),
    ];
    assert_eq!(links(&old, &new), ["0+1>0+1"]);
}
