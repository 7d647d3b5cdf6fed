//! Which records someone may have meant by a name that no record has.

use crate::search::Listed;
use crate::source::nearest;

/// How many records are offered.
const OFFERED: usize = 8;
/// Fewer letters than this are in too many names to mean one of them.
const TELLING: usize = 3;

/// Returns the records whose id holds the name, else those with a word like it, else those that begin like it.
///
/// The name is in small letters.
pub(super) fn to(name: &str, records: &[Listed]) -> Vec<Listed> {
    if name.chars().count() < TELLING {
        return Vec::new();
    }
    let beginning: String = name.chars().take(beginning_of(name)).collect();
    let ways: [&dyn Fn(&str) -> bool; 3] = [
        &|slug| slug.contains(name),
        &|slug| is_like(name, slug),
        &|slug| slug.starts_with(&beginning),
    ];
    for is_near in ways {
        let near: Vec<Listed> = records
            .iter()
            .filter(|record| is_near(&record.id.slug))
            .take(OFFERED)
            .cloned()
            .collect();
        if !near.is_empty() {
            return near;
        }
    }
    Vec::new()
}

/// Tells whether a name is like a whole id or one of its words.
fn is_like(name: &str, slug: &str) -> bool {
    nearest(name, std::iter::once(slug).chain(slug.split('-'))).is_some()
}

/// Returns how many letters of a name have to be right: the most of them, for a wrong ending is a common slip.
fn beginning_of(name: &str) -> usize {
    (name.chars().count() * 2).div_ceil(3).max(TELLING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Language, RecordId};

    fn near(name: &str) -> Vec<String> {
        let slugs = [
            "tgo-novissi",
            "nor-nav-product-teams",
            "c102",
            "est-x-road",
            "employment-injury",
        ];
        let records = slugs.map(|slug| Listed {
            id: RecordId {
                kind: Kind::Case,
                slug: slug.to_owned(),
            },
            language: Language::english(),
            title: String::new(),
            path: format!("cases/{slug}.md"),
        });
        let found = to(name, &records).into_iter();
        found.map(|record| record.id.slug).collect()
    }

    #[test]
    fn offers_ids_that_hold_the_name_then_words_like_it_then_the_same_beginning() {
        assert_eq!(near("novissi"), ["tgo-novissi"]);
        assert_eq!(near("novisi"), ["tgo-novissi"]);
        assert_eq!(near("est-xroad"), ["est-x-road"]);
        assert_eq!(near("employment-inj-benefit"), Vec::<String>::new());
        assert_eq!(near("employment-inquiry"), ["employment-injury"]);
    }

    #[test]
    fn offers_nothing_where_nothing_is_near() {
        assert!(near("nosuch").is_empty());
        assert!(near("no").is_empty());
        assert!(near("").is_empty());
    }
}
