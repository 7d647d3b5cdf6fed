//! Queries that nobody would write: words of a library, whole, begun and mistyped, between everything that means
//! something to the query language, to Unicode or to a terminal.
//!
//! Each query is decided by the seed and its number alone, so that any of them can be asked again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::measure::{QUERIES, Random, typed};

/// How long the longest lines are, in bytes; more than the query language reads.
const LINE: usize = 10 << 10;

/// What means something to the query language.
const OPERATORS: [&str; 28] = [
    "OR", "or", "-", "--", "NOT", "AND", "\"", "“", "”", "«", "»", "„", ":", "：", "::", ",", "..",
    ">=", "<", "(", ")", "（", "*", "^2", "~", "\\", "http://", "'",
];

/// Beginnings of fields with values of every form.
const FIELDS: [&str; 30] = [
    "country:",
    "country:LAO",
    "cou:лаос",
    "country:老挝,KEN",
    "-country:\"Viet Nam\"",
    "kind:case",
    "k:t",
    "topic:",
    "topic:identity",
    "year:2015..2020",
    "year:>=2021",
    "year:<0",
    "year:99999..1",
    "year:..",
    "year:20",
    "title:",
    "title:\"a b\"",
    "org:ministry",
    "id:a",
    "id:",
    "lang:en",
    "region:",
    "stage:x",
    "outcome:failure,mixed",
    "standard:c102",
    "nothing:x",
    "s:",
    "branch：health",
    "technology:\"",
    "population:,,,",
];

/// Words of the scripts that the made library may lack.
const FOREIGN: [&str; 30] = [
    "养老金",
    "第102号公约",
    "老挝医疗保险",
    "社會保障",
    "ປະກັນສັງຄົມ",
    "ຳ",
    "ໍາ",
    "ນ້ຳ",
    "ประกันสังคม",
    "น้ำ",
    "ធានារ៉ាប់រង",
    "មន្ត្រី",
    "ပင်စင်",
    "الضمان",
    "الاجتماعي",
    "ـــ",
    "лаос",
    "пенсия",
    "пенсионный",
    "ҳифзи",
    "ҷумҳурӣ",
    "қ",
    "bảo hiểm xã hội",
    "đ",
    "ﬁnance",
    "ＡＢＣ",
    "１２３",
    "हिन्दी",
    "한국어",
    "ｶﾞ",
];

/// Characters that are no letters of their own, and some that no font has.
const STRANGE: [&str; 26] = [
    "\0",
    "\u{1b}[31m",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\t",
    "\r\n",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{301}",
    "\u{308}",
    "\u{20e3}",
    "\u{e31}",
    "\u{ec9}",
    "\u{17d2}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1f1f1}\u{1f1e6}",
    "\u{10ffff}",
    "\u{e000}",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{fdfa}",
];

/// What queries are put together from.
pub(crate) struct Pieces {
    words: Vec<String>,
    seed: u64,
}

impl Pieces {
    /// Takes the words of all files of a folder.
    pub(crate) fn of(content: &Path, seed: u64) -> Self {
        let mut words = BTreeSet::new();
        let mut open = vec![content.to_owned()];
        while let Some(folder) = open.pop() {
            for item in fs::read_dir(folder).unwrap() {
                let path = item.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let text = fs::read_to_string(path).unwrap();
                    words.extend(text.split_whitespace().map(str::to_owned));
                }
            }
        }
        let words = words.into_iter().collect();
        Self { words, seed }
    }

    /// Returns the query of a number, and the chance that goes on from it.
    pub(crate) fn query(&self, number: u64) -> (String, Random) {
        let mut random = Random::new(self.seed, number);
        let text = match random.below(200) {
            0..20 => begun(&mut random),
            20..24 => self.line(&mut random),
            24..28 => nested(&mut random),
            28..40 => (0..random.between(1, 30))
                .map(|_| any_character(&mut random))
                .collect(),
            _ => self.joined(&mut random),
        };
        (text, random)
    }

    /// Returns a few pieces side by side, mostly with spaces between.
    fn joined(&self, random: &mut Random) -> String {
        let mut out = String::new();
        for _ in 0..random.between(1, 7) {
            out.push_str(&self.piece(random));
            if random.percent(75) {
                out.push(' ');
            }
        }
        out
    }

    fn word(&self, random: &mut Random) -> &str {
        random.one::<String>(&self.words)
    }

    fn piece(&self, random: &mut Random) -> String {
        match random.below(100) {
            0..30 => self.word(random).to_owned(),
            30..42 => mistyped(self.word(random), random),
            42..52 => beginning(self.word(random), random),
            52..62 => (*random.one(&FOREIGN)).to_owned(),
            62..66 => beginning(random.one::<&str>(&FOREIGN), random),
            66..76 => (*random.one(&OPERATORS)).to_owned(),
            76..86 => (*random.one(&FIELDS)).to_owned(),
            86..92 => (*random.one(&STRANGE)).to_owned(),
            92..95 => any_character(random).to_string(),
            95..97 => format!("\"{} {}\"", self.word(random), self.word(random)),
            97..99 => format!("{}-{}", self.word(random), self.word(random)),
            _ => long(random),
        }
    }

    /// Returns a line that is longer than any query: one piece again and again, or many.
    fn line(&self, random: &mut Random) -> String {
        let mut out = String::new();
        let again = random
            .percent(50)
            .then(|| self.piece(random) + random.one::<&str>(&[" ", "", "-", "\""]));
        while out.len() < LINE {
            match &again {
                Some(piece) if !piece.is_empty() => out.push_str(piece),
                _ => {
                    out.push_str(&self.piece(random));
                    out.push(' ');
                }
            }
        }
        out
    }
}

/// Returns a state of the input while a sensible query is typed.
fn begun(random: &mut Random) -> String {
    let states: Vec<&str> = typed(random.one::<&str>(&QUERIES)).collect();
    (*random.one(&states)).to_owned()
}

/// Returns signs that could nest, many times over.
fn nested(random: &mut Random) -> String {
    let signs = [
        "\"", "-", "(", ")", "-\"", "\"-", "((", "NOT ", "OR ", "a:", "a:\"", "country:", "«", ",",
        "a OR ", "-(", "\u{301}",
    ];
    let mut out = String::new();
    let (one, other) = (*random.one(&signs), *random.one(&signs));
    for _ in 0..random.between(10, 3000) {
        out.push_str(if random.percent(80) { one } else { other });
    }
    out
}

/// Returns a word, a row of clusters or a heap of marks without an end in sight.
fn long(random: &mut Random) -> String {
    let of = [
        "x",
        "ab1",
        "1,",
        "пенс",
        "养老",
        "ສັງ",
        "ประ",
        "ក្រ",
        "e-",
        "é",
        "\u{301}",
        "ﷺ",
        "ß",
        "َ",
    ];
    random.one::<&str>(&of).repeat(random.between(30, 2000))
}

/// Returns a word with one to three slips of the hand.
fn mistyped(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    for _ in 0..random.between(1, 3) {
        let at = random.below(letters.len());
        match random.below(4) {
            0 if letters.len() > 1 => drop(letters.remove(at)),
            1 if at + 1 < letters.len() => letters.swap(at, at + 1),
            2 => letters.insert(
                at,
                char::from(b'a' + u8::try_from(random.below(26)).unwrap()),
            ),
            _ => letters[at] = any_character(random),
        }
    }
    letters.into_iter().collect()
}

/// Returns the first letters of a word.
fn beginning(word: &str, random: &mut Random) -> String {
    let length = word.chars().count();
    word.chars()
        .take(random.between(1, length.max(1)))
        .collect()
}

/// Returns a character of the blocks that the scripts of the library stand in, or, now and then, of all of Unicode.
fn any_character(random: &mut Random) -> char {
    const BLOCKS: [(u32, u32); 14] = [
        (0x00, 0x7f),
        (0x80, 0x24f),
        (0x300, 0x36f),
        (0x370, 0x52f),
        (0x590, 0x6ff),
        (0x900, 0x97f),
        (0xe00, 0xeff),
        (0x1000, 0x109f),
        (0x1100, 0x11ff),
        (0x1780, 0x17ff),
        (0x1e00, 0x1fff),
        (0x2000, 0x206f),
        (0x4e00, 0x9fff),
        (0xff00, 0xffef),
    ];
    let (first, last) = if random.percent(90) {
        *random.one(&BLOCKS)
    } else {
        (0, 0x0010_ffff)
    };
    let wide = |number: u32| usize::try_from(number).unwrap();
    let number = random.between(wide(first), wide(last));
    char::from_u32(u32::try_from(number).unwrap()).unwrap_or('\u{fffd}')
}
