//! Finding in a text: every part in which words stand, with what stands around them.

use super::Session;
use super::list::{Choice, Item};
use super::place::Place;
use super::text::{Text, joined};
use crate::source::fold::{fold, folded};

/// How many characters are told before and after what was found.
const AROUND: usize = 40;

impl Session<'_, '_> {
    /// Lists where words stand in the text.
    pub(super) fn find(&mut self, words: &str) -> anyhow::Result<()> {
        let Some(Place::Text(reading)) = self.place() else {
            return Ok(());
        };
        if words.trim().is_empty() {
            return self.say("Type / and the words to find.");
        }
        let (count, items) = places(&reading.text, words);
        match count {
            0 => self.say(&format!("Not in this text: {words}")),
            1 => {
                self.say(&format!("Once in this text: {words}"))?;
                self.show(items)
            }
            _ => {
                let parts = match items.len() {
                    1 => "one part".to_owned(),
                    parts => format!("{parts} parts"),
                };
                self.say(&format!("{count} times in {parts}: {words}"))?;
                self.show(items)
            }
        }
    }
}

/// Returns how often words stand in a text, and the parts they stand in.
fn places(text: &Text, words: &str) -> (usize, Vec<Item>) {
    let needle = folded(words.trim());
    let mut count = 0;
    let mut items = Vec::new();
    for (at, part) in text.parts.iter().enumerate() {
        let whole = joined(&part.lines);
        let found = found(&whole, &needle);
        count += found.len();
        if let Some(first) = found.first() {
            let heading = text.section_of(at).map_or("", |section| &section.heading);
            let times = match found.len() {
                1 => String::new(),
                times => format!(", {times} times"),
            };
            let title = format!("{heading} ({} of {}){times}", at + 1, text.parts.len());
            items.push(Item::of(title, Choice::Part(at)).and(&around(&whole, *first)));
        }
    }
    (count, items)
}

/// Returns the bytes of a text at which words stand that are already folded.
fn found(text: &str, needle: &str) -> Vec<usize> {
    if needle.is_empty() {
        return Vec::new();
    }
    let mut plain = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    fold(text, |character, at| {
        plain.push(character);
        origins.resize(plain.len(), at);
    });
    let matches = plain.match_indices(needle);
    matches
        .filter_map(|(at, _)| origins.get(at).copied())
        .collect()
}

/// Returns what stands around a byte of a text, whole words where there are words.
fn around(text: &str, at: usize) -> String {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return String::new();
    };
    let start = before.char_indices().rev().nth(AROUND);
    let start = start.map_or(0, |(start, _)| {
        let blank = text[start..at].find(' ');
        start + blank.map_or(0, |blank| blank + 1)
    });
    let end = after.char_indices().nth(AROUND * 2);
    let end = end.map_or(text.len(), |(end, _)| {
        let blank = after[..end].rfind(' ');
        at + blank.unwrap_or(end)
    });
    let sign = |is_cut: bool| if is_cut { "..." } else { "" };
    format!(
        "{}{}{}",
        sign(start > 0),
        &text[start..end],
        sign(end < text.len())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::output::Line;

    #[test]
    fn words_are_found_over_lines_whatever_their_case_and_accents() {
        let mut text = Text::new(Vec::new());
        let lines = [
            "La Prévision",
            "sociale. La",
            "prevision sociale",
            "养老",
            "金",
        ];
        let lines: Vec<Line> = lines.iter().map(|line| Line::text(line)).collect();
        text.add("Contexte", "contexte", &lines);
        let (count, items) = places(
            &text,
            "PREVISION  sociale"
                .split("  ")
                .collect::<Vec<_>>()
                .join(" ")
                .as_str(),
        );
        assert_eq!((count, items.len()), (2, 1));
        assert_eq!(items[0].choice, Choice::Part(0));
        assert_eq!(items[0].paragraphs[0][0].1, "Contexte (1 of 1), 2 times");
        assert_eq!(places(&text, "养老金").0, 1);
        assert_eq!(places(&text, "pension").0, 0);
    }

    #[test]
    fn what_stands_around_is_cut_between_words() {
        let text = format!("{}found {}", "before ".repeat(20), "after ".repeat(40));
        let cut = around(&text, 140);
        assert!(
            cut.starts_with("...before ") && cut.ends_with("after..."),
            "{cut}"
        );
        assert!(cut.contains(" found ") && cut.len() < 140);
        assert_eq!(around("found", 0), "found");
        let thai = "ก".repeat(400);
        assert!(around(&thai, 600).len() < 400);
    }
}
