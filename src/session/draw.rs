//! Lots and groups, drawn from a number: who knows it draws the same again.

use super::asked::{Draw, Wanted};
use crate::model::session::Drawn;
use crate::source::hash::drawn;

/// Those among whom is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum People {
    /// So many, by their numbers from 1 on.
    Count(usize),
    /// These, by their names.
    Named(Vec<String>),
}

impl People {
    /// The most among whom is drawn.
    pub const MOST: usize = 2000;

    /// Reads how many they are, or their names with commas between them.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let people = if let Ok(count) = text.parse::<usize>() {
            Self::Count(count)
        } else {
            let names = text.split([',', ';', '\n', '，', '、', '；']);
            let names = names.map(str::trim).filter(|name| !name.is_empty());
            Self::Named(names.map(str::to_owned).collect())
        };
        if let Self::Named(names) = &people
            && let Some(name) = twice(names)
        {
            return Err(format!(
                "{name} is named twice; tell the two apart, such as {name} A and {name} B"
            ));
        }
        match people.len() {
            0 => Err("say how many people there are, or their names with commas".to_owned()),
            count if count > Self::MOST => Err(format!("at most {} can take part", Self::MOST)),
            _ => Ok(people),
        }
    }

    /// Returns how many they are.
    pub fn len(&self) -> usize {
        match self {
            Self::Count(count) => *count,
            Self::Named(names) => names.len(),
        }
    }

    /// Tells whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns them as they are written.
    pub fn written(&self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Named(names) => names.join(", "),
        }
    }

    fn name(&self, place: usize) -> String {
        match self {
            Self::Count(_) => (place + 1).to_string(),
            Self::Named(names) => names.get(place).cloned().unwrap_or_default(),
        }
    }
}

/// Returns the first name that stands there twice.
fn twice(names: &[String]) -> Option<&String> {
    let mut places = names.iter().enumerate();
    let is_twice = |(at, name): &(usize, &String)| names[..*at].contains(*name);
    places.find(is_twice).map(|(_, name)| name)
}

/// Draws what is asked for.
pub fn draw(asked: &Draw) -> Drawn {
    let people = &asked.people;
    let order = drawn(people.len(), &asked.seed.to_string());
    let groups = match asked.wanted {
        Wanted::Lots(count) => vec![order.into_iter().take(count).collect()],
        Wanted::Groups(count) => dealt(order, count),
        Wanted::Size(size) => {
            let count = order.len().div_ceil(size.max(1));
            dealt(order, count)
        }
    };
    let named = |group: Vec<usize>| group.into_iter().map(|place| people.name(place)).collect();
    Drawn {
        count: asked.wanted.count(),
        is_size: matches!(asked.wanted, Wanted::Size(_)),
        of: people.written(),
        seed: asked.seed,
        groups: groups.into_iter().map(named).collect(),
    }
}

/// Deals an order into so many groups whose sizes differ by one at most; in a group one stands as in the list.
fn dealt(order: Vec<usize>, count: usize) -> Vec<Vec<usize>> {
    let count = count.clamp(1, order.len().max(1));
    let (size, larger) = (order.len() / count, order.len() % count);
    let mut order = order.into_iter();
    let groups = (0..count).map(|at| {
        let mut group: Vec<usize> = order
            .by_ref()
            .take(size + usize::from(at < larger))
            .collect();
        group.sort_unstable();
        group
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn asked(wanted: Wanted, count: usize, seed: u32) -> Draw {
        Draw {
            wanted,
            people: People::Count(count),
            seed,
        }
    }

    #[test]
    fn the_same_number_draws_the_same_anywhere() {
        let drawn = draw(&asked(Wanted::Lots(3), 20, 7));
        assert_eq!(
            drawn.groups,
            [["2", "19", "16"].map(str::to_owned).to_vec()]
        );
        let named = People::read("Ana, Bounmy; ວັນນາ, 王芳").unwrap();
        let groups = draw(&Draw {
            wanted: Wanted::Groups(2),
            people: named,
            seed: 1,
        });
        assert_eq!(groups.of, "Ana, Bounmy, ວັນນາ, 王芳");
        assert_eq!(groups.groups.concat().len(), 4);
    }

    #[test]
    fn reads_a_number_or_names() {
        assert_eq!(People::read(" 23 ").unwrap(), People::Count(23));
        assert_eq!(People::read("a, b,,").unwrap().len(), 2);
        for wrong in ["0", "", " , ", "99999"] {
            assert!(People::read(wrong).is_err(), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn everybody_is_in_one_group_and_sizes_differ_by_one_at_most(
            count in 1_usize..300, by in 1_usize..40, seed: u32, is_size: bool,
        ) {
            let wanted = if is_size { Wanted::Size(by) } else { Wanted::Groups(by.min(count)) };
            let asked = asked(wanted, count, seed);
            let drawn = draw(&asked);
            prop_assert_eq!(&drawn, &draw(&asked), "the same again");
            let all: Vec<&String> = drawn.groups.iter().flatten().collect();
            let apart: BTreeSet<&String> = all.iter().copied().collect();
            prop_assert_eq!((all.len(), apart.len()), (count, count));
            let sizes = drawn.groups.iter().map(Vec::len);
            let (least, most) = (sizes.clone().min().unwrap(), sizes.max().unwrap());
            prop_assert!(most - least <= 1 && least > 0);
            if is_size {
                prop_assert!(most <= by);
            } else {
                prop_assert_eq!(drawn.groups.len(), by.min(count));
            }
        }

        #[test]
        fn lots_are_as_many_as_wanted_and_nobody_is_drawn_twice(
            count in 1_usize..300, lots in 1_usize..300, seed: u32,
        ) {
            let lots = lots.min(count);
            let drawn = draw(&asked(Wanted::Lots(lots), count, seed));
            let apart: BTreeSet<&String> = drawn.groups[0].iter().collect();
            prop_assert_eq!((drawn.groups.len(), drawn.groups[0].len(), apart.len()), (1, lots, lots));
        }
    }
}
