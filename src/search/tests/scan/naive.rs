//! The naive scan: a text as a row of words, read from its letters alone; no index, no analyzer.

/// One place in a text: a word, or one cluster of a script that writes no spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// What stands there; with a second reading where parts are joined by a hyphen.
    forms: Vec<String>,
    /// Whether the next unit follows with nothing between.
    is_glued: bool,
    is_unspaced: bool,
}

impl Unit {
    /// Adds what stands there to lines, with a break before each.
    pub(super) fn add_to(&self, lines: &mut String) {
        for form in &self.forms {
            lines.push('\n');
            lines.push_str(form);
        }
    }
}

/// What was typed.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// Its words in a row; and where all of it is joined, the one word.
    rows: Vec<Vec<Unit>>,
    /// How a line begins that holds the first unit of a row.
    lines: Vec<String>,
}

impl Typed {
    /// Reads what was typed.
    pub(super) fn new(text: &str) -> Self {
        let mut row = units(text);
        let letters: String = row.iter().map(|unit| unit.forms[0].as_str()).collect();
        let joined = row.first().and_then(|first| first.forms.get(1).cloned());
        for unit in &mut row {
            unit.forms.truncate(1);
        }
        let whole = joined.filter(|joined| *joined == letters);
        let whole = whole.map(|joined| vec![Unit::word(vec![joined])]);
        let rows: Vec<Vec<Unit>> = std::iter::once(row).chain(whole).collect();
        let firsts = rows.iter().filter_map(|row| row.first());
        let lines = firsts
            .map(|first| format!("\n{}", first.forms[0]))
            .collect();
        Self { rows, lines }
    }

    /// Tells whether a text could hold it, by the lines of its units.
    pub(super) fn may_stand_in(&self, lines: &str) -> bool {
        self.lines.iter().any(|line| lines.contains(line))
    }

    /// Tells whether a text holds it.
    pub(super) fn stands_in(&self, text: &[Unit], ending: Ending) -> bool {
        self.rows.iter().any(|row| stands(text, row, ending))
    }

    /// Tells whether a text holds anything that could count as another form of it: a word that begins with the same three
    /// letters, a cluster of it.
    pub(super) fn may_have_form_in(&self, text: &[Unit]) -> bool {
        let begins = |word: &String| word.chars().take(3).collect::<String>();
        let forms = |units: &[Unit]| -> Vec<String> {
            let forms = units.iter().flat_map(|unit| &unit.forms);
            forms.map(begins).collect()
        };
        let wanted: Vec<String> = self.rows.iter().flat_map(|row| forms(row)).collect();
        forms(text).iter().any(|own| wanted.contains(own))
    }

    /// Tells whether it is so short that it may be a word that only joins others.
    pub(super) fn is_short(&self) -> bool {
        let mut units = self.rows.iter().flatten();
        units.all(|unit| unit.forms[0].chars().count() <= 3)
    }
}

impl Unit {
    fn word(forms: Vec<String>) -> Self {
        Self {
            forms,
            is_glued: false,
            is_unspaced: false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Cluster,
    Gap,
}

/// What counts as a letter in the scripts of the test, by the blocks of Unicode.
fn class(letter: char) -> Class {
    match letter as u32 {
        0x0e00..=0x0eff | 0x1780..=0x17d2 | 0x4e00..=0x9fff => Class::Cluster,
        _ if letter.is_alphanumeric() => Class::Word,
        _ => Class::Gap,
    }
}

/// Tells whether a letter belongs to the cluster before it: a vowel sign or tone above or below, a sign for am.
fn is_sign(letter: char) -> bool {
    matches!(letter as u32, 0xe31 | 0xe33..=0xe3a | 0xe47..=0xe4e | 0xeb1 | 0xeb3..=0xebc | 0xec8..=0xece | 0x17b6..=0x17d2)
}

/// Returns the clusters of a stretch; the letter under a Khmer letter belongs to it.
pub(super) fn clusters(stretch: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for letter in stretch.chars() {
        match out.last_mut() {
            Some(last) if is_sign(letter) || last.ends_with('\u{17d2}') => last.push(letter),
            _ => out.push(letter.to_string()),
        }
    }
    out
}

/// Returns a text as units.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let letters: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let own = class(letters[at]);
        let end = (at..letters.len()).find(|end| class(letters[*end]) != own);
        let end = end.unwrap_or(letters.len());
        match own {
            Class::Gap => at = end,
            Class::Cluster => {
                let stretch: String = letters[at..end].iter().collect();
                let found = clusters(&stretch);
                let last = found.len() - 1;
                out.extend(found.into_iter().enumerate().map(|(number, cluster)| Unit {
                    forms: vec![cluster],
                    is_glued: number < last,
                    is_unspaced: true,
                }));
                at = end;
            }
            Class::Word => at = word(&letters, at, &mut out),
        }
    }
    out
}

/// Tells whether three digits stand at a place and no more.
fn is_group(letters: &[char], at: usize) -> bool {
    let group = letters.get(at..at + 3);
    group.is_some_and(|group| group.iter().all(char::is_ascii_digit))
        && letters
            .get(at + 3)
            .is_none_or(|next| class(*next) != Class::Word)
}

/// Adds a word with all that hyphens, or separators and spaces between digits, join to it; returns where it ends.
fn word(letters: &[char], start: usize, out: &mut Vec<Unit>) -> usize {
    let mut parts: Vec<String> = Vec::new();
    let mut at = start;
    let mut is_grouped = true;
    loop {
        let end = (at..letters.len()).find(|end| class(letters[*end]) != Class::Word);
        let end = end.unwrap_or(letters.len());
        parts.push(letters[at..end].iter().collect());
        at = end;
        let next = letters.get(end + 1);
        let joins = match letters.get(end) {
            Some('-') => next.is_some_and(|next| class(*next) == Class::Word),
            Some(',' | '.') => {
                letters[end - 1].is_ascii_digit() && next.is_some_and(char::is_ascii_digit)
            }
            Some(' ') => {
                let own = &parts[parts.len() - 1];
                let is_own = matches!(letters.get(end + 4), Some(',' | '.'));
                is_grouped
                    && own.len() <= 3
                    && own.chars().all(|letter| letter.is_ascii_digit())
                    && is_group(letters, end + 1)
                    && !(is_own && is_group(letters, end + 5))
            }
            _ => false,
        };
        if !joins {
            break;
        }
        // Groups of a number are parted by spaces alone.
        is_grouped = letters[end] == ' ';
        at = end + 1;
    }
    let joined = (parts.len() > 1).then(|| parts.concat());
    out.extend(parts.into_iter().enumerate().map(|(number, part)| {
        let joined = joined.clone().filter(|_| number == 0);
        Unit::word(std::iter::once(part).chain(joined).collect())
    }));
    at
}

/// Whether the last word typed may be the beginning of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is a word.
    Whole,
    /// It may be the beginning of one.
    Begun,
    /// It may be, if more than the first one or two letters were typed.
    BegunLong,
}

fn stands(text: &[Unit], row: &[Unit], ending: Ending) -> bool {
    let Some((last, before)) = row.split_last() else {
        return false;
    };
    let wanted = last.forms[0].as_str();
    let is_short = !last.is_unspaced && wanted.chars().count() <= 2;
    if ending != Ending::Whole && is_short && !before.is_empty() {
        // So little says nothing of what stands behind the others.
        return stands(text, before, Ending::Whole);
    }
    let is_begun = match ending {
        Ending::Whole => false,
        Ending::Begun => true,
        Ending::BegunLong => !is_short,
    };
    let ends = |unit: &Unit| {
        let mut forms = unit.forms.iter();
        forms.any(|form| form == wanted || (is_begun && form.starts_with(wanted)))
    };
    let follows = |(wanted, unit): (&Unit, &Unit)| {
        unit.forms.contains(&wanted.forms[0]) && (!wanted.is_glued || unit.is_glued)
    };
    text.windows(row.len())
        .any(|window| ends(&window[before.len()]) && before.iter().zip(window).all(follows))
}
