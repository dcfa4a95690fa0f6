//! Format codes in pieces.

use rust_decimal::Decimal;

/// One section of a format, with what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    /// `[>=100]`
    pub(super) condition: Option<Condition>,
    /// Whether thousands are parted by commas.
    pub(super) is_grouped: bool,
    /// `[DBNum1]`: numbers in Chinese numerals.
    pub(super) is_chinese: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A place for a digit: `0`, `#` or `?`
    Digit(char),
    Point,
    /// A comma behind the digits: thousands are shown.
    Thousands,
    Percent,
    Literal(String),
    /// `@`
    Text,
    General,
    /// `E+`
    Exponent,
    /// A fraction
    Slash,
    /// `yyyy`, `m`, `dd`, `h`, `s`, and `n` for minutes: the letter, and how many of it
    Date(char, usize),
    /// `[h]`
    Elapsed(char),
    /// `AM/PM`: its two words
    HalfDay([&'static str; 2]),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    operator: Operator,
    bound: Decimal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let (operator, bound) = [
            ("<=", Operator::LessOrEqual),
            (">=", Operator::GreaterOrEqual),
            ("<>", Operator::NotEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
            ("=", Operator::Equal),
        ]
        .into_iter()
        .find_map(|(sign, operator)| Some((operator, text.strip_prefix(sign)?)))?;
        Some(Self { operator, bound: super::decimal::read(bound)? })
    }

    pub(super) fn holds(self, number: Decimal) -> bool {
        match self.operator {
            Operator::Less => number < self.bound,
            Operator::LessOrEqual => number <= self.bound,
            Operator::Equal => number == self.bound,
            Operator::NotEqual => number != self.bound,
            Operator::GreaterOrEqual => number >= self.bound,
            Operator::Greater => number > self.bound,
        }
    }

    /// Whether only negative numbers fulfil it.
    pub(super) fn is_negative_only(self) -> bool {
        match self.operator {
            Operator::Less => self.bound <= Decimal::ZERO,
            Operator::LessOrEqual | Operator::Equal => self.bound < Decimal::ZERO,
            _ => false,
        }
    }
}

impl Section {
    pub(super) fn is_date(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Date(..) | Token::Elapsed(_) | Token::HalfDay(_)))
    }
}

/// Longer codes are no formats.
const MAX_CODE: usize = 1024;

/// Reads a code; none for `General`.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let code = code.trim();
    if code.is_empty() || code.eq_ignore_ascii_case("general") || code.len() > MAX_CODE {
        return Vec::new();
    }
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let Some(section) = sections.last_mut() else { break };
        if c == ';' {
            rest = &rest[1..];
            sections.push(Section::default());
        } else {
            rest = section.token(rest, c);
        }
    }
    for section in &mut sections {
        section.settle();
    }
    sections.truncate(4);
    sections
}

impl Section {
    /// Reads the next piece, which begins with `c`, and gives what is left.
    fn token<'a>(&mut self, rest: &'a str, c: char) -> &'a str {
        let after = &rest[c.len_utf8()..];
        for (word, token) in [
            ("General", Token::General),
            ("G/通用格式", Token::General),
            ("AM/PM", Token::HalfDay(["AM", "PM"])),
            ("上午/下午", Token::HalfDay(["上午", "下午"])),
            ("A/P", Token::HalfDay(["A", "P"])),
        ] {
            if let Some(head) = rest.get(..word.len())
                && head.eq_ignore_ascii_case(word)
            {
                self.tokens.push(token);
                return &rest[word.len()..];
            }
        }
        match c {
            '"' => {
                let end = after.find('"').unwrap_or(after.len());
                self.literal(&after[..end]);
                return after.get(end + 1..).unwrap_or_default();
            }
            // `!` escapes in Chinese editions.
            '\\' | '!' => {
                let escaped = after.chars().next().map_or(0, char::len_utf8);
                self.literal(&after[..escaped]);
                return &after[escaped..];
            }
            // A space as wide as the next character, and a fill up to the width of the cell.
            '_' | '*' => return &after[after.chars().next().map_or(0, char::len_utf8)..],
            '[' => {
                let end = after.find(']').unwrap_or(after.len());
                self.bracket(&after[..end]);
                return after.get(end + 1..).unwrap_or_default();
            }
            '0' | '#' | '?' => self.tokens.push(Token::Digit(c)),
            '.' => self.tokens.push(Token::Point),
            ',' => self.tokens.push(Token::Thousands),
            '%' => self.tokens.push(Token::Percent),
            '@' => self.tokens.push(Token::Text),
            '/' => self.tokens.push(Token::Slash),
            'E' | 'e' if after.starts_with(['+', '-']) => {
                self.tokens.push(Token::Exponent);
                return &after[1..];
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'E' | 'a' | 'A' => {
                let n = rest.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
                self.tokens.push(Token::Date(c.to_ascii_lowercase(), n));
                return &rest[n..];
            }
            _ => self.literal(&rest[..c.len_utf8()]),
        }
        after
    }

    fn literal(&mut self, text: &str) {
        self.tokens.push(Token::Literal(text.to_owned()));
    }

    /// `[Red]`, `[>=100]`, `[$¥-804]`, `[h]`, `[DBNum1]`
    fn bracket(&mut self, text: &str) {
        if let Some(currency) = text.strip_prefix('$') {
            let symbol = currency.split('-').next().unwrap_or_default();
            if !symbol.is_empty() {
                self.literal(symbol);
            }
        } else if let Some(condition) = Condition::parse(text) {
            self.condition = Some(condition);
        } else if let Some(unit) = text.chars().next().map(|c| c.to_ascii_lowercase())
            && matches!(unit, 'h' | 'm' | 's')
            && text.chars().all(|c| c.eq_ignore_ascii_case(&unit))
        {
            self.tokens.push(Token::Elapsed(unit));
        } else if text.eq_ignore_ascii_case("DBNum1") {
            self.is_chinese = true;
        }
    }

    /// What a sign means shows only from its neighbours: commas among digits part thousands, `m` beside hours
    /// is minutes, a point in a date is a point.
    fn settle(&mut self) {
        let is_digit = |token: &Token| matches!(token, Token::Digit(_));
        if self.is_date() {
            self.settle_date();
            return;
        }
        let last = self.tokens.iter().rposition(is_digit);
        let first = self.tokens.iter().position(is_digit);
        let is_fraction = self.tokens.windows(2).any(|pair| is_digit(&pair[0]) && pair[1] == Token::Slash);
        let mut settled = Vec::with_capacity(self.tokens.len());
        for (idx, token) in std::mem::take(&mut self.tokens).into_iter().enumerate() {
            match token {
                Token::Thousands if first.is_none_or(|first| idx < first) => {
                    settled.push(Token::Literal(",".to_owned()));
                }
                // Behind the last digit, or behind the last before the point, it divides.
                Token::Thousands if last.is_some_and(|last| idx < last) => {
                    self.is_grouped = true;
                }
                Token::Slash if !is_fraction => settled.push(Token::Literal("/".to_owned())),
                token => settled.push(token),
            }
        }
        self.tokens = settled;
    }

    fn settle_date(&mut self) {
        let is_time = |token: &Token, letter: char| match token {
            Token::Date(c, _) | Token::Elapsed(c) => *c == letter,
            _ => false,
        };
        let clock: Vec<usize> = (0..self.tokens.len())
            .filter(|idx| matches!(self.tokens[*idx], Token::Date(..) | Token::Elapsed(_)))
            .collect();
        for (at, idx) in clock.iter().enumerate() {
            let after_hours = at > 0 && is_time(&self.tokens[clock[at - 1]], 'h');
            let before_seconds = clock.get(at + 1).is_some_and(|next| is_time(&self.tokens[*next], 's'));
            if let Token::Date(letter @ 'm', 1 | 2) = &mut self.tokens[*idx]
                && (after_hours || before_seconds)
            {
                *letter = 'n';
            }
        }
        for token in &mut self.tokens {
            let sign = match token {
                Token::Point => ".",
                Token::Thousands => ",",
                Token::Slash => "/",
                Token::Percent => "%",
                // Parts of a second are not shown.
                Token::Digit(_) => "",
                _ => continue,
            };
            *token = Token::Literal(sign.to_owned());
        }
    }
}
