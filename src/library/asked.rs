//! What is asked for of an instrument, as people write it: `c102`, `Convention 102 Part V`, `c102 art 28`, `c102 old age`.

use std::fmt;

use crate::model::Tables;
use crate::model::c102::{Part, Structure};

/// An instrument and perhaps a place in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The code, as records are called.
    pub code: String,
    /// The place.
    pub place: Option<Within>,
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
        Some(Self {
            code,
            place: place(rest, tables),
        })
    }
}

impl Within {
    /// Returns the Part that it is or lies in.
    pub fn part<'a>(&self, all: &'a Structure) -> Option<&'a Part> {
        match self {
            Self::Part(number) => all.part(number),
            Self::Article(article) => all.holding(*article),
            Self::Branch(branch) => all.about(branch),
        }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(number) => write!(formatter, "Part {}", number.to_uppercase()),
            Self::Article(article) => write!(formatter, "article {article}"),
            Self::Branch(branch) => write!(formatter, "Part on {branch}"),
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
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads what stands behind the code. A number alone is an article, letters a Part or, where they are none, a branch.
fn place(words: &[&str], tables: &Tables) -> Option<Within> {
    let number = |word: &str| word.parse::<u32>().ok().map(Within::Article);
    match words {
        [] => None,
        ["art" | "art." | "article", article] => number(article),
        ["part", part] => Some(Within::Part((*part).to_owned())),
        [one] if is_number(one) => number(one),
        [one] if one.bytes().all(|byte| b"ivx".contains(&byte)) => {
            Some(Within::Part((*one).to_owned()))
        }
        name => Some(branch(&name.join(" "), tables)),
    }
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
}
