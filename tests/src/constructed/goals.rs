//! The performance objectives of constructed projects, and how they are reworded.

use super::idea::{Idea, Subject};
use super::words::SENTENCES;
use crate::seed::Seed;

/// A goal before it is written: its sentences.
pub type GoalDraft = Vec<Sentence>;

/// A sentence of a goal.
#[derive(Clone, Debug)]
pub struct Sentence {
    wordings: &'static [&'static str],
    wording: usize,
    figure: usize,
    scope: String,
    topic: String,
    activity: &'static str,
}

impl Sentence {
    fn new(wordings: &'static [&'static str], idea: &Idea, random: &mut Seed) -> Self {
        let ceiling = *random.pick(&[9, 40, 400, 3000]);
        Self {
            wordings,
            wording: random.below(wordings.len()),
            figure: random.between(1, ceiling),
            scope: idea.scope(),
            topic: idea.topic().to_owned(),
            activity: idea.activity(),
        }
    }

    fn text(&self, fiscal_year: i32) -> String {
        self.wordings[self.wording]
            .replace("{s}", &self.scope)
            .replace("{t}", &self.topic)
            .replace("{a}", self.activity)
            .replace("{y}", &fiscal_year.to_string())
            .replace("{k}", &self.figure.to_string())
    }
}

/// Two to five sentences: some of the activity's own, some that any project may have.
pub fn draw(idea: &Idea, random: &mut Seed) -> GoalDraft {
    let mut goal = vec![Sentence::new(SENTENCES[random.below(3)], idea, random)];
    if let Subject::Work { activity, .. } = &idea.subject {
        for work in activity.work {
            if random.chance(3, 4) {
                goal.push(Sentence::new(work, idea, random));
            }
        }
    }
    for _ in 0..*random.pick(&[1, 1, 2, 3]) {
        let at = random.between(3, SENTENCES.len() - 1);
        if !goal.iter().any(|sentence| sentence.wordings == SENTENCES[at]) {
            goal.push(Sentence::new(SENTENCES[at], idea, random));
        }
    }
    goal
}

/// The goal as a table prints it.
pub fn text(goal: &GoalDraft, fiscal_year: i32) -> String {
    let sentences: Vec<String> = goal.iter().map(|sentence| sentence.text(fiscal_year)).collect();
    format!("{}。", sentences.join("，"))
}

/// The same goal with the words of a renamed project.
pub fn follow(goal: &mut GoalDraft, idea: &Idea) {
    for sentence in goal {
        sentence.scope = idea.scope();
        idea.topic().clone_into(&mut sentence.topic);
        sentence.activity = idea.activity();
    }
}

/// Some figures, wordings or the order changed; one sentence may go or come.
pub fn reword(goal: &mut GoalDraft, idea: &Idea, random: &mut Seed) {
    for sentence in goal.iter_mut() {
        if random.chance(1, 3) {
            sentence.figure += random.between(1, 9);
        }
        if random.chance(1, 4) {
            sentence.wording = (sentence.wording + 1) % sentence.wordings.len();
        }
    }
    match random.below(5) {
        0 if goal.len() > 2 => {
            goal.remove(random.between(1, goal.len() - 1));
        }
        1 => {
            let at = random.between(3, SENTENCES.len() - 1);
            goal.push(Sentence::new(SENTENCES[at], idea, random));
        }
        2 if goal.len() > 2 => {
            let last = goal.len() - 1;
            goal.swap(1, last);
        }
        _ => {}
    }
}

/// Written anew: what is left of the old one is in other words.
pub fn rewrite(goal: &mut GoalDraft, idea: &Idea, random: &mut Seed) {
    goal.retain(|_| random.chance(1, 2));
    for sentence in goal.iter_mut() {
        sentence.wording = (sentence.wording + 1) % sentence.wordings.len();
        sentence.figure += random.between(1, 30);
    }
    goal.extend(draw(idea, random));
}

/// The goal of another project of the same sort: other figures and words of its own, its activity's sentences
/// instead of the old one's.
pub fn lookalike(goal: &GoalDraft, old: &Idea, new: &Idea, random: &mut Seed) -> GoalDraft {
    let mut goal = goal.clone();
    if let (Subject::Work { activity: a, .. }, Subject::Work { activity: b, .. }) =
        (&old.subject, &new.subject)
        && a.word != b.word
    {
        for sentence in &mut goal {
            if let Some(at) = a.work.iter().position(|work| *work == sentence.wordings) {
                *sentence = Sentence::new(b.work[at % b.work.len()], new, random);
            }
        }
    }
    for sentence in &mut goal {
        if random.chance(3, 4) {
            sentence.figure = random.between(1, 400);
        }
    }
    follow(&mut goal, new);
    goal
}
