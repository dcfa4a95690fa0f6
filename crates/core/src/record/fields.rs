//! Which fields each record has.

use super::{Field, Record};
use crate::{
    Amounts, AnnualTable, Bilingual, BudgetUnit, Category, Indicator, MoneyUnit, NameAndCode, Note, Origin,
    Period, Project, Target,
};

/// An optional text: a blank one is nothing.
fn optional(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn number<T: std::str::FromStr>(slot: &mut Option<T>, text: &str) -> bool {
    if text.trim().is_empty() {
        *slot = None;
        return true;
    }
    match text.trim().parse() {
        Ok(number) => {
            *slot = Some(number);
            true
        }
        Err(_) => false,
    }
}

/// Labelled texts, one a line.
fn notes_text(notes: &[Note]) -> Option<String> {
    let lines: Vec<String> = notes.iter().map(|note| format!("{}：{}", note.label, note.text)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A field that holds an optional text.
macro_rules! text {
    ($key:literal, $zh:literal, $en:literal, $field:ident) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$field.clone(),
            set: Some(|record, text| {
                record.$field = optional(text);
                true
            }),
        }
    };
}

/// A field that holds a target: its reading follows its text.
macro_rules! target {
    ($key:literal, $zh:literal, $en:literal, $field:ident) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$field.as_ref().map(|target| target.raw.clone()),
            set: Some(|record, text| {
                record.$field = Some(Target::read(text));
                true
            }),
        }
    };
}

/// A part of a level.
macro_rules! level {
    ($key:literal, $zh:literal, $en:literal, $level:ident, code) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$level.code.clone(),
            set: Some(|record, text| {
                record.$level.code = optional(text);
                reclassify(record)
            }),
        }
    };
    ($key:literal, $zh:literal, $en:literal, $level:ident, name) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| Some(record.$level.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.$level.name);
                reclassify(record)
            }),
        }
    };
}

fn reclassify(indicator: &mut Indicator) -> bool {
    indicator.category = Category::classify(&indicator.level1, &indicator.level2);
    true
}

impl Record for Indicator {
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            key: "seq",
            name: Bilingual::fixed("指标序号", "indicator no."),
            get: |record| record.seq.map(|seq| seq.to_string()),
            set: Some(|record, text| number(&mut record.seq, text)),
        },
        level!("level1.code", "一级指标编码", "code of level 1", level1, code),
        level!("level1.name", "一级指标", "level 1", level1, name),
        level!("level2.code", "二级指标编码", "code of level 2", level2, code),
        level!("level2.name", "二级指标", "level 2", level2, name),
        Field {
            key: "name",
            name: Bilingual::fixed("三级指标", "indicator"),
            get: |record| Some(record.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.name);
                true
            }),
        },
        target!("cycle_target", "实施周期指标值", "cycle target", cycle_target),
        target!("annual_target", "年度指标值", "annual target", annual_target),
        text!("score", "分值", "score", score),
        target!("actual", "实际完成值", "actual", actual),
        text!("achieved_score", "得分", "achieved score", achieved_score),
        Field {
            key: "notes",
            name: Bilingual::fixed("指标其他栏目", "other columns of the indicator"),
            get: |record| notes_text(&record.notes),
            set: None,
        },
    ];

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

/// A part of the supervising department.
fn set_department(project: &mut Project, text: &str, is_code: bool) -> bool {
    let mut department =
        project.supervising_department.take().unwrap_or(NameAndCode { name: String::new(), code: None });
    if is_code {
        department.code = optional(text);
    } else {
        text.clone_into(&mut department.name);
    }
    project.supervising_department =
        (!department.name.is_empty() || department.code.is_some()).then_some(department);
    true
}

fn set_period(project: &mut Project, text: &str, is_end: bool) -> bool {
    let mut period = project.period.take().unwrap_or(Period { start: None, end: None });
    let slot = if is_end { &mut period.end } else { &mut period.start };
    *slot = optional(text);
    project.period = (period.start.is_some() || period.end.is_some()).then_some(period);
    true
}

impl Record for Project {
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            key: "name",
            name: Bilingual::fixed("项目名称", "project"),
            get: |record| Some(record.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.name);
                true
            }),
        },
        text!("code", "项目编码", "project code", code),
        Field {
            key: "supervising_department.name",
            name: Bilingual::fixed("主管部门", "supervising department"),
            get: |record| record.supervising_department.as_ref().map(|department| department.name.clone()),
            set: Some(|record, text| set_department(record, text, false)),
        },
        Field {
            key: "supervising_department.code",
            name: Bilingual::fixed("主管部门编码", "code of the supervising department"),
            get: |record| record.supervising_department.as_ref()?.code.clone(),
            set: Some(|record, text| set_department(record, text, true)),
        },
        text!("nature", "项目属性", "nature", nature),
        Field {
            key: "period.start",
            name: Bilingual::fixed("开始日期", "start"),
            get: |record| record.period.as_ref()?.start.clone(),
            set: Some(|record, text| set_period(record, text, false)),
        },
        Field {
            key: "period.end",
            name: Bilingual::fixed("完成日期", "end"),
            get: |record| record.period.as_ref()?.end.clone(),
            set: Some(|record, text| set_period(record, text, true)),
        },
        text!("lifetime_total", "项目资金总额（各年合计）", "total over all years", lifetime_total),
        text!("goal", "绩效目标", "objective", goal),
        text!("lifetime_goal", "总体目标", "lifetime objective", lifetime_goal),
        Field {
            key: "notes",
            name: Bilingual::fixed("项目其他栏目", "other fields of the project"),
            get: |record| notes_text(&record.notes),
            set: None,
        },
        Field {
            key: "persons",
            name: Bilingual::fixed("人员", "persons"),
            get: |record| notes_text(&record.persons),
            set: None,
        },
    ];

    fn money(&self) -> Option<&Amounts> {
        Some(&self.amounts)
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(&mut self.amounts)
    }

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

impl Record for BudgetUnit {
    const FIELDS: &'static [Field<Self>] = &[Field {
        key: "name",
        name: Bilingual::fixed("资金使用单位", "budget unit"),
        get: |record| Some(record.name.clone()),
        set: Some(|record, text| {
            text.clone_into(&mut record.name);
            true
        }),
    }];

    fn money(&self) -> Option<&Amounts> {
        Some(&self.amounts)
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(&mut self.amounts)
    }

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

impl Record for AnnualTable {
    const FIELDS: &'static [Field<Self>] = &[
        text!("title", "标题", "title", title),
        text!("department", "部门", "department", department),
        Field {
            key: "fiscal_year",
            name: Bilingual::fixed("年度", "fiscal year"),
            get: |record| record.fiscal_year.map(|year| year.to_string()),
            set: Some(|record, text| number(&mut record.fiscal_year, text.trim().trim_end_matches('年'))),
        },
        Field {
            key: "money_unit",
            name: Bilingual::fixed("金额单位", "money unit"),
            get: |record| record.money_unit.map(|unit| unit.name().to_owned()),
            set: Some(|record, text| {
                let unit = MoneyUnit::parse(text);
                let is_right = unit.is_some() || text.trim().is_empty();
                if is_right {
                    record.money_unit = unit;
                }
                is_right
            }),
        },
    ];
    const MONEY: &'static str = "total";

    fn money(&self) -> Option<&Amounts> {
        self.total.as_ref()
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(self.total.get_or_insert(Amounts::NO_COLUMNS))
    }

    fn place(&self) -> Origin {
        self.title_origin
    }

    fn label(&self) -> &str {
        self.title.as_deref().unwrap_or("—")
    }
}
