//! What is told once something is answered: what the answer was worth and why; what came of it all.

use super::hand::Given;
use super::lines::{Asked, Leads, Line, Lines};
use crate::learn::{Answered, Form, Posed, Score, Stage, review};
use crate::model::Verdict;
use crate::tui::theme::Role;

impl Lines<'_> {
    /// Adds a question with what was answered, what that was worth, and why.
    pub(super) fn judged(&mut self, asked: Asked<'_>, answered: &Answered) {
        self.prompt(asked.posed);
        self.good(asked);
        let (good, bad) = (self.theme.sign("✓", "+"), self.theme.sign("✗", "x"));
        let right = asked.posed.right();
        let mark = |at: usize| match &asked.hand.given {
            Given::One(Some(chosen), _) if *chosen == at && !right.contains(&at) => bad,
            Given::Several(chosen) if chosen.get(at) == Some(&true) && !right.contains(&at) => bad,
            Given::One(..) | Given::Several(_) if right.contains(&at) => good,
            Given::Order(order) if order.places.get(at) == right.get(at) => good,
            Given::Pairs(pairs) if pairs.get(at).copied().flatten() == right.get(at).copied() => {
                good
            }
            Given::Order(_) | Given::Pairs(_) => bad,
            _ => " ",
        };
        self.given(asked, &mark);
        // What there was to pair with has been told with each.
        if let Given::Pairs(_) = asked.hand.given {
            let is_right = |line: &Line| matches!(line.leads, Some(Leads::Right(_)));
            let first = self.all.iter().position(is_right);
            self.all
                .truncate(first.map_or(self.all.len(), |first| first.saturating_sub(2)));
        }
        self.gap();
        self.verdict(answered);
        self.solution(asked.posed, answered);
        if asked.posed.form() == Form::Group {
            self.model(asked.posed);
        }
        let exercise = asked.posed.exercise();
        if let Some(why) = &exercise.explanation {
            self.labelled(" ", "Why: ", (Role::Text, &why.value));
        }
        if let Some(see) = &exercise.see {
            self.labelled(" ", "Where it stands: ", (Role::Link, &see.value));
        }
        if !answered.counts {
            self.text(Role::Dim, "For the score, the first answer counts.");
        }
    }

    fn verdict(&mut self, answered: &Answered) {
        let (role, sign) = match answered.judgement.verdict {
            Verdict::Right | Verdict::Done => (Role::Good, self.theme.sign("✓", "+")),
            Verdict::Partly => (Role::Warning, "~"),
            Verdict::Wrong => (Role::Error, self.theme.sign("✗", "x")),
        };
        let from = self.all.len();
        let lead = format!("{sign} ");
        let said = &answered.judgement.said;
        self.led((" ", &lead), (role, said), Some(Leads::Verdict));
        if let Some(piece) = self.all[from].pieces.first_mut() {
            piece.0 = role;
        }
    }

    /// Adds the right answer, where that was not given.
    fn solution(&mut self, posed: &Posed, answered: &Answered) {
        if answered.judgement.right.is_empty() {
            return;
        }
        self.text(Role::Dim, "The answer:");
        let choices = posed.choices();
        let choice = |place: usize| choices.get(place).copied().unwrap_or_default();
        let right = posed.right();
        match posed.form() {
            // Numbers told the places at which things were shown; these are those where they belong.
            Form::Order => {
                for (at, place) in right.iter().enumerate() {
                    let lead = format!("  {}. ", at + 1);
                    self.led((" ", &lead), (Role::Text, choice(*place)), None);
                }
            }
            Form::Match => {
                let arrow = self.theme.sign("→", "->");
                for (left, place) in posed.lefts().iter().zip(&right) {
                    let words = format!("{left} {arrow} {}", choice(*place));
                    self.labelled("   ", "", (Role::Text, &words));
                }
            }
            _ => {
                for line in &answered.judgement.right {
                    self.labelled("   ", "", (Role::Text, line));
                }
            }
        }
    }

    /// Adds what came of a module.
    pub(super) fn result(&mut self, score: &Score) {
        match score.stage {
            Stage::New => self.text(Role::Title, "nothing is answered yet"),
            _ => self.text(Role::Title, &score.in_words()),
        }
        if let (Stage::Begun, Some(of)) = (score.stage, score.score) {
            let words = format!("Score until now: {of} %; {} % passes.", score.pass);
            self.text(Role::Text, &words);
        }
        if let Some(gain) = score.gain() {
            self.text(Role::Text, &format!("What you learned: {gain}."));
        }
        self.gap();
        for objective in &score.objectives {
            self.item(&format!("{}: {}", objective.in_words(), objective.text));
        }
        self.gap();
        match score.of.saturating_sub(score.answered) {
            0 => {}
            1 => self.text(Role::Text, "One question is left open."),
            open => self.text(Role::Text, &format!("{open} questions are left open.")),
        }
        self.returning(score.due, score.waiting - score.due);
    }

    /// Adds how many questions come back, and when.
    pub(super) fn returning(&mut self, due: usize, later: usize) {
        let counted = |count: usize| match count {
            1 => "One question comes back".to_owned(),
            count => format!("{count} questions come back"),
        };
        if due == 0 && later == 0 {
            return self.text(Role::Text, "No question comes back.");
        }
        if due > 0 {
            self.text(Role::Text, &format!("{} today.", counted(due)));
        }
        if later > 0 {
            let words = format!("{}, not before tomorrow.", counted(later));
            self.text(Role::Text, &words);
        }
        self.text(Role::Dim, review::RULE);
    }
}
