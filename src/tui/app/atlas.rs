//! The way to the Atlas, which is kept as it was left: what was chosen and selected in it is there again, for the query
//! that is in force then.

use super::App;
use crate::atlas::View;
use crate::tui::effect::Effect;
use crate::tui::screens::atlas::Atlas;

impl App {
    /// Opens the Atlas, at a view if one is asked for.
    pub(super) fn open_atlas(&mut self, view: Option<View>) -> Vec<Effect> {
        let effects = self.cut_to_library();
        let query = self.stack.first().and_then(|screen| screen.query());
        let query = query.unwrap_or_default().to_owned();
        let mut atlas = self
            .atlas
            .take()
            .unwrap_or_else(|| Box::new(Atlas::new(&query, &self.language, self.today)));
        atlas.take_query(&query);
        if let Some(view) = view {
            atlas.show_view(view);
        }
        self.stack.push(atlas);
        effects
    }
}
