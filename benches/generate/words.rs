//! Text that looks like the library's own: its words in the order in which they follow each other there.
//!
//! The next word is drawn from all places where the last one stands in the built-in library, so that frequent words are as
//! frequent and neighbours as likely as in real text (and both follow Zipf's law). Real text of a larger library brings new
//! words for ever; a small share of words is therefore put together from two halves of real ones, drawn by rank from a
//! list that grows with the library.

use std::collections::BTreeMap;

use toml::Table;

use super::random::Random;

/// Marks the end of a sentence in a chain.
const END: usize = usize::MAX;

/// Of ten thousand words, how many are put together; about the share of rare words in the built-in library.
const MADE: usize = 130;

/// How many different made words there are for each record.
const MADE_PER_RECORD: usize = 12;

/// Sentences that can be continued in other ways.
#[derive(Default)]
pub(crate) struct Chain {
    words: Vec<String>,
    text: Vec<usize>,
    places: Vec<Vec<usize>>,
    starts: Vec<usize>,
    numbers: BTreeMap<String, usize>,
}

impl Chain {
    /// Adds a text, which is cut into sentences and words.
    pub(crate) fn learn(&mut self, text: &str) {
        let mut starting = true;
        for token in text.split_whitespace() {
            let word = token.trim_matches(['"', '\'', '“', '”', '‘', '’', '(', ')', '«', '»']);
            if !is_plain(word) {
                continue;
            }
            let number = self.number(word);
            if starting {
                self.starts.push(number);
            }
            self.places[number].push(self.text.len());
            self.text.push(number);
            starting = word.ends_with(['.', '!', '?', ';']);
            if starting {
                self.text.push(END);
            }
        }
        self.text.push(END);
    }

    /// Returns the words of one sentence of about so many words, without its full stop.
    fn draw(&self, random: &mut Random, first: usize, last: usize) -> Vec<String> {
        let wanted = random.between(first, last);
        let mut drawn: Vec<String> = Vec::with_capacity(wanted);
        let mut at = *random.one(&self.starts);
        while drawn.len() < wanted {
            drawn.push(
                self.words[at]
                    .trim_end_matches(['.', '!', '?', ';', ':'])
                    .to_owned(),
            );
            let next = self.text[random.one(&self.places[at]) + 1];
            at = if next == END {
                *random.one(&self.starts)
            } else {
                next
            };
        }
        drawn
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        self.numbers.insert(word.to_owned(), self.words.len());
        self.words.push(word.to_owned());
        self.places.push(Vec::new());
        self.words.len() - 1
    }
}

/// Tells whether a word means nothing to Markdown.
fn is_plain(word: &str) -> bool {
    let foreign = |character: char| "[]<>*_`|\\#^{}~$&@+=\"".contains(character);
    word.chars().any(char::is_alphanumeric)
        && !word.contains(foreign)
        && !word.contains("//")
        && !word.starts_with("www.")
}

/// Everything texts are made from.
#[derive(Default)]
pub(crate) struct Lexicon {
    /// English running text.
    pub(crate) prose: Chain,
    /// English titles.
    pub(crate) titles: Chain,
    /// Words and names of the field by language tag.
    pub(crate) labels: BTreeMap<String, Vec<String>>,
    /// The terms of the glossary, those with the most names first, so that a small library has those that are asked for.
    pub(crate) glossary: Vec<Model>,
    /// The instruments.
    pub(crate) instruments: Vec<Model>,
    /// How many records the library gets.
    pub(crate) records: usize,
}

/// A real record whose names a made one bears.
pub(crate) struct Model {
    /// Its slug.
    pub(crate) slug: String,
    /// Its front matter.
    pub(crate) front: Table,
}

/// The languages that titles, keywords and translations are made in.
pub(crate) const LANGUAGES: [&str; 5] = ["fr", "es", "ru", "zh", "lo"];

impl Lexicon {
    /// Returns the real records whose names those of a folder bear, as long as there are any.
    pub(crate) fn models(&self, folder: &str) -> &[Model] {
        match folder {
            "terms" => &self.glossary,
            "standards" => &self.instruments,
            _ => &[],
        }
    }

    /// Returns a sentence of English with a capital letter and a full stop.
    pub(crate) fn sentence(&self, random: &mut Random) -> String {
        let mut words = self.prose.draw(random, 8, 28);
        for word in &mut words {
            if random.below(10_000) < MADE {
                *word = self.made(random);
            }
        }
        format!("{}.", capital(words.join(" ").trim_end_matches(',')))
    }

    /// Returns an English title of at most a hundred characters.
    pub(crate) fn title(&self, random: &mut Random) -> String {
        let mut words = self.titles.draw(random, 4, 11);
        while words.join(" ").chars().count() > 100 {
            words.pop();
        }
        capital(words.join(" ").trim_end_matches([',', ':', '-', '–']))
    }

    /// Returns a sentence in another language: names of the field, set side by side.
    pub(crate) fn foreign(
        &self,
        random: &mut Random,
        tag: &str,
        first: usize,
        last: usize,
    ) -> String {
        let labels = &self.labels[tag];
        let count = random.between(first, last);
        let words: Vec<&str> = (0..count).map(|_| random.one(labels).as_str()).collect();
        match tag {
            "zh" => words.join("和"),
            "lo" => words.join("ແລະ"),
            _ => capital(&words.join(" ")),
        }
    }

    /// Returns a word that may be in no dictionary: the beginning of one word and the end of another.
    fn made(&self, random: &mut Random) -> String {
        let ranks = f64::from(u32::try_from(self.records * MADE_PER_RECORD).unwrap_or(u32::MAX));
        let rank = (random.fraction() * ranks.ln()).exp();
        // The rank alone decides the word, so that low ranks come again and again.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank is a small number above zero"
        )]
        let mut of_rank = Random::new(0x00ca_5eb0, rank as u64);
        let mut half = |begins: bool| loop {
            let word: Vec<char> = of_rank
                .one(&self.prose.words)
                .to_lowercase()
                .chars()
                .collect();
            let length = of_rank.between(3, 6);
            if word.len() >= length && word.iter().all(char::is_ascii_lowercase) {
                let from = if begins { 0 } else { word.len() - length };
                return word[from..from + length].iter().collect::<String>();
            }
        };
        half(true) + &half(false)
    }
}

/// Returns a text that begins with a capital letter.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
