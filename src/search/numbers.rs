//! Numbers typed with spaces between their groups: `3 529 906` asks for three words and for the one number.
//!
//! How a text groups the digits of a number makes no difference to the index (`analyzers`); a query is cut at spaces
//! before its words are read, so what they make together is added here. Spaces that do not break cut no number.

use super::analyzers::{GROUP, Sequence};
use super::compile::{PlannedClause, Words};
use super::expand::{only_words, open_words};
use super::reading::Reading;

/// Adds to words that are groups of one number the number as one word.
pub(crate) fn add_whole(clauses: &mut [PlannedClause]) {
    let mut start = 0;
    while start < clauses.len() {
        let end = start + groups(&clauses[start..]);
        if let [first @ .., last] = &clauses[start..end]
            && !first.is_empty()
        {
            let groups = first.iter().chain([last]).filter_map(group);
            let number: String = groups.map(|words| words.key.as_str()).collect();
            let is_prefix = group(last).is_some_and(|words| words.is_prefix);
            for words in clauses[start..end].iter_mut().flat_map(open_words) {
                let sequence = Sequence::any_of(vec![number.clone()]);
                let reading = Reading::typed(sequence, number.clone(), is_prefix);
                words.readings.push(reading);
            }
        }
        start = end.max(start + 1);
    }
}

/// Returns how many clauses from the first one on are groups of one number.
fn groups(clauses: &[PlannedClause]) -> usize {
    let Some(first) = clauses.first().and_then(group) else {
        return 0;
    };
    if first.key.len() > GROUP {
        return 0;
    }
    let follows = |pair: &[PlannedClause]| match pair {
        [one, next] => {
            let gap = next.span.start.saturating_sub(one.span.end);
            gap == 1 && group(next).is_some_and(|words| words.key.len() == GROUP)
        }
        _ => false,
    };
    1 + clauses.windows(2).take_while(|pair| follows(pair)).count()
}

/// Returns the words of a clause that is nothing but digits.
fn group(clause: &PlannedClause) -> Option<&Words> {
    let is_digits = |words: &&Words| words.key.bytes().all(|byte| byte.is_ascii_digit());
    only_words(clause).filter(is_digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::compile::part;
    use crate::source::Span;

    /// Returns what is added to each word of a query.
    fn added(text: &str) -> Vec<Vec<String>> {
        let mut start = 0;
        let clauses = text.split(' ').filter_map(|word| {
            let span = Span::new(start, start + word.len());
            start = span.end + 1;
            part(text, span, span.end == text.len())
        });
        let mut clauses: Vec<PlannedClause> = clauses.collect();
        let before: Vec<usize> = clauses.iter().map(|one| readings(one).len()).collect();
        add_whole(&mut clauses);
        let added = clauses.iter().zip(before);
        added
            .map(|(clause, before)| readings(clause).split_off(before))
            .collect()
    }

    fn readings(clause: &PlannedClause) -> Vec<String> {
        let readings = clause.words().flat_map(|words| &words.readings);
        readings.map(|reading| reading.key.clone()).collect()
    }

    #[test]
    fn reads_groups_of_three_digits_as_one_number_too() {
        assert_eq!(added("3 529 906"), [["3529906"], ["3529906"], ["3529906"]]);
        let none: Vec<String> = Vec::new();
        assert_eq!(
            added("paid 20 500 people"),
            [
                none.clone(),
                vec!["20500".to_owned()],
                vec!["20500".to_owned()],
                none.clone()
            ]
        );
        for text in ["2020 500", "5 50", "5  500 x", "500", "a 500", "5 5000"] {
            let added = added(text);
            assert!(added.iter().all(Vec::is_empty), "{text}: {added:?}");
        }
    }
}
