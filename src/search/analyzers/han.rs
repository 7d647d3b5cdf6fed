//! Traditional characters of Chinese and the simplified ones they are written with today.
//!
//! The table `simplified.txt` holds pairs, the traditional character first. It is drawn from the table of the crate
//! simplet2s 0.2.0 (MIT License, Copyright (c) 2017 BosonData): single characters alone, since which of two is meant by
//! the words around it makes no difference where both sides are folded alike.

use std::sync::LazyLock;

const PAIRS: &str = include_str!("simplified.txt");
/// Where the characters of the table begin and end.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// The simplified character of each, less the first, plus one; nought where it is its own.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; (LAST - FIRST + 1) as usize];
    for line in PAIRS.lines() {
        let mut characters = line.chars();
        while let (Some(traditional), Some(simplified)) = (characters.next(), characters.next()) {
            let simplified = u32::from(simplified) - FIRST + 1;
            if let (Some(slot), Ok(simplified)) = (
                table.get_mut((u32::from(traditional) - FIRST) as usize),
                u16::try_from(simplified),
            ) {
                *slot = simplified;
            }
        }
    }
    table
});

/// Returns the simplified character of a Chinese one; any other as it is.
pub(super) fn simplified(character: char) -> char {
    let at = u32::from(character).wrapping_sub(FIRST) as usize;
    match SIMPLIFIED.get(at) {
        Some(number @ 1..) => char::from_u32(u32::from(*number) - 1 + FIRST).unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplifies_what_has_a_simple_form() {
        let written: String = "養老保險醫療國".chars().map(simplified).collect();
        assert_eq!(written, "养老保险医疗国");
        assert_eq!(simplified('a'), 'a');
        assert_eq!(simplified('ປ'), 'ປ');
    }

    #[test]
    fn gives_the_same_when_done_twice_and_reads_pairs_within_its_bounds() {
        let inside = |character: &char| (FIRST..=LAST).contains(&u32::from(*character));
        assert!(
            PAIRS
                .lines()
                .flat_map(str::chars)
                .all(|character| inside(&character))
        );
        assert!(PAIRS.lines().all(|line| line.chars().count() % 2 == 0));
        for character in (FIRST..=LAST).filter_map(char::from_u32) {
            assert_eq!(simplified(simplified(character)), simplified(character));
        }
    }
}
