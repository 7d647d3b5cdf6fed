//! The forms of a file, and how the ending of its name says one.

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One page for a browser, which needs nothing else.
    Html,
    /// For a document.
    Markdown,
    /// One JSON document.
    Json,
    /// For a spreadsheet.
    Csv,
}

impl Form {
    /// Returns the form that the ending of a name says.
    pub fn of_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            _ if stem.is_empty() || stem.ends_with(['/', '\\']) => None,
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_tells_the_form() {
        for (name, form) in [
            ("a.html", Some(Form::Html)),
            ("dir.x/A.HTM", Some(Form::Html)),
            ("a.md", Some(Form::Markdown)),
            ("a.csv", Some(Form::Csv)),
            ("a.json", Some(Form::Json)),
            ("dir.x/A.JSON", Some(Form::Json)),
            ("a.b.md", Some(Form::Markdown)),
            ("a", None),
            (".csv", None),
            ("x/.csv", None),
            ("a.txt", None),
            ("", None),
            (".html", None),
            ("x/.html", None),
            ("a.xhtml", None),
            ("html", None),
        ] {
            assert_eq!(Form::of_name(name), form, "{name}");
        }
    }
}
