//! The audit rules: a list, the manual page of each, and all pages as Markdown.

use crate::ViewOptions;
use crate::checks_view::rule_name;
use crate::page::Page;
use crate::ruled::{Column, Ruled};
use crate::style::Class;
use crate::words::checks as words;
use duibiao_check::{Check, HEADINGS, Rule, Strict};
use duibiao_core::{Bilingual, Language, Severity};
use std::fmt::Write as _;

/// The rules, one a line: code, name, severity, what they look at, profile.
///
/// # Example
/// ```
/// let rules: Vec<&duibiao_check::Rule> = duibiao_check::RULES.iter().collect();
/// assert!(duibiao_report::rule_list(&rules, &Default::default()).contains("ARI-02"));
/// ```
pub fn rule_list(rules: &[&Rule], options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    page.title(page.word(&words::RULES_TITLE));
    page.blank();
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::RULE)),
        Column::text(page.word(&words::RULE_TITLE)),
        Column::text(page.word(&words::SEVERITY)),
        Column::text(page.word(&words::SCOPE)),
        Column::text(page.word(&words::PROFILE)),
    ]);
    for rule in rules {
        table.row(vec![
            rule.code.id().into(),
            rule_name(rule.code, &page).into(),
            severities(rule, options.language).into(),
            page.word(scope(rule)).into(),
            page.word(profile(rule)).into(),
        ]);
    }
    page.table(&table);
    page.note(page.word(&words::RULES_HINT));
    page.finish()
}

/// The manual pages of rules, in the language of the view.
pub fn rule_pages(rules: &[&Rule], options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    let language = options.language;
    for (idx, rule) in rules.iter().enumerate() {
        if idx > 0 {
            page.blank();
        }
        page.title(&format!("{} {} {}", rule.code.id(), rule.code.title(), rule.code.name()));
        page.blank();
        let mut lines = vec![
            (page.word(&words::SEVERITY).to_owned(), severities(rule, language)),
            (page.word(&words::SCOPE).to_owned(), page.word(scope(rule)).to_owned()),
            (page.word(&words::PROFILE).to_owned(), page.word(profile(rule)).to_owned()),
        ];
        let manual = rule.manual();
        lines.extend(
            (0..HEADINGS.len())
                .map(|idx| (heading(idx, language).to_owned(), manual.paragraph(idx, language))),
        );
        lines.extend(rule.parameters.iter().map(|parameter| {
            let about = page.fill(
                &words::PARAMETER_LINE,
                &[
                    ("about", &parameter.about.text(language)),
                    ("default", &parameter.default),
                    ("strict", &parameter.strict),
                ],
            );
            (parameter.name.to_owned(), about)
        }));
        page.block(&lines);
        for (_, text) in rule.code.entry().texts {
            page.text(text.text(language), Class::Note, 0);
        }
    }
    page.finish()
}

/// All manual pages in both languages as Markdown: `docs/rules.md`.
pub fn rules_markdown(rules: &[&Rule]) -> String {
    let mut out = String::from(
        "# Audit rules 审核规则\n\nMade from the doc comments of `crates/check/src/rules`, which are the manual pages; \
         `duibiao rules CODE` shows one.\n",
    );
    for rule in rules {
        let _ = write!(out, "\n## {} {} `{}`\n\n", rule.code.id(), rule.code.title(), rule.code.name());
        for language in [Language::Zh, Language::En] {
            let colon = if language == Language::Zh { "：" } else { ": " };
            let word = |text: &'static Bilingual| text.text(language);
            let _ = writeln!(
                out,
                "- {}{colon}{} · {} · {}",
                word(&words::SEVERITY),
                severities(rule, language),
                word(scope(rule)),
                word(profile(rule))
            );
            let manual = rule.manual();
            for idx in 0..HEADINGS.len() {
                let _ = writeln!(
                    out,
                    "- {}{colon}{}",
                    heading(idx, language),
                    escaped(&manual.paragraph(idx, language))
                );
            }
            for parameter in rule.parameters {
                let line = crate::words::fill(
                    &words::PARAMETER_LINE,
                    language,
                    &[
                        ("about", &parameter.about.text(language)),
                        ("default", &parameter.default),
                        ("strict", &parameter.strict),
                    ],
                );
                let _ = writeln!(out, "- {} `{}`{colon}{line}", word(&words::PARAMETER), parameter.name);
            }
            out.push('\n');
        }
        out.pop();
    }
    out
}

/// Signs that Markdown would take for marks.
fn escaped(text: &str) -> String {
    text.replace('*', "\\*").replace('<', "\\<").replace('|', "\\|")
}

fn heading(idx: usize, language: Language) -> &'static str {
    match language {
        Language::Zh => HEADINGS[idx].0,
        Language::En => HEADINGS[idx].1,
    }
}

/// The severities that its findings can have, the usual one first.
fn severities(rule: &Rule, language: Language) -> String {
    let word = |severity: &Severity| match severity {
        Severity::Error => crate::words::SEVERITY_ERROR.text(language),
        Severity::Warning => crate::words::SEVERITY_WARNING.text(language),
        Severity::Info => crate::words::SEVERITY_INFO.text(language),
    };
    let words: Vec<&str> = rule.code.entry().texts.iter().map(|(severity, _)| word(severity)).collect();
    words.join(crate::words::NAME_SEPARATOR.text(language))
}

const fn scope(rule: &Rule) -> &'static Bilingual {
    match rule.check {
        Check::Table(_) => &words::SCOPE_TABLE,
        Check::Tables(_) => &words::SCOPE_TABLES,
        Check::Changes(_) => &words::SCOPE_CHANGES,
    }
}

const fn profile(rule: &Rule) -> &'static Bilingual {
    match rule.strict {
        Strict::Same => &words::PROFILE_SAME,
        Strict::Raised => &words::PROFILE_RAISED,
        Strict::Only => &words::PROFILE_ONLY_STRICT,
    }
}
