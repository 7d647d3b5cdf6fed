//! Text as a reader compares it: without letter case, accents and other small differences.
//!
//! Finding in a page must take `prevision` for `Prévision`, `еще` for `ещё` and both spellings of the Lao vowel am. What
//! the index folds is the search's own matter.

/// Accented letters by the letter they are compared as.
const LETTERS: [(&str, &str); 30] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıỉịǐ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợǒ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("t", "ţťŧțþ"),
    ("u", "ùúûüũūŭůűųưụủứừửữựǔ"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("е", "ёѐ"),
    ("и", "йӣѝ"),
    ("у", "ӯў"),
    ("к", "қ"),
    ("г", "ғ"),
    ("х", "ҳ"),
    ("ч", "ҷ"),
    ("ا", "أإآٱ"),
];

/// Folds a text and calls a function for each character of the result with the byte it comes from.
pub fn fold(text: &str, mut write: impl FnMut(char, usize)) {
    for (at, character) in text.char_indices() {
        if character.is_ascii() {
            write(character.to_ascii_lowercase(), at);
            continue;
        }
        for lower in character.to_lowercase() {
            match lower {
                '\u{300}'..='\u{36f}'
                | '\u{64b}'..='\u{652}'
                | '\u{640}'
                | '\u{200b}'..='\u{200f}' => {}
                '’' | '‘' => write('\'', at),
                '“' | '”' => write('"', at),
                '‐'..='–' => write('-', at),
                '\u{a0}' | '\u{202f}' | '\u{3000}' => write(' ', at),
                // Full-width forms of ASCII stand at a fixed distance from it.
                '！'..='～' => {
                    let plain = char::from_u32(lower as u32 - 0xfee0).unwrap_or(lower);
                    write(plain.to_ascii_lowercase(), at);
                }
                // The Lao vowel am is written as one character or as two.
                'ຳ' => "ໍາ".chars().for_each(|part| write(part, at)),
                _ => match plain_letters(lower) {
                    Some(plain) => plain.chars().for_each(|part| write(part, at)),
                    None => write(lower, at),
                },
            }
        }
    }
}

/// Returns what an accented letter is compared as.
fn plain_letters(letter: char) -> Option<&'static str> {
    let may_be_accented =
        matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'а'..='ӿ' | 'آ'..='ٱ');
    let row = may_be_accented.then(|| {
        LETTERS
            .iter()
            .find(|(_, accented)| accented.contains(letter))
    })?;
    row.map(|(plain, _)| *plain)
}

/// Returns a text folded.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold(text, |character, _| out.push(character));
    out
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn takes_spellings_of_one_word_for_the_same() {
        for (a, b) in [
            ("Prévision", "prevision"),
            ("ЕЩЁ", "еще"),
            ("ທຳ", "ທໍາ"),
            ("Ｃ１０２", "c102"),
            ("e\u{301}", "é"),
            ("Điện tử", "dien tu"),
            ("الحِماية", "الحماية"),
            ("it’s", "it's"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("养老"), folded("养"));
    }
}
