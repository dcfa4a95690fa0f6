//! Forms drawn as text, and what is read of them. All bodies and figures are made up (虚构).

use super::drawing::section;
use crate::grid::Section;
use crate::ledger::Ledger;
use crate::{ReadOptions, grouping};
use duibiao_core::{AnnualTable, Indicator, MoneyUnit, Project, TableKind};

fn read(section: &Section) -> (&'static str, Vec<AnnualTable>) {
    let template = super::ALL.iter().find(|template| (template.recognises)(section)).expect("a known form");
    let tables = (template.read)(section, &ReadOptions::default(), &mut Ledger::default());
    let tables = if template.is_form { grouping::group(tables, &(Vec::new(), Vec::new())) } else { tables };
    (template.name, tables)
}

fn only(section: &Section, name: &str) -> AnnualTable {
    let (found, mut tables) = read(section);
    assert_eq!((found, tables.len()), (name, 1));
    tables.remove(0)
}

fn project(table: &AnnualTable, position: usize) -> &Project {
    table.projects().nth(position).unwrap().1
}

/// level 1 | level 2 | name | cycle target | annual target | score
fn line(indicator: &Indicator) -> String {
    let raw =
        |target: &Option<duibiao_core::Target>| target.as_ref().map_or("-".to_owned(), |t| t.raw.clone());
    [
        indicator.level1.name.as_str(),
        indicator.level2.name.as_str(),
        indicator.name.as_str(),
        &raw(&indicator.cycle_target),
        &raw(&indicator.annual_target),
        indicator.score.as_deref().unwrap_or("-"),
    ]
    .join("|")
}

fn amounts(project: &Project) -> Vec<String> {
    let cells = project.amounts.columns();
    cells.filter_map(|(key, cell)| Some(format!("{key}={}", cell.printed()?))).collect()
}

#[test]
fn reads_the_ministry_form() {
    let table = only(
        &section(
            &["虚构示例", "示例项目绩效目标表", "（2024年度）"],
            "项目名称|<|示例运行经费|<|<|<
             主管/部门及代码|<|[150]示例市示例局|<|实施单位|示例市示例中心
             项目资金/（万元）|<|年度资金总额：|9.16|执行率/分值/（10）|
             ^|^|其中：财政拨款|9.00|^|
             ^|^|上年结转|0.16|^|
             ^|^|其他资金|-|^|
             年/度/总/体/目/标|保障运行。/做好服务。|<|<|<|<
             绩/效/指/标|一级/指标|二级指标|三级指标|指标值|分值/（90）
             ^|产出指标(50分)|数量指标|设备数量|80台（套）|20
             ^|^|质量指标|验收合格率|≥98%|20
             ---
             |||处置及|≥90%|20
             绩/效/指/标|满意度指标|服务对象满意度指标|职工满意度|86%|30",
        ),
        "ministry_form",
    );
    let one = project(&table, 0);
    assert_eq!(one.name, "示例运行经费");
    assert_eq!(table.department.as_deref(), Some("示例市示例局"));
    assert_eq!(one.supervising_department.as_ref().unwrap().code.as_deref(), Some("150"));
    assert_eq!(
        (table.units[0].name.as_str(), table.money_unit),
        ("示例市示例中心", Some(MoneyUnit::WanYuan))
    );
    assert_eq!(amounts(one), ["total=9.16", "fiscal_appropriation=9.00", "carryover=0.16"]);
    assert_eq!(one.goal.as_deref(), Some("保障运行。做好服务。"));
    assert_eq!(
        one.indicators.iter().map(line).collect::<Vec<_>>(),
        [
            "产出指标(50分)|数量指标|设备数量|-|80台（套）|20",
            "产出指标(50分)|质量指标|验收合格率|-|≥98%|20",
            "产出指标(50分)|质量指标|处置及|-|≥90%|20",
            "满意度指标|服务对象满意度指标|职工满意度|-|86%|30",
        ]
    );
    assert!(one.indicators.iter().all(|indicator| indicator.category.is_some()));
}

#[test]
fn joins_a_row_that_a_page_break_cut() {
    let table = only(
        &section(
            &[],
            "项目名称|示例经费|<|<
             实施单位|示例中心|<|<
             年度目标|甲。|<|<
             一级指标|二级指标|三级指标|指标值
             产出指标|数量指标|大学生创新创业训练|120项
             ---
             ||计划数量|
             效益指标|社会效益|影响|显著",
        ),
        "ministry_form",
    );
    assert_eq!(
        project(&table, 0).indicators.iter().map(line).collect::<Vec<_>>(),
        ["产出指标|数量指标|大学生创新创业训练计划数量|-|120项|-", "效益指标|社会效益|影响|-|显著|-"]
    );
}

#[test]
fn reads_two_horizons_side_by_side() {
    let table = only(
        &section(
            &["示例省项目支出绩效目标表", "（2023年度）"],
            "项目名称|示例工程|<|<|<|<|<
             主管部门|示例省示例厅|<|<|实施单位|示例中心|<
             资金总额（元）|100|<|<|<|<|<
             总体目标|实施期目标|<|<|年度目标|<|<
             ^|三年建成。|<|<|完成一期。|<|<
             一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
             产出指标|数量指标|建设面积|≥300平方米|数量指标|建设面积|≥100平方米
             ^|质量指标|合格率|100%|时效指标|完成时间|12月底前",
        ),
        "two_horizon_form",
    );
    let one = project(&table, 0);
    assert_eq!((one.lifetime_goal.as_deref(), one.goal.as_deref()), (Some("三年建成。"), Some("完成一期。")));
    assert_eq!(amounts(one), ["total=100"]);
    assert_eq!(
        one.indicators.iter().map(line).collect::<Vec<_>>(),
        [
            "产出指标|数量指标|建设面积|≥300平方米|≥100平方米|-",
            "产出指标|质量指标|合格率|100%|-|-",
            "产出指标|时效指标|完成时间|-|12月底前|-",
        ]
    );
}

#[test]
fn reads_a_self_evaluation() {
    let table = only(
        &section(
            &["项目支出绩效自评表", "（2022年度）"],
            "项目名称|<|示例委托业务|<|<|<|<|<
             主管部门|<|219-示例市示例镇|<|<|实施单位|219001-示例镇|<
             项目资金（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分
             ^|年度资金总额：|90|89.974|89.974|10|100%|10
             ^|其中：本年财政拨款|90|89.974|89.974|||
             年度总体目标|预期目标|<|<|<|实际完成情况|<|<
             ^|做好业务。|<|<|<|已完成。|<|<
             绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
             ^|产出指标(50分)|数量指标|业务数量|≥50个|52|8|8",
        ),
        "self_evaluation",
    );
    let one = project(&table, 0);
    assert_eq!((table.kind, one.goal.as_deref()), (TableKind::SelfEvaluation, Some("做好业务。")));
    assert_eq!(amounts(one), ["total=90", "fiscal_appropriation=90"]);
    assert!(one.notes.iter().any(|note| note.text == "已完成。"), "{:?}", one.notes);
    assert!(one.notes.iter().any(|note| note.text == "89.974"), "{:?}", one.notes);
    let indicator = &one.indicators[0];
    assert_eq!(line(indicator), "产出指标(50分)|数量指标|业务数量|-|≥50个|8");
    assert_eq!(indicator.actual.as_ref().map(|actual| actual.raw.as_str()), Some("52"));
    assert_eq!(indicator.achieved_score.as_deref(), Some("8"));
}

#[test]
fn reads_a_whole_department() {
    let table = only(
        &section(
            &["部门整体支出绩效目标表"],
            "部门名称|示例市示例局|<|<
             年度主要任务|任务名称|主要内容|预算金额（万元）
             ^|任务一|做好一|10
             年度总体目标|完成任务。|<|<
             一级指标|二级指标|三级指标|指标值
             产出指标|数量指标|会议次数|≥3次",
        ),
        "whole_department",
    );
    let one = project(&table, 0);
    assert_eq!((table.kind, one.name.as_str()), (TableKind::WholeDepartment, "示例市示例局"));
    assert!(one.notes.iter().any(|note| note.text == "做好一"), "{:?}", one.notes);
    assert_eq!(one.indicators.len(), 1);
}

#[test]
fn reads_rows_of_indicators() {
    let table = only(
        &section(
            &["2024年项目支出绩效目标表", "部门名称：示例市示例局", "单位：元"],
            "单位名称|项目名称|年度资金总额|其中：财政拨款|年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|指标内容
             1|2|3|4|5|6|7|8|9|10|11|12|13
             示例局本级|甲项目|90000|90000|目标甲。|产出指标|数量指标|资料数量|≥|4400|份|13|考核
             ^|^|^|^|^|产出指标|质量指标|完成情况|定性|及时||16|
             示例局本级|乙项目|100|100|目标乙。|产出指标|数量指标|次数|=|3|次|20|
             示例中心|乙项目|100|100|目标乙。|产出指标|数量指标|次数|=|3|次|20|",
        ),
        "indicator_rows",
    );
    let units: Vec<(&str, usize)> =
        table.units.iter().map(|unit| (unit.name.as_str(), unit.projects.len())).collect();
    assert_eq!(units, [("示例局本级", 2), ("示例中心", 1)]);
    assert_eq!(
        (table.department.as_deref(), table.money_unit),
        (Some("示例市示例局"), Some(MoneyUnit::Yuan))
    );
    let one = project(&table, 0);
    assert_eq!(amounts(one), ["total=90000", "fiscal_appropriation=90000"]);
    assert_eq!(
        one.indicators.iter().map(line).collect::<Vec<_>>(),
        ["产出指标|数量指标|资料数量|-|≥4400份|13", "产出指标|质量指标|完成情况|-|及时|16"]
    );
    assert_eq!(one.indicators[0].notes[0].text, "考核");
}

#[test]
fn leaves_persons_out_and_says_so() {
    let drawing = "项目名称|示例经费|项目负责人|张某
         实施单位|示例中心|联系电话|000
         立项依据|示例文件|<|<
         一级指标|二级指标|三级指标|指标值
         产出指标|数量指标|次数|3次";
    let table = only(&section(&[], drawing), "ministry_form");
    assert!(project(&table, 0).persons.is_empty());
    assert!(table.findings.iter().any(|finding| finding.code.id() == "PAR-45"));
    assert!(project(&table, 0).notes.iter().any(|note| note.label == "立项依据" && note.text == "示例文件"));
}

fn lines(project: &Project) -> Vec<String> {
    project.indicators.iter().map(line).collect()
}

fn codes(table: &AnnualTable) -> Vec<&str> {
    table.findings.iter().map(|finding| finding.code.id()).collect()
}

#[test]
fn reads_the_form_of_guangxi() {
    let one = "项目编码|0001|<|项目名称|甲经费
        项目属性|经常性项目|<|主管部门|示例局
        实施单位|示例馆|<|<|<
        项目资金|资金来源|<|金额（元）|<
        ^|合计|<|300.00|<
        ^|一般公共预算拨款|上级|100.00|<
        ^|^|本级|150.00|<
        ^|政府性基金|<||<
        ^|国有资本经营预算|<||<
        ^|其他资金|<|50.00|<
        年度绩效目标|办好甲。|<|<|<
        中期绩效目标|三年办好。|<|<|<
        项目年度/绩效目标/衡量指标|一级指标|二级指标|指标内容|指标值
        ^|产出指标|数量指标|场次|≥40场次
        ^|^|质量指标|完好率|≥98%";
    let two = one.replace("0001", "0002").replace("甲", "乙").replace("示例馆", "示例局本级");
    let above = &["2024年度部门预算本级项目支出绩效目标申报表（虚构）"];
    let table = only(&section(above, &format!("{one}\n{two}")), "two_horizon_form");
    let names: Vec<&str> = table.projects().map(|(_, project)| project.name.as_str()).collect();
    let units: Vec<&str> = table.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!((names, units), (vec!["甲经费", "乙经费"], vec!["示例馆", "示例局本级"]));
    assert_eq!((table.department.as_deref(), table.money_unit), (Some("示例局"), Some(MoneyUnit::Yuan)));
    let one = project(&table, 0);
    assert_eq!(one.code.as_deref(), Some("0001"));
    assert_eq!((one.goal.as_deref(), one.lifetime_goal.as_deref()), (Some("办好甲。"), Some("三年办好。")));
    assert_eq!(amounts(one)[..2], ["total=300.00", "other=50.00"]);
    assert_eq!(lines(one), ["产出指标|数量指标|场次|-|≥40场次|-", "产出指标|质量指标|完好率|-|≥98%|-"]);
}

#[test]
fn reads_the_form_of_tianjin() {
    let table = only(
        &section(
            &["政策及项目绩效目标表", "（2025年度）"],
            "项目名称|<|示例补贴|<|<
             主管部门|<|示例局|预算单位|示例局本级
             项目资金（万元）|<|年度资金总额|<|80
             ^|^|其中：转移支付资金|<|20
             ^|^|区级资金|<|50
             ^|^|其他资金|<|10
             绩效目标|按时发放。|<|<|<
             绩效指标|一级指标|二级指标|三级指标|指标值
             ^|产出|产出数量|发放人数|≥100人",
        ),
        "ministry_form",
    );
    let one = project(&table, 0);
    assert_eq!((one.name.as_str(), one.goal.as_deref()), ("示例补贴", Some("按时发放。")));
    assert_eq!(amounts(one), ["total=80", "other=10", "转移支付资金=20", "区级资金=50"]);
    assert_eq!(lines(one), ["产出|产出数量|发放人数|-|≥100人|-"]);
}

#[test]
fn reads_the_form_of_hubei() {
    let table = only(
        &section(
            &["项目申报表（虚构）"],
            "项目名称|示例工程|<|项目编码|0007|<|<|<
             主管部门|示例厅|<|执行单位|示例中心|<|<|<
             项目总预算|900|<|项目当年预算|300|<|<|<
             长期绩效目标表|<|<|<|<|<|<|<
             目标名称|一级指标|二级指标|三级指标|指标值|<|<|指标值确定依据
             长期目标1|产出指标|数量指标|里程|30公里|<|<|规划
             年度绩效目标表|<|<|<|<|<|<|<
             目标名称|一级指标|二级指标|三级指标|指标值|<|<|指标值确定依据
             ^|^|^|^|前年|上年|预计当年实现|^
             年度目标1|产出指标|数量指标|里程|8公里|9公里|10公里|计划
             ^|^|质量指标|合格率|98%|99%|100%|标准",
        ),
        "two_horizon_form",
    );
    let one = project(&table, 0);
    assert_eq!((one.name.as_str(), one.code.as_deref()), ("示例工程", Some("0007")));
    assert_eq!((one.lifetime_total.as_deref(), amounts(one)), (Some("900"), vec!["total=300".to_owned()]));
    assert_eq!(lines(one), ["产出指标|数量指标|里程|30公里|10公里|-", "产出指标|质量指标|合格率|-|100%|-"]);
    let notes: Vec<&str> = one.indicators[0].notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["长期目标1", "规划", "年度目标1", "8公里", "9公里", "计划"]);
}

#[test]
fn reads_the_department_form_of_hubei() {
    let table = only(
        &section(
            &["部门整体绩效目标申报表"],
            "部门名称|示例厅|<|<|<|<
             长期绩效指标|一级指标|二级指标|三级指标|指标值|指标值确定依据
             ^|产出指标|数量指标|会议|15次|计划
             年度绩效指标|一级指标|二级指标|三级指标|指标值|指标值确定依据
             ^|产出指标|数量指标|会议|5次|计划",
        ),
        "whole_department",
    );
    assert_eq!(lines(project(&table, 0)), ["产出指标|数量指标|会议|15次|5次|-"]);
}

#[test]
fn reads_the_form_of_jiangsu() {
    let table = only(
        &section(
            &["项目支出绩效目标表", "（2025年度）"],
            "项目名称|示例经费|<|<|<|<
             实施单位|示例中心|<|<|<|<
             年度目标|做好。|<|<|<|<
             一级指标|二级指标|三级指标|计量单位|半年(目标)值|全年(目标)值
             决策|立项|立项规范性||规范|规范
             产出|数量指标|次数|次|≥2|≥5",
        ),
        "ministry_form",
    );
    let one = project(&table, 0);
    assert_eq!(lines(one), ["决策|立项|立项规范性|-|规范|-", "产出|数量指标|次数|-|≥5次|-"]);
    assert_eq!(one.indicators[1].notes[0].text, "≥2");
}

#[test]
fn reads_the_department_form_of_zhejiang() {
    let table = only(
        &section(
            &["部门整体绩效目标表", "（2025年度）"],
            "部门名称|示例局|<|<|<|<|<|<|<|<|<|<|<|<
             部门职责|一级指标|二级指标|三级指标|指标重要性|指标内容|分值|赋分原则|计算符号|计量单位|年度指标值|历史指标值|<|是否与预算挂钩
             ^|^|^|^|^|^|^|^|^|^|^|2023年|2024年|^
             拟订规划。|产出指标|数量指标|检查次数|重要|按次|10|完成得分|≥|次|5|3|4|是
             ^|^|质量指标|合格率|一般|抽查|20|按比例|=|%|100|98|99|否",
        ),
        "whole_department",
    );
    let one = project(&table, 0);
    assert_eq!((table.department.as_deref(), one.name.as_str()), (Some("示例局"), "示例局"));
    assert_eq!(lines(one), ["产出指标|数量指标|检查次数|-|≥5次|10", "产出指标|质量指标|合格率|-|=100%|20"]);
    let notes: Vec<String> =
        one.indicators[0].notes.iter().map(|note| format!("{}:{}", note.label, note.text)).collect();
    assert_eq!(
        notes,
        [
            "部门职责:拟订规划。",
            "指标重要性:重要",
            "指标内容:按次",
            "赋分原则:完成得分",
            "2023年:3",
            "2024年:4",
            "是否与预算挂钩:是"
        ]
    );
}

#[test]
fn a_sum_of_scores_is_no_indicator() {
    let table = only(
        &section(
            &["项目支出绩效自评表", "（2024年度）"],
            "项目名称|<|示例经费|<|<|<|<
             绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值
             ^|产出指标|数量指标|次数|5次|5次|90
             总分|<|<|<|<|<|98.34",
        ),
        "self_evaluation",
    );
    let one = project(&table, 0);
    assert_eq!(one.indicators.len(), 1);
    assert!(one.notes.iter().any(|note| (note.label.as_str(), note.text.as_str()) == ("总分", "98.34")));
}

#[test]
fn the_heading_of_tasks_says_the_money_unit() {
    let table = only(
        &section(
            &["部门整体支出绩效目标表"],
            "部门名称|示例局|<|<|<
             年度主要/任务|任务名称|主要内容|预算金额（万元）|<
             ^|^|^|总额|财政拨款
             ^|任务一|做好一。|10|10
             年度总体/目标|完成任务。|<|<|<
             绩效指标|一级指标|二级指标|三级指标|指标值
             ^|产出指标|数量指标|会议次数|≥3次",
        ),
        "whole_department",
    );
    assert_eq!(table.money_unit, Some(MoneyUnit::WanYuan));
}

/// A field that a form prints twice is the next project's, or doubtful.
#[test]
fn a_field_printed_twice_is_not_passed_over() {
    let block = "一级指标|二级指标|三级指标|指标值
        产出指标|数量指标|次数|3次";
    for (between, names, is_doubtful) in [
        (format!("{block}\n项目名称|乙经费|<|<"), vec!["甲经费", "乙经费"], false),
        (format!("{block}\n项目编码|0002|<|<\n项目名称|乙经费|<|<"), vec!["甲经费", "乙经费"], false),
        ("项目名称|乙经费|<|<".to_owned(), vec!["甲经费"], true),
        ("项目名称|甲经费|<|<".to_owned(), vec!["甲经费"], false),
        ("实施单位|示例站|<|<".to_owned(), vec!["甲经费"], true),
    ] {
        let drawing =
            format!("项目编码|0001|<|<\n项目名称|甲经费|<|<\n实施单位|示例馆|<|<\n{between}\n{block}");
        let table = only(&section(&[], &drawing), "ministry_form");
        let found: Vec<&str> = table.projects().map(|(_, project)| project.name.as_str()).collect();
        assert_eq!((found, codes(&table).contains(&"PAR-48")), (names, is_doubtful), "{between}");
    }
}

#[test]
fn units_stand_in_the_order_of_their_first_appearance() {
    let row = |unit: &str, name: &str, person: &str| {
        format!("{unit}|{name}|{person}|10|目标。|产出指标|数量指标|次数|3次\n")
    };
    let drawing = [
        "单位名称|项目名称|负责人|金额|年度绩效目标|一级指标|二级指标|三级指标|指标值\n".to_owned(),
        row("甲局", "一", "张某"),
        row("乙馆", "二", "李某"),
        row("甲局", "三", "王某"),
    ]
    .concat();
    let section = section(&["项目支出绩效目标表"], &drawing);
    let options = ReadOptions { with_persons: true, ..ReadOptions::default() };
    let template = super::ALL.iter().find(|template| (template.recognises)(&section)).unwrap();
    let table = (template.read)(&section, &options, &mut Ledger::default()).remove(0);
    let units: Vec<&str> = table.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["甲局", "乙馆"]);
    let persons: Vec<(&str, &str)> = table
        .projects()
        .map(|(_, project)| (project.name.as_str(), project.persons[0].text.as_str()))
        .collect();
    assert_eq!(persons, [("一", "张某"), ("三", "王某"), ("二", "李某")]);
}

/// As delimited text has them: nothing is merged.
#[test]
fn reads_two_rows_of_headings_that_are_not_merged() {
    let table = only(
        &section(
            &["项目支出绩效目标表", "部门名称：示例局 单位：万元"],
            "项目名称（资金使用单位）|总计|资金来源|||绩效目标|绩效指标
             ||财政拨款|财政专户拨款|上年结转||
             合计|30|20||10||
             示例局本级|30|20||10||
             甲经费|30|20||10|做好。|1、1-产出指标；11-数量指标；次数；实施周期指标值:5次；年度指标值:5次。",
        ),
        "guangdong_list",
    );
    let one = project(&table, 0);
    assert_eq!((one.name.as_str(), one.indicators.len()), ("甲经费", 1));
    assert_eq!(amounts(one), ["total=30", "fiscal_appropriation=20", "carryover=10"]);
    assert_eq!(table.units[0].name, "示例局本级");
}

#[test]
fn does_not_read_monitoring_tables() {
    let monitoring = section(
        &["项目支出绩效目标执行监控表"],
        "项目名称|示例经费|<|<|<
         一级指标|二级指标|三级指标|年度指标值|1-8月执行情况
         产出指标|数量指标|次数|3次|2次",
    );
    assert!(super::ALL.iter().all(|template| !(template.recognises)(&monitoring)));
}

/// Headings of forms in use over the provinces: each is understood or is about something else.
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
#[test]
fn understands_the_headings_in_use() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus/external/form-headings.tsv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let mut unknown = Vec::new();
    for row in text.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, _, title, heading] = fields[..] else { panic!("{row}") };
        let texts = || heading.split(" | ").map(str::trim);
        let has_level3 = texts().any(|text| text.contains("三级"));
        let known = texts().all(|text| super::parts::part(text, has_level3).is_some());
        if !known || !super::parts::is_heading(texts()) {
            unknown.push(row);
        }
        let is_other = texts().any(|text| {
            use super::parts::Part::{Evaluation, Monitoring};
            matches!(super::parts::part(text, has_level3), Some(Monitoring | Evaluation))
        });
        let says_other = ["监控", "跟踪", "再评价", "评价指标表"].iter().any(|word| title.contains(word));
        assert_eq!(is_other, says_other, "{row}");
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[expect(clippy::print_stderr, reason = "a test that skips says so")]
#[test]
fn reads_the_form_of_shanghai() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus/external/shanghai/lanxilu-2026.pdfplumber-grid.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let rows: Vec<Vec<String>> = serde_json::from_str(&text).unwrap();
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            row.iter().map(|cell| cell.replace('/', "\u{1}").replace('\n', "/")).collect::<Vec<_>>().join("|")
        })
        .collect();
    let mut section = section(&[], &lines.join("\n"));
    for cell in &mut section.grid.cells {
        cell.passage.text = cell.passage.text.replace('\u{1}', "/");
    }
    let table = only(&section, "shanghai_form");
    let one = project(&table, 0);
    assert_eq!(table.title.as_deref(), Some("财政项目支出绩效目标申报表"));
    assert_eq!(table.fiscal_year_evidence[0].text, "（2026年度）");
    assert_eq!(
        (table.money_unit, one.lifetime_total.as_deref()),
        (Some(MoneyUnit::Yuan), Some("771325800.00"))
    );
    assert_eq!(
        amounts(one),
        ["total=226145100.00", "fiscal_appropriation=226145100.00", "other=0", "carryover=0"]
    );
    assert_eq!((one.nature.as_deref(), one.indicators.len()), (Some("阶段性项目"), 9));
    let period = one.period.as_ref().unwrap();
    assert_eq!((period.start.as_deref(), period.end.as_deref()), (Some("2026/1/1"), Some("2027/12/31")));
    assert!(one.lifetime_goal.as_deref().is_some_and(|goal| goal.starts_with("为居民")));
    assert!(one.goal.as_deref().is_some_and(|goal| goal.starts_with("积极")));
    assert_eq!(line(&one.indicators[2]), "产出指标|质量指标|项目验收达标率|-|=100.00(%)|-");
}
