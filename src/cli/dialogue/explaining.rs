//! Explaining: what a word, a record or a source is, in short, without leaving the place one is at.

use std::collections::BTreeSet;

use super::Session;
use super::list::{Choice, Item};
use super::reading::Reading;
use super::text::joined;
use super::words::{Here, numbers};
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::Role;
use crate::library::worker::Opened;
use crate::library::{Meaning, Question, searched_with};
use crate::model::term::Term;
use crate::model::{Detail, Language};
use crate::search::Listed;

impl Session<'_, '_> {
    /// Explains words, or what has these numbers; without either, lists what the text read last can be asked about.
    pub(super) fn explain(&mut self, rest: &str) -> anyhow::Result<()> {
        match numbers(rest) {
            None => self.explain_words(rest),
            Some(numbers) if numbers.is_empty() => self.explained_here(),
            Some(numbers) => {
                let mut numbers = numbers.into_iter();
                numbers.try_for_each(|number| self.explain_number(number))
            }
        }
    }

    fn explain_number(&mut self, number: usize) -> anyhow::Result<()> {
        if let Some(Choice::Source(at)) = self.list.choice(number) {
            let at = *at;
            return self.source(at);
        }
        match self.listed(number) {
            Some(listed) => self.explain_listed(listed),
            None => self.say(&format!("{number} is no record or source of the list.")),
        }
    }

    /// Explains the term of a name in any language, or the record of an id; where there is none, lists terms that are near.
    fn explain_words(&mut self, words: &str) -> anyhow::Result<()> {
        let read = self.reading().and_then(Reading::opened);
        let read = read.map(|opened| opened.record.language.clone());
        let own = [self.settings.language.clone(), Language::english()];
        let languages: Vec<Language> = read.into_iter().chain(own).collect();
        let question = Question::Words(words.to_owned());
        match self.library.meaning(&question, &languages) {
            Ok(Meaning::Told(told)) => {
                let glossary = self.library.glossary();
                if glossary.is_only_searched(words, &told.id.slug) {
                    self.say(&searched_with(words.trim(), &told.title))?;
                }
                self.explain_listed(told)
            }
            Ok(Meaning::Near(near)) => self.terms_near(words, near),
            Err(error) => self.trouble(&error),
        }
    }

    fn terms_near(&mut self, words: &str, near: Vec<Listed>) -> anyhow::Result<()> {
        let near = near.into_iter();
        let items = near.map(|term| Item::of(term.title, Choice::Explain(term.path)));
        let items: Vec<Item> = items.collect();
        if items.is_empty() {
            let told = "The glossary does not know";
            return self.say(&format!("{told} `{words}`; s {words} searches for it."));
        }
        self.say(&format!("No term is called `{words}`. Near it:"))?;
        self.show(items)
    }

    /// Explains the record of an id or a path.
    pub(super) fn explain_record(&mut self, name: &str) -> anyhow::Result<()> {
        match self.resolve(name)? {
            Some(listed) => self.explain_listed(listed),
            None => Ok(()),
        }
    }

    fn explain_listed(&mut self, listed: Listed) -> anyhow::Result<()> {
        let language = &self.settings.language;
        let listed = self.library.in_language(listed, language);
        let opened = match self.library.open_record(&listed.path) {
            Ok(opened) => opened,
            Err(error) => return self.trouble(&error),
        };
        for paragraph in self.explanation(&opened) {
            let lines = flow(&paragraph, self.width(), &Margin::default());
            self.output.lines(&lines)?;
        }
        let colon = if self.here() == Here::Library {
            ":"
        } else {
            ""
        };
        let slug = &opened.record.id.slug;
        self.say(&format!("{colon}open {slug} reads all of it."))
    }

    /// Returns what a record is, a paragraph each: of a term its name, what it means and what others call it.
    fn explanation(&self, opened: &Opened) -> Vec<Vec<Piece>> {
        let record = &opened.record;
        let about = format!("{} ({}, {})", record.id, record.id.kind, record.language);
        let mut told = Vec::new();
        let mut name = record.title.value.as_str();
        let (mut also, mut elsewhere) = (String::new(), String::new());
        if let Detail::Term(term) = &record.detail {
            name = term.called(self.labels()).unwrap_or(name);
            also = term.synonyms_in(self.labels()).join(", ");
            elsewhere = self.elsewhere(term);
        }
        for (role, before, text) in [
            (Role::Title, "", name),
            (Role::Dim, "", about.as_str()),
            (Role::Text, "", record.meaning(self.labels())),
            (Role::Text, "Also: ", also.as_str()),
            (Role::Text, "In other languages: ", elsewhere.as_str()),
        ] {
            if !text.is_empty() {
                told.push(vec![(role, format!("{before}{text}"))]);
            }
        }
        told
    }

    /// Returns what a term is called in other languages, each with the name of the language.
    fn elsewhere(&self, term: &Term) -> String {
        let languages = &self.tables.vocabularies.languages;
        let told = term.called_elsewhere(self.labels()).map(|(tag, label)| {
            let language = languages.get(tag);
            let language = language.map_or(tag, |language| language.label(self.labels()));
            format!("{language} {label}")
        });
        told.collect::<Vec<String>>().join("; ")
    }

    /// Lists the terms that the text read last names, or the whole text where none was read.
    fn explained_here(&mut self) -> anyhow::Result<()> {
        let Some((reading, opened)) = self.reading().and_then(|one| Some((one, one.opened()?)))
        else {
            return self.say("Type explain and a word, or the number of a record or source.");
        };
        let (parts, what) = match reading.part() {
            Some(part) => (std::slice::from_ref(part), "part"),
            None => (reading.text.parts.as_slice(), "text"),
        };
        let (record, glossary) = (&opened.record, self.library.glossary());
        let mut seen = BTreeSet::from([record.id.slug.as_str()]);
        let mut items = Vec::new();
        for part in parts {
            let text = joined(&part.lines);
            for mention in glossary.mentions(&text, &record.language) {
                let slug = glossary.slug(mention.term);
                if seen.insert(slug) {
                    let words = text.get(mention.range).unwrap_or(slug);
                    items.push(Item::of(words, Choice::Explain(slug.to_owned())));
                }
            }
        }
        if items.is_empty() {
            let words = format!("No word of this {what} is in the glossary.");
            return self.say(&words);
        }
        self.say(&format!("Explained by the glossary in this {what}:"))?;
        self.show(items)
    }
}
