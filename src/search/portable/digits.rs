//! Numbers in few letters: digits of five bits, of which the last of a number is of another alphabet than the others.

/// Digits that others follow.
const GOING_ON: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
/// The last digit of a number.
const LAST: &[u8; 32] = b"ghijklmnopqrstuvwxyz0123456789-_";

/// One digit says a number below this.
pub(super) const MOST: usize = 32;
/// How many steps there are of what a word counts.
const STEPS: usize = 8;

/// Records with what a word counts in each.
pub(super) struct Postings;

impl Postings {
    /// Writes records, which stand in order: how far each is from the one before, and the step of what the word counts.
    pub(super) fn write(held: &[(usize, f32)], out: &mut String) {
        let mut next = 0;
        for (record, weight) in held {
            write((record - next) * STEPS + step(*weight), out);
            next = record + 1;
        }
    }
}

/// Returns the step of a weight: each is half as much again as the one before, the first is 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 7"
)]
fn step(weight: f32) -> usize {
    (weight.max(1.0).ln() / 1.5_f32.ln())
        .round()
        .clamp(0.0, 7.0) as usize
}

/// Writes a number.
pub(super) fn write(number: usize, out: &mut String) {
    let mut high = number / MOST;
    let mut going_on = Vec::new();
    while high > 0 {
        going_on.push(char::from(GOING_ON[high % MOST]));
        high /= MOST;
    }
    out.extend(going_on.into_iter().rev());
    out.push(one(number));
}

/// Returns the last digit of a number.
pub(super) fn one(number: usize) -> char {
    char::from(LAST[number % MOST])
}
