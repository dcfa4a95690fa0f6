//! Character bigrams of texts, and how alike two texts are by them. All similarities are whole numbers from 0
//! to [`FULL`], so that results are the same on every machine.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Full similarity.
pub(crate) const FULL: u32 = 10_000;

/// A word that stands in each of three texts may still be rare: below so many texts rarity is that among so many.
pub(crate) const LEAST_TEXTS: u64 = 16;

/// A bigram: two characters in one number.
pub(crate) type Gram = u64;

/// The bigrams of a text, sorted, with repetitions; punctuation and white space aside. A text of one
/// character has that character alone.
pub(crate) fn grams(text: &str) -> Vec<Gram> {
    pairs(text.chars().filter(|c| is_alphanumeric(*c) || *c == '%'))
}

/// The same without figures: what a text says, not how much of it.
pub(crate) fn word_grams(text: &str) -> Vec<Gram> {
    pairs(text.chars().filter(|c| is_alphanumeric(*c) && !c.is_ascii_digit()))
}

/// The characters of a text, sorted, with repetitions; punctuation and white space aside.
pub(crate) fn characters(text: &str) -> Vec<Gram> {
    let mut all: Vec<Gram> = text.chars().filter(|c| is_alphanumeric(*c)).map(u64::from).collect();
    all.sort_unstable();
    all
}

/// As [`char::is_alphanumeric`]; what Chinese tables are made of needs no tables.
fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{3001}' | '\u{3002}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The figures of a text that have two digits or more and are no years, sorted, each once.
pub(crate) fn figures(text: &str) -> Vec<Gram> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let mut all: Vec<Gram> = text
        .split(|c| !is_part(c))
        .filter(|token| (2..=16).contains(&token.trim_matches('.').len()))
        .filter(|token| !(token.len() == 4 && (token.starts_with("20") || token.starts_with("19"))))
        .map(|token| {
            token.bytes().fold(7, |all: u64, byte| all.wrapping_mul(31).wrapping_add(u64::from(byte)))
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn pairs(chars: impl Iterator<Item = char>) -> Vec<Gram> {
    let mut grams: Vec<Gram> = chars.map(u64::from).collect();
    // In place: each character makes way for the pair that it begins.
    if grams.len() > 1 {
        for at in 1..grams.len() {
            grams[at - 1] = grams[at - 1] << 32 | grams[at];
        }
        grams.pop();
    }
    grams.sort_unstable();
    grams
}

/// The weight of what two sorted lists have in common; `weight` is that of a place in the first list.
fn common(a: &[Gram], b: &[Gram], weight: impl Fn(usize) -> u64) -> u64 {
    let (mut in_a, mut in_b, mut sum) = (0, 0, 0);
    while in_a < a.len() && in_b < b.len() {
        let (left, right) = (a[in_a], b[in_b]);
        if left == right {
            sum += weight(in_a);
        }
        // Without branches: which of the two lists goes on is as good as chance.
        in_a += usize::from(left <= right);
        in_b += usize::from(right <= left);
    }
    sum
}

/// The grams of a text with their weights, looked up once: a text is compared with many.
#[derive(Debug)]
pub(crate) struct Weights {
    of: Vec<u8>,
    all: u64,
}

impl Weights {
    /// The weight of the gram at a place.
    pub(crate) fn at(&self, place: usize) -> u64 {
        u64::from(self.of[place])
    }

    /// What a gram says beyond one that stands in every text.
    pub(crate) fn beyond(&self, place: usize) -> u64 {
        self.at(place) - 1
    }
}

/// Grams and their weights.
pub(crate) type Weighted<'g> = (&'g [Gram], &'g Weights);

/// [`Rarity::dice`] of grams with their weights.
pub(crate) fn dice_of((a, a_weights): Weighted<'_>, (b, b_weights): Weighted<'_>) -> u32 {
    ratio(2 * common(a, b, |at| a_weights.at(at)), a_weights.all + b_weights.all)
}

/// [`Rarity::containment`] of grams with their weights.
pub(crate) fn containment_of((part, weights): Weighted<'_>, whole: &[Gram]) -> u32 {
    ratio(common(part, whole, |at| weights.beyond(at)), weights.all - part.len() as u64)
}

/// How many of the grams are so, rare ones counting more; those of every text not at all.
pub(crate) fn share_of((grams, weights): Weighted<'_>, is_so: impl Fn(&Gram) -> bool) -> u32 {
    let part =
        grams.iter().enumerate().filter(|(_, gram)| is_so(gram)).map(|(at, _)| weights.beyond(at)).sum();
    ratio(part, weights.all - grams.len() as u64)
}

/// A hash of grams: they are numbers already, and no input is worth an attack here that would only slow it down
/// by as much as its own size does.
#[derive(Debug, Default)]
pub(crate) struct GramHasher(u64);

impl Hasher for GramHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// A set of grams.
pub(crate) type GramSet = HashSet<Gram, BuildHasherDefault<GramHasher>>;

fn ratio(part: u64, whole: u64) -> u32 {
    let share = (part * u64::from(FULL)).checked_div(whole).unwrap_or(0);
    u32::try_from(share).unwrap_or(FULL).min(FULL)
}

/// Dice's coefficient: twice the common grams over all grams.
pub(crate) fn dice(a: &[Gram], b: &[Gram]) -> u32 {
    ratio(2 * common(a, b, |_| 1), (a.len() + b.len()) as u64)
}

/// How much of `part` stands in `whole`.
pub(crate) fn containment(part: &[Gram], whole: &[Gram]) -> u32 {
    ratio(common(part, whole, |_| 1), part.len() as u64)
}

/// How rare each gram is over a set of texts: a gram of every text is worth 1, each halving of the share of
/// texts adds 1.
#[derive(Debug, Default)]
pub(crate) struct Rarity {
    n_texts: u64,
    texts_with: HashMap<Gram, u64, BuildHasherDefault<GramHasher>>,
}

impl Rarity {
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a [Gram]>) -> Self {
        let mut rarity = Self::default();
        for grams in texts {
            rarity.n_texts += 1;
            for run in grams.chunk_by(|a, b| a == b) {
                *rarity.texts_with.entry(run[0]).or_default() += 1;
            }
        }
        rarity
    }

    pub(crate) fn weight(&self, gram: Gram) -> u64 {
        let with = self.texts_with.get(&gram).copied().unwrap_or(1).max(1);
        1 + u64::from((self.n_texts.max(LEAST_TEXTS) / with).max(1).ilog2())
    }

    /// How much of `part` stands in `whole`, rare grams counting more; those of every text not at all.
    pub(crate) fn containment(&self, part: &[Gram], whole: &[Gram]) -> u32 {
        let all: u64 = part.iter().map(|gram| self.weight(*gram) - 1).sum();
        ratio(common(part, whole, |at| self.weight(part[at]) - 1), all)
    }

    /// The weights of a text's grams.
    pub(crate) fn weights(&self, grams: &[Gram]) -> Weights {
        let of: Vec<u8> =
            grams.iter().map(|gram| u8::try_from(self.weight(*gram)).unwrap_or(u8::MAX)).collect();
        Weights { all: of.iter().map(|weight| u64::from(*weight)).sum(), of }
    }

    /// Dice's coefficient with rare grams counting more.
    pub(crate) fn dice(&self, a: &[Gram], b: &[Gram]) -> u32 {
        let all = |grams: &[Gram]| grams.iter().map(|gram| self.weight(*gram)).sum::<u64>();
        ratio(2 * common(a, b, |at| self.weight(a[at])), all(a) + all(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_texts() {
        for (a, b, expected) in [
            ("培训经费", "培训经费", FULL),
            ("培训经费", "培训项目", 3333),
            ("甲乙", "丙丁", 0),
            ("", "", 0),
            ("甲", "甲", FULL),
            ("培训，经费。", "培训经费", FULL),
        ] {
            assert_eq!(dice(&grams(a), &grams(b)), expected, "{a} {b}");
        }
        assert_eq!(containment(&grams("培训经费"), &grams("2025年培训经费项目")), FULL);
    }

    #[test]
    fn knows_letters_as_unicode_does() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn rare_grams_count_more() {
        let texts: Vec<Vec<Gram>> = ["清淤经费", "白蚁经费", "堤防经费", "培训经费"].map(grams).to_vec();
        let rarity = Rarity::of(texts.iter().map(Vec::as_slice));
        let plain = dice(&texts[0], &texts[1]);
        assert!(rarity.dice(&texts[0], &texts[1]) < plain);
    }
}
