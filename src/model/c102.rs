//! The structure of the Social Security (Minimum Standards) Convention, 1952 (No. 102): its Parts and articles, and what
//! later instruments ask in the same branches. What the Parts say stands in the record of the instrument.

use std::ops::RangeInclusive;

/// The slug of its record.
pub const SLUG: &str = "c102";

/// The structure of the Convention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Its Parts, in order.
    pub parts: Vec<Part>,
    /// What later instruments ask, contingency by contingency.
    pub later: Vec<Later>,
}

/// A Part of the Convention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its number in Roman numerals.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its first article.
    pub first: u32,
    /// Its last article.
    pub last: u32,
    /// Whether a State may leave it out.
    pub is_optional: bool,
    /// The id of the branch it is about, if it is about one.
    pub branch: Option<String>,
}

/// What later instruments ask for one contingency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The Part of the Convention, in Roman numerals.
    pub part: String,
    /// The contingency, in words.
    pub contingency: String,
    /// What the Convention asks, in short.
    pub own: String,
    /// The slug of the later Convention, if there is one.
    pub instrument: Option<String>,
    /// What it asks.
    pub text: String,
    /// The Recommendation beside it.
    pub recommendation: String,
    /// What the Social Protection Floors Recommendation, 2012 (No. 202), asks.
    pub floor: String,
    /// How it was checked: `text`, `excerpt` or `recalled`.
    pub checked: String,
}

impl Part {
    /// Returns its articles: `25-30`, or one number.
    pub fn articles(&self) -> String {
        if self.first == self.last {
            self.first.to_string()
        } else {
            format!("{}-{}", self.first, self.last)
        }
    }

    /// Returns its title with its articles, as in `Old-age benefit (articles 25-30)`.
    pub fn told(&self) -> String {
        let articles = if self.first == self.last {
            "article"
        } else {
            "articles"
        };
        format!("{} ({articles} {})", self.title, self.articles())
    }
}

impl Later {
    /// Returns how it was checked, in words.
    pub fn how_checked(&self) -> &'static str {
        match self.checked.as_str() {
            "text" => "read in its text",
            "excerpt" => "read in a summary",
            _ => "not yet checked against the source",
        }
    }
}

impl Structure {
    /// Returns a Part by its number, in Roman or Arabic numerals.
    pub fn part(&self, number: &str) -> Option<&Part> {
        let number = number.trim();
        let by_place = number.parse::<usize>().ok();
        let place = by_place.and_then(|at| at.checked_sub(1));
        let roman = |part: &&Part| part.number.eq_ignore_ascii_case(number);
        self.parts
            .iter()
            .find(roman)
            .or_else(|| self.parts.get(place?))
    }

    /// Returns the Part that holds an article.
    pub fn holding(&self, article: u32) -> Option<&Part> {
        let holds = |part: &&Part| (part.first..=part.last).contains(&article);
        self.parts.iter().find(holds)
    }

    /// Returns the Part that is about a branch.
    pub fn about(&self, branch: &str) -> Option<&Part> {
        let is_about = |part: &&Part| part.branch.as_deref() == Some(branch);
        self.parts.iter().find(is_about)
    }

    /// Returns what later instruments ask where a Part asks something.
    pub fn later_than<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = &'a Later> {
        self.later.iter().filter(|one| one.part == part.number)
    }
}

/// Tells whether a text cites an article: `Art. 28`, `Arts. 65(10) and 66(8)`, `Articles 25 to 30`.
///
/// A range of all articles of a Part, by which a Part is named, cites none of them.
pub fn cites(text: &str, article: u32, part: &Part) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '\n']).collect();
    let begins = |word: &str| {
        let word = word.trim_start_matches('(');
        matches!(word, "Art." | "Arts." | "Arts" | "Article" | "Articles")
    };
    let starts = words.iter().enumerate().filter(|(_, word)| begins(word));
    starts
        .flat_map(|(at, _)| listed(&words[at + 1..]))
        .any(|range| range.contains(&article) && range != (part.first..=part.last))
}

/// Reads the articles at the beginning of some words: numbers, what is behind each in brackets left out, and ranges.
fn listed(words: &[&str]) -> Vec<RangeInclusive<u32>> {
    let mut found: Vec<RangeInclusive<u32>> = Vec::new();
    let mut goes_on = false;
    for word in words {
        match *word {
            "and" | "or" => continue,
            "to" => {
                goes_on = true;
                continue;
            }
            _ => {}
        }
        let bare = word.split('(').next().unwrap_or_default();
        let bare = bare.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let (first, last) = bare.split_once(['-', '\u{2013}']).unwrap_or((bare, bare));
        let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else {
            break;
        };
        match found.last_mut() {
            Some(before) if goes_on => *before = *before.start()..=last,
            _ => found.push(first..=last),
        }
        goes_on = false;
        let (opened, closed) = (word.matches('(').count(), word.matches(')').count());
        if closed > opened || word.ends_with(['.', ';', ':']) {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_article_is_no_articles() {
        let told = |first, last| {
            let title = "A title".to_owned();
            let part = Part {
                title,
                first,
                last,
                ..Part::default()
            };
            part.told()
        };
        assert_eq!(told(68, 68), "A title (article 68)");
        assert_eq!(told(25, 30), "A title (articles 25-30)");
    }

    #[test]
    fn sees_which_articles_a_text_cites() {
        let part = Part {
            first: 25,
            last: 30,
            ..Part::default()
        };
        for (text, cited, not) in [
            ("as prescribed (Art. 26).", vec![26], vec![27, 2]),
            ("(Art. 27(a)).", vec![27], vec![26]),
            (
                "Arts. 65(10) and 66(8): current",
                vec![65, 66],
                vec![67, 10, 8],
            ),
            ("Articles 25 to 29. A State", vec![25, 28, 29], vec![24, 30]),
            ("Articles 25 to 30. A State", vec![], vec![25, 28]),
            ("under Arts 65-67 or", vec![65, 66, 67], vec![68]),
            ("under Art. 65 or 66 (classes", vec![65, 66], vec![67]),
            ("at least 28 per cent", vec![], vec![28]),
            ("(Art. 24(1)). If 5 years", vec![24], vec![5]),
        ] {
            for article in cited {
                assert!(cites(text, article, &part), "{article} in {text}");
            }
            for article in not {
                assert!(!cites(text, article, &part), "{article} not in {text}");
            }
        }
    }

    fn structure() -> Structure {
        let part = |number: &str, first, last, branch: Option<&str>| Part {
            number: number.to_owned(),
            first,
            last,
            branch: branch.map(str::to_owned),
            ..Part::default()
        };
        Structure {
            parts: vec![
                part("I", 1, 6, None),
                part("II", 7, 12, Some("medical-care")),
                part("III", 13, 13, Some("sickness")),
            ],
            later: Vec::new(),
        }
    }

    #[test]
    fn finds_a_part_by_number_article_and_branch() {
        let all = structure();
        let number = |part: Option<&Part>| part.map(|part| part.number.clone());
        for (asked, found) in [("ii", "II"), ("2", "II"), (" III ", "III"), ("1", "I")] {
            assert_eq!(number(all.part(asked)).as_deref(), Some(found), "{asked}");
        }
        assert_eq!(
            (all.part("0"), all.part("4"), all.part("IV")),
            (None, None, None)
        );
        assert_eq!(number(all.holding(6)).as_deref(), Some("I"));
        assert_eq!(number(all.holding(7)).as_deref(), Some("II"));
        assert_eq!(all.holding(14), None);
        assert_eq!(number(all.about("sickness")).as_deref(), Some("III"));
        assert_eq!(all.parts[1].articles(), "7-12");
        assert_eq!(all.parts[2].articles(), "13");
    }
}
