//! The way to the Standards.

use super::App;
use crate::tui::effect::Effect;
use crate::tui::screens::standards::Standards;

impl App {
    /// Goes to the Standards; whatever stood above the Library is left.
    pub(super) fn open_standards(&mut self) -> Vec<Effect> {
        let effects = self.cut_to_library();
        self.stack.push(Box::new(Standards::new(&self.language)));
        effects
    }
}
