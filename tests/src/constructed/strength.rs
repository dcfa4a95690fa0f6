//! How much changes from one year to the next.

/// Levels of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Little
    Low,
    /// Some
    Mid,
    /// Much
    High,
    /// The churn of published pairs: about a third of the indicators keep level and name.
    Churn,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 4] = [Self::Low, Self::Mid, Self::High, Self::Churn];

    /// How it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Mid => "mid",
            Self::High => "high",
            Self::Churn => "churn",
        }
    }

    /// The level of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// Its probabilities.
    pub const fn strength(self) -> Strength {
        match self {
            Self::Low => Strength {
                light_rename: 80,
                heavy_rename: 12,
                notation_of_name: 60,
                transfer: 10,
                unit_change: 60,
                ended: 30,
                new: 40,
                hard_negative: 30,
                sibling: 10,
                group: 18,
                family: 40,
                equal_amount: 350,
                big_amount: 60,
                goal_light: 200,
                goal_rewritten: 30,
                indicator_dropped: 30,
                indicator_added: 60,
                indicator_renamed: 40,
                indicator_reclassified: 15,
                indicators_reordered: 100,
                target_changed: 120,
                one_year_of_comparators: false,
            },
            Self::Mid => Strength {
                light_rename: 170,
                heavy_rename: 45,
                notation_of_name: 80,
                transfer: 25,
                unit_change: 120,
                ended: 50,
                new: 60,
                hard_negative: 45,
                sibling: 15,
                group: 26,
                family: 60,
                equal_amount: 280,
                big_amount: 120,
                goal_light: 350,
                goal_rewritten: 70,
                indicator_dropped: 80,
                indicator_added: 120,
                indicator_renamed: 90,
                indicator_reclassified: 30,
                indicators_reordered: 250,
                target_changed: 250,
                one_year_of_comparators: false,
            },
            Self::High => Strength {
                light_rename: 260,
                heavy_rename: 110,
                notation_of_name: 100,
                transfer: 50,
                unit_change: 200,
                ended: 70,
                new: 80,
                hard_negative: 60,
                sibling: 20,
                group: 36,
                family: 80,
                equal_amount: 200,
                big_amount: 200,
                goal_light: 450,
                goal_rewritten: 150,
                indicator_dropped: 150,
                indicator_added: 200,
                indicator_renamed: 170,
                indicator_reclassified: 60,
                indicators_reordered: 400,
                target_changed: 400,
                one_year_of_comparators: false,
            },
            Self::Churn => Strength {
                light_rename: 200,
                heavy_rename: 70,
                notation_of_name: 100,
                transfer: 40,
                unit_change: 150,
                ended: 120,
                new: 140,
                hard_negative: 50,
                sibling: 40,
                group: 26,
                family: 100,
                equal_amount: 150,
                big_amount: 250,
                goal_light: 400,
                goal_rewritten: 200,
                indicator_dropped: 400,
                indicator_added: 700,
                indicator_renamed: 330,
                indicator_reclassified: 120,
                indicators_reordered: 600,
                target_changed: 400,
                one_year_of_comparators: true,
            },
        }
    }
}

/// Probabilities in thousandths: of each project unless said otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Strength {
    /// Renamed so that most of the name stays.
    pub light_rename: usize,
    /// Renamed by synonyms of topic, activity or both.
    pub heavy_rename: usize,
    /// Brackets or document number alone change.
    pub notation_of_name: usize,
    /// Given to another unit.
    pub transfer: usize,
    /// Of each unit: renamed, merged or split.
    pub unit_change: usize,
    /// Ended.
    pub ended: usize,
    /// New.
    pub new: usize,
    /// Ended, with another one beside it that looks like it.
    pub hard_negative: usize,
    /// Goes on, with another one beside it that looks like it.
    pub sibling: usize,
    /// Split, merged or regrouped.
    pub group: usize,
    /// Several of one name but for place or object.
    pub family: usize,
    /// The amount stays to the cent.
    pub equal_amount: usize,
    /// The amount becomes a tenth to five times.
    pub big_amount: usize,
    /// The goal reworded a little.
    pub goal_light: usize,
    /// The goal written anew.
    pub goal_rewritten: usize,
    /// Of each indicator: dropped.
    pub indicator_dropped: usize,
    /// Of each indicator: another one added.
    pub indicator_added: usize,
    /// Of each indicator: renamed.
    pub indicator_renamed: usize,
    /// Of each indicator: given another level.
    pub indicator_reclassified: usize,
    /// Its indicators in another order.
    pub indicators_reordered: usize,
    /// Of each indicator: another target.
    pub target_changed: usize,
    /// Comparators are printed in one of the two years only, and scores change.
    pub one_year_of_comparators: bool,
}
