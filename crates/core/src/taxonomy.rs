//! The classification of indicators (一级、二级指标) and its crosswalk over the years and places.
//!
//! Codes as seeded in the budget management systems: 1 产出 (11 数量, 12 质量, 13 时效, 14 成本), 2 效益
//! (21 经济, 22 社会, 23 生态, 24 可持续影响), 3 满意度 (31), and since 财预〔2021〕101号 4 成本 (41 经济成本,
//! 42 社会成本, 43 生态环境成本). Places moved at different times, so one year's 14 成本 under 产出 is another
//! year's 41 under 成本: a change of form, never a change of substance. [`Category::is_same`] knows this.

/// What an indicator measures: the second level where one is printed, else the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Category {
    /// 产出指标 without a second level
    Output,
    /// 11 数量指标
    Quantity,
    /// 12 质量指标
    Quality,
    /// 13 时效指标
    Timeliness,
    /// 14 成本指标 under 产出, or 4 成本指标 without a second level
    Cost,
    /// 41 经济成本指标
    EconomicCost,
    /// 42 社会成本指标
    SocialCost,
    /// 43 生态环境成本指标
    EnvironmentalCost,
    /// 效益指标 without a second level
    Outcome,
    /// 21 经济效益
    EconomicBenefit,
    /// 22 社会效益
    SocialBenefit,
    /// 23 生态效益; 环境效益 in older forms
    EcologicalBenefit,
    /// 24 可持续影响
    SustainableImpact,
    /// 31 服务对象满意度, and every second level that names 满意度
    Satisfaction,
    /// 投入 and its second levels, in forms before 2015
    Input,
    /// 过程, as in Jiangsu's forms
    Process,
    /// 决策, as in Jiangsu's forms
    Decision,
}

/// A level of the classification as printed: its code, where one is printed, and its name.
///
/// `11-数量指标` has the code `11` and the name `数量指标`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Level {
    /// The printed code, `1` or `11`; `None` where the form prints none.
    pub code: Option<String>,
    /// The printed name.
    pub name: String,
}

impl Level {
    /// Splits a printed level: `1-产出指标` into code and name, `产出指标` into the name alone.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::Level;
    /// let level = Level::read("22-社会效益");
    /// assert_eq!((level.code.as_deref(), level.name.as_str()), (Some("22"), "社会效益"));
    /// assert_eq!(Level::read("质量指标").code, None);
    /// ```
    pub fn read(text: &str) -> Self {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0
            && let Some(name) = text[digits..].strip_prefix(['-', '－', '—', '–'])
        {
            return Self { code: Some(text[..digits].to_owned()), name: name.trim().to_owned() };
        }
        Self { code: None, name: text.to_owned() }
    }
}

impl Category {
    /// The code of the current taxonomy, where there is one of its own.
    pub const fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Output => "1",
            Self::Quantity => "11",
            Self::Quality => "12",
            Self::Timeliness => "13",
            Self::Outcome => "2",
            Self::EconomicBenefit => "21",
            Self::SocialBenefit => "22",
            Self::EcologicalBenefit => "23",
            Self::SustainableImpact => "24",
            Self::Satisfaction => "31",
            Self::Cost => "4",
            Self::EconomicCost => "41",
            Self::SocialCost => "42",
            Self::EnvironmentalCost => "43",
            Self::Input | Self::Process | Self::Decision => return None,
        })
    }

    /// Classifies by the printed levels: by the names first, since they are what people read; by the codes
    /// where a name says nothing. Names with and without 指标 are equal.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Category, Level};
    /// let old = Category::classify(&Level::read("产出指标"), &Level::read("成本指标")).unwrap();
    /// let new = Category::classify(&Level::read("4-成本指标"), &Level::read("41-经济成本指标")).unwrap();
    /// assert!(old.is_same(new));
    /// ```
    pub fn classify(level1: &Level, level2: &Level) -> Option<Self> {
        let by_name2 = Self::of_level2_name(&level2.name);
        let by_name1 = Self::of_level1_name(&level1.name);
        match (by_name1, by_name2) {
            // 满意度 stands under 效益 in older forms, and its second level may be any words under its own.
            (Some(Self::Satisfaction), _) => Some(Self::Satisfaction),
            (_, Some(category)) => Some(category),
            (Some(Self::Cost), None) => Self::of_code(level2).or(Some(Self::Cost)),
            (Some(category), None) => Self::of_code(level2).or(Some(category)),
            (None, None) => Self::of_code(level2).or_else(|| Self::of_code(level1)),
        }
    }

    fn stem(name: &str) -> &str {
        let name = name.trim();
        name.strip_suffix("指标").or_else(|| name.strip_suffix("目标")).unwrap_or(name)
    }

    fn of_level1_name(name: &str) -> Option<Self> {
        Some(match Self::stem(name) {
            "产出" | "项目产出" => Self::Output,
            "效益" | "效果" | "项目效益" | "项目效果" => Self::Outcome,
            "成本" | "成本控制" => Self::Cost,
            "投入" | "项目投入" => Self::Input,
            "过程" | "项目过程" => Self::Process,
            "决策" | "项目决策" => Self::Decision,
            stem if stem.contains("满意度") => Self::Satisfaction,
            _ => return None,
        })
    }

    fn of_level2_name(name: &str) -> Option<Self> {
        Some(match Self::stem(name) {
            "数量" | "产出数量" => Self::Quantity,
            "质量" | "产出质量" => Self::Quality,
            "时效" | "产出时效" => Self::Timeliness,
            "成本" | "产出成本" | "成本控制" => Self::Cost,
            "经济成本" => Self::EconomicCost,
            "社会成本" => Self::SocialCost,
            "生态环境成本" | "环境成本" | "生态成本" => Self::EnvironmentalCost,
            "经济效益" => Self::EconomicBenefit,
            "社会效益" => Self::SocialBenefit,
            "生态效益" | "环境效益" | "生态环境效益" => Self::EcologicalBenefit,
            "可持续影响" | "可持续发展" | "可持续性" | "可持续" => Self::SustainableImpact,
            stem if stem.contains("满意度") => Self::Satisfaction,
            _ => return None,
        })
    }

    fn of_code(level: &Level) -> Option<Self> {
        Some(match level.code.as_deref()? {
            "1" => Self::Output,
            "11" => Self::Quantity,
            "12" => Self::Quality,
            "13" => Self::Timeliness,
            "14" | "4" => Self::Cost,
            "2" => Self::Outcome,
            "21" => Self::EconomicBenefit,
            "22" => Self::SocialBenefit,
            "23" => Self::EcologicalBenefit,
            "24" => Self::SustainableImpact,
            "3" | "31" => Self::Satisfaction,
            "41" => Self::EconomicCost,
            "42" => Self::SocialCost,
            "43" => Self::EnvironmentalCost,
            _ => return None,
        })
    }

    /// Whether this is one of the cost categories, wherever the form files it.
    pub const fn is_cost(self) -> bool {
        matches!(self, Self::Cost | Self::EconomicCost | Self::SocialCost | Self::EnvironmentalCost)
    }

    /// The first level of the current taxonomy that this belongs to.
    #[must_use]
    pub const fn level1(self) -> Self {
        match self {
            Self::Output | Self::Quantity | Self::Quality | Self::Timeliness => Self::Output,
            Self::Outcome
            | Self::EconomicBenefit
            | Self::SocialBenefit
            | Self::EcologicalBenefit
            | Self::SustainableImpact => Self::Outcome,
            Self::Cost | Self::EconomicCost | Self::SocialCost | Self::EnvironmentalCost => Self::Cost,
            other => other,
        }
    }

    /// Whether both mean the same over the years: equal, or one of them only says less (14 成本 and 41
    /// 经济成本; 产出 without a second level and 数量). 41 against 42 differs.
    pub fn is_same(self, other: Self) -> bool {
        let says_less = |a: Self, b: Self| a == a.level1() && b.level1() == a;
        self == other || says_less(self, other) || says_less(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classify(level1: &str, level2: &str) -> Option<Category> {
        Category::classify(&Level::read(level1), &Level::read(level2))
    }

    #[test]
    fn classifies_printed_levels() {
        for (level1, level2, expected) in [
            ("1-产出指标", "11-数量指标", Some(Category::Quantity)),
            ("产出指标", "成本指标", Some(Category::Cost)),
            ("产出指标", "经济成本指标", Some(Category::EconomicCost)),
            ("4-成本指标", "43-生态环境成本指标", Some(Category::EnvironmentalCost)),
            ("效益指标", "环境效益指标", Some(Category::EcologicalBenefit)),
            ("效益", "社会效益", Some(Category::SocialBenefit)),
            ("效益指标", "社会公众或服务对象满意度指标", Some(Category::Satisfaction)),
            ("3-满意度指标", "31-帮扶对象", Some(Category::Satisfaction)),
            ("投入", "", Some(Category::Input)),
            ("1-产出", "12-甲", Some(Category::Quality)),
            ("甲", "乙", None),
        ] {
            assert_eq!(classify(level1, level2), expected, "{level1} {level2}");
        }
    }

    #[test]
    fn crosswalk_is_symmetric_and_keeps_real_moves_apart() {
        for (a, b, same) in [
            (Category::Cost, Category::EconomicCost, true),
            (Category::EconomicCost, Category::SocialCost, false),
            (Category::Quantity, Category::Quality, false),
            (Category::Output, Category::Quality, true),
            (Category::Satisfaction, Category::SocialBenefit, false),
        ] {
            assert_eq!(a.is_same(b), same, "{a:?} {b:?}");
            assert_eq!(b.is_same(a), same, "{b:?} {a:?}");
        }
    }
}
