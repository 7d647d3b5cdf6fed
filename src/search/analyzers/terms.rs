//! What terms a typed text asks for.

use super::{Cutter, LetterClass, TermKind, class_of, fold, is_word_character};
use crate::source::segment::clusters;

/// Terms that must stand in a row, each with its place in the row; of terms with the same place any will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sequence {
    /// The terms with their places, in order of place; at least one.
    pub(crate) terms: Vec<(String, usize)>,
    /// Whether the last term is one cluster or pair of a script without spaces.
    pub(crate) is_unspaced: bool,
}

impl Sequence {
    /// Returns the sequence of one place that any of these words takes.
    pub(crate) fn any_of(words: Vec<String>) -> Self {
        Self {
            terms: words.into_iter().map(|word| (word, 0)).collect(),
            is_unspaced: false,
        }
    }

    /// Takes the last place of a row away if all its terms pass a test, and tells whether it was; one place always stays.
    pub(crate) fn leave_end(&mut self, test: impl Fn(&str) -> bool) -> bool {
        let last = self.terms.last().map_or(0, |(_, place)| *place);
        let length = self.terms.partition_point(|(_, place)| *place < last);
        let is_left = last > 0 && self.terms[length..].iter().all(|(text, _)| test(text));
        if is_left {
            self.terms.truncate(length);
        }
        is_left
    }

    /// Returns the terms place by place.
    pub(crate) fn places(&self) -> Vec<Place<'_>> {
        let rows = self.terms.chunk_by(|(_, one), (_, other)| one == other);
        let place = |row: &'_ [(String, usize)]| u32::try_from(row[0].1).unwrap_or(u32::MAX);
        rows.map(|row| {
            (
                place(row),
                row.iter().map(|(text, _)| text.as_str()).collect(),
            )
        })
        .collect()
    }
}

/// A place in a row with the terms of which it takes one.
pub(crate) type Place<'a> = (u32, Vec<&'a str>);

/// Returns the ways to read a typed text, the literal one first; none where it holds no word.
///
/// `e-services` is read as the row `e services` and as the one word `eservices`; `养老金` as the row 养老, 老金, which
/// only texts with just these clusters hold.
pub(crate) fn readings(text: &str) -> Vec<Sequence> {
    let folded = fold(text);
    let mut cutter = Cutter::default();
    cutter.cut(folded.text());
    let terms = cutter.terms();
    let Some(first) = terms.first() else {
        return Vec::new();
    };
    let mut row = Sequence::default();
    let mut paired_until = 0;
    let mut joined = Vec::new();
    let mut end = 0;
    for term in terms {
        let place = term.position - first.position;
        let text = cutter.text(term, folded.text()).to_owned();
        if term.kind != TermKind::Joined {
            end = term.range.end;
        }
        match term.kind {
            TermKind::Joined => joined.push((text, term.range.clone())),
            TermKind::Word => {
                row.is_unspaced = false;
                row.terms.push((text, place));
            }
            TermKind::Pair => {
                paired_until = term.position + 2;
                row.is_unspaced = true;
                row.terms.push((text, place));
            }
            TermKind::Cluster => {
                let begins_pair = terms
                    .iter()
                    .any(|other| other.kind == TermKind::Pair && other.position == term.position);
                if !begins_pair && term.position >= paired_until {
                    row.is_unspaced = true;
                    row.terms.push((text, place));
                }
            }
        }
    }
    let whole = match joined.as_slice() {
        [(text, range)] if range.start == first.range.start && range.end >= end => Some(Sequence {
            terms: vec![(text.clone(), 0)],
            is_unspaced: false,
        }),
        _ => None,
    };
    row.terms.sort_by_key(|(_, place)| *place);
    std::iter::once(row).chain(whole).collect()
}

/// Tells whether a term is one cluster of a script without spaces.
pub(crate) fn is_cluster(term: &str) -> bool {
    let is_unspaced = |first| class_of(first) == LetterClass::Cluster;
    term.chars().next().is_some_and(is_unspaced) && clusters(term).nth(1).is_none()
}

/// Tells whether a cluster is the first of a term.
pub(crate) fn begins(cluster: &str, term: &str) -> bool {
    clusters(term)
        .next()
        .is_some_and(|(_, first)| first == cluster)
}

/// Words that lose their vowel before another: `l'assurance`, `qu'une`, `dell'ente`.
pub(crate) const ELIDED: [&str; 14] = [
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all",
];

/// Returns the word of `l'assurance` or `worker's` without what the apostrophe ties to it; nothing where none does.
pub(crate) fn untied(typed: &str) -> Option<String> {
    let folded = fold(typed);
    let (first, last) = folded.text().split_once('\'')?;
    let word = match last {
        "s" => first,
        _ if ELIDED.contains(&first) => last,
        _ => return None,
    };
    (!word.is_empty() && word.chars().all(is_word_character)).then(|| word.to_owned())
}

/// Returns a text as its words alone, by which names are compared: `Lao P.D.R.` and `lao pdr` stay apart, `Lao-PDR` and
/// `LAO PDR` do not.
pub(crate) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut cutter = Cutter::default();
    cutter.cut(folded.text());
    let mut out = String::with_capacity(text.len());
    let mut end = None;
    for term in cutter.terms() {
        if !matches!(term.kind, TermKind::Word | TermKind::Cluster) {
            continue;
        }
        if end.is_some_and(|end| end != term.range.start) {
            out.push(' ');
        }
        out.push_str(cutter.text(term, folded.text()));
        end = Some(term.range.end);
    }
    out
}
