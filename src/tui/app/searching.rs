//! The way from any screen to the records that a query finds, and to the Library with what was searched for last.

use super::App;
use crate::library::worker::Reply;
use crate::personal::{News, Order};
use crate::tui::effect::Effect;
use crate::tui::screens::Screen;
use crate::tui::screens::library::{Library, NAME};

impl App {
    /// Shows what a query finds: in the Library one is in, else in one above the screen one is at, so that one step back
    /// leads there again.
    pub(super) fn search(&mut self, query: String) -> Vec<Effect> {
        let windows = self.stack.iter().rev();
        let windows = windows.take_while(|screen| screen.is_window()).count();
        let mut effects = self.cut(self.stack.len().saturating_sub(windows).max(1));
        match self.stack.last_mut() {
            Some(library) if library.name() == NAME => library.take_query(&query),
            _ => self.push_library(&query),
        }
        effects.push(Effect::Keep(Order::Remember(query)));
        effects
    }

    /// Opens a Library with a query above the screen one is at, and tells it what it has not heard.
    fn push_library(&mut self, query: &str) {
        let asked = (query, self.language.as_str(), self.today.year);
        let mut library = Library::above(self.screen_name(), asked);
        let tables = self.tables.iter().cloned().map(Reply::Tables);
        let state = self.state.iter().cloned().map(Reply::Ready);
        for reply in tables.chain(state) {
            // It has asked nothing that a reply could lead from.
            let _stays = library.reply(&reply);
        }
        library.kept(&News::History(self.kept.asked.clone()));
        self.stack.push(Box::new(library));
    }

    /// Leaves all screens but the Library at the bottom, which takes what was searched for last.
    pub(super) fn cut_to_library(&mut self) -> Vec<Effect> {
        let mut above = self.stack.iter().skip(1).rev();
        let query = above.find_map(|screen| screen.query());
        if let (Some(query), Some(library)) = (query.map(str::to_owned), self.stack.first_mut()) {
            library.take_query(&query);
        }
        self.cut(1)
    }
}
