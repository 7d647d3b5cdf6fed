//! What the selected hit or filter means, where the glossary says so.

use super::state::{Focus, Item, Library};
use crate::library::Question;
use crate::model::{Kind, Language};
use crate::tui::screens::explanation::Explanation;
use crate::tui::screens::{Go, Outcome};
use crate::tui::widgets::facets::Row;

/// What is told where nothing can be explained.
const ONLY_TERMS: &str = "this is no term; :explain WORD explains a word";

impl Library {
    /// Explains the selected term, or the term that stands for the selected filter.
    pub(super) fn explain_selected(&self) -> Outcome {
        let Some((question, words)) = self.question() else {
            return Outcome::tell(ONLY_TERMS);
        };
        let languages = Language::parse(&self.language).into_iter();
        let languages = languages.chain([Language::english()]).collect();
        let window = Explanation::new(question, &words, languages);
        Outcome::go(Go::Push(Box::new(window)))
    }

    /// Tells whether the selected hit is a term.
    pub(super) fn is_on_term(&self) -> bool {
        matches!(self.selected(), Some(Item::Hit(at))
            if self.hits().get(at).is_some_and(|hit| hit.id.kind == Kind::Term))
    }

    /// Returns what can be asked about what is selected, with the words for it.
    fn question(&self) -> Option<(Question, String)> {
        match self.focus {
            Focus::Hits if self.is_on_term() => {
                let hit = self.hits().get(self.list.selected())?;
                Some((Question::Record(hit.path.clone()), hit.title.clone()))
            }
            Focus::Facets => match self.facet_rows.get(self.facet_list.selected())? {
                Row::Value(field, value) => {
                    let tables = self.tables.as_deref();
                    let label = tables.map_or(value.value.as_str(), |tables| {
                        tables.label(*field, &value.value, &self.language)
                    });
                    let question = Question::Value(*field, value.value.clone());
                    Some((question, field.written(label)))
                }
                _ => None,
            },
            _ => None,
        }
    }
}
