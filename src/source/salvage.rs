//! A file of TOML that a user wrote, as far as it can be read: a faulty line never loses the others.
//!
//! What the keys mean, and whether a value is sound, is left to whoever reads the file.

use toml::de::{DeTable, DeValue};

/// The most faults that are looked for; a file with more is no file of settings.
const MOST: usize = 100;

/// Something that is no TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte it is at, or that its line begins with.
    pub at: usize,
    /// What is wrong, with the key where there is one.
    pub message: String,
}

/// Returns a text in which the lines that are no TOML are blank, so that what stands elsewhere stays where it is, and the
/// faults in their order.
///
/// The heading of a table stays even where it is faulty: without it the lines below would be taken for those of the
/// table above. `DeTable::parse_recoverable` reads past it.
pub fn salvage(text: &str) -> (String, Vec<Fault>) {
    let mut text = text.to_owned();
    let mut faults: Vec<Fault> = Vec::new();
    while faults.len() < MOST
        && let Some(fault) = first_fault(&text, &faults)
    {
        let line = line_at(&text, fault.at);
        if !is_heading(&text[line.clone()]) {
            let blank = " ".repeat(line.len());
            text.replace_range(line, &blank);
        }
        faults.push(fault);
    }
    faults.sort_by_key(|fault| fault.at);
    (text, faults)
}

/// Returns the first fault on a line of which none is known yet.
fn first_fault(text: &str, known: &[Fault]) -> Option<Fault> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = Vec::new();
    for error in errors {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let fault = match statement_at(table.get_ref(), at) {
            // What is not closed is told where it begins, not where it was missed.
            Some((start, key)) => Fault {
                at: start,
                message: format!("`{key}`: {}", error.message()),
            },
            None => Fault {
                at,
                message: error.message().to_owned(),
            },
        };
        let line = line_at(text, fault.at);
        if known.iter().all(|known| line_at(text, known.at) != line) {
            faults.push(fault);
        }
    }
    faults.into_iter().min_by_key(|fault| fault.at)
}

/// Returns where the key whose value holds a byte begins, and the key.
fn statement_at(table: &DeTable<'_>, at: usize) -> Option<(usize, String)> {
    table.iter().find_map(|(key, value)| {
        if let DeValue::Table(table) = value.get_ref() {
            return statement_at(table, at);
        }
        let start = key.span().start;
        let holds = start <= at && at <= value.span().end;
        holds.then(|| (start, key.get_ref().to_string()))
    })
}

/// Returns the line that a byte is on, without its break.
fn line_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |found| found + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    let is_crlf = text[start..end].ends_with('\r');
    start..end - usize::from(is_crlf)
}

fn is_heading(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the keys that are left, and where the faults are: line and message.
    fn salvaged(text: &str) -> (Vec<String>, Vec<(usize, String)>) {
        let (left, faults) = salvage(text);
        assert_eq!(left.len(), text.len());
        let (table, _) = DeTable::parse_recoverable(&left);
        let mut keys = Vec::new();
        for (key, value) in table.get_ref() {
            match value.get_ref() {
                DeValue::Table(rows) => {
                    let names = rows
                        .keys()
                        .map(|row| format!("{}.{}", key.get_ref(), row.get_ref()));
                    keys.extend(names);
                }
                _ => keys.push(key.get_ref().to_string()),
            }
        }
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let faults = faults
            .into_iter()
            .map(|fault| (line(fault.at), fault.message));
        (keys, faults.collect())
    }

    #[test]
    fn a_sound_file_stays_as_it_is() {
        let text = "# é\nplain = true\r\n\n[a]\nb = [\n  \"x\",\n]\n";
        assert_eq!(salvage(text), (text.to_owned(), Vec::new()));
    }

    #[test]
    fn a_faulty_line_never_loses_the_others() {
        for (text, keys, line, key) in [
            ("[h]\nup = \ndown = [\"x\"]\n", &["h.down"][..], 2, "`up`"),
            (
                "[h]\nup = [\"a\"\ndown = [\"x\"]\ntop = [\"t\"]\n",
                &["h.down", "h.top"],
                2,
                "`up`",
            ),
            (
                "[h]\r\nup = [\"a]\r\ndown = [\"x\"]\r\n",
                &["h.down"],
                2,
                "`up`",
            ),
            ("[h]\nup [\"a\"]\ndown = [\"x\"]", &["h.down"], 2, ""),
            ("history = flase\ntheme = \"é\"", &["theme"], 1, "`history`"),
            ("a = 1\na = 2\nb = 1\n", &["a", "b"], 2, "duplicate key"),
        ] {
            let (left, faults) = salvaged(text);
            assert_eq!(left, keys, "{text}");
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!(faults[0].0, line, "{text}");
            assert!(faults[0].1.contains(key), "{text}: {faults:?}");
        }
    }

    #[test]
    fn nothing_below_a_faulty_heading_goes_to_the_table_above() {
        let (keys, faults) = salvaged("[a]\nx = 1\n[b\ny = 1\n[c]\nz = 1\n");
        assert_eq!(keys, ["a.x", "c.z"]);
        assert_eq!(faults[0].0, 3);
        let (keys, faults) = salvaged("[a]\nx = 1\n[b]\ny = 1\n[a]\nz = 1\n");
        assert_eq!(keys, ["a.x", "a.z", "b.y"]);
        assert_eq!((faults.len(), faults[0].0), (1, 5));
    }

    #[test]
    fn what_is_no_toml_at_all_ends() {
        for text in [
            "\u{0}\u{1b}[31m\n",
            "[[[[\n\"\"\"\n",
            "é\né\n=\n",
            &"x\n".repeat(300),
        ] {
            let (_, faults) = salvage(text);
            assert!(!faults.is_empty() && faults.len() <= MOST, "{text:?}");
        }
    }
}
