//! The mouse: whether it is taken, and to whom a click and a turn of the wheel go.

use ratatui::layout::Position;

use super::App;
use crate::tui::action::Action;
use crate::tui::effect::Effect;

/// How many lines one turn of the wheel goes.
const LINES: isize = 3;

impl App {
    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn set_mouse(&mut self, is_on: bool) -> Vec<Effect> {
        self.mouse = is_on;
        let words = if is_on {
            "mouse on; hold Shift to select text"
        } else {
            "mouse off"
        };
        self.told = Some(words.to_owned());
        vec![Effect::Mouse(is_on)]
    }

    /// Has the screen take a click; while a command is typed, it goes nowhere.
    pub(super) fn click(&mut self, at: Position) -> Vec<Effect> {
        if self.prompt.is_some() {
            return Vec::new();
        }
        self.told = None;
        let Some(screen) = self.stack.last_mut() else {
            return Vec::new();
        };
        let outcome = screen.click(at, &mut self.tickets);
        self.follow(outcome)
    }

    /// Has the screen scroll what is under the pointer; a screen of one pane goes by lines.
    pub(super) fn wheel(&mut self, turns: i8, at: Position) -> Vec<Effect> {
        let lines = isize::from(turns) * LINES;
        if self.prompt.is_some() {
            return Vec::new();
        }
        let Some(screen) = self.stack.last_mut() else {
            return Vec::new();
        };
        if screen.wheel(at, lines) {
            return Vec::new();
        }
        let action = if lines < 0 { Action::Up } else { Action::Down };
        let steps = 0..lines.unsigned_abs();
        steps.flat_map(|_| self.act(action)).collect()
    }
}
