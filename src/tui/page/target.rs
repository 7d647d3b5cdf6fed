//! Where a link leads, and what of it may be followed.
//!
//! Content is untrusted: a target is one of a few sound forms or it is shown and never followed (`model::link`).

use crate::library::worker::Opened;
use crate::model::link::{self, decoded};
use crate::model::{RecordPath, view};
use crate::source::SafeText;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a place on this page.
    Here(String),
    /// To a record of the library.
    Record {
        /// Slug, or path where it is this file and no other version.
        name: String,
        /// Its title, as the page names it where nothing else is known.
        title: String,
        /// The anchor of a section.
        anchor: Option<String>,
        /// Its heading, where it is known.
        heading: Option<String>,
    },
    /// To a search of the library; only views lead there.
    Search(String),
    /// To the world outside: `http`, `https` or `mailto`.
    Outside(String),
    /// To something that the library does not hold.
    Missing(String),
    /// To something that is never followed.
    Unsafe(String),
}

impl Target {
    /// Returns the beginning of a record as a target.
    pub(crate) fn record(name: &str, title: &str) -> Self {
        let (name, title) = (name.to_owned(), title.to_owned());
        Self::Record {
            name,
            title,
            anchor: None,
            heading: None,
        }
    }

    /// Tells whether it leads to a source or a footnote of this page.
    pub(crate) fn is_note(&self) -> bool {
        let Self::Here(anchor) = self else {
            return false;
        };
        anchor.starts_with(SOURCE) || anchor.starts_with(FOOTNOTE)
    }

    /// Returns the title of the record it leads to, if it leads to one.
    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Record { title, .. } => title,
            _ => "",
        }
    }

    /// Returns the target of a link as it is written in a record.
    pub(crate) fn resolve(written: &str, opened: &Opened) -> Self {
        if let Some(anchor) = written.strip_prefix('#') {
            return Self::Here(decoded(anchor));
        }
        let anchor = written
            .split_once('#')
            .map(|(_, anchor)| decoded(anchor))
            .filter(|anchor| !anchor.is_empty());
        let headings = &mut opened.headings.iter();
        let heading = headings.find(|(target, _)| target == written);
        if let Some((_, to)) = opened.links.iter().find(|(target, _)| target == written) {
            return match anchor {
                Some(anchor) if to.id == opened.record.id => Self::Here(anchor),
                anchor => Self::Record {
                    name: name(written, opened).unwrap_or_else(|| to.id.slug.clone()),
                    title: to.title.clone(),
                    anchor,
                    heading: heading.map(|(_, heading)| heading.clone()),
                },
            };
        }
        if let Some(query) = view::searched(written).filter(|_| opened.record.view().is_some()) {
            return Self::Search(query.to_owned());
        }
        match link::Target::read(&opened.record.path, written) {
            link::Target::Outside => Self::Outside(written.to_owned()),
            link::Target::Unsafe => Self::Unsafe(written.to_owned()),
            link::Target::Inside { .. } | link::Target::Beyond => Self::Missing(written.to_owned()),
        }
    }

    /// Returns the target of a URL: outside if it is of a kind that may be opened, else unsafe.
    pub(crate) fn outside(url: &str) -> Self {
        match link::Target::read("", url) {
            link::Target::Outside => Self::Outside(url.to_owned()),
            _ => Self::Unsafe(url.to_owned()),
        }
    }

    /// Returns a line that says where the link leads.
    pub(crate) fn describe(&self) -> SafeText {
        let text = match self {
            Self::Here(anchor) => {
                let source = anchor
                    .strip_prefix(SOURCE)
                    .map(|key| format!("source {key}"));
                let note = || Some(format!("footnote {}", anchor.strip_prefix(FOOTNOTE)?));
                let place = || format!("on this page: {}", spaced(anchor));
                source.or_else(note).unwrap_or_else(place)
            }
            Self::Record {
                title,
                anchor: Some(anchor),
                heading,
                ..
            } => match heading {
                Some(heading) => format!("{title}: {heading}"),
                None => format!("{title}: {}", spaced(anchor)),
            },
            Self::Record { title, .. } => title.clone(),
            Self::Search(query) => format!("search the Library for: {query}"),
            Self::Outside(url) => url.clone(),
            Self::Missing(written) => format!("not in this library: {written}"),
            Self::Unsafe(written) => format!("not followed, unsafe: {written}"),
        };
        SafeText::line(&text)
    }
}

/// Returns an anchor with blanks, nearly the heading it comes from.
fn spaced(anchor: &str) -> String {
    anchor.replace('-', " ")
}

/// Returns the path of the translation that a link leads to, or of the page's own original; any other record is named by
/// its slug, so that it comes in the language of the page.
fn name(written: &str, opened: &Opened) -> Option<String> {
    let link::Target::Inside { path, .. } = link::Target::read(&opened.record.path, written) else {
        return None;
    };
    let named = RecordPath::parse(&path)?;
    (named.tag.is_some() || named.id == opened.record.id).then_some(path)
}

/// What the anchor of a source begins with; no heading's anchor holds a colon.
pub(crate) const SOURCE: &str = "source:";

/// What the anchor of a footnote begins with.
pub(crate) const FOOTNOTE: &str = "footnote:";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, RecordId};
    use crate::search::Listed;
    use crate::tui::page::trial;

    #[test]
    fn follows_sound_targets_and_nothing_else() {
        let mut opened = trial::case();
        opened.links = vec![
            (
                "../standards/c102.md#part-v".to_owned(),
                Listed::english(&RecordId::new(Kind::Standard, "c102"), "Convention 102"),
            ),
            (
                "#x".to_owned(),
                Listed::english(&opened.record.id, "A page"),
            ),
        ];
        let resolve = |written: &str| Target::resolve(written, &opened);
        let anchor = Some("part-v".to_owned());
        let (name, title) = ("c102".to_owned(), "Convention 102".to_owned());
        let part = resolve("../standards/c102.md#part-v");
        assert_eq!(part.describe().as_str(), "Convention 102: part v");
        let expected = |heading: Option<String>| Target::Record {
            name: name.clone(),
            title: title.clone(),
            anchor: anchor.clone(),
            heading,
        };
        assert_eq!(part, expected(None));
        let mut known = opened.clone();
        let heading = "Part V: Old-age benefit".to_owned();
        known.headings = vec![("../standards/c102.md#part-v".to_owned(), heading.clone())];
        let part = Target::resolve("../standards/c102.md#part-v", &known);
        assert_eq!(
            part.describe().as_str(),
            "Convention 102: Part V: Old-age benefit"
        );
        assert_eq!(part, expected(Some(heading)));
        assert_eq!(resolve("#caf%C3%A9"), Target::Here("café".to_owned()));
        assert!(matches!(
            resolve("HTTPS://example.org/a?b=c"),
            Target::Outside(_)
        ));
        assert!(matches!(
            resolve("mailto:a@example.org"),
            Target::Outside(_)
        ));
        assert!(matches!(resolve("nowhere.md"), Target::Missing(_)));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "//example.org",
            "https://a b",
            "https://a\u{1b}[31m",
            "https://a\u{202e}b",
            "ms-word:x",
        ] {
            assert!(matches!(resolve(bad), Target::Unsafe(_)), "{bad}");
        }
    }

    #[test]
    fn only_views_lead_to_a_search() {
        let resolve = |opened: &Opened| Target::resolve("search:country:TGO", opened);
        let mut opened = trial::case();
        assert!(matches!(resolve(&opened), Target::Unsafe(_)));
        opened.record.path = "country/tgo".to_owned();
        assert_eq!(resolve(&opened), Target::Search("country:TGO".to_owned()));
    }

    #[test]
    fn describes_a_hostile_target_without_a_control_character() {
        let text = Target::Unsafe("x:\u{1b}]0;\u{7}".to_owned()).describe();
        assert!(!text.as_str().chars().any(char::is_control));
    }
}
