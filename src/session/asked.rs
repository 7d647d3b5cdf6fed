//! What is typed to draw lots or groups, or to count hands.

use super::draw::People;
use crate::model::session::{Choice, Vote};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// So many of them.
    Lots(usize),
    /// So many groups of all.
    Groups(usize),
    /// Groups of so many each, or one less.
    Size(usize),
}

impl Wanted {
    /// Returns the number that was asked for.
    pub fn count(self) -> usize {
        match self {
            Self::Lots(count) | Self::Groups(count) | Self::Size(count) => count,
        }
    }
}

/// A draw that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// What is drawn.
    pub wanted: Wanted,
    /// Among whom.
    pub people: People,
    /// From which number.
    pub seed: u32,
}

/// What stands between what is drawn and among whom.
const OF: &str = " of ";

/// What stands before the number from which is drawn.
const SEED: &str = " seed ";

impl Draw {
    /// Reads `3 of 20`, `3 of Ana, Bo, Chan`; of groups also `size 4 of 23`; each with `seed 7` behind it, or drawn from the
    /// number given here. Without `of` it is among those of the last draw.
    pub fn read(text: &str, is_groups: bool, seed: u32, last: &str) -> Result<Self, String> {
        let text = format!(" {} ", text.trim());
        let (text, seed) = match text.rsplit_once(SEED) {
            Some((rest, typed)) => match typed.trim().parse() {
                Ok(seed) => (rest.to_owned(), seed),
                Err(_) => return Err("a number stands behind seed, such as seed 7".to_owned()),
            },
            None => (text, seed),
        };
        let (count, people) = text.split_once(OF).unwrap_or((text.as_str(), last));
        let count = count.trim();
        let (count, is_size) = match count.strip_prefix("size ") {
            Some(size) if is_groups => (size.trim(), true),
            _ => (count, false),
        };
        let example = match (is_groups, last) {
            (_, last) if !last.is_empty() => "type a number first, such as 3",
            (true, _) => "type such as `5 of 23`, `size 4 of 23` or `2 of Ana, Bo, Chan`",
            (false, _) => "type such as `3 of 20` or `1 of Ana, Bo, Chan`",
        };
        let count: usize = count.parse().map_err(|_| example.to_owned())?;
        let wanted = match (is_groups, is_size) {
            (false, _) => Wanted::Lots(count),
            (true, false) => Wanted::Groups(count),
            (true, true) => Wanted::Size(count),
        };
        if people.trim().is_empty() {
            return Err(example.to_owned());
        }
        Self::of(wanted, People::read(people)?, seed)
    }

    /// Returns a draw; an error says why it cannot be.
    pub fn of(wanted: Wanted, people: People, seed: u32) -> Result<Self, String> {
        let there = people.len();
        match wanted.count() {
            0 => Err("at least one is drawn".to_owned()),
            count if count > there => Err(format!("{count} is more than the {there} there are")),
            _ => Ok(Self {
                wanted,
                people,
                seed,
            }),
        }
    }
}

/// Returns a vote from what was typed: a question, behind its question mark choices with commas. Without a question it is
/// on the prompt of the step, without choices on yes and no.
pub fn vote(text: &str, prompt: &str) -> Result<Vote, String> {
    let text = text.trim();
    let behind = text.rfind(['?', '？']).map(|at| {
        let mark = text[at..].chars().next().map_or(1, char::len_utf8);
        text.split_at(at + mark)
    });
    let (question, choices) = match behind {
        Some((question, choices)) => (question, choices),
        None if text.contains([',', '，', '、']) => ("", text),
        None => (text, ""),
    };
    // Some put a colon between the question and its choices.
    let choices = choices.trim_start().trim_start_matches([':', '：']);
    let names = choices.split([',', '，', '、']).map(str::trim);
    let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        names = vec!["yes", "no", "abstain"];
    }
    if names.len() < 2 || names.len() > 9 {
        return Err("a vote has two to nine choices, with commas between them".to_owned());
    }
    let question = match question.trim() {
        "" => prompt.trim(),
        question => question,
    };
    if question.is_empty() {
        return Err("type a question, such as `Do we agree?`".to_owned());
    }
    let choice = |name: &str| Choice {
        name: name.to_owned(),
        count: 0,
    };
    Ok(Vote {
        question: question.to_owned(),
        choices: names.into_iter().map(choice).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_to_be_drawn() {
        let read = |text: &str, is_groups| Draw::read(text, is_groups, 5, "");
        let draw = read("3 of 20", false).unwrap();
        assert_eq!((draw.wanted, draw.seed), (Wanted::Lots(3), 5));
        let draw = read("1 of Ann of Vang, Bo seed 12", false).unwrap();
        let names = ["Ann of Vang", "Bo"].map(str::to_owned).to_vec();
        assert_eq!((draw.people, draw.seed), (People::Named(names), 12));
        let draw = read("size 4 of 23", true).unwrap();
        assert_eq!(draw.wanted, Wanted::Size(4));
        let again = Draw::read("2", false, 5, "a, b, c").unwrap();
        assert_eq!(again.people.len(), 3);
        for (text, is_groups) in [
            ("", false),
            ("3", false),
            ("0 of 4", false),
            ("5 of 4", true),
            ("3 of 20 seed x", false),
            ("size 4 of 23", false),
            ("of 5", true),
        ] {
            assert!(read(text, is_groups).is_err(), "{text}");
        }
    }

    #[test]
    fn reads_a_question_and_its_choices() {
        let read = |text: &str| {
            let vote = vote(text, "Which one?").unwrap();
            let names = vote.choices.iter().map(|choice| choice.name.as_str());
            let names: Vec<&str> = names.collect();
            format!("{} {}", vote.question, names.join("/"))
        };
        assert_eq!(read(""), "Which one? yes/no/abstain");
        assert_eq!(read("Do we agree"), "Do we agree yes/no/abstain");
        assert_eq!(read("Why? How? law, data"), "Why? How? law/data");
        assert_eq!(read("Where?: one place, many"), "Where? one place/many");
        assert_eq!(read("law, data, money"), "Which one? law/data/money");
        assert_eq!(read("同意吗？是、否"), "同意吗？ 是/否");
        assert!(vote("Why? law", "").is_err() && vote("", "").is_err());
        assert!(vote("Why? 1,2,3,4,5,6,7,8,9,10", "").is_err());
    }
}
