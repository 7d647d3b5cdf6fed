//! How records are named: kind, id, and links to a record and a heading in it.

use std::fmt;

/// What a record is. The order is the order in which kinds are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A practice that was really carried out.
    Case,
    /// A project, programme, agreement, event, network, platform or study of cooperation.
    Project,
    /// An instrument of the International Labour Organization.
    Standard,
    /// A hands-on training module.
    Module,
    /// A term of the glossary.
    Term,
    /// A facilitator's plan of a session.
    Agenda,
    /// A form to fill in.
    Worksheet,
}

impl Kind {
    /// Every kind, in the order of listing.
    pub const ALL: [Self; 7] = [
        Self::Case,
        Self::Project,
        Self::Standard,
        Self::Module,
        Self::Term,
        Self::Agenda,
        Self::Worksheet,
    ];

    /// Returns the word a user types and reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Project => "project",
            Self::Standard => "standard",
            Self::Module => "module",
            Self::Term => "term",
            Self::Agenda => "agenda",
            Self::Worksheet => "worksheet",
        }
    }

    /// Returns the folder of the library that holds this kind; also the plural.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Case => "cases",
            Self::Project => "projects",
            Self::Standard => "standards",
            Self::Module => "modules",
            Self::Term => "terms",
            Self::Agenda => "agendas",
            Self::Worksheet => "worksheets",
        }
    }

    /// Returns the kind of a name or a plural, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| {
            text.eq_ignore_ascii_case(kind.name()) || text.eq_ignore_ascii_case(kind.folder())
        })
    }

    /// Returns the kind whose records stand in a folder.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// The name of a record: its kind and its slug, which is the stem of its file.
///
/// Slugs are unique over the whole library, so users type the slug alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// What it is.
    pub kind: Kind,
    /// Lower-case ASCII letters, digits and hyphens.
    pub slug: String,
}

impl RecordId {
    /// Returns the id of this kind and slug.
    pub fn new(kind: Kind, slug: impl Into<String>) -> Self {
        Self {
            kind,
            slug: slug.into(),
        }
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.slug)
    }
}

/// Tells whether a text can be a slug: 1 to 100 lower-case ASCII letters, digits and single inner hyphens.
pub fn is_slug(text: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(sound)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// Where a record's file stands: its id and the language that the file name tells, if it tells one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPath {
    /// The record.
    pub id: RecordId,
    /// The tag between the slug and `.md`, as written; absent for the original.
    pub tag: Option<String>,
}

impl RecordPath {
    /// Returns the path of the original, relative to `content/`.
    pub fn original(&self) -> String {
        format!("{}/{}.md", self.id.kind.folder(), self.id.slug)
    }

    /// Reads a path relative to `content/`, such as `cases/tgo-novissi.fr.md`; `None` where it is no record's path.
    pub fn parse(path: &str) -> Option<Self> {
        let (folder, name) = path.split_once('/')?;
        let kind = Kind::of_folder(folder)?;
        let stem = name.strip_suffix(".md")?;
        if name.contains('/') || stem.eq_ignore_ascii_case("readme") {
            return None;
        }
        let (slug, tag) = match stem.split_once('.') {
            Some((slug, tag)) => (slug, Some(tag.to_owned())),
            None => (stem, None),
        };
        Some(Self {
            id: RecordId::new(kind, slug),
            tag,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_path_of_a_record_and_of_its_translation() {
        let path = RecordPath::parse("cases/tgo-novissi.fr.md").unwrap();
        assert_eq!(
            (path.id.kind, path.id.slug.as_str(), path.tag.as_deref()),
            (Kind::Case, "tgo-novissi", Some("fr"))
        );
        assert_eq!(RecordPath::parse("standards/c102.md").unwrap().tag, None);
        for other in [
            "README.md",
            "cases/README.md",
            "cases/a/b.md",
            "data/x.md",
            "cases/x.toml",
        ] {
            assert_eq!(RecordPath::parse(other), None, "{other}");
        }
    }

    #[test]
    fn takes_plain_slugs_only() {
        assert!(is_slug("tgo-novissi") && is_slug("c102"));
        for bad in ["", "A", "a_b", "-a", "a-", "a--b", "é", "a.b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
