//! What is told at a step, in lines of a width: a question as it is asked, what an answer was worth, what came of it all.

use super::hand::{Given, Hand, Order};
use super::written;
use crate::learn::{Answered, Form, Posed, Score, Stage, review};
use crate::model::Verdict;
use crate::source::SafeText;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// What a line leads to when it is clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// Something that can be selected, by its place.
    Item(usize),
    /// Something on the right side, by its place.
    Right(usize),
    /// The line that is written on; from which byte on.
    Line(usize),
    /// What an answer was worth.
    Verdict,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<(Role, String)>,
    pub(super) leads: Option<Leads>,
    /// Whether it is the first of what it leads to.
    pub(super) is_first: bool,
}

/// Lines of a width.
pub(super) struct Lines<'a> {
    pub(super) all: Vec<Line>,
    columns: usize,
    theme: &'a Theme,
}

/// A question and the hand that answers it.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) posed: &'a Posed,
    pub(super) hand: &'a Hand,
    /// The answer in one's own words that is compared with a good one.
    pub(super) own: &'a str,
}

impl<'a> Lines<'a> {
    /// Returns no lines, for so many columns.
    pub(super) fn new(columns: usize, theme: &'a Theme) -> Self {
        Self {
            all: Vec::new(),
            columns: columns.max(4),
            theme,
        }
    }

    /// Adds running text.
    pub(super) fn text(&mut self, role: Role, words: &str) {
        let safe = SafeText::line(words);
        for line in text::wrap(safe.as_str(), self.columns - 1) {
            self.all.push(Line {
                pieces: vec![(Role::Text, " ".to_owned()), (role, line)],
                ..Line::default()
            });
        }
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.all.push(Line::default());
    }

    /// Adds text behind a mark and some leading words, below the end of which its further lines begin.
    fn led(
        &mut self,
        (mark, lead): (&str, &str),
        (role, words): (Role, &str),
        leads: Option<Leads>,
    ) {
        let before = format!("{mark}{lead}");
        let inset = text::width(&before);
        let safe = SafeText::line(words);
        let room = self.columns.saturating_sub(inset).max(4);
        for (at, line) in text::wrap(safe.as_str(), room).into_iter().enumerate() {
            let lead = if at == 0 {
                before.clone()
            } else {
                " ".repeat(inset)
            };
            self.all.push(Line {
                pieces: vec![(Role::Accent, lead), (role, line)],
                leads,
                is_first: at == 0,
            });
        }
    }

    /// Adds text behind a label; its further lines begin a little further in than the label.
    fn labelled(&mut self, inset: &str, label: &str, (role, words): (Role, &str)) {
        let safe = SafeText::line(words);
        // The label keeps its blanks, whatever the text is wrapped to.
        let whole = format!("{}{safe}", label.replace(' ', "\u{a0}"));
        let room = self.columns.saturating_sub(inset.len() + 2).max(4);
        for (at, line) in text::wrap(&whole, room).into_iter().enumerate() {
            let (label, line) = match line.split_at_checked(label.replace(' ', "\u{a0}").len()) {
                Some((_, rest)) if at == 0 => (label, rest.to_owned()),
                _ => ("  ", line),
            };
            self.all.push(Line {
                pieces: vec![(Role::Accent, format!("{inset}{label}")), (role, line)],
                ..Line::default()
            });
        }
    }

    /// Adds a fact under a word.
    fn item(&mut self, words: &str) {
        self.led((" ", "- "), (Role::Text, words), None);
    }

    /// Adds the question, what there is to choose from, and the line to write on.
    pub(super) fn asked(&mut self, asked: Asked<'_>) {
        self.prompt(asked.posed);
        if let Given::Own(..) = asked.hand.given {
            self.good(asked);
        }
        let marker = self.theme.sign("▌", ">");
        let mark = |at: usize| if at == asked.hand.at { marker } else { " " };
        self.given(asked, &mark);
    }

    /// Adds what is asked, and what kind of answer it takes.
    fn prompt(&mut self, posed: &Posed) {
        self.text(Role::Title, &posed.exercise().prompt.value);
        let kind = match posed.form() {
            Form::Single => "One answer is right.",
            Form::Multiple => "Several answers may be right.",
            Form::Fill => "Write what stands in the gap.",
            Form::Order => "Put these into the right order.",
            Form::Match => "Find the match of each.",
            Form::Open => {
                "Answer in your own words, here or on paper; then a good answer is shown."
            }
            Form::Group => "A task for a group.",
        };
        let minutes = posed.exercise().minutes;
        let minutes = minutes.map(|minutes| format!(" {minutes} minutes."));
        self.text(Role::Dim, &format!("{kind}{}", minutes.unwrap_or_default()));
        self.gap();
    }

    /// Adds one's own answer and the good one with which it is compared; of a task for a group nothing but that it is one.
    fn good(&mut self, asked: Asked<'_>) {
        if asked.posed.form() != Form::Open {
            return;
        }
        let own = if asked.own.trim().is_empty() {
            "on paper"
        } else {
            asked.own
        };
        self.labelled(" ", "Your answer: ", (Role::Text, own));
        self.gap();
        self.model(asked.posed);
        self.gap();
    }

    /// Adds what a good answer is and what it holds.
    fn model(&mut self, posed: &Posed) {
        if let Some(model) = posed.model() {
            self.labelled(" ", "A good answer: ", (Role::Text, model));
        }
        let criteria = posed.criteria();
        if !criteria.is_empty() {
            self.text(Role::Dim, "It holds:");
        }
        for criterion in criteria {
            self.item(criterion);
        }
    }

    /// Adds what is given so far, with the sign of each place before it.
    fn given(&mut self, asked: Asked<'_>, mark: &dyn Fn(usize) -> &'static str) {
        let choices = asked.posed.choices();
        match &asked.hand.given {
            Given::One(chosen, _) => {
                for (at, choice) in choices.iter().enumerate() {
                    self.choice((at, mark(at)), self.round(*chosen == Some(at)), choice);
                }
            }
            Given::Several(chosen) => {
                for (at, choice) in choices.iter().enumerate() {
                    let is_chosen = chosen.get(at) == Some(&true);
                    let sign = if is_chosen { "[x]" } else { "[ ]" };
                    self.choice((at, mark(at)), sign, choice);
                }
            }
            Given::Own(chosen, words) => {
                for (at, (_, words)) in words.iter().enumerate() {
                    self.choice((at, mark(at)), self.round(*chosen == Some(at)), words);
                }
            }
            Given::Order(order) => self.order(order, &choices, asked.hand.at, mark),
            Given::Pairs(pairs) => self.pairs(pairs, asked.posed, mark),
            Given::Words(input) => {
                let room = self.columns.saturating_sub(4).max(1);
                let text = input.text();
                for (row, part) in written::rows(text, room).into_iter().enumerate() {
                    let lead = if row == 0 { " > " } else { "   " };
                    self.all.push(Line {
                        pieces: vec![
                            (Role::Accent, lead.to_owned()),
                            (Role::Text, text[part.clone()].to_owned()),
                        ],
                        leads: Some(Leads::Line(part.start)),
                        is_first: row == 0,
                    });
                }
            }
        }
    }

    fn round(&self, is_chosen: bool) -> &'static str {
        match (is_chosen, self.theme.ascii()) {
            (true, false) => "(•)",
            (true, true) => "(*)",
            (false, _) => "( )",
        }
    }

    fn choice(&mut self, (at, mark): (usize, &str), sign: &str, words: &str) {
        let lead = format!(" {sign} {}. ", at + 1);
        self.led((mark, &lead), (Role::Text, words), Some(Leads::Item(at)));
    }

    fn order(
        &mut self,
        order: &Order,
        choices: &[&str],
        selected: usize,
        mark: &dyn Fn(usize) -> &'static str,
    ) {
        for (at, place) in order.places.iter().enumerate() {
            let words = choices.get(*place).copied().unwrap_or_default();
            let is_held = order.held.is_some() && at == selected;
            let (role, words) = if is_held {
                (Role::Accent, format!("{words} (moving)"))
            } else {
                (Role::Text, words.to_owned())
            };
            let lead = format!(" {}. ", at + 1);
            self.led((mark(at), &lead), (role, &words), Some(Leads::Item(at)));
        }
    }

    fn pairs(
        &mut self,
        pairs: &[Option<usize>],
        posed: &Posed,
        mark: &dyn Fn(usize) -> &'static str,
    ) {
        let choices = posed.choices();
        let arrow = self.theme.sign("→", "->");
        for (at, left) in posed.lefts().iter().enumerate() {
            let leads = Some(Leads::Item(at));
            self.led((mark(at), " "), (Role::Text, left), leads);
            let right = pairs.get(at).copied().flatten();
            let (role, words) = match right {
                Some(right) => {
                    let words = choices.get(right).copied().unwrap_or_default();
                    (Role::Accent, format!("{}. {words}", right + 1))
                }
                None => (Role::Dim, "?".to_owned()),
            };
            let from = self.all.len();
            self.led((" ", &format!("   {arrow} ")), (role, &words), leads);
            self.all[from..]
                .iter_mut()
                .for_each(|line| line.is_first = false);
        }
        self.gap();
        self.text(Role::Dim, "To these belong:");
        for (at, right) in choices.iter().enumerate() {
            let is_paired = pairs.contains(&Some(at));
            let (role, words) = if is_paired {
                (Role::Dim, format!("{right} (paired)"))
            } else {
                (Role::Text, (*right).to_owned())
            };
            let lead = format!(" {}. ", at + 1);
            self.led((" ", &lead), (role, &words), Some(Leads::Right(at)));
        }
    }

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
