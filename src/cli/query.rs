//! The query as it goes to the index: what was typed with the filters given by options in front.

use crate::cli::error::Advice;
use crate::model::{Kind, Language};
use crate::search::Answer;
use crate::source::{Diagnostic, Span};

/// A query with the filters that options ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filtered {
    /// The text for the index.
    pub(crate) text: String,
    /// How many bytes of it were not typed.
    ahead: usize,
    /// The language asked for by an option.
    language: Option<Language>,
}

impl Filtered {
    /// Returns a query with filters in front, where no quote that was left open can swallow them.
    pub(crate) fn new(kinds: &[Kind], language: Option<&Language>, typed: &str) -> Self {
        let mut filters = Vec::new();
        if !kinds.is_empty() {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            filters.push(format!("kind:{} ", names.join(",")));
        }
        if let Some(language) = language {
            filters.push(format!("lang:{language} "));
        }
        let ahead = filters.iter().map(String::len).sum();
        filters.push(typed.to_owned());
        Self {
            text: filters.concat(),
            ahead,
            language: language.cloned(),
        }
    }

    /// Returns the answer, or an empty one where a filter in front was not understood: nothing in the library is of that
    /// value, and taking it as a word, as for what is typed, would answer another question.
    pub(crate) fn heed(&self, mut answer: Answer) -> Answer {
        let ahead = |note: &Diagnostic| note.span.end <= self.ahead;
        let Some(code) = answer
            .notes
            .iter()
            .find(|note| ahead(note))
            .map(|one| one.code)
        else {
            return answer;
        };
        answer.notes.retain(|note| !ahead(note));
        if let Some(language) = &self.language {
            let message = format!("no record of the library is in the language `{language}`");
            let start = Span::at(self.ahead);
            answer
                .notes
                .insert(0, Diagnostic::note(code, start, message));
        }
        Answer {
            notes: answer.notes,
            ..Answer::default()
        }
    }

    /// Returns where a diagnostic points in what was typed.
    pub(crate) fn span(&self, note: &Diagnostic) -> Span {
        let back = |at: usize| at.min(self.text.len()).saturating_sub(self.ahead);
        Span::new(back(note.span.start), back(note.span.end))
    }

    /// Returns a query offered by the index without the filters in front, which stay where they were typed.
    pub(crate) fn typed<'a>(&self, offered: &'a str) -> &'a str {
        offered
            .strip_prefix(&self.text[..self.ahead])
            .unwrap_or(offered)
    }
}

/// Reads a kind as an argument.
pub(crate) fn kind(word: &str) -> Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("there are {}", names.join(", "))
    })
}

/// Reads a language as an argument.
pub(crate) fn language(tag: &str) -> Result<Language, Advice> {
    Language::parse(tag).ok_or_else(|| Advice::new("no language tag", "such as en, lo or pt-BR"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Code;

    #[test]
    fn puts_the_filters_of_options_in_front() {
        let lao = Language::parse("lo");
        let query = Filtered::new(&[Kind::Case, Kind::Term], lao.as_ref(), "\"cash");
        assert_eq!(query.text, "kind:case,term lang:lo \"cash");
        assert_eq!(Filtered::new(&[], None, "x").text, "x");
    }

    #[test]
    fn points_at_what_was_typed() {
        let query = Filtered::new(&[Kind::Case], None, "contry:x");
        let note = |start, end| Diagnostic::note(Code("Q1"), Span::new(start, end), "");
        assert_eq!(query.span(&note(10, 16)), Span::new(0, 6));
        assert_eq!(query.span(&note(0, 999)), Span::new(0, 8));
        assert_eq!(query.typed("kind:case y"), "y");
    }

    #[test]
    fn finds_nothing_by_a_filter_that_was_not_understood() {
        let query = Filtered::new(&[], Language::parse("xx").as_ref(), "a:b");
        let note = |start, end| Diagnostic::note(Code("Q1"), Span::new(start, end), "");
        let answer = |notes| Answer {
            total: 3,
            notes,
            ..Answer::default()
        };
        assert_eq!(query.heed(answer(vec![note(9, 10)])).total, 3);
        let heeded = query.heed(answer(vec![note(0, 7), note(9, 10)]));
        assert_eq!((heeded.total, heeded.notes.len()), (0, 2));
        assert!(heeded.notes[0].message.contains("`xx`"));
        assert_eq!(query.span(&heeded.notes[0]), Span::at(0));
        assert_eq!(heeded.notes[1], note(9, 10));
    }

    #[test]
    fn takes_kinds_by_name_and_plural() {
        assert_eq!(kind("Cases"), Ok(Kind::Case));
        assert!(kind("x").unwrap_err().contains("worksheet"));
    }
}
