//! The modules, in the order in which they are learned.

use super::Session;
use super::library::sentence;
use super::list::{Choice, Item};
use crate::cli::learn::{before, state};
use crate::learn::{self, about};
use crate::model::Kind;

impl Session<'_, '_> {
    /// Lists the modules.
    pub(super) fn announce_modules(&mut self) -> anyhow::Result<()> {
        let records = match self.library.of_kind(Kind::Module) {
            Ok(records) => records,
            Err(error) => return self.trouble(&error),
        };
        let progress = self.read_progress()?;
        let today = self.settings.today;
        let mut items = Vec::new();
        let mut track = "";
        for (record, module) in learn::path(&records) {
            let name = record.path.clone();
            let choice = Choice::Record { name, anchor: None };
            let mut item = Item::of(record.title.value.clone(), choice)
                .and(&about(module, &self.tables, self.labels()))
                .and(&before(module).unwrap_or_default())
                .and(&state(record, module, &progress, today).unwrap_or_default());
            let own = module.track.as_ref().map_or("", |track| track);
            if own != track {
                item = item.below(&sentence(own).replace('.', ":"));
                track = own;
            }
            items.push(item);
        }
        if items.is_empty() {
            self.list = super::List::default();
            return self.say("The library has no modules.");
        }
        self.say(
            "Modules, in the order in which they are learned. A number reads one; e and a number does it: its test, its \
             sections, its exercises. review asks the questions that come back.",
        )?;
        self.show(items)
    }
}
