//! A number and the words around it: why it may stand without a source, if it may.

use super::token::Token;
use super::words::{is_connector, is_currency, is_label, is_month};
use crate::model::Script;
use crate::source::digit::digit;

/// A number in its text.
pub(crate) struct Context<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// The number.
    pub(crate) token: &'a Token,
    /// Where the number before ends, if a label named it.
    pub(crate) labelled_until: Option<usize>,
    /// The last number of an enumeration in the text, 0 before the first.
    pub(crate) listed: u32,
}

impl Context<'_> {
    /// Tells whether the number is no figure.
    pub(crate) fn is_excused(&self) -> bool {
        if self.is_counted() {
            return false;
        }
        if self.is_glued_before() || self.is_code() {
            return true;
        }
        if self.is_money() {
            return false;
        }
        self.is_ordinal_or_code()
            || self.is_date()
            || self.is_labelled()
            || self.is_list_number()
            || self.is_in_a_name()
    }

    /// Tells whether a word or sign before the number makes it a name: `Article 7`, `No. 102`, `Articles 7 and 9`.
    pub(crate) fn is_labelled(&self) -> bool {
        if let Some(until) = self.labelled_until
            && is_connector(&self.text[until..self.token.start])
            && !self.counts_something()
        {
            return true;
        }
        // `3(2)` is a paragraph of an article, whatever the article is called.
        if let Some(outer) = self.before().strip_suffix('(')
            && outer.ends_with(|at: char| at.is_ascii_digit() || at == ')')
        {
            return true;
        }
        let before = self.before().trim_end();
        before.ends_with(['#', '\u{2116}', '\u{a7}', '\u{b0}', '\u{7b2c}'])
            || self.word_before().is_some_and(is_label)
    }

    fn before(&self) -> &str {
        &self.text[..self.token.start]
    }

    fn after(&self) -> &str {
        &self.text[self.token.end..]
    }

    /// Returns the word before the number, without the brackets and quotes between them.
    fn word_before(&self) -> Option<&str> {
        let opening = |at: char| at.is_whitespace() || "([{\"'\u{201c}\u{ab}*".contains(at);
        let before = self.before().trim_end_matches(opening);
        let before = before.strip_suffix('.').unwrap_or(before);
        let word = before
            .rsplit(|at: char| !(at.is_alphanumeric() || is_inner(at)))
            .next()?;
        (!word.is_empty()).then_some(word)
    }

    /// Returns the word after the number, with at most one blank between them.
    fn word_after(&self) -> &str {
        first_word(self.after())
    }

    /// Tells whether letters stand right before: `G20`, `COVID-19`, `A/RES/70`.
    fn is_glued_before(&self) -> bool {
        let mut back = self.before().chars().rev();
        let Some(mut last) = back.next() else {
            return false;
        };
        if matches!(last, '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '+') {
            match back.next() {
                Some(letter) => last = letter,
                None => return false,
            }
        }
        // Han, Lao and their like write numbers between words without a blank.
        last.is_alphabetic()
            && !Script::of(last).is_unspaced()
            && Script::of(last) != Script::Hangul
    }

    /// Tells whether it is a number of a list or a service by its form: `24/7`, `1.3.1`, `*161#`.
    fn is_code(&self) -> bool {
        let parts = &self.token.parts;
        let dotted =
            parts.len() == 1 && parts[0].split('.').filter(|part| part.len() < 3).count() > 2;
        let dialled = self.before().ends_with('*') || self.after().starts_with('#');
        parts == &["24", "7"] || dotted || dialled
    }

    /// Tells whether a share or a thousand after it makes it a figure whatever else it looks like.
    fn is_counted(&self) -> bool {
        let after = self.after().trim_start();
        after.starts_with(['%', '\u{2030}', '\u{ff05}', '\u{66a}'])
            || ["percent", "per", "million", "billion", "thousand"].contains(&self.word_after())
    }

    /// Tells whether a sign or a code of money stands beside it.
    fn is_money(&self) -> bool {
        let money = |at: char| {
            matches!(at, '$' | '\u{a3}' | '\u{a5}') || ('\u{20a0}'..='\u{20cf}').contains(&at)
        };
        self.before().trim_end().ends_with(money)
            || self.after().trim_start().starts_with(money)
            || self.word_before().is_some_and(is_currency)
            || is_currency(self.word_after())
    }

    /// Tells whether letters right after make it an ordinal, a decade or a code: `19th`, `1990s`, `5G`.
    fn is_ordinal_or_code(&self) -> bool {
        let after = self.after();
        let end = after
            .find(|at: char| !at.is_alphabetic())
            .unwrap_or(after.len());
        let suffix = after[..end].to_owned();
        let ordinals = [
            "st", "nd", "rd", "th", "er", "re", "e", "ère", "ème", "º", "ª", "й", "го", "я", "е",
        ];
        let mut letters = suffix.chars();
        let first = letters.next();
        let single = first.is_some() && letters.next().is_none();
        ordinals.contains(&suffix.as_str())
            || (self.is_year() && suffix == "s")
            || (single && first.is_some_and(|at| at.is_ascii_uppercase() && !"KMBT".contains(at)))
    }

    fn is_year(&self) -> bool {
        self.token.joints.is_empty() && is_year(&self.token.parts[0])
    }

    fn is_date(&self) -> bool {
        let parts: Vec<&str> = self.token.parts.iter().map(String::as_str).collect();
        let small = |part: &str| part.len() <= 2;
        let written = match (parts.as_slice(), self.token.joints.as_slice()) {
            ([one], _) => is_year(one) || is_dotted_date(one),
            ([from, to], ['-']) => is_year(from) && (is_year(to) || small(to)),
            // A year with a number is a season, a month or the name of a law.
            ([from, to], ['/']) => is_year(from) || is_year(to),
            ([_, to], [':']) => to.len() == 2,
            ([year, month, day], _) => {
                (is_year(year) && small(month) && small(day))
                    || (is_year(day) && small(year) && small(month))
            }
            _ => false,
        };
        written || self.is_day_of_a_month() || self.is_han_date()
    }

    fn is_day_of_a_month(&self) -> bool {
        if !self.token.parts.iter().all(|part| is_day(part)) {
            return false;
        }
        if self.word_before().is_some_and(is_month) {
            return true;
        }
        // `18 December`, `18 and 19 December`, `1st to 5th of June`.
        let mut rest = self.after();
        for _ in 0..6 {
            let word = first_word(rest);
            if is_month(word) {
                return true;
            }
            let number = word.chars().next().is_some_and(|at| digit(at).is_some());
            if word.is_empty()
                || !(number || is_connector(word) || matches!(word, "of" | "de" | "do"))
            {
                return false;
            }
            let at = rest.find(word).unwrap_or_default() + word.len();
            rest = rest[at..].trim_start_matches(',');
        }
        false
    }

    fn is_han_date(&self) -> bool {
        self.after()
            .trim_start()
            .starts_with(['\u{5e74}', '\u{6708}', '\u{65e5}', '\u{53f7}'])
    }

    /// Tells whether it numbers an item: `(1)` and then `(2)`, `2)`, or `3.` at the beginning.
    fn is_list_number(&self) -> bool {
        let start = self.before().trim().is_empty();
        self.number_in_list().is_some()
            || (start && self.is_short() && self.after().starts_with(". "))
    }

    /// Returns the number before a bracket that goes on with an enumeration or begins one.
    pub(crate) fn number_in_list(&self) -> Option<u32> {
        let open = self.before().ends_with(['(', ' ']) || self.before().is_empty();
        let number = self.token.parts[0].parse().ok()?;
        let next = number == 1 || number == self.listed + 1;
        (self.is_short() && open && next && self.after().starts_with(')')).then_some(number)
    }

    fn is_short(&self) -> bool {
        self.token.joints.is_empty() && self.token.parts[0].len() <= 2
    }

    /// Tells whether it belongs to a name before it: `X-Road 7`, `Group of 77` is not one, `Windows 10` is.
    fn is_in_a_name(&self) -> bool {
        let short = self.token.joints.is_empty() && self.token.parts[0].len() <= 3;
        let before = self.before();
        let Some(word) = self
            .word_before()
            .filter(|_| short && before.ends_with([' ', '\u{a0}']))
        else {
            return false;
        };
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let place = before.trim_end().len().saturating_sub(word.len());
        let sentence = before[..place.min(before.len())].trim_end();
        let begins =
            sentence.is_empty() || sentence.ends_with(['.', '!', '?', ':', ';', '\u{3002}']);
        let coded = word
            .chars()
            .skip(1)
            .any(|at| at.is_uppercase() || at == '-' || at.is_numeric());
        let owner = word.ends_with("'s") || word.ends_with("\u{2019}s");
        capital && (!begins || coded) && !owner && !self.counts_something()
    }

    /// Tells whether the word after is what is counted, as far as its form tells.
    fn counts_something(&self) -> bool {
        let word = self.word_after();
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        let plural = word.len() > 3 && word.ends_with('s');
        let known = ["people", "men", "women", "children", "staff", "out"];
        lower && (plural || known.contains(&word))
    }
}

/// Returns the first word of a text, blanks before it left out.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text
        .find(|at: char| !(at.is_alphanumeric() || is_inner(at) || is_mark(at)))
        .unwrap_or(text.len());
    if end == 0 && text.starts_with(['-', '\u{2013}', '&']) {
        return &text[..text.chars().next().map_or(0, char::len_utf8)];
    }
    &text[..end]
}

fn is_inner(character: char) -> bool {
    matches!(character, '-' | '\'' | '\u{2019}' | '\u{2011}')
}

/// Tells whether a character is a vowel sign or tone mark of Lao or Khmer, which the standard library does not count.
fn is_mark(character: char) -> bool {
    matches!(character as u32, 0xe31..=0xe4e | 0xeb1..=0xece | 0x17b4..=0x17d3)
}

fn is_year(part: &str) -> bool {
    part.len() == 4
        && part
            .parse()
            .is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

fn is_day(part: &str) -> bool {
    part.len() <= 2 && part.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

/// Tells whether a number is a date with points, such as `18.12.2019`.
fn is_dotted_date(part: &str) -> bool {
    let numbers: Vec<&str> = part.split('.').collect();
    matches!(numbers.as_slice(), [day, month, year] if is_day(day) && is_day(month) && is_year(year))
}
