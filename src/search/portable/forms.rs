//! Forms of words, written as tables: which words of the library are forms of one another, and what words of names are
//! compared by. The script stems nothing, so that it can never stem otherwise than the index proper.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{digits, entry};
use crate::search::analyzers::{Stems, is_function_word, root};

/// Up to so many letters a word of a name has no other number: too much begins like it.
const SHORT: usize = 3;

/// Returns what a word is compared by where the name of a concept stands in a text.
pub(super) fn numberless(word: &str) -> String {
    if word.chars().count() > SHORT && !is_function_word(word) {
        root(word).into_owned()
    } else {
        word.to_owned()
    }
}

/// Returns words that have forms among others, each with the groups it is in: how many groups were begun since, or none
/// for one that begins with it.
pub(super) fn groups(words: &[&str]) -> String {
    let mut alike: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        for (stemmer, stem) in Stems::of(word).iter().flat_map(Stems::each) {
            // Stems of one script are never those of another.
            let group = alike.entry((stemmer, stem.to_owned())).or_default();
            group.push(at);
        }
    }
    let wide = widest(alike.into_values().filter(|group| group.len() > 1));
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    for (number, group) in wide.iter().enumerate() {
        for word in group {
            of[*word].push(number);
        }
    }
    let (mut out, mut before, mut begun) = (String::new(), "", 0);
    for (word, groups) in words.iter().zip(&of).filter(|(_, of)| !of.is_empty()) {
        entry(before, word, &mut out);
        for group in groups {
            digits::write(begun - (*group).min(begun), &mut out);
            begun = begun.max(group + 1);
        }
        out.push(';');
        before = word;
    }
    out
}

/// Returns the groups that are not part of another, in order.
fn widest(groups: impl Iterator<Item = Vec<usize>>) -> Vec<Vec<usize>> {
    let groups: BTreeSet<Vec<usize>> = groups.collect();
    let mut of: BTreeMap<usize, Vec<&Vec<usize>>> = BTreeMap::new();
    for group in &groups {
        for word in group {
            of.entry(*word).or_default().push(group);
        }
    }
    let is_part = |group: &&Vec<usize>| {
        let others = of.get(&group[0]).into_iter().flatten();
        let mut wider = others.filter(|other| other.len() > group.len());
        wider.any(|other| group.iter().all(|word| other.binary_search(word).is_ok()))
    };
    let wide = groups.iter().filter(|group| !is_part(group));
    wide.cloned().collect()
}

/// Returns words that are compared by another form in the names of concepts, each with how many letters at its end give
/// way, and to what.
pub(super) fn roots<'a>(words: impl Iterator<Item = &'a str>, names: &HashSet<&str>) -> String {
    let words: BTreeSet<&str> = words.collect();
    let (mut out, mut before) = (String::new(), "");
    for word in words {
        let root = root(word);
        if root == word || !names.contains(&*root) {
            continue;
        }
        let same = word.chars().zip(root.chars());
        let same = same.take_while(|(one, other)| one == other).count();
        entry(before, word, &mut out);
        digits::write(word.chars().count() - same, &mut out);
        out.extend(root.chars().skip(same));
        out.push(';');
        before = word;
    }
    out
}
