//! Which dimensions the indicators of a project cover.

use super::IndicatorFacts;
use duibiao_core::Category;

/// What an indicator can say about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// 产出: by its own category or as the printed first level.
    Output,
    /// 数量
    Quantity,
    /// 质量
    Quality,
    /// 效益: by its own category or as the printed first level.
    Benefit,
    /// 满意度
    Satisfaction,
    /// 成本, wherever the form files it.
    Cost,
    /// 产出 without a known second level: it may be 数量 or 质量.
    UndividedOutput,
    /// Levels that say nothing known: whatever seems to be missing may be there.
    Unknown,
}

/// The dimensions of a project's indicators that are filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dimensions(u8);

impl Dimensions {
    pub(super) fn of<'f, 'a: 'f>(indicators: impl Iterator<Item = &'f IndicatorFacts<'a>>) -> Self {
        let mut dimensions = Self::default();
        for indicator in indicators {
            dimensions.add(of_category(indicator.category));
            // Older forms file cost under 产出 and 满意度 under 效益: the first level is there all the same.
            let level1 = indicator.indicator.level1.name.as_str();
            if level1.contains("产出") {
                dimensions.add(&[Dimension::Output]);
            } else if level1.contains("效益") || level1.contains("效果") {
                dimensions.add(&[Dimension::Benefit]);
            }
        }
        dimensions
    }

    /// Whether some indicator covers that dimension.
    pub const fn has(self, dimension: Dimension) -> bool {
        self.0 & bit(dimension) != 0
    }

    /// Whether there are outputs, each with a second level, so that one that is not there is missing.
    pub const fn are_outputs_divided(self) -> bool {
        self.has(Dimension::Output) && !self.has(Dimension::UndividedOutput)
    }

    fn add(&mut self, dimensions: &[Dimension]) {
        self.0 |= dimensions.iter().fold(0, |bits, dimension| bits | bit(*dimension));
    }
}

const fn bit(dimension: Dimension) -> u8 {
    1 << dimension as u8
}

const fn of_category(category: Option<Category>) -> &'static [Dimension] {
    let Some(category) = category else { return &[Dimension::Unknown] };
    match category {
        Category::Output => &[Dimension::Output, Dimension::UndividedOutput],
        Category::Quantity => &[Dimension::Output, Dimension::Quantity],
        Category::Quality => &[Dimension::Output, Dimension::Quality],
        Category::Timeliness => &[Dimension::Output],
        Category::Outcome
        | Category::EconomicBenefit
        | Category::SocialBenefit
        | Category::EcologicalBenefit
        | Category::SustainableImpact => &[Dimension::Benefit],
        Category::Satisfaction => &[Dimension::Satisfaction],
        Category::Cost | Category::EconomicCost | Category::SocialCost | Category::EnvironmentalCost => {
            &[Dimension::Cost]
        }
        Category::Input | Category::Process | Category::Decision => &[],
    }
}
