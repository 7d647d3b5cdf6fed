//! Keys and pasted text: to whom they go, and which key has to be pressed twice.
//!
//! What a key means on a screen is left to the keymap, what it does there to the screen.

use super::{App, Quitting, prompt};
use crate::source::digit::digit;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::event::{Code, Key, Typed};
use crate::tui::keymap::KeyNames;

impl App {
    /// Takes a key: text where an input has the focus, else what it means on the screen.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.told = None;
        self.quitting = self.quitting.next();
        if self.is_interrupted(key) {
            // Who presses it once more has been asked.
            self.quitting = Quitting::Asked;
            return Vec::new();
        }
        if self.prompt.is_some() {
            return self.press_in_prompt(key);
        }
        let Some(screen) = self.stack.last_mut() else {
            return vec![Effect::Quit];
        };
        let is_text = screen.wants_text() || (is_figure(key) && screen.takes_figures());
        if is_text && let Some(typed) = Typed::of(key) {
            let outcome = screen.typed(typed, &mut self.tickets);
            return self.follow(outcome);
        }
        if let Some(action) = self.keymap.action(screen.name(), key) {
            return self.act(action);
        }
        self.tell_unknown(key);
        Vec::new()
    }

    /// Tells whether a key would leave although an input has the focus, as Ctrl-C does, and has to be pressed once more: who
    /// is used to it from a shell wants to end something else.
    fn is_interrupted(&mut self, key: Key) -> bool {
        let screen = match self.prompt {
            Some(_) => prompt::NAME,
            None => self.screen_name(),
        };
        let leaves = key.ctrl && self.keymap.action(screen, key) == Some(Action::Quit);
        self.is_leaving = leaves && !self.is_leaving;
        if self.is_leaving {
            let names = KeyNames {
                ascii: self.theme.ascii(),
            };
            let key = names.of(key);
            self.tell(&if self.is_running() {
                format!("{key} again leaves; the session is kept")
            } else {
                format!("press {key} again to leave")
            });
        }
        self.is_leaving
    }

    /// Says that a key means nothing here, and which one shows those that do.
    fn tell_unknown(&mut self, key: Key) {
        if !matches!(key.code, Code::Char(_) | Code::F(_)) {
            return;
        }
        let is_typing = self.stack.last().is_some_and(|screen| screen.wants_text());
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let told = |action: Action, does: &str| {
            let keys = self.keymap.keys(self.screen_name(), action);
            let mut keys = keys.iter().filter(|key| !(is_typing && key.is_text()));
            keys.next().map(|key| format!("{} {does}", names.of(*key)))
        };
        // Who types a word where letters are commands wanted to search.
        let search = told(Action::FocusInput, "searches").filter(|_| !is_typing);
        let help = told(Action::Help, "shows the keys");
        let ways: Vec<String> = search.into_iter().chain(help).collect();
        let nothing = format!("{} does nothing here", names.of(key));
        let ways = ways.join(", ");
        let words = if ways.is_empty() {
            nothing
        } else {
            format!("{nothing}; {ways}")
        };
        self.tell(&words);
    }

    /// Takes text that was pasted.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.prompt.is_some() {
            return self.paste_in_prompt(text);
        }
        match self.stack.last_mut() {
            Some(screen) if screen.wants_text() => {
                let outcome = screen.typed(Typed::Paste(text.to_owned()), &mut self.tickets);
                self.follow(outcome)
            }
            // Pasted text is never taken for commands.
            _ => Vec::new(),
        }
    }
}

fn is_figure(key: Key) -> bool {
    let is_plain = !key.ctrl && !key.alt;
    is_plain && matches!(key.code, Code::Char(letter) if digit(letter).is_some())
}
