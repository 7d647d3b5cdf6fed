//! Having a word explained that is typed, wherever one is.

use super::App;
use crate::library::Question;
use crate::model::{Language, RecordPath};
use crate::tui::effect::Effect;
use crate::tui::screens::explanation::{Explanation, NAME};

impl App {
    /// Opens the explanation of some words; one that is open already gives way to it.
    pub(super) fn explain(&mut self, words: &str) -> Vec<Effect> {
        let languages = self.languages();
        let open = self.stack.iter().position(|screen| screen.name() == NAME);
        let effects = self.cut(open.unwrap_or(self.stack.len()));
        let question = Question::Words(words.to_owned());
        self.stack
            .push(Box::new(Explanation::new(question, words, languages)));
        effects
    }

    /// Returns the languages in which a name is looked for first: that of the reader, that of the record one looks at.
    fn languages(&self) -> Vec<Language> {
        let spot = self.stack.last().and_then(|screen| screen.spot());
        let path = spot.and_then(|spot| RecordPath::parse(&spot.record));
        let read = path.and_then(|path| path.tag);
        let tags = [Some(self.language.clone()), read];
        let tags = tags.iter().flatten();
        let languages = tags.filter_map(|tag| Language::parse(tag));
        languages.chain([Language::english()]).collect()
    }
}
