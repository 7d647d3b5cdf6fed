//! A line that is typed while an agenda is followed: a remark, what is drawn, what is voted on.

use crate::tui::event::Typed;
use crate::tui::widgets::input::Input;

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Remark,
    Lots,
    Groups,
    Vote,
    /// How many hands there are for the choice of this place.
    Hands(usize),
}

/// The line.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) field: Field,
    pub(super) input: Input,
    /// Among whom was drawn last; of hands, the choice.
    about: String,
}

impl Entry {
    /// Returns an empty line.
    pub(super) fn new(field: Field, about: &str) -> Self {
        Self {
            field,
            input: Input::default(),
            about: about.to_owned(),
        }
    }

    /// Takes a key.
    pub(super) fn edit(&mut self, key: &Typed) {
        self.input.edit(key);
    }

    /// Returns what was typed.
    pub(super) fn text(&self) -> &str {
        self.input.text()
    }

    /// Returns what stands before it.
    pub(super) fn label(&self) -> &'static str {
        match self.field {
            Field::Remark => "Remark: ",
            Field::Lots => "Lots: ",
            Field::Groups => "Groups: ",
            Field::Vote => "Vote: ",
            Field::Hands(_) => "Hands: ",
        }
    }

    /// Returns what may be typed.
    pub(super) fn help(&self) -> String {
        let again = match self.about.as_str() {
            "" => String::new(),
            people => format!(", or a number alone for those of before: {people}"),
        };
        match self.field {
            Field::Remark => "a remark on this step, for the record".to_owned(),
            Field::Lots => format!("3 of 20, or 1 of Ana, Bo, Chan{again}"),
            Field::Groups => {
                format!("5 of 23 for five groups, size 4 of 23 for groups of four{again}")
            }
            Field::Vote => {
                "a question, with choices behind it: Which first? law, data; nothing typed: the question of this step"
                    .to_owned()
            }
            Field::Hands(_) => format!("how many hands there are for: {}", self.about),
        }
    }
}
