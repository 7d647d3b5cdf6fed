//! The names of terms in running text: which words of a page the glossary explains.
//!
//! Texts are folded and cut as for the index. Names with spaces are found on the borders of words, whatever number the
//! words stand in; those of scripts without spaces anywhere; acronyms only as they are written. Which of the mentions a
//! page marks is left to the page.

use std::collections::BTreeMap;
use std::ops::Range;

use super::analyzers::{Cutter, TermKind, fold, is_function_word, root};
use crate::model::lang::primary;
use crate::model::term::Term;
use crate::model::{Language, Script};

/// The terms of a library by their names in each language.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    slugs: Vec<String>,
    languages: BTreeMap<String, Names>,
}

/// The names of one language by how they begin, longer ones first.
type Names = BTreeMap<String, Vec<Name>>;

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    /// How many words or clusters it has.
    length: usize,
    spelling: Spelling,
    term: usize,
    /// Whether a text that has it speaks of the term: many a synonym is there to be searched for, and in a text means
    /// something else.
    is_clear: bool,
}

/// What a name is recognised by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelling {
    /// Its words without endings, or its clusters, each behind a [`SEPARATOR`] but the first: one text, because there are
    /// ten thousand names.
    units: Box<str>,
    /// How it must be written, where letter case tells it from a word.
    exact: Option<Box<str>>,
}

/// What no word and no cluster holds.
const SEPARATOR: &str = "\n";

/// A place where a text names a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Which term of the glossary.
    pub term: usize,
}

/// A word or a cluster of a text.
struct Unit {
    text: String,
    range: Range<usize>,
    is_cluster: bool,
}

impl Glossary {
    /// Returns the glossary of these terms, each with its slug.
    pub fn new<'a>(terms: impl IntoIterator<Item = (&'a str, &'a Term)>) -> Self {
        let mut out = Self::default();
        let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for (slug, term) in terms {
            let number = out.slugs.len();
            out.slugs.push(slug.to_owned());
            let labels = term.labels.iter().map(|(tag, label)| (tag, label, true));
            let synonyms = term.synonyms.iter();
            let synonyms =
                synonyms.flat_map(|(tag, words)| words.iter().map(move |word| (tag, word, false)));
            for (tag, written, is_label) in labels.chain(synonyms) {
                if let Some(spelling) = read(written) {
                    let claim = Claim {
                        is_clear: is_label || spelling.is_clear(term),
                        spelling,
                        term: number,
                        is_label,
                    };
                    let own = claims.entry(primary(tag).to_owned()).or_default();
                    own.push(claim);
                }
            }
        }
        out.languages = claims
            .into_iter()
            .map(|(tag, claims)| (tag, settled(claims)))
            .collect();
        out
    }

    /// Returns the slug of a term.
    pub fn slug(&self, term: usize) -> &str {
        self.slugs.get(term).map_or("", String::as_str)
    }

    /// Returns where a text in a language names terms: in order, apart from each other, the longer name first.
    pub fn mentions(&self, text: &str, language: &Language) -> Vec<Mention> {
        match self.languages.get(language.primary()) {
            Some(names) => mentions(text, names, |name| name.is_clear),
            None => Vec::new(),
        }
    }

    /// Returns the slug of the term that some words are a name of, from end to end: in one of these languages, the first
    /// that has it so, else in any.
    pub fn named(&self, words: &str, languages: &[Language]) -> Option<&str> {
        let first = languages
            .iter()
            .filter_map(|language| self.languages.get(language.primary()));
        let words = words.trim();
        let is_all = |mention: &Mention| mention.range == (0..words.len());
        let found = first.chain(self.languages.values()).find_map(|names| {
            let found = mentions(words, names, |_| true).into_iter().next();
            found.filter(is_all)
        });
        found.map(|mention| self.slug(mention.term))
    }
}

impl Glossary {
    /// Tells whether some words are only searched with a term: a synonym that in a text means something else, or an
    /// acronym of something near.
    pub fn is_only_searched(&self, words: &str, slug: &str) -> bool {
        let words = words.trim();
        let names = |counts: fn(&Name) -> bool| {
            self.languages.values().any(|names| {
                let mut found = mentions(words, names, counts).into_iter();
                found.any(|one| one.range == (0..words.len()) && self.slug(one.term) == slug)
            })
        };
        names(|_| true) && !names(|name| name.is_clear)
    }
}

/// Returns where a text has names that count: in order, apart from each other, the longer name first.
fn mentions(text: &str, names: &Names, counts: impl Fn(&Name) -> bool) -> Vec<Mention> {
    let units = cut(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let rest = &units[at..];
        let candidates = names.get(&rest[0].text).map_or(&[][..], Vec::as_slice);
        let mut candidates = candidates.iter().filter(|name| counts(name));
        let found_here = candidates.find(|name| name.begins(rest, text));
        let Some(name) = found_here else {
            at += 1;
            continue;
        };
        let last = name.length - 1;
        found.push(Mention {
            range: rest[0].range.start..rest[last].range.end,
            term: name.term,
        });
        at += last + 1;
    }
    found
}

impl Name {
    /// Tells whether a text goes on with the name.
    fn begins(&self, units: &[Unit], text: &str) -> bool {
        let Some(units) = units.get(..self.length) else {
            return false;
        };
        let own = self.spelling.units.split(SEPARATOR);
        let is_same = units.iter().zip(own).all(|(a, b)| a.text == b);
        let is_joined = |pair: &[Unit]| {
            let between = text.get(pair[0].range.end..pair[1].range.start);
            between.is_some_and(|between| pair[0].joins(&pair[1], between))
        };
        is_same && units.windows(2).all(is_joined) && self.is_written(units, text)
    }

    fn is_written(&self, units: &[Unit], text: &str) -> bool {
        let (Some(exact), [first, .., last] | [first @ last]) = (&self.spelling.exact, units)
        else {
            return true;
        };
        let written = text.get(first.range.start..last.range.end).unwrap_or("");
        written == &**exact || written.strip_suffix('s') == Some(exact)
    }
}

impl Unit {
    /// Tells whether what stands between this and the next unit keeps them together.
    fn joins(&self, next: &Self, between: &str) -> bool {
        if self.is_cluster && next.is_cluster {
            return between.is_empty();
        }
        let joins = |character: char| {
            character.is_whitespace() || matches!(character, '-' | '‐' | '‑' | '\'' | '’')
        };
        between.chars().all(joins)
    }
}

/// A name that a term claims.
struct Claim {
    spelling: Spelling,
    term: usize,
    /// Whether it is the label of the term.
    is_label: bool,
    is_clear: bool,
}

impl Spelling {
    /// Tells whether a text that has it as a synonym of a term speaks of the term: it says more than one word can, or is
    /// the acronym of one of its labels.
    fn is_clear(&self, term: &Term) -> bool {
        let units = self.units.split(SEPARATOR).count();
        let is_unspaced = self.units.chars().any(|one| Script::of(one).is_unspaced());
        let least = if is_unspaced { 3 } else { 2 };
        units >= least || term.labels.values().any(|label| self.is_acronym_of(label))
    }

    fn is_acronym_of(&self, label: &str) -> bool {
        let Some(acronym) = self.exact.as_deref().map(fold) else {
            return false;
        };
        let units = cut(label);
        let initials: Vec<char> = units
            .iter()
            .filter_map(|unit| unit.text.chars().next())
            .collect();
        let letters = acronym
            .text()
            .chars()
            .filter(|letter| letter.is_alphabetic());
        let (mut of_label, mut all, mut from) = (0, 0, 0);
        for letter in letters {
            all += 1;
            let rest = initials.get(from..).unwrap_or_default();
            if let Some(at) = rest.iter().position(|initial| *initial == letter) {
                of_label += 1;
                from += at + 1;
            }
        }
        // `ICT` is information technology all the same.
        of_label * 2 > all
    }
}

/// Returns names that stand for one term each: a label goes before synonyms, and what several terms are called equally
/// explains nothing.
fn settled(mut claims: Vec<Claim>) -> Names {
    claims.sort_by(|a, b| {
        let by_spelling = a.spelling.cmp(&b.spelling);
        by_spelling.then_with(|| b.is_label.cmp(&a.is_label))
    });
    let mut names = Names::new();
    for claimed in claims.chunk_by(|a, b| a.spelling == b.spelling) {
        let first_claim = &claimed[0];
        let mut rivals = claimed
            .iter()
            .filter(|claim| claim.is_label == first_claim.is_label);
        if rivals.all(|claim| claim.term == first_claim.term) {
            let spelling = &first_claim.spelling;
            let mut units = spelling.units.split(SEPARATOR);
            let first = units.next().unwrap_or_default().to_owned();
            let name = Name {
                length: 1 + units.count(),
                spelling: spelling.clone(),
                term: first_claim.term,
                is_clear: first_claim.is_clear,
            };
            names.entry(first).or_default().push(name);
        }
    }
    for own in names.values_mut() {
        // What must be written in one way goes before what may be written in any.
        own.sort_by(|a, b| {
            let key = |name: &Name| {
                (
                    std::cmp::Reverse(name.length),
                    name.spelling.exact.is_none(),
                )
            };
            key(a)
                .cmp(&key(b))
                .then_with(|| a.spelling.cmp(&b.spelling))
        });
        own.shrink_to_fit();
    }
    names
}

/// Returns a name as it is looked up; nothing for one that would be found everywhere.
fn read(written: &str) -> Option<Spelling> {
    let units = cut(written.trim());
    let [first, rest @ ..] = units.as_slice() else {
        return None;
    };
    let is_telling = if first.is_cluster {
        !rest.is_empty()
    } else {
        !rest.is_empty() || (first.text.chars().count() > 1 && !is_function_word(&first.text))
    };
    let is_acronym =
        written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase);
    // `IT` is no `it`: the acronym of a function word is one all the same.
    let exact = is_acronym.then(|| Box::from(written.trim()));
    let has_length = rest.len() + first.text.chars().count() > 1;
    (is_telling || (exact.is_some() && has_length)).then(|| {
        let units: Vec<&str> = units.iter().map(|unit| unit.text.as_str()).collect();
        Spelling {
            units: units.join(SEPARATOR).into(),
            exact,
        }
    })
}

/// Returns the words, without endings, and the clusters of a text.
fn cut(text: &str) -> Vec<Unit> {
    let folded = fold(text);
    let mut cutter = Cutter::default();
    cutter.cut(folded.text());
    let units = cutter.terms().iter().filter_map(|term| {
        let is_cluster = match term.kind {
            TermKind::Word => false,
            TermKind::Cluster => true,
            TermKind::Joined | TermKind::Pair => return None,
        };
        let word = cutter.text(term, folded.text());
        Some(Unit {
            text: root(word).into_owned(),
            range: folded.origin(term.range.clone()),
            is_cluster,
        })
    });
    units.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(labels: &[(&str, &str)], synonyms: &[(&str, &[&str])]) -> Term {
        let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let labels = labels.iter();
        let synonyms = synonyms.iter();
        Term {
            labels: labels
                .map(|(tag, label)| ((*tag).to_owned(), (*label).to_owned()))
                .collect(),
            synonyms: synonyms
                .map(|(tag, words)| ((*tag).to_owned(), owned(words)))
                .collect(),
            ..Term::default()
        }
    }

    fn glossary() -> Glossary {
        let terms = [
            (
                "pension",
                term(
                    &[
                        ("en", "pension"),
                        ("zh", "养老金"),
                        ("lo", "ບໍານານ"),
                        ("fr", "pension"),
                    ],
                    &[("fr", &["rente"]), ("en", &["benefit"])],
                ),
            ),
            (
                "social-pension",
                term(
                    &[("en", "social pension"), ("ru", "социальная пенсия")],
                    &[],
                ),
            ),
            (
                "health-insurance",
                term(&[("fr", "assurance maladie")], &[("en", &["benefit"])]),
            ),
            (
                "informatics",
                term(
                    &[("en", "information technology")],
                    &[("en", &["IT", "ICT"])],
                ),
            ),
        ];
        Glossary::new(terms.iter().map(|(slug, term)| (*slug, term)))
    }

    fn found<'a>(text: &'a str, tag: &str) -> Vec<(&'a str, String)> {
        let glossary = glossary();
        let mentions = glossary.mentions(text, &Language::parse(tag).unwrap());
        let told = mentions.into_iter();
        told.map(|one| (&text[one.range], glossary.slug(one.term).to_owned()))
            .collect()
    }

    fn shown<'a>(text: &'a str, tag: &str) -> Vec<&'a str> {
        found(text, tag).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn takes_the_longest_name_on_the_borders_of_words() {
        assert_eq!(
            found("Suspension of a social pension, pensions", "en"),
            [
                ("social pension", "social-pension".to_owned()),
                ("pensions", "pension".to_owned())
            ]
        );
        assert_eq!(shown("Social-pension", "en"), ["Social-pension"]);
        assert_eq!(shown("too social. Pension", "en"), ["Pension"]);
    }

    #[test]
    fn finds_names_anywhere_in_scripts_without_spaces() {
        assert_eq!(shown("城乡居民养老金制度", "zh"), ["养老金"]);
        assert_eq!(shown("ເງິນບໍານານຂອງ", "lo"), ["ບໍານານ"]);
        assert_eq!(shown("养老。金", "zh"), [""; 0]);
    }

    #[test]
    fn knows_the_names_of_the_language_alone_and_their_endings() {
        assert_eq!(
            shown("Une pension, l’assurance maladie", "fr"),
            ["pension", "assurance maladie"]
        );
        assert_eq!(shown("l’assurance maladie", "en"), [""; 0]);
        assert_eq!(shown("социальной пенсии", "ru"), ["социальной пенсии"]);
        assert_eq!(shown("pension", "es"), [""; 0]);
        assert_eq!(shown("la pension", "fr-CA"), ["pension"]);
    }

    /// `network` finds communities of practice, and stands in a text for kiosks; `USSD` finds mobile money, and is none.
    #[test]
    fn marks_no_synonym_that_may_mean_anything() {
        let terms = [(
            "community",
            term(
                &[("en", "community of practice"), ("zh", "实践社区")],
                &[
                    ("en", &["network", "CoP", "COP", "USSD", "expert network"]),
                    ("zh", &["社群", "从业者网络"]),
                ],
            ),
        )];
        let glossary = Glossary::new(terms.iter().map(|(slug, term)| (*slug, term)));
        let marked = |text: &'static str, tag: &str| {
            let mentions = glossary.mentions(text, &Language::parse(tag).unwrap());
            let shown = mentions.into_iter().map(|one| &text[one.range]);
            shown.collect::<Vec<&str>>()
        };
        let text = "A kiosk network, by USSD; a COP, an expert network, a community of practice";
        let clear = ["COP", "expert network", "community of practice"];
        assert_eq!(marked(text, "en"), clear);
        assert_eq!(marked("社群与从业者网络", "zh"), ["从业者网络"]);
        let english = [Language::english()];
        assert_eq!(glossary.named("network", &english), Some("community"));
    }

    #[test]
    fn knows_which_term_some_words_name_in_whichever_language() {
        let glossary = glossary();
        let named = |words: &str, tag: &str| {
            let languages = [Language::parse(tag).unwrap()];
            glossary.named(words, &languages).map(str::to_owned)
        };
        let pension = Some("pension".to_owned());
        assert_eq!(named(" Pensions ", "en"), pension);
        assert_eq!(named("养老金", "en"), pension);
        assert_eq!(named("rente", "ru"), pension);
        assert_eq!(named("ICT", "ru"), Some("informatics".to_owned()));
        // What several terms are called in one language is the name of neither there.
        assert_eq!(named("benefit", "en"), None);
        for words in ["a pension", "pension scheme", "", "xyz"] {
            assert_eq!(named(words, "en"), None, "{words}");
        }
    }

    #[test]
    fn takes_an_acronym_only_as_it_is_written() {
        assert_eq!(shown("it is IT, Ict, ICTs", "en"), ["IT", "ICTs"]);
    }

    #[test]
    fn explains_nothing_by_a_name_that_several_terms_have() {
        assert_eq!(shown("a benefit", "en"), [""; 0]);
    }

    #[test]
    fn leaves_out_names_that_would_be_found_everywhere() {
        assert_eq!(read("of"), None);
        assert_eq!(read("金"), None);
        assert_eq!(read(" "), None);
        assert_eq!(read("A"), None);
    }

    #[test]
    fn a_synonym_that_means_something_else_in_a_text_is_only_searched() {
        let network = term(&[("en", "community of practice")], &[("en", &["network"])]);
        let glossary = Glossary::new([("community", &network)]);
        assert!(glossary.is_only_searched(" network ", "community"));
        assert!(!glossary.is_only_searched("Community of practice", "community"));
        assert!(!glossary.is_only_searched("umbrella", "community"));
        assert!(!glossary.is_only_searched("network", "other"));
    }
}
