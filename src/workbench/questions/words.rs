//! Answers that are words: one of a list, or some of it.

use super::kind::{Refusal, listed, refusal};
use crate::source::nearest;
use crate::workbench::codes;

/// Returns the known word that a text is.
pub(super) fn word<'w>(name: &str, text: &str, words: &[&'w str]) -> Result<&'w str, Refusal> {
    if let Some(known) = words.iter().find(|word| **word == text) {
        return Ok(known);
    }
    let message = format!("`{name}` cannot be {text:?}");
    let meant = nearest(text, words.iter().copied());
    let help = match meant {
        Some(meant) => format!("did you mean {meant:?}? It can be {}", listed(words)),
        None => format!("it can be {}", listed(words)),
    };
    Err(Refusal {
        meant: meant.map(str::to_owned),
        ..refusal(codes::RANGE, message, Some(help))
    })
}

/// Returns words of a list; what may have been meant by a wrong one is the list with that in its place.
pub(super) fn set(name: &str, list: &[String], words: &[&str]) -> Result<Vec<String>, Refusal> {
    let mut known: Vec<String> = Vec::new();
    for (at, text) in list.iter().enumerate() {
        let found = word(name, text, words).map_err(|refusal| {
            let with = |meant| {
                let rest = list.iter().skip(at + 1).cloned();
                let all = known.iter().cloned().chain([meant]).chain(rest);
                all.collect::<Vec<String>>().join(", ")
            };
            Refusal {
                meant: refusal.meant.map(with),
                ..refusal
            }
        })?;
        known.push(found.to_owned());
    }
    Ok(known)
}
