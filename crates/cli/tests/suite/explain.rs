//! `explain`: why a project is linked as it is, and why its rivals are not.

use crate::support::{DEMO_2024, DEMO_2025, Folder, list, run};
use serde_json::Value;

fn text(project: &str, options: &[&str]) -> String {
    run(["explain", DEMO_2024, DEMO_2025, "--project", project].iter().chain(options)).done()
}

fn json(project: &str, options: &[&str]) -> Value {
    let base = ["explain", DEMO_2024, DEMO_2025, "--format", "json", "--project", project];
    run(base.iter().chain(options)).json()
}

/// The reasons why rivals are not linked, in Chinese, with the two names.
fn reasons(explanation: &Value) -> Vec<String> {
    let name = |pair: &Value, side: &str| pair[side]["name"].as_str().unwrap().to_owned();
    list(explanation, "rivals")
        .iter()
        .flat_map(|rival| {
            let names = format!("{} → {}", name(rival, "old"), name(rival, "new"));
            list(rival, "reasons")
                .iter()
                .map(move |reason| format!("{names}: {}", reason["zh"].as_str().unwrap()))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn an_inferred_link_is_told_feature_by_feature() {
    let explanation = json("技能人才队伍建设资金", &[]);
    assert_eq!(explanation["schema"], "duibiao.explanation/1");
    assert_eq!(explanation["entry"]["link"], "inferred");
    let features: Vec<&str> = list(&explanation["pairs"][0], "features")
        .iter()
        .map(|one| one["feature"].as_str().unwrap())
        .collect();
    for feature in ["goal", "indicators", "amount", "unit"] {
        assert!(features.contains(&feature), "{features:?}");
    }
    // Either name leads there, and so does a part of it.
    assert_eq!(json("高技能人才培养补贴经费", &[]), explanation);
    assert_eq!(json("技能人才队伍", &[]), explanation);
    let view = text("技能人才队伍", &[]);
    for words in [
        "匹配方式  推断",
        "目标文字相同",
        "100%",
        "高技能人才培养补贴经费（示例市示例区就业服务中心，第 24 个项目）",
    ] {
        assert!(view.contains(words), "{words}: {view}");
    }
    let english = text("技能人才队伍", &["--lang", "en"]);
    assert!(english.contains("equal objectives") && english.contains("inferred"), "{english}");
}

/// Two phases of one project look alike in everything, and are two projects.
#[test]
fn siblings_say_what_tells_them_apart() {
    let explanation = json("零工驿站建设项目（一期）", &[]);
    assert_eq!(explanation["entry"]["relation"], "ended");
    assert_eq!(list(&explanation, "pairs").len(), 0);
    let expected = "零工驿站建设项目（一期） → 零工驿站建设项目（二期）: 名称中“一期/二期”不同，不作推断匹配";
    assert_eq!(reasons(&explanation)[0], expected);
    assert_eq!(reasons(&json("零工驿站建设项目（二期）", &[]))[0], expected);
    let view = text("零工驿站建设项目（一期）", &[]);
    assert!(view.contains("未匹配：名称中“一期/二期”不同，不作推断匹配"), "{view}");
}

#[test]
fn groups_are_told_pair_by_pair() {
    let explanation = json("人事档案管理及数字化经费", &[]);
    assert_eq!(explanation["entry"]["relation"], "merged");
    assert_eq!(list(&explanation, "pairs").len(), 2);
    assert!(text("人事档案管理及数字化经费", &[]).contains("目标文字覆盖"));
}

/// Several projects that answer are listed with what tells them apart; unit and position choose.
#[test]
fn several_projects_of_a_name_are_listed() {
    let outcome = run(["explain", DEMO_2024, DEMO_2025, "--project", "编外人员聘用经费"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    let first = outcome.stderr.lines().next().unwrap();
    assert_eq!(first, "duibiao: 有 4 个项目符合，请用 --unit 或 --position 指定：");
    assert!(
        outcome.stderr.contains("上年  编外人员聘用经费（示例市示例区社会保险服务管理中心，第 12 个项目）")
    );
    let by_unit = json("编外人员聘用经费", &["--unit", "社会保险"]);
    assert_eq!(by_unit["entry"]["old"][0]["position"], 11);
    let by_position = json("编外人员聘用经费", &["--position", "12"]);
    assert_eq!(by_position, by_unit);
    let outcome = run(["explain", DEMO_2024, DEMO_2025, "--project", "没有的项目"]);
    outcome.failed("duibiao: 两年可比的表中都没有这个项目");
}

#[test]
fn decisions_are_told() {
    let folder = Folder::new();
    let path = folder.write(
        "对照表.csv",
        "裁定,上年项目,本年项目,说明\n不是同一项目,高技能人才培养补贴经费,技能人才队伍建设资金,另立项目\n\
         同一项目,零工驿站建设项目（一期）,零工驿站建设项目（二期）,分期建设\n",
    );
    let path = path.to_string_lossy();
    let explanation = json("技能人才队伍", &["--crosswalk", &path]);
    assert_eq!(explanation["entry"]["relation"], "new");
    let ruled_out =
        format!("高技能人才培养补贴经费 → 技能人才队伍建设资金: 人工裁定不是同一项目（{path} 第 2 行）");
    assert_eq!(reasons(&explanation)[0], ruled_out);
    let explanation = json("零工驿站建设项目（二期）", &["--crosswalk", &path]);
    assert_eq!(explanation["entry"]["link"], "user");
    assert_eq!(explanation["decisions"][0]["decision"], 1);
    assert!(text("零工驿站建设项目（二期）", &["--crosswalk", &path]).contains("人工确认：分期建设"));
}
