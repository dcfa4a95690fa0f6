//! Fills templates: what stands in braces is drawn, looked up or calculated.

use super::Words;
use crate::seed::Seed;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The numbers and words of one plant. What has a name stays the same through all its templates.
#[derive(Debug)]
pub struct Filler<'a> {
    words: &'a Words,
    bound: BTreeMap<String, String>,
    random: Seed,
}

impl<'a> Filler<'a> {
    /// Nothing is drawn yet.
    pub fn new(words: &'a Words, random: Seed) -> Self {
        Self { words, bound: BTreeMap::new(), random }
    }

    /// Gives a name to a text.
    pub fn bind(&mut self, name: &str, text: String) {
        self.bound.insert(name.to_owned(), text);
    }

    /// Forgets everything that was drawn.
    pub fn forget(&mut self) {
        self.bound.clear();
    }

    /// The template with its braces filled.
    ///
    /// # Panics
    /// When a brace names nothing that is known.
    pub fn fill(&mut self, template: &str) -> String {
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, after) =
                after.split_once('}').unwrap_or_else(|| panic!("a brace is not closed: {template}"));
            text += before;
            text += &self.brace(inner);
            rest = after;
        }
        text + rest
    }

    fn brace(&mut self, inner: &str) -> String {
        if let Some(calculation) = inner.strip_prefix('=') {
            return self.number(calculation).to_string();
        }
        let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric());
        if let Some((name, what)) = inner.split_once('=').filter(|(name, _)| is_name(name)) {
            // A block that is used twice says the same twice.
            if let Some(text) = self.bound.get(name) {
                return text.clone();
            }
            let text = self.brace(what);
            self.bind(name, text.clone());
            return text;
        }
        if inner.contains('|') {
            let choices: Vec<&str> = inner.split('|').collect();
            return (*self.random.pick(&choices)).to_owned();
        }
        if let Some(text) = self.bound.get(inner) {
            return text.clone();
        }
        if let Some((low, high)) = inner.split_once('-') {
            return self.between(low, high);
        }
        self.word(inner)
    }

    /// `low-high`, or `low-high/step`.
    fn between(&mut self, low: &str, high: &str) -> String {
        let (high, step) = high.split_once('/').unwrap_or((high, "1"));
        let parse = |text: &str| text.parse::<usize>().unwrap_or_else(|_| panic!("no number: {text}"));
        let (low, high, step) = (parse(low), parse(high), parse(step));
        (low + step * self.random.below((high - low) / step + 1)).to_string()
    }

    /// A word of a list; `post2` is another one of the list `post`.
    fn word(&mut self, name: &str) -> String {
        let list = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let all = self.words.get(list).unwrap_or_else(|| panic!("no list of words and no name: {name}"));
        let is_taken = |word: &String| {
            self.bound.iter().any(|(other, text)| {
                other.trim_end_matches(|c: char| c.is_ascii_digit()) == list && text == word
            })
        };
        let free: Vec<&String> = all.iter().filter(|word| !is_taken(word)).collect();
        let word = (*self.random.pick(&free)).clone();
        self.bind(name, word.clone());
        word
    }

    /// A calculation from left to right of numbers and names, as `n*p/10000:2`: without `:2` to two decimals.
    ///
    /// # Panics
    /// When it is none.
    pub fn number(&mut self, calculation: &str) -> Decimal {
        let (calculation, decimals) = calculation.split_once(':').unwrap_or((calculation, "2"));
        let mut result = Decimal::ZERO;
        let mut sign = '+';
        let mut rest = calculation.trim();
        loop {
            // A sign in front belongs to the number.
            let next = rest.char_indices().skip(1).find(|(_, c)| ['+', '-', '*', '/'].contains(c));
            let end = next.map_or(rest.len(), |(at, _)| at);
            let operand = self.operand(rest[..end].trim());
            match sign {
                '+' => result += operand,
                '-' => result -= operand,
                '*' => result *= operand,
                _ => result /= operand,
            }
            let Some(next) = rest[end..].chars().next() else { break };
            sign = next;
            rest = rest[end + 1..].trim_start();
        }
        result.round_dp(decimals.parse().expect("a number of decimals")).normalize()
    }

    fn operand(&self, text: &str) -> Decimal {
        let text = self.bound.get(text).map_or(text, String::as_str);
        text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_and_calculates() {
        let words = Words::from([("post".to_owned(), vec!["门卫".to_owned(), "电工".to_owned()])]);
        let mut filler = Filler::new(&words, Seed::new(1));
        let text = filler.fill("{n=7-7}名{post}与{post2}，共{=n*1.5/2:1}万元，{n}名");
        let (a, b) = ("7名门卫与电工，共5.2万元，7名", "7名电工与门卫，共5.2万元，7名");
        assert!(text == a || text == b, "{text}");
        assert_eq!(filler.number("-2+n"), Decimal::from(5));
    }
}
