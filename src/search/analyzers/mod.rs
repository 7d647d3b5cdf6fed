//! How text becomes terms: one analyzer for every language, for records and queries alike.
//!
//! Owns folding (what counts as the same letter) and cutting (what counts as a term). Scripts that write spaces are cut
//! into words; the others into overlapping pairs of clusters, so that any stretch of two clusters or more is found exactly
//! where it stands, without a dictionary that could disagree with the writer. The index holds a cluster by itself only
//! where no other follows: elsewhere it is found by the pairs it begins. What terms a
//! query asks for is left to [`terms`]; which fields they are looked up in, to `evaluate`. Forms of a word
//! are found when it is asked for, by [`Stems`].

mod cut;
mod fold;
mod function;
mod han;
mod letters;
mod stem;
mod terms;

pub(crate) use cut::{
    Class as LetterClass, Cutter, GROUP, TermKind, class as class_of, is_word_character,
};
pub(crate) use fold::{fold, fold_into, is_nfkc, is_no_break};
pub(crate) use function::{WORDS as FUNCTION_WORDS, is_function_word};
pub(crate) use stem::{Stems, root};
pub(crate) use terms::{ELIDED, Place, Sequence, begins, is_cluster, key, readings, untied};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the schema knows the analyzer.
pub(crate) const NAME: &str = "casebook";

/// Raised when the same text gives other terms than before; a new number means a rebuild of every index.
pub(crate) const VERSION: u32 = 6;

/// The most characters a term keeps; longer words are found by their beginning.
pub(crate) const TERM_LENGTH: usize = 64;

/// The analyzer in the form the index writer asks for; it keeps its buffers from text to text.
#[derive(Clone, Default)]
pub(crate) struct Analyzer {
    folded: String,
    cutter: Cutter,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.folded.clear();
        fold_into(text, &mut self.folded);
        self.cutter.begin();
        Stream {
            folded: &self.folded,
            cutter: &mut self.cutter,
            next: 0,
            token: Token::default(),
        }
    }
}

/// The terms of one text, cut as they are asked for.
pub(crate) struct Stream<'a> {
    folded: &'a str,
    cutter: &'a mut Cutter,
    next: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while self.next == self.cutter.terms().len() {
            self.cutter.forget_terms();
            self.next = 0;
            if !self.cutter.cut_on(self.folded) {
                return false;
            }
        }
        let [term, rest @ ..] = &self.cutter.terms()[self.next..] else {
            return false;
        };
        self.next += 1;
        // A cluster that begins a pair is found by that.
        let is_begun = term.kind == TermKind::Cluster
            && rest.first().is_some_and(|next| next.kind == TermKind::Pair);
        let term = match rest {
            [pair, ..] if is_begun => {
                self.next += 1;
                pair
            }
            _ => term,
        };
        // The index keeps no offsets, so those of the folded text do.
        self.token.offset_from = term.range.start;
        self.token.offset_to = term.range.end;
        self.token.position = term.position;
        self.token.text.clear();
        let text = self.cutter.text(term, self.folded);
        self.token.text.push_str(text);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests;
