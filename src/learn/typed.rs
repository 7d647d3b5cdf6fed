//! Answers as they are typed: numbers, letters or words.

use super::digits::plain;
use super::judge::{Answer, letter};
use super::posed::{Form, Posed};
use crate::model::Verdict;

impl Posed {
    /// Returns the answer that was typed, or what may be typed instead.
    pub fn read(&self, typed: &str) -> Result<Answer, String> {
        let folded = plain(typed.trim());
        let answer = match self.form() {
            Form::Single => self.one(&folded).map(|place| Answer::Places(vec![place])),
            Form::Multiple => self.several(&folded).map(Answer::Places),
            Form::Fill => {
                (!folded.trim().is_empty()).then(|| Answer::Words(typed.trim().to_owned()))
            }
            Form::Order => self.order(&folded).map(Answer::Places),
            Form::Match => {
                let told = |wrong: String| format!("{wrong}{}.", self.expected());
                return self.matched(&folded).map(Answer::Places).map_err(told);
            }
            Form::Open => agreed(&folded).map(Answer::Own),
            Form::Group => (folded == "done").then_some(Answer::Own(Verdict::Done)),
        };
        answer.ok_or_else(|| format!("{}.", self.expected()))
    }

    /// Returns what may be typed.
    pub fn expected(&self) -> String {
        let count = self.choices().len();
        match self.form() {
            Form::Single => format!("Type the number of the answer, 1 to {count}"),
            Form::Multiple => {
                format!("Type the numbers of all right answers, 1 to {count}, such as 1 {count}")
            }
            Form::Fill => "Type what stands in the gap".to_owned(),
            Form::Order => {
                let turned: Vec<String> =
                    (1..=count).rev().map(|number| number.to_string()).collect();
                format!(
                    "Type all the numbers in the right order, such as {}",
                    turned.join(" ")
                )
            }
            Form::Match => {
                let turned = (0..count).map(|at| format!("{}{}", at + 1, letter(count - 1 - at)));
                let turned: Vec<String> = turned.collect();
                format!(
                    "Type for each number its letter, such as {}",
                    turned.join(" ")
                )
            }
            Form::Open => "Type yes if your answer agrees, partly, or no".to_owned(),
            Form::Group => "Type done when your group has done it".to_owned(),
        }
    }

    /// Reads one choice: its number, or words with which only it begins.
    fn one(&self, typed: &str) -> Option<usize> {
        if let Some(place) = typed.parse().ok().and_then(|number| self.place(number)) {
            return Some(place);
        }
        let choices: Vec<String> = self.choices().iter().map(|choice| plain(choice)).collect();
        if let Some(same) = choices.iter().position(|choice| choice == typed) {
            return Some(same);
        }
        let mut begin = choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.starts_with(typed));
        let (first, _) = begin.next().filter(|_| !typed.is_empty())?;
        begin.next().is_none().then_some(first)
    }

    /// Reads several choices.
    fn several(&self, typed: &str) -> Option<Vec<usize>> {
        let Some(mut places) = self.numbers(typed) else {
            return self.one(typed).map(|place| vec![place]);
        };
        places.sort_unstable();
        places.dedup();
        (!places.is_empty()).then_some(places)
    }

    /// Reads an order: every number once.
    fn order(&self, typed: &str) -> Option<Vec<usize>> {
        let places = self.numbers(typed)?;
        let mut sorted = places.clone();
        sorted.sort_unstable();
        sorted
            .into_iter()
            .eq(0..self.choices().len())
            .then_some(places)
    }

    /// Reads what belongs together: `1c 2a 3b`, or the letters alone, `c a b`. An error is a sentence, or nothing where there
    /// is nothing to say.
    fn matched(&self, typed: &str) -> Result<Vec<usize>, String> {
        let count = self.choices().len();
        let mut found: Vec<Option<usize>> = vec![None; count];
        let (mut number, mut next) = (String::new(), 0);
        for one in typed.chars().chain([' ']) {
            if one.is_ascii_digit() {
                number.push(one);
            } else if one.is_ascii_lowercase() {
                let left = match number.as_str() {
                    "" => Some(next),
                    number => number.parse().ok().and_then(|number| self.place(number)),
                };
                let slot = left.and_then(|left| Some((left, found.get_mut(left)?)));
                let Some((left, slot)) = slot else {
                    return Err(match number.as_str() {
                        "" => "There are more letters than numbers. ".to_owned(),
                        number => format!("There is no {number}. "),
                    });
                };
                let Some(right) = (0..count).find(|place| letter(*place) == one) else {
                    return Err(format!("There is no {one}. "));
                };
                if slot.replace(right).is_some() {
                    return Err(format!("{} has two letters. ", left + 1));
                }
                (number, next) = (String::new(), left + 1);
            } else if !matches!(
                one,
                ' ' | ',' | ';' | '=' | ':' | '-' | '>' | '.' | ')' | '、' | '。' | '،'
            ) {
                return Err(String::new());
            }
        }
        if !number.is_empty() {
            return Err(format!("{number} has no letter. "));
        }
        let open = found.iter().position(Option::is_none);
        match open {
            // Where nothing was read, all is said by what may be typed.
            Some(_) if found.iter().all(Option::is_none) => Err(String::new()),
            Some(open) => Err(format!("{} has no letter. ", open + 1)),
            None => Ok(found.into_iter().flatten().collect()),
        }
    }

    /// Reads numbers with blanks, commas or `and` between them; `213` are three where there are fewer than ten choices.
    fn numbers(&self, typed: &str) -> Option<Vec<usize>> {
        let words = typed.split([' ', ',', ';', '.', '+', '&', '、', '。', '،']);
        let mut words: Vec<&str> = words
            .filter(|word| !word.is_empty() && *word != "and")
            .collect();
        let is_run =
            |word: &&str| self.choices().len() < 10 && word.bytes().all(|one| one.is_ascii_digit());
        if let [run] = words.as_slice()
            && is_run(run)
        {
            words = run.split("").filter(|digit| !digit.is_empty()).collect();
        }
        let places = words.iter().map(|word| self.place(word.parse().ok()?));
        places.collect()
    }

    /// Returns the place of a number that is shown.
    fn place(&self, number: usize) -> Option<usize> {
        number
            .checked_sub(1)
            .filter(|place| *place < self.choices().len())
    }
}

/// Reads what a learner says of his own answer.
fn agreed(typed: &str) -> Option<Verdict> {
    match typed {
        "yes" | "y" => Some(Verdict::Right),
        "partly" | "p" => Some(Verdict::Partly),
        "no" | "n" => Some(Verdict::Wrong),
        _ => None,
    }
}
