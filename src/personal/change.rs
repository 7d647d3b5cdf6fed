//! What one program has changed in answers since it read them, put onto what another one has saved meanwhile.
//!
//! A text of answers is taken as TOML, key by key: a key that this program has set or taken back is as it has it, every other
//! one stays as it stands.

use toml::{Table, Value};

use super::answers::SavedAnswers;

/// Answers as a program has them, and as they were when it read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswersChange {
    /// The text of the answers that it read; empty where there were none.
    pub before: String,
    /// The answers as it has them now.
    pub now: SavedAnswers,
}

impl AnswersChange {
    /// Returns the answers that stand, with what has changed; `None` where they are no TOML.
    pub fn onto(&self, stand: &SavedAnswers) -> Option<SavedAnswers> {
        if stand.text == self.before {
            return Some(self.now.clone());
        }
        let table = |text: &str| text.parse::<Table>().ok();
        let mut all = table(&stand.text)?;
        let before = table(&self.before).unwrap_or_default();
        let now = table(&self.now.text).unwrap_or_default();
        change(&mut all, &before, &now);
        let text_of = |key: &str| match all.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        Some(SavedAnswers {
            name: self.now.name.clone(),
            country: text_of("country"),
            as_of: text_of("as_of"),
            count: count(&all),
            text: all.to_string(),
        })
    }
}

/// Does to a table what was done between two others.
fn change(all: &mut Table, before: &Table, now: &Table) {
    let keys = before.keys().chain(now.keys());
    for key in keys {
        let is_table = |table: &Table| table.get(key).is_some_and(Value::is_table);
        if is_table(before) || is_table(now) {
            let inner = |table: &Table| table.get(key).and_then(Value::as_table).cloned();
            let mut own = inner(all).unwrap_or_default();
            change(
                &mut own,
                &inner(before).unwrap_or_default(),
                &inner(now).unwrap_or_default(),
            );
            if own.is_empty() {
                all.remove(key);
            } else {
                all.insert(key.clone(), Value::Table(own));
            }
        } else if before.get(key) != now.get(key) {
            match now.get(key) {
                Some(value) => all.insert(key.clone(), value.clone()),
                None => all.remove(key),
            };
        }
    }
}

/// Returns how many keys are set, in all tables.
fn count(table: &Table) -> usize {
    let values = table.values();
    values.map(|value| value.as_table().map_or(1, count)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &str) -> SavedAnswers {
        SavedAnswers {
            name: "two".to_owned(),
            text: text.to_owned(),
            ..SavedAnswers::default()
        }
    }

    fn changed(before: &str, now: &str, stand: &str) -> SavedAnswers {
        let change = AnswersChange {
            before: before.to_owned(),
            now: answers(now),
        };
        change.onto(&answers(stand)).unwrap()
    }

    #[test]
    fn only_what_was_set_or_taken_back_is_changed() {
        let before = "country = \"LAO\"\n[wages]\nskilled = 5\nlabourer = 4\n";
        let now = "country = \"LAO\"\nas_of = \"2024\"\n[wages]\nlabourer = 6\n";
        let stand = "country = \"TJK\"\n[wages]\nskilled = 5\nlabourer = 4\n[wages.more]\na = 1\n[old-age]\nbenefit = 7.5\n";
        let found = changed(before, now, stand);
        assert_eq!(
            (found.country.as_str(), found.as_of.as_str()),
            ("TJK", "2024")
        );
        assert_eq!(found.count, 5);
        let table: Table = found.text.parse().unwrap();
        let wanted = "country = \"TJK\"\nas_of = \"2024\"\n[wages]\nlabourer = 6\nmore = { a = 1 }\n[old-age]\nbenefit = 7.5\n";
        assert_eq!(table, wanted.parse().unwrap());
    }

    #[test]
    fn what_stands_as_it_was_read_is_written_as_it_is_given() {
        let now = "country = \"LAO\"\nas_of = \"2024\"\n";
        assert_eq!(changed("", now, "").text, now);
        // The last answer of a table takes the table with it.
        assert_eq!(
            changed("[a]\nb = 1\n", "", "c = 2\n[a]\nb = 1\n").text,
            "c = 2\n"
        );
    }

    #[test]
    fn what_is_no_toml_is_not_changed() {
        let change = AnswersChange {
            before: String::new(),
            now: answers("country = \"LAO\"\n"),
        };
        assert_eq!(change.onto(&answers("country = [")), None);
    }
}
