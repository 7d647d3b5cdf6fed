//! The letters that are common in texts and what they fold to, in one table; what folding is stands beside it.

use std::sync::LazyLock;

use super::fold::fold_cluster;
use crate::source::segment::stands_alone;

/// What letters fold to that are common in texts, so that no tables of Unicode are asked for them.
#[derive(Debug)]
pub(super) struct Letters {
    ends: Vec<u16>,
    folded: String,
    /// What the letters fold to of which each is a cluster and becomes one letter as long.
    even: Vec<Option<char>>,
}

/// Returns the table; it is made when it is first asked for.
pub(super) fn common() -> &'static Letters {
    &LETTERS
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let common = (0..).map_while(Letters::character);
    let (mut ends, mut folded, mut even) = (Vec::new(), String::new(), Vec::new());
    for (place, character) in common.enumerate() {
        let start = folded.len();
        fold_cluster(character.encode_utf8(&mut [0; 4]), &mut folded);
        ends.push(u16::try_from(folded.len()).unwrap_or(u16::MAX));
        let one = folded[start..].chars().next();
        even.push(one.filter(|one| {
            let length = character.len_utf8();
            // Only the first places of the table follow the numbers of the characters.
            place + 0x80 == character as usize
                && stands_alone(character)
                && one.len_utf8() == length
                && folded.len() == start + length
        }));
    }
    Letters { ends, folded, even }
});

impl Letters {
    /// Returns the letter of a place in the table: Latin, Greek and Cyrillic with their marks, then dashes and quotes.
    fn character(place: u32) -> Option<char> {
        match place {
            0..0x480 => char::from_u32(place + 0x80),
            0x480..0x498 => char::from_u32(place - 0x480 + 0x2010),
            _ => None,
        }
    }

    /// Folds the letters at the beginning that are folded one by one, and returns how many bytes they have.
    pub(super) fn push_even(&self, text: &str, out: &mut String) -> usize {
        let mut held = None;
        for (at, character) in text.char_indices() {
            let place = (character as usize).wrapping_sub(0x80);
            let even = self.even.get(place).copied().flatten();
            if let Some((start, folded)) = held {
                if even.is_none() && !stands_alone(character) {
                    // What follows belongs to the letter before.
                    return start;
                }
                out.push(folded);
            }
            let Some(folded) = even else {
                return at;
            };
            held = Some((at, folded));
        }
        out.extend(held.map(|(_, folded)| folded));
        text.len()
    }

    /// Returns what a cluster folds to, if it is one of these letters alone.
    pub(super) fn get(&self, cluster: &str) -> Option<&str> {
        let place = match *cluster.as_bytes() {
            [first @ 0xc2..=0xd3, second] => {
                (usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f)) - 0x80
            }
            [0xe2, 0x80, third @ 0x90..=0xa7] => usize::from(third - 0x90) + 0x480,
            _ => return None,
        };
        let end = usize::from(*self.ends.get(place)?);
        let before = place.checked_sub(1).and_then(|at| self.ends.get(at));
        self.folded
            .get(before.map_or(0, |start| usize::from(*start))..end)
    }
}
