//! What is told at a step, in lines of a width: a question as it is asked, what an answer was worth, what came of it all.

use super::hand::{Given, Hand, Order};
use super::written;
use crate::learn::{Form, Posed};
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
    pub(super) theme: &'a Theme,
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
    pub(super) fn led(
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
    pub(super) fn labelled(&mut self, inset: &str, label: &str, (role, words): (Role, &str)) {
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
    pub(super) fn item(&mut self, words: &str) {
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
    pub(super) fn prompt(&mut self, posed: &Posed) {
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
    pub(super) fn good(&mut self, asked: Asked<'_>) {
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
    pub(super) fn model(&mut self, posed: &Posed) {
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
    pub(super) fn given(&mut self, asked: Asked<'_>, mark: &dyn Fn(usize) -> &'static str) {
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
}
