//! Where words may begin in a folded text, told from its bytes alone.
//!
//! No word begins with a sign, in the middle of a character, or after another letter of ASCII or Cyrillic. Whether one
//! does begin where it may is left to `marker`.

/// A letter of ASCII, or the first byte of a letter from U+0400 to U+047F.
const LETTER: u8 = 1;
/// The first byte of any other character that is not ASCII; a word may begin with it wherever it stands.
const FIRST: u8 = 1 << 1;
/// The last byte of a letter of ASCII.
const LAST: u8 = 1 << 2;
/// Another byte of a character.
const REST: u8 = 1 << 3;
/// A byte whose next is the last of a letter.
const BEFORE_LAST: u8 = 1 << 4;

static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte {
            0x30..0x3a | 0x41..0x5b | 0x61..0x7b => LETTER | LAST,
            0xd0 | 0xd1 => LETTER | BEFORE_LAST,
            0x80..0xc0 => REST,
            0xc0.. => FIRST,
            _ => 0,
        };
        byte += 1;
    }
    kinds
}

/// Calls with the offset of every byte with which a word may begin, in order.
pub(super) fn each_start(bytes: &[u8], mut call: impl FnMut(usize)) {
    let (mut before, mut last) = (0, 0);
    let mut offset = 0;
    for chunk in bytes.chunks(64) {
        // One bit for each byte: words begin too unevenly to ask of each byte whether one does.
        let mut starts = 0_u64;
        for (bit, byte) in chunk.iter().enumerate() {
            let kind = KINDS[usize::from(*byte)];
            let is_inside = is(last, LAST) | (is(last, REST) & is(before, BEFORE_LAST));
            let may_begin = is(kind, FIRST) | (is(kind, LETTER) & (is_inside ^ 1));
            starts |= may_begin << bit;
            (before, last) = (last, kind);
        }
        while starts != 0 {
            call(offset + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
        offset += chunk.len();
    }
}

/// Returns 1 if a byte is of a kind, else 0.
fn is(kind: u8, other: u8) -> u64 {
    u64::from(kind & other != 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Script;
    use crate::search::analyzers::is_word_character;

    fn starts(text: &str) -> Vec<usize> {
        let mut starts = Vec::new();
        each_start(text.as_bytes(), |at| starts.push(at));
        starts
    }

    #[test]
    fn passes_over_what_is_inside_a_word() {
        let long = "word ".repeat(40);
        assert!(starts(&long).iter().copied().eq((0..200).step_by(5)));
        assert_eq!(starts("ab-c1 жук5Ж, 养老"), [0, 3, 6, 17, 20]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn passes_over_nothing_with_which_a_word_begins(text in "[a-c éжЖ»Ѿ養ກ้م٣.\u{47f}\u{482}-]{0,200}|\\PC{0,80}") {
            let starts = starts(&text);
            prop_assert!(starts.is_sorted_by(|one, other| one < other));
            let mut is_inside = false;
            for (at, character) in text.char_indices() {
                let is_word = is_word_character(character);
                if (is_word && !is_inside) || Script::of(character).is_unspaced() {
                    prop_assert!(starts.contains(&at), "{} of {:?}", at, text);
                }
                is_inside = is_word;
            }
        }
    }
}
