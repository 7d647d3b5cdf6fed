//! What is told on the console, in lines of so many columns. Whatever came from the room is made safe here.

use ratatui::text::Span;

use super::{Console, Room};
use crate::session::left;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::present::timer;
use crate::tui::stage::{Card, Course, Held, State, Talk, Time, Wall};
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::facets::capitalised;

/// The most seconds that are told in words: a room may say anything.
const MOST: i64 = 1_000_000_000;

/// From so many columns on there is room for the time of day.
const ROOMY: usize = 50;

/// A line, and what it is.
pub(super) type Line = (Role, String);

/// Returns a text of a room as one line that is safe.
pub(super) fn safe(words: &str) -> String {
    SafeText::line(words).into_string()
}

fn wrapped(role: Role, words: &str, columns: usize) -> Vec<Line> {
    let lines = text::wrap(&safe(words), columns.max(1));
    lines.into_iter().map(|line| (role, line)).collect()
}

/// Returns a card in so many columns and rows; between its parts stand gaps where there is room, and where it is cut, that
/// is told.
pub(super) fn card(card: &Card, columns: usize, rows: usize) -> Vec<Line> {
    let of = safe(&card.of);
    let mut head = Vec::new();
    // In a low part the room is for what is said.
    if !of.trim().is_empty() && rows > 5 {
        head.push((Role::Dim, text::cut(&of, columns)));
    }
    if !card.heading.trim().is_empty() {
        head.extend(wrapped(Role::Title, &card.heading, columns));
    }
    let parts: Vec<Vec<Line>> = card
        .lines
        .iter()
        .map(|line| wrapped(Role::Text, line, columns))
        .collect();
    let used = head.len() + parts.iter().map(Vec::len).sum::<usize>();
    let has_gaps = used + parts.len() <= rows;
    let mut lines = head;
    for part in parts {
        if has_gaps && !lines.is_empty() {
            lines.push((Role::Text, String::new()));
        }
        lines.extend(part);
    }
    if lines.len() > rows && rows > 0 {
        lines.truncate(rows);
        if let Some((_, last)) = lines.last_mut() {
            *last = text::cut(&format!("{last} …"), columns);
            if !last.ends_with('…') {
                *last = format!("{}…", text::cut(last, columns.saturating_sub(2)));
            }
        }
    }
    lines
}

/// Returns the notes in so many columns; where there are those of a step and of a slide, each tells of what it is.
pub(super) fn notes(talk: &Talk, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for note in &talk.notes {
        if talk.notes.len() > 1 {
            if !lines.is_empty() {
                lines.push((Role::Text, String::new()));
            }
            lines.extend(wrapped(Role::Heading, &note.of, columns));
        }
        for (at, line) in note.lines.iter().enumerate() {
            if at > 0 {
                lines.push((Role::Text, String::new()));
            }
            lines.extend(wrapped(Role::Text, line, columns));
        }
    }
    if lines.is_empty() {
        lines.extend(wrapped(Role::Dim, "no notes", columns));
    }
    lines
}

/// Returns the steps of an agenda, a line each.
pub(super) fn steps(course: &Course, columns: usize, theme: Theme) -> Vec<Line> {
    let told = course.steps.iter().enumerate().map(|(at, step)| {
        let is_current = course.state == State::Running && at == course.at;
        let (sign, role) = match step.held {
            _ if is_current => (theme.sign("▸", ">"), Role::Title),
            Held::LeftOut => (theme.sign("–", "-"), Role::Dim),
            Held::Held => (theme.sign("✓", "x"), Role::Dim),
            Held::Open => (" ", Role::Text),
        };
        let minutes = if is_current {
            left_in_short(course.left)
        } else {
            step.minutes.to_string()
        };
        let before = format!("{sign} {:>2}. ", at + 1);
        let room = columns.saturating_sub(text::width(&before) + minutes.len() + 1);
        let title = text::cut(&safe(&step.title), room);
        let gap = " ".repeat(room.saturating_sub(text::width(&title)) + 1);
        (role, format!("{before}{title}{gap}{minutes}"))
    });
    told.collect()
}

/// Returns what is left of a step in minutes and seconds, with a plus where it takes longer.
fn left_in_short(seconds: i64) -> String {
    let sign = if seconds < 0 { "+" } else { "" };
    format!("{sign}{}", timer::clock(seconds.unsigned_abs()))
}

/// Returns where one is.
fn place(talk: &Talk) -> String {
    let at = format!("{}/{}", talk.at.saturating_add(1), talk.count);
    match &talk.wall {
        Wall::Slides if talk.is_blank => format!("{at} the room sees nothing"),
        Wall::Slides if talk.count > 0 => at,
        Wall::Slides => "Slides".to_owned(),
        Wall::Agenda => "Agenda".to_owned(),
        Wall::Screen(name) => format!("In the room: {}", capitalised(&safe(name))),
    }
}

impl Console {
    /// Returns the first line: where one is and what it is about, and the time on its right.
    pub(super) fn head(&self, columns: usize) -> Vec<Span<'static>> {
        let style = |role| self.theme.style(role);
        let Some(talk) = self.talk() else {
            return vec![Span::styled(" Presenter console", style(Role::Title))];
        };
        let role = if talk.is_blank {
            Role::Warning
        } else {
            Role::Title
        };
        let (times, is_over) = self.times(talk, columns);
        let right = format!("{} ", times.join(self.theme.sign(" · ", " - ")));
        let role_of_time = if is_over { Role::Warning } else { Role::Title };
        let left = format!(" {}  ", place(talk));
        let room = columns.saturating_sub(text::width(&left) + text::width(&right) + 1);
        let title = text::cut(&safe(&talk.title), room);
        let used = text::width(&left) + text::width(&title) + text::width(&right);
        vec![
            Span::styled(left, style(role)),
            Span::styled(title, style(Role::Text)),
            Span::raw(" ".repeat(columns.saturating_sub(used))),
            Span::styled(right, style(role_of_time)),
        ]
    }

    /// Returns how much time has passed and is left, and what time of day it is; tells whether no time is left.
    fn times(&self, talk: &Talk, columns: usize) -> (Vec<String>, bool) {
        let course = talk.agenda.as_ref();
        let begun = course.filter(|course| course.state != State::Before);
        let time = talk.time.or(begun.map(|course| Time {
            passed: course.passed,
            ..Time::default()
        }));
        let is_roomy = columns >= ROOMY;
        let mut times = Vec::new();
        if let Some(time) = time {
            let word = if is_roomy { " passed" } else { "" };
            let word = if time.left.is_some() { "" } else { word };
            times.push(format!("{}{word}", timer::clock(time.passed)));
            times.extend(time.left.map(|left| {
                let word = if left < 0 { "over" } else { "left" };
                format!("{} {word}", timer::clock(left.unsigned_abs()))
            }));
        }
        // What was said at the beginning holds, for all times of the agenda are told by it.
        let said = course.and_then(|course| course.clock.as_deref().map(safe));
        let clock = said.or_else(|| self.clock.clone());
        times.extend(clock.filter(|_| is_roomy));
        let left = time.and_then(|time| time.left);
        (times, left.is_some_and(|left| left < 0))
    }

    /// Returns the line of the agenda: the step, what is left of it, how late one is.
    pub(super) fn course(&self, course: &Course, columns: usize) -> Vec<Span<'static>> {
        let style = |role| self.theme.style(role);
        let dot = self.theme.sign(" · ", " - ");
        let pace = safe(&course.pace);
        let count = course.steps.len();
        match course.state {
            State::Before => {
                let told = format!(" The session is not begun{dot}{count} steps, {pace}");
                vec![Span::styled(text::cut(&told, columns), style(Role::Text))]
            }
            State::Over => vec![Span::styled(
                text::cut(&format!(" Over{dot}{pace}"), columns),
                style(Role::Text),
            )],
            State::Running => {
                let minutes = course.steps.get(course.at).map_or(0, |step| step.minutes);
                let role = if course.left <= 0 {
                    Role::Warning
                } else {
                    Role::Good
                };
                let step = format!(" Step {}/{count}{dot}", course.at.saturating_add(1));
                let left = format!("{} of {minutes}", left(course.left.clamp(-MOST, MOST)));
                let room = columns.saturating_sub(text::width(&step) + text::width(&left));
                let role_of_pace = if course.is_late {
                    Role::Warning
                } else {
                    Role::Dim
                };
                vec![
                    Span::styled(step, style(Role::Text)),
                    Span::styled(left, style(role)),
                    Span::styled(
                        text::cut(&format!("{dot}{pace}"), room),
                        style(role_of_pace),
                    ),
                ]
            }
        }
    }

    /// Returns what is told while there is nothing to be shown.
    pub(super) fn waiting(&self, columns: usize) -> Vec<Line> {
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let key = |action: Action| {
            let keys = self.keymap.keys(super::NAME, action);
            keys.first().map(|key| names.of(*key)).unwrap_or_default()
        };
        let wait = format!(
            "Waiting for slides or an agenda in another terminal, such as `casebook present ID` or `casebook agenda ID`. \
             This console attaches by itself. {} leaves.",
            key(Action::Quit)
        );
        let mut lines = Vec::new();
        match &self.room {
            Room::None(why) => {
                lines.extend(
                    why.iter()
                        .flat_map(|why| wrapped(Role::Title, why, columns)),
                );
                lines.extend(wrapped(Role::Text, &wait, columns));
            }
            Room::With(_) => lines.extend(wrapped(Role::Text, "Attached to the room…", columns)),
            Room::Foreign => {
                let told = "The room runs another version of casebook, which speaks otherwise. Start both with the same one.";
                lines.extend(wrapped(Role::Warning, told, columns));
            }
        }
        lines
    }
}
