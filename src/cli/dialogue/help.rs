//! What may be typed here, told from the table of commands.

use super::Session;
use super::words::{self, Here};
use crate::cli::flow::{Margin, flow};
use crate::cli::output::Role;

impl Session<'_, '_> {
    /// Tells what may be typed.
    pub(super) fn help(&mut self) -> anyhow::Result<()> {
        let here = self.here();
        let mut said = vec![
            ("Enter".to_owned(), "Go on, with what the prompt names"),
            ("A number".to_owned(), number(here)),
        ];
        if here == Here::Library {
            let words = "Search for them; / before them where they are the name of a command";
            said.push(("Words".to_owned(), words));
        }
        let words = words::of(here).filter(|word| !self.is_hidden(word.command));
        said.extend(words.map(|word| (word.typed(here), word.help())));
        self.say(&format!("{}. Here may be typed:", here.name()))?;
        for (typed, help) in said {
            let pieces = [(Role::Key, typed), (Role::Text, format!(": {help}"))];
            let margin = Margin {
                first: String::new(),
                rest: "  ".to_owned(),
            };
            let lines = flow(&pieces, self.width(), &margin);
            self.output.lines(&lines)?;
        }
        self.say("The numbers are those of the last list. Ctrl-D leaves as well.")
    }
}

/// Returns what a number means in a place.
fn number(here: Here) -> &'static str {
    match here {
        Here::Library => "Open the record, or search for what is offered",
        Here::Facets => "Take the field, or the value",
        Here::Reader => "Read from that section, or go to what was listed last",
        Here::Comparison => "Read that row, or open the record",
        Here::Desk => "Open the record there, or search for it",
        Here::Modules => "Open the module",
        Here::Standards => "Open the page of the instrument or the country",
        Here::Workbench => "Go on with the questions on these answers",
        Here::Questions | Here::Training => "Answer the question",
        Here::Agenda => "Do what stands there",
        Here::Atlas => {
            "Go to what stands there: below a heading, to the records that are counted, or to a record"
        }
    }
}
