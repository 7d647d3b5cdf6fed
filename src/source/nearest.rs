//! The word a mistyped word was meant to be: one measure for fields, values, slugs and headings.
//!
//! What is offered to whom is left to the callers.

/// The longest word that is compared, in characters; nobody mistypes a longer one.
const LONGEST: usize = 64;

/// Returns the candidate that differs least from a word, if it differs little enough to have been meant.
///
/// A swap of two neighbours counts as one change, like a letter more, less or other; letter case counts nothing. Of
/// equally near candidates the first one is taken.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word)?;
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let Some(other) = letters(candidate) else {
            continue;
        };
        let most = allowance(word.len().max(other.len()));
        if word.len().abs_diff(other.len()) > most {
            continue;
        }
        let changes = distance(&word, &other);
        if changes <= most && best.is_none_or(|(least, _)| changes < least) {
            best = Some((changes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Tells whether two words are the same but for one change: a letter more, less or other, or two neighbours swapped.
pub fn differ_by_one(a: &str, b: &str) -> bool {
    match (letters(a), letters(b)) {
        (Some(a), Some(b)) => a.len().abs_diff(b.len()) <= 1 && distance(&a, &b) == 1,
        _ => false,
    }
}

/// Returns how many changes a word of this length may be away from what was meant.
fn allowance(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

fn letters(word: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = word
        .chars()
        .take(LONGEST + 1)
        .flat_map(char::to_lowercase)
        .collect();
    (!letters.is_empty() && letters.len() <= LONGEST).then_some(letters)
}

/// Returns the Damerau-Levenshtein distance (optimal string alignment) of two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, left) in a.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, right) in b.iter().enumerate() {
            let replaced = above[column] + usize::from(left != right);
            let mut least = replaced.min(above[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && a[row - 1] == *right && b[column - 1] == *left;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
        nearest(word, candidates.iter().copied())
    }

    #[test]
    fn finds_a_letter_more_less_other_or_swapped() {
        let fields = ["title", "summary", "topics", "technologies"];
        assert_eq!(of("titel", &fields), Some("title"));
        assert_eq!(of("sumary", &fields), Some("summary"));
        assert_eq!(of("topic", &fields), Some("topics"));
        assert_eq!(of("Tecnologies", &fields), Some("technologies"));
    }

    #[test]
    fn offers_nothing_where_nothing_is_near() {
        assert_eq!(of("zebra", &["title", "summary"]), None);
        assert_eq!(of("ab", &["ac"]), None, "two letters can be anything");
        assert_eq!(of("", &["a"]), None);
        assert_eq!(of(&"x".repeat(100_000), &["title"]), None);
    }

    #[test]
    fn one_change_is_one() {
        assert!(differ_by_one("statutory", "statutroy"));
        assert!(differ_by_one("Legal", "legals"));
        assert!(!differ_by_one("legal", "legal"));
        assert!(!differ_by_one("legal", "illegal"));
        assert!(!differ_by_one("", "a"));
    }

    #[test]
    fn prefers_the_nearer_then_the_first() {
        assert_eq!(
            of("paymens", &["payments-x", "payment", "payments"]),
            Some("payment")
        );
        assert_eq!(of("казахстен", &["казахстан"]), Some("казахстан"));
    }
}
