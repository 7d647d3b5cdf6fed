//! Letters of Cyrillic keyboards and the Latin letters at their places.
//!
//! Source: the layouts `ru` and `tj` of xkeyboard-config 2.38, keys AE11 to AB08.

/// Cyrillic letters, each with the Latin letter or sign of the same key.
const PAIRS: [(char, char); 38] = [
    ('й', 'q'),
    ('ц', 'w'),
    ('у', 'e'),
    ('к', 'r'),
    ('е', 't'),
    ('н', 'y'),
    ('г', 'u'),
    ('ш', 'i'),
    ('щ', 'o'),
    ('з', 'p'),
    ('х', '['),
    ('ъ', ']'),
    ('ф', 'a'),
    ('ы', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('ж', ';'),
    ('э', '\''),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
    ('б', ','),
    ('ю', '.'),
    // Only on the Tajik layout.
    ('қ', 'w'),
    ('ҳ', 'o'),
    ('ҷ', 's'),
    ('ӣ', 'm'),
    ('ғ', '-'),
    ('ӯ', '='),
];

/// Returns the Cyrillic characters that stand for a Latin one.
#[cfg(test)]
pub(super) fn cyrillic(character: char) -> impl Iterator<Item = char> {
    let letters = PAIRS.iter().flat_map(|(letter, _)| {
        let capitals = letter.to_uppercase();
        std::iter::once(*letter).chain(capitals)
    });
    letters.filter(move |letter| latin(*letter) == Some(character))
}

/// Returns the Latin character of the key that types a Cyrillic letter; capitals give capitals.
pub(super) fn latin(character: char) -> Option<char> {
    let lower = character.to_lowercase().next()?;
    let (_, latin) = PAIRS.iter().find(|(cyrillic, _)| *cyrillic == lower)?;
    if lower == character {
        Some(*latin)
    } else if *latin == ';' {
        Some(':')
    } else {
        latin
            .is_ascii_alphabetic()
            .then(|| latin.to_ascii_uppercase())
    }
}
