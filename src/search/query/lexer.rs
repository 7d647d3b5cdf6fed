//! From characters to lexemes: one pass, every byte looked at once.

use crate::source::Span;

use super::ValueText;
use crate::search::analyzers::is_no_break;

/// One piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// Bytes of the query, with the minus.
    pub(super) span: Span,
    /// Whether a minus stands before it.
    pub(super) is_negated: bool,
    /// Whether the query ends with it, without a space or a closing quote.
    pub(super) is_open: bool,
    /// What it is.
    pub(super) kind: LexemeKind,
}

/// What a piece of a query is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// The word `OR`.
    Or,
    /// A word.
    Bare(String),
    /// A text in quotes.
    Quoted(String),
    /// A word before a colon and what follows it, separated by commas.
    Field {
        /// The word.
        name: String,
        /// What follows; may be nothing.
        values: Vec<ValueText>,
    },
}

/// Walks over a query.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Returns the lexer of a query.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip(&mut self, matches: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest
            .find(|character| !matches(character))
            .unwrap_or(rest.len());
    }

    /// Goes past a word that ends where a test says; a space at which no line breaks ends none between two digits.
    fn skip_word(&mut self, ends: impl Fn(char) -> bool) {
        loop {
            self.skip(|character| !ends(character));
            let Some(space) = self.peek().filter(|next| is_no_break(*next)) else {
                return;
            };
            let is_digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
            let after = self.at + space.len_utf8();
            let is_inside = is_digit(self.text[..self.at].chars().next_back())
                && is_digit(self.text[after..].chars().next());
            if !is_inside {
                return;
            }
            self.at = after;
        }
    }

    /// Reads a text in quotes from its opening quote; tells whether it was closed.
    fn quoted(&mut self) -> (String, bool) {
        self.at += self.peek().map_or(0, char::len_utf8);
        let start = self.at;
        self.skip(|character| !is_quote(character));
        let text = self.text[start..self.at].to_owned();
        let close = self.peek().map(char::len_utf8);
        self.at += close.unwrap_or(0);
        (text, close.is_some())
    }

    /// Reads the values after a colon; tells whether the last one was closed by a quote.
    fn values(&mut self) -> (Vec<ValueText>, bool) {
        let mut values = Vec::new();
        loop {
            let start = self.at;
            let (text, is_closed) = if self.peek().is_some_and(is_quote) {
                self.quoted()
            } else {
                self.skip_word(|character| {
                    is_separator(character) || is_quote(character) || character == ','
                });
                (self.text[start..self.at].to_owned(), false)
            };
            if !text.trim().is_empty() {
                let span = Span::new(start, self.at);
                values.push(ValueText { text, span });
            }
            if self.peek() != Some(',') {
                return (values, is_closed);
            }
            self.at += 1;
        }
    }

    fn piece(&mut self) -> (LexemeKind, bool) {
        if self.peek().is_some_and(is_quote) {
            let (text, is_closed) = self.quoted();
            return (LexemeKind::Quoted(text), is_closed);
        }
        let start = self.at;
        self.skip(|character| character.is_ascii_alphabetic());
        let name = &self.text[start..self.at];
        let is_field = !name.is_empty()
            && matches!(self.peek(), Some(':' | '\u{ff1a}'))
            && !self.text[self.at..].starts_with("://");
        if is_field {
            self.at += self.peek().map_or(0, char::len_utf8);
            let (values, is_closed) = self.values();
            let name = name.to_owned();
            return (LexemeKind::Field { name, values }, is_closed);
        }
        self.skip_word(|character| is_separator(character) || is_quote(character));
        (
            LexemeKind::Bare(self.text[start..self.at].to_owned()),
            false,
        )
    }
}

impl Iterator for Lexer<'_> {
    type Item = Lexeme;

    fn next(&mut self) -> Option<Lexeme> {
        self.skip(is_separator);
        let start = self.at;
        let first = self.peek()?;
        let rest = &self.text[start + first.len_utf8()..];
        let is_negated =
            first == '-' && rest.chars().next().is_some_and(|next| !is_separator(next));
        if is_negated {
            self.at += 1;
        }
        let (kind, is_closed) = self.piece();
        let kind = match kind {
            LexemeKind::Bare(word) if word == "OR" && !is_negated => LexemeKind::Or,
            kind => kind,
        };
        Some(Lexeme {
            span: Span::new(start, self.at),
            is_negated,
            is_open: !is_closed && self.at == self.text.len(),
            kind,
        })
    }
}

/// Tells whether a character only separates; brackets do, because the language has none.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '(' | ')' | '\u{ff08}' | '\u{ff09}')
}

fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}'
    )
}
