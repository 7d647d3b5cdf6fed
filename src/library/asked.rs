//! What is asked for of an instrument, as people write it: `c102`, `Convention 102 Part V`, `c102 art 28`, `c102 old age`.

use std::fmt;
use std::str::FromStr;

use crate::model::Tables;
use crate::model::c102::{Part, Structure};

/// An instrument and perhaps a place in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The code, as records are called.
    pub code: String,
    /// The place.
    pub place: Option<Within>,
    /// The paragraph of an article, such as `(1)(b)`; empty where none is named.
    pub paragraph: String,
}

/// An article of an instrument, as reports cite it: `67(d)`, `29 para 1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedArticle {
    /// Its number.
    pub number: u32,
    /// The paragraph, such as `(1)(b)`; empty where none is named.
    pub paragraph: String,
}

/// A place in Convention 102.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// A Part by its number.
    Part(String),
    /// An article.
    Article(u32),
    /// The Part about a branch, by the id of the branch.
    Branch(String),
    /// Something that cannot be read, as it was written.
    Unread(String),
}

impl Asked {
    /// Reads words; `None` where there are none.
    pub fn read(words: &[String], tables: &Tables) -> Option<Self> {
        let joined = words.join(" ").to_lowercase();
        let words: Vec<&str> = joined.split_whitespace().collect();
        let (code, rest) = match words.as_slice() {
            [] => return None,
            [kind, number, rest @ ..] if is_number(number) && letter(kind).is_some() => (
                format!("{}{number}", letter(kind).unwrap_or_default()),
                rest,
            ),
            [code, rest @ ..] => ((*code).to_owned(), rest),
        };
        let (place, paragraph) = place(rest, tables);
        Some(Self {
            code,
            place,
            paragraph,
        })
    }

    /// Returns the codes that may be meant, the likeliest first: of a number alone, that of a Convention.
    pub fn codes(&self) -> Vec<String> {
        if is_number(&self.code) {
            return ["c", "r", "p"]
                .map(|letter| format!("{letter}{}", self.code))
                .into();
        }
        vec![self.code.clone()]
    }
}

impl FromStr for CitedArticle {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = cited(&text.to_lowercase());
        read.ok_or_else(|| "an article is written as in 67, 67(d) or 29 para 1".to_owned())
    }
}

impl Within {
    /// Returns the article that it is, if it is one.
    pub fn article(&self) -> Option<u32> {
        match self {
            Self::Article(article) => Some(*article),
            Self::Part(_) | Self::Branch(_) | Self::Unread(_) => None,
        }
    }

    /// Returns the Part that it is or lies in.
    pub fn part<'a>(&self, all: &'a Structure) -> Option<&'a Part> {
        match self {
            Self::Part(number) => all.part(number),
            Self::Article(article) => all.holding(*article),
            Self::Branch(branch) => all.about(branch),
            Self::Unread(_) => None,
        }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(number) => write!(formatter, "Part {}", number.to_uppercase()),
            Self::Article(article) => write!(formatter, "article {article}"),
            Self::Branch(branch) => write!(formatter, "Part on {branch}"),
            Self::Unread(text) => write!(formatter, "place {text:?}"),
        }
    }
}

/// Returns the letter that stands for a sort of instrument in its code.
fn letter(word: &str) -> Option<&'static str> {
    match word {
        "c" | "convention" => Some("c"),
        "r" | "recommendation" => Some("r"),
        "p" | "protocol" => Some("p"),
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads what stands behind the code, and the paragraph of an article. A number alone is an article, letters a Part or,
/// where they are none, a branch; an article may stand behind its Part.
fn place(words: &[&str], tables: &Tables) -> (Option<Within>, String) {
    let is_part = |word: &str| word.bytes().all(|byte| b"ivx".contains(&byte));
    let of = |text: &[&str]| match cited(&text.join(" ")) {
        Some(read) => (Some(Within::Article(read.number)), read.paragraph),
        None => (Some(Within::Unread(words.join(" "))), String::new()),
    };
    let within = match words {
        [] => return (None, String::new()),
        [first, ..] if is_article(first).is_some() => return of(words),
        [first, ..] if first.starts_with(|sign: char| sign.is_ascii_digit()) => return of(words),
        ["part", _, rest @ ..] | [_, rest @ ..]
            if rest.first().is_some_and(|word| is_article(word).is_some())
                && (words[0] == "part" || is_part(words[0])) =>
        {
            return of(rest);
        }
        ["part", part] => Within::Part((*part).to_owned()),
        [one] if is_part(one) => Within::Part((*one).to_owned()),
        name => branch(&name.join(" "), tables),
    };
    (Some(within), String::new())
}

/// Returns what stands behind the word for an article, where a word is or begins with that.
fn is_article(word: &str) -> Option<&str> {
    let rest = ["articles", "article", "arts", "art"]
        .into_iter()
        .find_map(|name| word.strip_prefix(name))?
        .trim_start_matches('.');
    let is_whole = rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit());
    is_whole.then_some(rest)
}

/// Reads an article with its paragraph, such as `art. 29 para 1(b)`; `None` where anything else stands there.
fn cited(text: &str) -> Option<CitedArticle> {
    let text = text.trim();
    let text = is_article(text.split_whitespace().next()?).map_or(text, |rest| {
        let word = text.split_whitespace().next().unwrap_or_default();
        &text[word.len() - rest.len()..]
    });
    let text = text.trim_start();
    let end = text.find(|sign: char| !sign.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let number = digits.parse().ok()?;
    let mut paragraph = String::new();
    let mut rest = rest.trim_start();
    while !rest.is_empty() {
        let named = ["paragraph", "para", "par", "sub", "\u{a7}", ",", "."];
        if let Some(behind) = named.iter().find_map(|name| rest.strip_prefix(name)) {
            rest = behind.trim_start();
            continue;
        }
        let inner = rest.strip_prefix('(').unwrap_or(rest);
        let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric());
        let (group, behind) = inner.split_at(end.unwrap_or(inner.len()));
        let is_group = is_number(group)
            || group.len() == 1
            || group.bytes().all(|byte| b"ivx".contains(&byte));
        if group.is_empty() || group.len() > 4 || !is_group {
            return None;
        }
        let is_open = inner.len() < rest.len();
        rest = match (is_open, behind.strip_prefix(')')) {
            (true, Some(behind)) => behind.trim_start(),
            (false, None) => behind.trim_start(),
            _ => return None,
        };
        paragraph.extend(["(", group, ")"]);
    }
    Some(CitedArticle { number, paragraph })
}

/// Returns the branch of a name in any language; of an unknown one its name, which leads nowhere.
fn branch(name: &str, tables: &Tables) -> Within {
    let bare = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
    let wanted = bare(name);
    let begins = |whole: bool| {
        let values = tables.vocabularies.branches.values.iter();
        let mut called = values.filter(|value| {
            let names = value.labels.values().map(String::as_str);
            let mut names = names.chain([value.id.as_str()]);
            names.any(|name| {
                let name = bare(name);
                name == wanted || (!whole && name.starts_with(&wanted))
            })
        });
        called.next().map(|value| value.id.clone())
    };
    let found = begins(true).or_else(|| begins(false));
    Within::Branch(found.unwrap_or_else(|| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    fn asked(text: &str) -> Option<(String, Option<Within>)> {
        let mut tables = Tables::default();
        let labels = [("en", "Old-age benefit"), ("ru", "Старость")];
        tables.vocabularies.branches.values = vec![Value {
            id: "old-age".to_owned(),
            labels: labels
                .map(|(tag, label)| (tag.to_owned(), label.to_owned()))
                .into(),
            ..Value::default()
        }];
        let words: Vec<String> = text
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let asked = Asked::read(&words, &tables)?;
        Some((asked.code, asked.place))
    }

    #[test]
    fn reads_codes_as_people_write_them() {
        for text in ["c102", "C102", "C 102", "Convention 102"] {
            assert_eq!(asked(text), Some(("c102".to_owned(), None)), "{text}");
        }
        assert_eq!(asked("Recommendation 202"), Some(("r202".to_owned(), None)));
        assert_eq!(asked("mlc-2006"), Some(("mlc-2006".to_owned(), None)));
        assert_eq!(asked(""), None);
    }

    #[test]
    fn reads_the_place_behind_the_code() {
        let place = |text: &str| asked(text).unwrap().1.unwrap();
        for text in ["c102 V", "c102 part v", "Convention 102 Part V"] {
            assert_eq!(place(text), Within::Part("v".to_owned()), "{text}");
        }
        for text in ["c102 art 28", "c102 Art. 28", "c102 article 28", "c102 28"] {
            assert_eq!(place(text), Within::Article(28), "{text}");
        }
        for text in ["c102 old age", "c102 old-age", "c102 старость", "c102 old"] {
            assert_eq!(place(text), Within::Branch("old-age".to_owned()), "{text}");
        }
        assert_eq!(place("c102 moon"), Within::Branch("moon".to_owned()));
    }

    #[test]
    fn reads_articles_as_reports_cite_them() {
        let tables = Tables::default();
        let read = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let asked = Asked::read(&words, &tables).unwrap();
            (asked.place, asked.paragraph)
        };
        for (text, number, paragraph) in [
            ("c102 art 67(d)", 67, "(d)"),
            ("c102 art. 67 (d)", 67, "(d)"),
            ("c102 67(d)", 67, "(d)"),
            ("c102 15(a)", 15, "(a)"),
            ("c102 art.29(1)", 29, "(1)"),
            ("c102 Art. 29 para 1", 29, "(1)"),
            ("c102 Article 29, paragraph 2(b)", 29, "(2)(b)"),
            ("c102 art29", 29, ""),
            ("c102 V art 30", 30, ""),
            ("c102 part V article 29(1)", 29, "(1)"),
            ("Convention 102 art 9(d)", 9, "(d)"),
        ] {
            let wanted = (Some(Within::Article(number)), paragraph.to_owned());
            assert_eq!(read(text), wanted, "{text}");
        }
        for text in [
            "c102 art",
            "c102 art 67(",
            "c102 art 67(d",
            "c102 art x",
            "c102 arts 28-30",
            "c102 28-30",
            "c102 art 67 to 69",
            "c102 art 67)",
            "c102 art 99999999999",
        ] {
            assert!(
                matches!(read(text).0, Some(Within::Unread(_))),
                "{text}: {:?}",
                read(text)
            );
        }
        assert_eq!("67(d)".parse::<CitedArticle>().unwrap().paragraph, "(d)");
        assert!(
            "d".parse::<CitedArticle>()
                .unwrap_err()
                .contains("29 para 1")
        );
        let number = Asked::read(&["102".to_owned()], &tables).unwrap();
        assert_eq!(number.codes(), ["c102", "r102", "p102"]);
    }
}
