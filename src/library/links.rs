//! Links from a record to other records, resolved as a reader follows them.

use crate::model::{InlineKind, Record, RecordId, RecordPath};
use crate::search::Index;

/// Returns every relative link of the body that leads to a record, as written and once each, with the record.
pub(super) fn to_records(record: &Record, index: &Index) -> Vec<(String, RecordId)> {
    let mut found: Vec<(String, RecordId)> = Vec::new();
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && !found.iter().any(|(known, _)| known == target)
            && let Some(path) = resolve(&record.path, target)
        {
            found.push((target.clone(), path.id));
        }
    });
    found.retain(|(_, id)| {
        index
            .list_of(&[id.slug.as_str()])
            .iter()
            .any(|listed| listed.id == *id)
    });
    found
}

/// Returns the record that a relative link in a file of the library leads to, whether or not it exists.
fn resolve(from: &str, target: &str) -> Option<RecordPath> {
    let target = target
        .split(['#', '?'])
        .next()
        .filter(|path| !path.is_empty())?;
    if target.contains(':') || target.starts_with('/') || target.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    RecordPath::parse(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_relative_links_and_nothing_else() {
        let slug =
            |target: &str| resolve("cases/tgo-novissi.md", target).map(|path| path.id.to_string());
        assert_eq!(slug("est-x-road.md#results").as_deref(), Some("est-x-road"));
        assert_eq!(slug("../standards/c102.md").as_deref(), Some("c102"));
        assert_eq!(slug("./../cases/./a.md").as_deref(), Some("a"));
        for other in [
            "#context",
            "https://example.org/cases/a.md",
            "/cases/a.md",
            "../../a.md",
            "mailto:a@b.md",
            "",
        ] {
            assert_eq!(slug(other), None, "{other}");
        }
    }
}
