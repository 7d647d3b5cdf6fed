//! The nearest name: what a slip of the hand may have meant.

/// Returns the candidate with the fewest edits (a swap of neighbours is one), if it is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().take(64).flat_map(char::to_lowercase).collect();
    let allowed = (word.len() / 3).clamp(1, 3);
    let near = candidates.filter_map(|candidate| {
        let other: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
        let near = other.len().abs_diff(word.len()) <= allowed;
        let edits = if near {
            distance(&word, &other)
        } else {
            usize::MAX
        };
        (edits <= allowed).then_some((edits, candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (at, character) in from.iter().enumerate() {
        let mut row = vec![at + 1];
        for (other_at, other) in to.iter().enumerate() {
            let replace = last[other_at] + usize::from(character != other);
            let mut best = replace.min(last[other_at + 1] + 1).min(row[other_at] + 1);
            let swapped =
                at > 0 && other_at > 0 && *character == to[other_at - 1] && from[at - 1] == *other;
            if swapped {
                best = best.min(before[other_at - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}
