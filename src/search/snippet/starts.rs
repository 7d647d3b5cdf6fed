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

/// How many bytes are looked at together: one bit of a number for each.
const TOGETHER: usize = 64;

/// Calls with the offset of every byte with which a word may begin, in order.
pub(super) fn each_start(bytes: &[u8], mut call: impl FnMut(usize)) {
    let mut kinds = Kinds::default();
    for (number, chunk) in bytes.chunks(TOGETHER).enumerate() {
        // Words begin too unevenly to ask of each byte whether one does.
        let mut starts = match chunk.first_chunk() {
            Some(chunk) if chunk.is_ascii() => kinds.starts_in_ascii(chunk),
            _ => kinds.starts(chunk),
        };
        while starts != 0 {
            call(number * TOGETHER + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
    }
}

/// Of which kind the last bytes were.
#[derive(Default)]
struct Kinds {
    before: u8,
    last: u8,
}

impl Kinds {
    /// Tells whether the next byte follows a letter of ASCII or Cyrillic.
    fn is_inside(&self) -> u64 {
        is(self.last, LAST) | (is(self.last, REST) & is(self.before, BEFORE_LAST))
    }

    /// Returns one bit for each of the next bytes with which a word may begin.
    fn starts(&mut self, chunk: &[u8]) -> u64 {
        let mut starts = 0;
        for (bit, byte) in chunk.iter().enumerate() {
            let kind = KINDS[usize::from(*byte)];
            let may_begin = is(kind, FIRST) | (is(kind, LETTER) & (self.is_inside() ^ 1));
            starts |= may_begin << bit;
            (self.before, self.last) = (self.last, kind);
        }
        starts
    }

    /// Returns the same for bytes of ASCII, of which most texts consist: without a look at one after the other.
    fn starts_in_ascii(&mut self, chunk: &[u8; TOGETHER]) -> u64 {
        let letters = letters(chunk);
        let starts = letters & !(letters << 1 | self.is_inside());
        let [.., before, last] = *chunk;
        (self.before, self.last) = (KINDS[usize::from(before)], KINDS[usize::from(last)]);
        starts
    }
}

/// Returns one bit for each byte of ASCII that is a letter or a digit.
fn letters(chunk: &[u8; TOGETHER]) -> u64 {
    let flags = chunk.map(|byte| u8::from(byte.is_ascii_alphanumeric()));
    let (eights, _) = flags.as_chunks();
    let bits = eights.iter().enumerate().map(|(place, eight)| {
        // Each bit of the factor carries one flag to its place in the highest byte.
        let packed = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        packed << (8 * place)
    });
    bits.sum()
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

        #[test]
        fn finds_the_same_in_ascii_as_in_other_texts(text in "(é|ж|[ -~]{50,90}){0,8}") {
            let (starts, mut told) = (starts(&text), Vec::new());
            let mut kinds = Kinds::default();
            for (at, byte) in text.bytes().enumerate() {
                if kinds.starts(&[byte]) == 1 {
                    told.push(at);
                }
            }
            prop_assert_eq!(starts, told);
        }
    }
}
