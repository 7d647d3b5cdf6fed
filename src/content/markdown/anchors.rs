//! The names by which links reach headings, made as GitHub makes them.

use std::collections::BTreeMap;

/// The anchors given so far in one document.
#[derive(Default)]
pub(crate) struct Anchors {
    given: BTreeMap<String, usize>,
}

impl Anchors {
    /// Returns the anchor of the next heading: unique in the document.
    pub(crate) fn next(&mut self, heading: &str) -> String {
        let base = slug(heading);
        let Some(mut count) = self.given.get(&base).copied() else {
            self.given.insert(base.clone(), 0);
            return base;
        };
        loop {
            count += 1;
            let anchor = format!("{base}-{count}");
            if !self.given.contains_key(&anchor) {
                self.given.insert(base, count);
                self.given.insert(anchor.clone(), 0);
                return anchor;
            }
        }
    }
}

/// Returns a heading in lower case, spaces as hyphens, without punctuation; letters of every script are kept.
fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    for character in heading.trim().chars() {
        match character {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(character),
            _ if character.is_alphanumeric() || is_mark(character) => {
                slug.extend(character.to_lowercase());
            }
            _ => {}
        }
    }
    slug
}

/// Tells whether a character is a mark that belongs to the letter before it, as in Lao, Khmer or Thai.
///
/// The marks that the standard library does not count as alphabetic: combining marks of Latin, viramas and tone marks.
fn is_mark(character: char) -> bool {
    matches!(
        character as u32,
        0x300..=0x36f
            | 0x94d
            | 0xe38..=0xe3a
            | 0xe47..=0xe4e
            | 0xeba
            | 0xec8..=0xece
            | 0x1037..=0x103a
            | 0x17c6..=0x17d3
            | 0x17dd
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_anchors_as_github_does() {
        for (heading, anchor) in [
            ("What it asks", "what-it-asks"),
            ("Part V: Old-age benefit", "part-v-old-age-benefit"),
            ("Survivors' benefit (Part X)", "survivors-benefit-part-x"),
            ("Élan & l'été", "élan--lété"),
            ("ການປົກປ້ອງສັງຄົມ", "ການປົກປ້ອງສັງຄົມ"),
            ("社会 保障", "社会-保障"),
            ("a_b", "a_b"),
            ("!?", ""),
        ] {
            assert_eq!(Anchors::default().next(heading), anchor);
        }
    }

    #[test]
    fn numbers_repeats_without_clashing_with_a_heading_of_that_name() {
        let mut anchors = Anchors::default();
        let given: Vec<String> = ["Aim", "Aim", "Aim-1", "Aim", "aim"]
            .iter()
            .map(|heading| anchors.next(heading))
            .collect();
        assert_eq!(given, ["aim", "aim-1", "aim-1-1", "aim-2", "aim-3"]);
    }
}
