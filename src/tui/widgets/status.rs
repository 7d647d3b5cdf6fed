//! The two lines below every screen: how things stand, and the keys that are valid now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::put;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::keymap::KeyNames;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// The fewest columns that are worth to be shown of what is cut.
const LEAST: usize = 8;

/// The fewest columns of the name of what is shown.
const SUBJECT: usize = 16;

/// The columns between two things that are told.
const GAP: usize = 3;

/// Where one is.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The name of the screen.
    pub screen: String,
    /// How things stand in it.
    pub state: String,
    /// What it shows, which is cut where there is not enough room.
    pub subject: Option<String>,
}

impl Standing {
    /// Returns it in so many columns, what it shows between the others.
    fn told(&self, columns: usize) -> String {
        let subject = self.subject.as_deref().unwrap_or_default();
        let room = columns.saturating_sub(text::width(&self.around("")) + 2);
        let subject = if room < SUBJECT.min(text::width(subject)) {
            ""
        } else {
            subject
        };
        text::cut(&self.around(&text::cut(subject, room)), columns)
    }

    fn around(&self, subject: &str) -> String {
        let parts = [self.screen.as_str(), subject, self.state.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        format!(" {}", parts.collect::<Vec<_>>().join("  "))
    }
}

/// Something that is going on.
#[derive(Clone, Debug)]
pub struct News {
    /// What is told of it, in fewer and fewer words.
    forms: Vec<String>,
    /// Whether it stays, so that it leaves the room to the name of what is shown.
    lasts: bool,
    /// Whether it is told whatever else is: all else gives way.
    is_fixed: bool,
}

impl From<String> for News {
    fn from(text: String) -> Self {
        Self {
            forms: vec![text],
            lasts: false,
            is_fixed: false,
        }
    }
}

impl News {
    /// Returns what stays for long, in fewer and fewer words.
    pub fn lasting(forms: Vec<String>) -> Self {
        Self {
            forms,
            lasts: true,
            is_fixed: false,
        }
    }

    /// Returns what is told in every state, at the end of the line.
    pub fn fixed(text: String) -> Self {
        Self {
            forms: vec![text],
            lasts: true,
            is_fixed: true,
        }
    }

    /// Returns how many columns it takes with the gap before it, where it is told in every state.
    fn fixed_width(&self) -> usize {
        let form = self.forms.first().filter(|_| self.is_fixed);
        form.map_or(0, |form| text::width(form) + GAP)
    }

    /// Returns what is told in so many columns, of which a name may take some; a first thing may be cut.
    fn told(mut self, columns: usize, name: usize, is_first: bool) -> Option<String> {
        if self.lasts {
            let shortest = self.forms.pop()?;
            let rest = columns.saturating_sub(name);
            let mut forms = self.forms.into_iter();
            // The name is cut for the shortest form alone, and not to nothing.
            let cut = columns.saturating_sub(name.min(SUBJECT + 2));
            return forms
                .find(|form| text::width(form) <= rest)
                .or_else(|| (text::width(&shortest) <= cut).then_some(shortest));
        }
        let told = self.forms.into_iter().next()?;
        if is_first && columns >= LEAST {
            return Some(text::cut(&told, columns));
        }
        (text::width(&told) <= columns).then_some(told)
    }
}

/// Draws the status line: on the left where one is, on the right what is going on, as far as there is room.
pub fn draw_status(
    buffer: &mut Buffer,
    area: Rect,
    standing: &Standing,
    right: Vec<News>,
    theme: &Theme,
) {
    let columns = usize::from(area.width);
    let least = text::width(&standing.around(""));
    let subject = standing.subject.as_deref().map_or(0, text::width);
    let name = if subject == 0 { 0 } else { subject + 2 };
    let (fixed, passing): (Vec<News>, Vec<News>) =
        right.into_iter().partition(|news| news.is_fixed);
    let taken: usize = fixed.iter().map(News::fixed_width).sum();
    let mut room = columns.saturating_sub(least + GAP + taken);
    let mut kept: Vec<String> = Vec::new();
    for part in passing {
        let gap = if kept.is_empty() { 0 } else { GAP };
        let Some(part) = part.told(room.saturating_sub(gap), name, kept.is_empty()) else {
            break;
        };
        room -= text::width(&part) + gap;
        kept.push(part);
    }
    kept.extend(fixed.into_iter().flat_map(|news| news.forms));
    let separator = theme.sign(" · ", " - ");
    let right = kept.join(separator);
    let taken = if right.is_empty() {
        0
    } else {
        text::width(&right) + GAP
    };
    let left = standing.told(columns.saturating_sub(taken));
    let gap = columns.saturating_sub(text::width(&left) + text::width(&right) + 1);
    let spans = vec![
        Span::styled(left, theme.style(Role::Title)),
        Span::raw(" ".repeat(gap)),
        Span::styled(right, theme.style(Role::Dim)),
    ];
    put(buffer, area, 0, spans);
}

/// A key that is valid now, with what it does in a word.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The key.
    pub key: Key,
    /// What it means.
    pub action: Action,
    /// The word for that.
    pub word: String,
}

/// Draws the footer: as many keys with their words as fit, from the first on, and the key of the help before them all.
pub fn draw_footer(buffer: &mut Buffer, area: Rect, keys: &[Hint], theme: &Theme) {
    let names = KeyNames {
        ascii: theme.ascii(),
    };
    let shown = |hint: &Hint| {
        let parts = (
            format!(" {}", names.of(hint.key)),
            format!(" {} ", hint.word),
        );
        let wide = text::width(&parts.0) + text::width(&parts.1);
        (parts, wide)
    };
    let is_help = |hint: &&Hint| hint.action == Action::Help;
    let mut kept_for_help = keys.iter().find(is_help).map_or(0, |key| shown(key).1);
    let mut is_full = false;
    let mut spans = Vec::new();
    let mut room = usize::from(area.width);
    for key in keys {
        let ((name, word), wide) = shown(key);
        if is_help(&key) {
            kept_for_help = 0;
        } else if is_full || room < wide + kept_for_help {
            is_full = true;
            continue;
        }
        if room < wide {
            break;
        }
        room -= wide;
        spans.push(Span::styled(name, theme.style(Role::Key)));
        spans.push(Span::styled(word, theme.style(Role::Dim)));
    }
    put(buffer, area, 0, spans);
}
