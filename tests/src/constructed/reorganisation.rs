//! What becomes of the units of a department.

use super::strength::Strength;
use super::words::Field;
use crate::seed::Seed;

/// The units of both years and where each one's projects go.
#[derive(Clone, Debug)]
pub struct Reorganisation {
    /// Names of the old units; the first is the department itself.
    pub old: Vec<String>,
    /// Names of the new units.
    pub new: Vec<String>,
    /// For each old unit the new ones that carry it on.
    images: Vec<Vec<usize>>,
}

impl Reorganisation {
    /// One to six units, some of them renamed, merged or split.
    pub fn draw(place: &str, field: &Field, strength: &Strength, random: &mut Seed) -> Self {
        let department = format!("{place}{}", field.bureau);
        let n_bodies = random.below(field.bodies.len().min(5) + 1);
        let name = |body: usize, word: usize| format!("{place}{}", field.bodies[body][word]);
        let mut units = Self { old: vec![department.clone()], new: vec![department], images: vec![vec![0]] };
        for body in 0..n_bodies {
            units.old.push(name(body, 0));
            let is_changed = random.chance(strength.unit_change, 1000);
            let is_last = body + 1 == n_bodies;
            let image = match (is_changed, random.below(4)) {
                (true, 0 | 1) => vec![units.add(name(body, 1))],
                (true, 2) if body > 0 => vec![units.new.len() - 1],
                (true, 3) if is_last && n_bodies < field.bodies.len() => {
                    vec![units.add(name(body, 0)), units.add(name(n_bodies, 0))]
                }
                _ => vec![units.add(name(body, 0))],
            };
            units.images.push(image);
        }
        units
    }

    fn add(&mut self, name: String) -> usize {
        self.new.push(name);
        self.new.len() - 1
    }

    /// A new unit that carries the old one on.
    pub fn image(&self, old: usize, random: &mut Seed) -> usize {
        *random.pick(&self.images[old])
    }

    /// Whether the old unit became one unit that carries on no other.
    pub fn is_plain(&self, old: usize) -> bool {
        let [image] = self.images[old][..] else { return false };
        self.images.iter().filter(|images| images.contains(&image)).count() == 1
    }

    /// A new unit that carries on another old one, where both are beyond doubt.
    pub fn elsewhere(&self, old: usize, random: &mut Seed) -> Option<usize> {
        if !self.is_plain(old) {
            return None;
        }
        let others: Vec<usize> =
            (0..self.old.len()).filter(|other| *other != old && self.is_plain(*other)).collect();
        if others.is_empty() { None } else { Some(self.images[*random.pick(&others)][0]) }
    }
}
