//! What is told of records that were to be compared and that the library does not have: which they are, and how those
//! that were picked are taken back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Comparison, NAME};
use crate::compare::FEWEST;
use crate::personal::Spot;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::below;

/// The fewest lines that are left to the records.
const ABOVE: u16 = 4;

impl Comparison {
    /// Returns what was picked and is missing.
    pub(super) fn missing_picks(&self) -> impl Iterator<Item = &Spot> {
        let is_missing = |spot: &&Spot| self.missing.iter().any(|name| name == spot.slug());
        self.picks.iter().filter(is_missing)
    }

    /// Returns the lines that tell what is missing, and the part of an area that is left above them.
    pub(super) fn lay_out_missing(&self, area: Rect, context: &Context<'_>) -> (Vec<String>, Rect) {
        below::lay_out(self.told_missing(context), area, ABOVE)
    }

    /// Draws those lines.
    pub(super) fn paint_missing(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let style = context.theme.style(Role::Error);
        below::draw(buffer, self.areas.all, &self.areas.missing, style);
    }

    /// Returns what is missing in words, with what to do.
    fn told_missing(&self, context: &Context<'_>) -> Option<String> {
        if self.missing.is_empty() {
            return None;
        }
        let title = |name: &String| {
            let pick = self.picks.iter().find(|spot| spot.slug() == name);
            let title = pick.map(|spot| SafeText::line(&spot.title).into_string());
            let title = title.filter(|title| !title.is_empty() && title != name);
            let name = SafeText::line(name).into_string();
            title.map_or(name.clone(), |title| format!("{title} ({name})"))
        };
        let all: Vec<String> = self.missing.iter().map(title).collect();
        let mut words = format!("Not in this library: {}.", all.join("; "));
        if self.missing_picks().next().is_some() {
            let key = key(Action::Tray, context);
            let them = if all.len() == 1 { "it" } else { "the first" };
            words = format!("{words} {key} takes {them} out.");
        }
        let is_empty = self.table.heads.is_empty();
        if is_empty && !self.picks.is_empty() {
            let back = key(Action::Back, context);
            words = format!(
                "{words} {back} goes back, to pick others: {FEWEST} at least are compared."
            );
        }
        Some(words)
    }
}

/// Returns the name of a key of the comparison.
fn key(action: Action, context: &Context<'_>) -> String {
    let names = KeyNames {
        ascii: context.theme.ascii(),
    };
    let keys = context.keymap.keys(NAME, action);
    keys.first().map_or_else(String::new, |key| names.of(*key))
}
