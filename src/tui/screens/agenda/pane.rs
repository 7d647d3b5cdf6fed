//! What is told of the selected step: how much of it is left, what is asked and shown, what was done in it.

use super::Agenda;
use super::digits::large;
use crate::model::agenda::clock;
use crate::model::session::{Act, Drawn, Vote};
use crate::session::{Planned, Session, Shown, countdown, ended, left, pace};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;

/// A line of the pane.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) role: Role,
    pub(super) words: String,
    /// The choice of the vote that it is, where hands are counted.
    pub(super) choice: Option<usize>,
}

/// Lines of the pane.
pub(super) struct Lines {
    columns: usize,
    pub(super) all: Vec<Line>,
}

impl Lines {
    fn add(&mut self, role: Role, words: &str) {
        let safe = SafeText::line(words);
        for words in text::wrap(safe.as_str(), self.columns) {
            self.push(role, words);
        }
    }

    /// Adds an item; its further lines stand below its text.
    fn item(&mut self, words: &str) {
        let safe = SafeText::line(words);
        let lines = text::wrap(safe.as_str(), self.columns.saturating_sub(2));
        for (at, line) in lines.into_iter().enumerate() {
            let mark = if at == 0 { "- " } else { "  " };
            self.push(Role::Text, format!("{mark}{line}"));
        }
    }

    fn push(&mut self, role: Role, words: String) {
        self.all.push(Line {
            role,
            words,
            choice: None,
        });
    }

    fn gap(&mut self) {
        if self.all.last().is_some_and(|line| !line.words.is_empty()) {
            self.push(Role::Text, String::new());
        }
    }
}

impl Agenda {
    /// Returns what is told of the selected step, in lines of so many columns.
    pub(super) fn lines(&self, columns: usize, is_low: bool, context: &Context<'_>) -> Vec<Line> {
        let mut lines = Lines {
            columns,
            all: Vec::new(),
        };
        let Some(session) = &self.session else {
            match &self.failure {
                Some(why) => lines.add(Role::Error, why),
                None => lines.add(Role::Dim, "Opening the agenda…"),
            }
            return lines.all;
        };
        let at = self.list.selected();
        if session.is_over() {
            over(session, &mut lines);
        } else if !session.is_begun() {
            self.before(session, &mut lines);
        }
        if let Some(step) = session.plan().steps.get(at) {
            self.tell_step((at, step), session, (&mut lines, is_low), context);
        }
        lines.all
    }

    /// Tells what there is to know before the session begins.
    fn before(&self, session: &Session, lines: &mut Lines) {
        match &self.held {
            Some(log) => {
                let at = log.visits.last().map_or(0, |visit| visit.step) + 1;
                let count = session.plan().steps.len();
                let state = match log.ended {
                    Some(_) => "ended; its record can be written until a new one begins".to_owned(),
                    None => format!("stopped at step {at} of {count}"),
                };
                let words = format!(
                    "A session of this agenda was begun on {} and {state}.",
                    log.begun_on()
                );
                lines.add(Role::Warning, &words);
            }
            None => lines.add(Role::Text, &session.plan().summary),
        }
        lines.gap();
    }

    fn tell_step(
        &self,
        (at, step): (usize, &Planned),
        session: &Session,
        (lines, is_low): (&mut Lines, bool),
        context: &Context<'_>,
    ) {
        let is_current = session.is_running() && session.at() == at;
        let count = session.plan().steps.len();
        let dot = context.theme.sign(" · ", " - ");
        let place = format!("Step {} of {count}{dot}{}", at + 1, step.mode);
        lines.add(Role::Dim, &place);
        lines.add(Role::Title, &step.title);
        if is_current {
            time_left(step, session, (lines, is_low), context);
        } else {
            lines.add(Role::Dim, &planned(at, step, session));
        }
        if !step.prompt.is_empty() {
            lines.gap();
            lines.add(Role::Heading, &step.prompt);
        }
        let shown = self.shown(&step.shown);
        if !shown.is_empty() {
            lines.gap();
            lines.add(
                Role::Dim,
                if shown.len() == 1 {
                    "Shows"
                } else {
                    "Shows side by side"
                },
            );
            for one in &shown {
                lines.item(one);
            }
        }
        let mut votes_left = session
            .done(at)
            .filter(|act| matches!(act, Act::Vote(_)))
            .count();
        for act in session.done(at) {
            if let Act::Vote(vote) = act {
                votes_left -= 1;
                // The one that is counted is the last of all.
                let chosen = self.voting.filter(|_| is_current && votes_left == 0);
                tell_vote(vote, chosen, lines, context);
            } else {
                tell(act, lines);
            }
        }
        if self.shows_note {
            lines.gap();
            let note = match step.note.as_str() {
                "" => "Note: none",
                note => &format!("Note: {note}"),
            };
            lines.add(Role::Quote, note);
        }
    }

    /// Returns what a step shows, by its titles.
    pub(super) fn shown(&self, shown: &Shown) -> Vec<String> {
        match shown {
            Shown::Nothing => Vec::new(),
            Shown::Records(slugs) => {
                let titles = slugs
                    .iter()
                    .map(|slug| self.titles.get(slug).unwrap_or(slug));
                titles.cloned().collect()
            }
            Shown::Query(query) => vec![format!("search: {query}")],
            Shown::View(view) => vec![format!("Atlas: {view}")],
        }
    }
}

/// Tells how much of the step one is at is left; of a break in large figures.
fn time_left(
    step: &Planned,
    session: &Session,
    (lines, is_low): (&mut Lines, bool),
    context: &Context<'_>,
) {
    let seconds = session.left();
    let role = if seconds <= 0 {
        Role::Warning
    } else {
        Role::Good
    };
    if step.is_break() && !is_low {
        lines.gap();
        for row in large(&countdown(seconds), context.theme.sign("██", "##")) {
            lines.push(role, text::cut(&row, lines.columns));
        }
        lines.gap();
    }
    lines.add(role, &format!("{}, of {}", left(seconds), step.minutes));
    lines.add(Role::Dim, &pace(&session.stand(), session.clock()));
}

/// Returns when a step was planned and held.
fn planned(at: usize, step: &Planned, session: &Session) -> String {
    let told = |minute: u32| clock(session.clock().saturating_add(minute));
    let (begin, end) = (told(step.begin), told(step.end()));
    let plan = format!("planned {begin} to {end}, {} min", step.minutes);
    match session.held(at) {
        Some((begin, Some(_))) => {
            let begin = told(u32::try_from(begin / 60).unwrap_or(u32::MAX));
            format!("{plan}; began {begin}, took {} min", session.minutes(at))
        }
        _ if session.is_skipped(at) => format!("{plan}; left out"),
        _ => plan,
    }
}

/// Tells that the session is over.
fn over(session: &Session, lines: &mut Lines) {
    lines.add(Role::Title, "The session is over.");
    lines.add(Role::Text, &ended(&session.stand(), session.clock()));
    lines.gap();
}

fn tell(act: &Act, lines: &mut Lines) {
    match act {
        Act::Lots(drawn) => {
            lines.gap();
            lines.add(
                Role::Title,
                &format!("Drawn: {}", drawn.groups.concat().join(", ")),
            );
            seed(drawn, lines);
        }
        Act::Groups(drawn) => {
            lines.gap();
            for (at, group) in drawn.groups.iter().enumerate() {
                lines.add(
                    Role::Text,
                    &format!("Group {}: {}", at + 1, group.join(", ")),
                );
            }
            seed(drawn, lines);
        }
        Act::Remark(words) => {
            lines.gap();
            lines.add(Role::Text, &format!("Remark: {words}"));
        }
        Act::Exercise(answered) => {
            let told = format!(
                "Exercise {}: {}",
                answered.exercise,
                answered.verdict.word()
            );
            lines.add(Role::Text, &told);
        }
        Act::Record(_) | Act::Query(_) | Act::View(_) | Act::Vote(_) => {}
    }
}

fn seed(drawn: &Drawn, lines: &mut Lines) {
    let told = format!(
        "of {}, seed {}: it draws the same again",
        drawn.of, drawn.seed
    );
    lines.add(Role::Dim, &told);
}

/// Tells a vote, with the choice that hands are counted for.
fn tell_vote(vote: &Vote, chosen: Option<usize>, lines: &mut Lines, context: &Context<'_>) {
    lines.gap();
    lines.add(Role::Heading, &format!("Vote: {}", vote.question));
    for (at, choice) in vote.choices.iter().enumerate() {
        let marker = if chosen == Some(at) {
            context.theme.sign("▌", ">")
        } else {
            " "
        };
        let name = SafeText::line(&choice.name);
        let count = choice.count.to_string();
        let room = lines.columns.saturating_sub(count.len() + 8);
        let name = text::cut(name.as_str(), room);
        lines.all.push(Line {
            role: Role::Text,
            words: format!("{marker}{}. {name}: {count}", at + 1),
            choice: chosen.map(|_| at),
        });
    }
    lines.add(Role::Dim, &format!("{} hands in all", vote.total()));
}
