//! Hand-made values that all renderers are tested on: a fictitious body, every kind of entry once.

use duibiao_core::{
    AmountCell, Amounts, AnnualTable, Bilingual, BudgetUnit, Code, Comparator, Evidence, EvidenceKind,
    Finding, Indicator, Level, MoneyUnit, Origin, Period, Project, Quantity, Reading, Scope, Severity, Side,
    Source, Stage, TableKind, Target, TextSpan,
};
use duibiao_diff::{
    AmountChange, AmountChanges, Aspect, Basis, Bridge, BridgeBy, CHANGES_SCHEMA, Candidate, Change,
    ChangeKind, ChangeSet, Comparability, Doubtful, Edit, Effect, Feature, GoalChange, IndicatorChange,
    IndicatorRelation, IndicatorSummary, LifetimeChange, Link, LinkEvidence, Options, PeriodChange,
    PeriodMove, ProjectChange, ProjectRef, Relation, Run, Segment, TableRef, Tag, TagBridge, TagKind,
    TagSource, UnitBridge, UnitChange, UnitRelation,
};
use rust_decimal::Decimal;

const BODY: &str = "示例市示例区人力资源和社会保障局（虚构示例）";
const CENTRE: &str = "示例区就业服务中心";

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn at(line: u32) -> Origin {
    Origin::Text(TextSpan { line, column: 1, end_line: line + 1, end_column: 12 })
}

fn words(raw: &str) -> Target {
    Target {
        raw: raw.to_owned(),
        reading: if raw.is_empty() { Reading::Empty } else { Reading::Qualitative },
    }
}

fn figure(raw: &str, value: &str, unit: &str) -> Target {
    Target {
        raw: raw.to_owned(),
        reading: Reading::Quantity(Quantity {
            comparator: Some(Comparator::AtLeast),
            value: decimal(value),
            unit: Some(unit.to_owned()),
            qualifier: None,
            suffix: None,
            basis: None,
            frequency: None,
            derived: false,
        }),
    }
}

fn project_ref(unit: &str, name: &str, position: usize) -> ProjectRef {
    let line = 10 * u32::try_from(position).unwrap() + 20;
    ProjectRef { unit: unit.to_owned(), name: name.to_owned(), code: None, position, origin: at(line) }
}

fn amount(old: Option<&str>, new: Option<&str>) -> AmountChange {
    let (old, new) = (old.map(decimal), new.map(decimal));
    let delta = match (old, new) {
        (Some(old), Some(new)) => Some(new - old),
        (None, new) => new,
        (Some(old), None) => Some(-old),
    };
    AmountChange { old, new, delta, rate: None, within_precision: old == new }
}

fn money(old: Option<&str>, new: Option<&str>) -> AmountChanges {
    AmountChanges(vec![("total".to_owned(), amount(old, new))])
}

fn blank(relation: Relation) -> ProjectChange {
    ProjectChange {
        relation,
        old: Vec::new(),
        new: Vec::new(),
        link: None,
        doubtful: false,
        confidence: None,
        evidence: Vec::new(),
        candidates: Vec::new(),
        name_changed: false,
        renamed: None,
        transferred: None,
        amounts: AmountChanges::default(),
        tags: Vec::new(),
        period: None,
        lifetime_total: None,
        goal: GoalChange::default(),
        indicator_summary: IndicatorSummary::default(),
        indicators: Vec::new(),
        findings: Vec::new(),
    }
}

fn continued(old: ProjectRef, new: ProjectRef, amounts: AmountChanges) -> ProjectChange {
    let name_changed = old.name != new.name;
    ProjectChange {
        old: vec![old],
        new: vec![new],
        link: Some(if name_changed { Link::Inferred } else { Link::Exact }),
        name_changed,
        renamed: Some(name_changed),
        transferred: Some(false),
        amounts,
        ..blank(Relation::Continued)
    }
}

fn change(kind: ChangeKind, effect: Effect, old: Target, new: Target, reason: [&'static str; 2]) -> Change {
    Change {
        kind,
        effect,
        also: Vec::new(),
        reason: reason[0].into(),
        reason_en: reason[1].into(),
        old,
        new,
        old_origin: at(101),
        new_origin: at(201),
    }
}

fn indicator(name: &str, relation: IndicatorRelation) -> IndicatorChange {
    let (is_old, is_new) = (relation != IndicatorRelation::New, relation != IndicatorRelation::Dropped);
    let level = Level { code: Some("11".to_owned()), name: "数量指标".to_owned() };
    IndicatorChange {
        relation,
        old_project: is_old.then_some(0),
        new_project: is_new.then_some(0),
        old_index: is_old.then_some(0),
        new_index: is_new.then_some(0),
        old_name: is_old.then(|| name.to_owned()),
        new_name: is_new.then(|| name.to_owned()),
        old_level2: is_old.then(|| level.clone()),
        new_level2: is_new.then_some(level),
        category: None,
        renamed: false,
        reclassified: false,
        cycle: None,
        annual: None,
        score: None,
        target: None,
        origin: None,
    }
}

fn annual(name: &str, change: Change) -> IndicatorChange {
    IndicatorChange { annual: Some(change), ..indicator(name, IndicatorRelation::Continued) }
}

fn one_sided(name: &str, relation: IndicatorRelation, target: Target) -> IndicatorChange {
    IndicatorChange { target: Some(target), origin: Some(at(150)), ..indicator(name, relation) }
}

fn table_ref(path: &str, year: i32) -> TableRef {
    TableRef {
        path: path.to_owned(),
        document: 0,
        sha256: None,
        department: Some(BODY.to_owned()),
        fiscal_year: Some(year),
        money_unit: Some(MoneyUnit::WanYuan),
        kind: TableKind::ProjectTargets,
        template: "guangdong_list".to_owned(),
    }
}

#[derive(Clone, Copy)]
struct Lines<'a> {
    totals: [&'a str; 2],
    added: &'a str,
    ended: &'a str,
    increased: &'a str,
    decreased: &'a str,
    restructured: &'a str,
    rounding: &'a str,
}

const NOTHING: Lines<'_> = Lines {
    totals: ["0", "0"],
    added: "0",
    ended: "0",
    increased: "0",
    decreased: "0",
    restructured: "0",
    rounding: "0",
};

fn bridge(lines: Lines<'_>) -> Bridge {
    let bridge = Bridge {
        old_total: decimal(lines.totals[0]),
        old_basis: Basis::Printed,
        added: decimal(lines.added),
        ended: decimal(lines.ended),
        increased: decimal(lines.increased),
        decreased: decimal(lines.decreased),
        restructured: decimal(lines.restructured),
        rounding: decimal(lines.rounding),
        new_total: decimal(lines.totals[1]),
        new_basis: Basis::Printed,
        of_which_doubtful: Doubtful::default(),
    };
    let closed = bridge.old_total + bridge.added - bridge.ended + bridge.increased - bridge.decreased
        + bridge.restructured
        + bridge.rounding;
    assert_eq!(closed, bridge.new_total, "the bridge closes");
    bridge
}

fn unit(name: [Option<&str>; 2], relation: UnitRelation, bridge: Bridge, transfers: [&str; 2]) -> UnitChange {
    UnitChange {
        old: name[0].map(str::to_owned),
        new: name[1].map(str::to_owned),
        relation,
        renamed: name[0].is_some() && name[1].is_some() && name[0] != name[1],
        bridge: UnitBridge {
            bridge,
            transferred_in: decimal(transfers[0]),
            transferred_out: decimal(transfers[1]),
        },
    }
}

/// A continued project with a target of every kind of change.
fn targets_of_every_kind() -> Vec<IndicatorChange> {
    use ChangeKind as Kind;
    let both = change(
        Kind::Lowered,
        Effect::Looser,
        figure("≥98%", "98", "%"),
        figure("不低于95%", "95", "%"),
        ["下限由98%降至95%，允许范围变宽", "the lower bound falls from 98% to 95%: more is admitted"],
    );
    vec![
        IndicatorChange { cycle: Some(both.clone()), ..annual("补贴发放准确率", both) },
        annual(
            "求职补贴发放人次",
            change(
                Kind::Unquantified,
                Effect::Unknown,
                figure("≥1200人次", "1200", "人次"),
                words("按规定发放到位"),
                ["数字改为文字", "a figure became words"],
            ),
        ),
        IndicatorChange {
            renamed: true,
            old_name: Some("群众满意度".to_owned()),
            ..annual(
                "服务对象满意度",
                change(
                    Kind::Raised,
                    Effect::Stricter,
                    figure("≥85%", "85", "%"),
                    figure("≥90%", "90", "%"),
                    [
                        "下限由85%升至90%，允许范围变窄",
                        "the lower bound rises from 85% to 90%: less is admitted",
                    ],
                ),
            )
        },
        IndicatorChange {
            cycle: Some(change(Kind::Reworded, Effect::Unknown, words("长期"), words("持续"), ["", ""])),
            ..annual(
                "政策知晓情况",
                change(Kind::Reworded, Effect::Unknown, words("知晓"), words("广泛知晓"), ["", ""]),
            )
        },
        annual(
            "资金支付完成率",
            change(
                Kind::Restated,
                Effect::Neutral,
                figure("≥95%", "95", "%"),
                figure("不低于95%", "95", "%"),
                ["", ""],
            ),
        ),
        annual(
            "培训期数",
            change(
                Kind::ComparatorStated,
                Effect::Neutral,
                figure("20期", "20", "期"),
                figure("≥20期", "20", "期"),
                ["", ""],
            ),
        ),
        annual(
            "项目总成本",
            change(
                Kind::Raised,
                Effect::Neutral,
                figure("≤1200万元", "12000000", "元"),
                figure("≤1325万元", "13250000", "元"),
                ["随项目金额变动", "moved with the budget"],
            ),
        ),
        annual(
            "专家人数",
            change(
                Kind::Raised,
                Effect::Unknown,
                figure("5人", "5", "人"),
                figure("7人", "7", "人"),
                ["", ""],
            ),
        ),
        one_sided("档案整理份数", IndicatorRelation::Dropped, figure("≥300份", "300", "份")),
        one_sided("工作秩序", IndicatorRelation::Dropped, words("保持正常")),
        one_sided("线上办理率", IndicatorRelation::New, figure("≥60%", "60", "%")),
    ]
}

/// A change set with every kind of entry. Its listed projects add up to its bridge.
pub(crate) fn changes() -> ChangeSet {
    let mut raised = continued(
        project_ref(CENTRE, "就业创业补助资金", 0),
        project_ref(CENTRE, "就业创业补助资金", 0),
        {
            AmountChanges(vec![
                ("total".to_owned(), amount(Some("1200.00"), Some("1325.00"))),
                ("carryover".to_owned(), amount(Some("0.00"), Some("300.00"))),
            ])
        },
    );
    raised.indicators = targets_of_every_kind();
    raised.indicator_summary =
        IndicatorSummary { old: 10, new: 9, continued: 8, added: 1, dropped: 2, dropped_quantified: 1 };
    raised.goal = GoalChange {
        changed: true,
        only_years: false,
        segments: vec![
            Segment {
                op: Edit::Equal, text: "落实各项就业创业扶持政策，发放补贴".to_owned()
            },
            Segment { op: Edit::Delete, text: "不少于1200人次".to_owned() },
            Segment { op: Edit::Insert, text: "到位".to_owned() },
            Segment { op: Edit::Equal, text: "，促进重点群体就业。".to_owned() },
        ],
    };

    let mut renamed = continued(
        project_ref(BODY, "办公楼维护维修经费", 1),
        project_ref(BODY, "办公场所维护修缮经费", 1),
        money(Some("60.50"), Some("42.00")),
    );
    renamed.doubtful = true;
    renamed.confidence = Some(0.712);
    renamed.evidence = vec![
        LinkEvidence {
            feature: Feature::Unit,
            similarity: 1.0,
            weight: 0.1,
            text: "同单位".into(),
            text_en: "same unit".into(),
        },
        LinkEvidence {
            feature: Feature::Indicators,
            similarity: 0.8,
            weight: 0.3,
            text: "指标 8/10 同名".into(),
            text_en: "8 of 10 indicators have the same name".into(),
        },
    ];
    renamed.candidates = vec![Candidate { position: 4, confidence: 0.41 }];

    let mut replaced = continued(
        project_ref(BODY, "2024年劳动关系协调专项工作经费", 2),
        project_ref(CENTRE, "2025年劳动关系协调专项工作经费", 2),
        money(Some("18.00"), Some("18.00")),
    );
    replaced.renamed = Some(false);
    replaced.transferred = Some(true);
    replaced.goal = GoalChange { changed: true, only_years: true, segments: Vec::new() };
    replaced.indicator_summary =
        IndicatorSummary { old: 19, new: 18, continued: 2, added: 16, dropped: 17, dropped_quantified: 9 };
    replaced.indicators = vec![
        annual(
            "调解成功率",
            change(
                ChangeKind::Lowered,
                Effect::Looser,
                figure("≥70%", "70", "%"),
                figure("≥65%", "65", "%"),
                ["", ""],
            ),
        ),
        one_sided("案件数", IndicatorRelation::Dropped, figure("≥900件", "900", "件")),
    ];

    let tag = |tag, side, source, text: &str| Tag {
        tag,
        side,
        project: 0,
        text: text.to_owned(),
        source,
        origin: at(12),
    };
    raised.tags = vec![
        tag(TagKind::AdvanceAllocation, Side::New, TagSource::Name, "提前下达"),
        tag(TagKind::Carryover, Side::New, TagSource::Column, "上年结转300.00"),
    ];
    let period = |end: &str| Period { start: Some("2023年1月".to_owned()), end: Some(end.to_owned()) };
    raised.period = Some(PeriodChange {
        old: Some(period("2025年6月")),
        new: Some(period("2026年12月")),
        change: Some(PeriodMove::Extended),
    });
    raised.lifetime_total = Some(LifetimeChange {
        old: Some(decimal("4900.00")),
        new: Some(decimal("5880.00")),
        delta: Some(decimal("980.00")),
        rate: Some(decimal("0.2")),
    });

    let new = ProjectChange {
        new: vec![project_ref(CENTRE, "技工院校实训基地建设", 4)],
        tags: vec![tag(TagKind::Carryover, Side::New, TagSource::Column, "上年结转120.00")],
        amounts: AmountChanges(vec![
            ("total".to_owned(), amount(None, Some("500.00"))),
            ("carryover".to_owned(), amount(None, Some("120.00"))),
        ]),
        ..blank(Relation::New)
    };
    let ended = ProjectChange {
        old: vec![project_ref(BODY, "编外人员聘用经费", 3)],
        amounts: money(Some("88.20"), None),
        candidates: vec![Candidate { position: 1, confidence: 0.22 }],
        ..blank(Relation::Ended)
    };
    let split = ProjectChange {
        old: vec![project_ref(BODY, "职业技能提升行动", 4)],
        new: vec![
            project_ref(BODY, "职业技能培训补贴", 3),
            project_ref(CENTRE, "职业技能竞赛\u{1b}[31m经费", 5),
        ],
        link: Some(Link::Inferred),
        confidence: Some(0.83),
        amounts: money(Some("100.00"), Some("130.25")),
        ..blank(Relation::Split)
    };

    let mut projects = vec![raised, renamed, replaced, new, ended, split];
    for (idx, position) in (5..27).enumerate() {
        let name = format!("日常管理工作经费（第{}项）", idx + 1);
        let delta = Decimal::new(100 - 4 * i64::try_from(idx).unwrap(), 2);
        let old = decimal("10.00");
        projects.push(continued(
            project_ref(BODY, &name, position),
            project_ref(BODY, &name, position + 1),
            money(Some("10.00"), Some(&(old + delta).to_string())),
        ));
    }

    // Σ of the 22 small rises: 22.00 − 0.04 × (0 + … + 21) = 12.76.
    let mut whole = bridge(Lines {
        totals: ["1686.71", "2247.99"],
        added: "500.00",
        ended: "88.20",
        increased: "137.76",
        decreased: "18.50",
        restructured: "30.25",
        rounding: "-0.03",
    });
    whole.of_which_doubtful = Doubtful { pairs: 1, increased: decimal("0"), decreased: decimal("18.50") };
    let new_money = bridge(Lines {
        totals: ["1686.71", "1827.99"],
        added: "380.00",
        ended: "88.20",
        increased: "12.76",
        decreased: "193.50",
        restructured: "30.25",
        rounding: "-0.03",
    });
    ChangeSet {
        schema: CHANGES_SCHEMA.into(),
        run: Run { version: "0.1.0".into(), options: Options::default() },
        old: table_ref("data/2024年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt", 2024),
        new: table_ref("data/2025年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt", 2025),
        comparability: vec![
            Comparability {
                aspect: Aspect::Transfers,
                old: Some("不含".to_owned()),
                new: Some("含".to_owned()),
                severity: Severity::Warning,
                message: Bilingual::fixed(
                    "仅本年标题注明“含转移支付项目”，总额的口径可能不同。",
                    "Only the newer title says that transfer payments are included; the totals may not be alike.",
                ),
            },
            Comparability {
                aspect: Aspect::YearInferred,
                old: Some("2024".to_owned()),
                new: None,
                severity: Severity::Info,
                message: Bilingual::fixed(
                    "上年表的年度依据文件名。",
                    "The year of the older table is from its file name.",
                ),
            },
        ],
        bridge: whole.clone(),
        bridge_by: BridgeBy { fiscal_appropriation: Some(whole.clone()), new_money: Some(new_money) },
        bridge_by_tag: vec![
            TagBridge {
                tag: TagKind::AdvanceAllocation,
                bridge: bridge(Lines { totals: ["1200.00", "1325.00"], increased: "125.00", ..NOTHING }),
            },
            TagBridge {
                tag: TagKind::Carryover,
                bridge: bridge(Lines {
                    totals: ["1200.00", "1825.00"],
                    added: "500.00",
                    increased: "125.00",
                    ..NOTHING
                }),
            },
        ],
        units: vec![
            unit([Some(BODY), Some(BODY)], UnitRelation::Continued, whole.clone(), ["0", "18.00"]),
            unit(
                [Some("示例区劳动就业服务管理中心"), Some(CENTRE)],
                UnitRelation::Continued,
                whole,
                ["18.00", "0"],
            ),
        ],
        projects,
        decisions: Vec::new(),
        findings: vec![
            Finding::new(Code::of("ARI-02"), Severity::Info)
                .at(at(9))
                .on(Side::Old)
                .with("name", BODY)
                .with("printed", "1366.63")
                .with("sum", "1366.62")
                .with("n", 27)
                .with("difference", "0.01")
                .with("bound", "0.14"),
            Finding::new(Code::of("PAR-05"), Severity::Warning).on(Side::New),
        ],
    }
}

/// An annual table of the same body.
pub(crate) fn table() -> AnnualTable {
    let amounts = |total: &str| Amounts {
        total: AmountCell::read(total),
        fiscal_appropriation: AmountCell::read(total),
        special_account: AmountCell::BLANK,
        other: AmountCell::read("-"),
        ..Amounts::NO_COLUMNS
    };
    let indicator = |seq, level2: &str, name: &str, cycle: &str, annual: &str, line| Indicator {
        seq: Some(seq),
        level1: Level { code: Some("1".to_owned()), name: "产出指标".to_owned() },
        level2: Level { code: Some("11".to_owned()), name: level2.to_owned() },
        category: None,
        name: name.to_owned(),
        cycle_target: Some(words(cycle)),
        annual_target: Some(words(annual)),
        score: None,
        actual: None,
        achieved_score: None,
        notes: Vec::new(),
        origin: at(line),
    };
    let project = |name: &str, total: &str, goal: Option<&str>, indicators: Vec<Indicator>, line| Project {
        amounts: amounts(total),
        amounts_origin: at(line),
        goal: goal.map(str::to_owned),
        goal_origin: at(line + 1),
        origin: at(line),
        indicators,
        ..Project::named(name)
    };
    AnnualTable {
        source: Source {
            path: "data/示例2025.txt".to_owned(),
            encoding: Some("utf-8".to_owned()),
            template: "guangdong_list".to_owned(),
            ..Source::default()
        },
        kind: TableKind::ProjectTargets,
        stage: Stage::Unknown,
        scope: Scope::Unknown,
        title: Some("项目支出绩效目标表（含转移支付项目）（虚构示例）".to_owned()),
        title_origin: at(1),
        department: Some(BODY.to_owned()),
        department_evidence: vec![Evidence {
            kind: EvidenceKind::Header,
            text: format!("部门名称：{BODY}"),
            origin: at(2),
        }],
        fiscal_year: Some(2025),
        fiscal_year_evidence: vec![Evidence {
            kind: EvidenceKind::FileName,
            text: "示例2025.txt".to_owned(),
            origin: Origin::Nowhere,
        }],
        includes_transfers: Some(true),
        money_unit: Some(MoneyUnit::WanYuan),
        total: Some(amounts("12,573.54")),
        total_origin: at(4),
        project_expenditure: None,
        units: vec![
            BudgetUnit {
                name: BODY.to_owned(),
                amounts: amounts("12.50"),
                origin: at(5),
                projects: vec![
                    project(
                        "办公楼维护维修经费",
                        "10.00",
                        Some(
                            "通过该项目的开展，保障办公楼出现的房屋补漏等问题得到有效解决，维护正常的办公秩序。",
                        ),
                        vec![
                            indicator(
                                1,
                                "数量指标",
                                "维修工程计划完成率",
                                "维修工程计划完成",
                                "维修工程计划完成100%",
                                7,
                            ),
                            indicator(2, "质量指标", "预算资金完成率", "不低于95%", "不低于95%", 8),
                            indicator(3, "社会效益", "保障工作正常开展", "", "", 9),
                        ],
                        6,
                    ),
                    project("档案管理费", "2.50", None, Vec::new(), 20),
                ],
            },
            BudgetUnit {
                name: CENTRE.to_owned(),
                amounts: amounts("12,561.04"),
                origin: at(30),
                projects: vec![project(
                    "市就业补助资金\u{202e}（提前下达）",
                    "12,561.04",
                    Some("落实就业政策。"),
                    vec![indicator(1, "数量指标", "补贴发放人次", "≥3.2万人次", "≥31972人次", 33)],
                    31,
                )],
            },
        ],
        findings: vec![
            Finding::new(Code::of("PAR-11"), Severity::Warning)
                .at(at(9))
                .with("name", "办公楼维护维修经费")
                .with("before", 1)
                .with("after", 3),
            Finding::new(Code::of("PAR-09"), Severity::Error)
                .at(at(31))
                .with("name", "市就业补助资金")
                .with("column", "其他资金")
                .with("text", "约10"),
        ],
    }
}
