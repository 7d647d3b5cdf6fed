//! The forms of a file, and how the ending of its name says one.

use crate::atlas::FileForm;

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
        if ["html", "htm"]
            .iter()
            .any(|one| ending.eq_ignore_ascii_case(one))
        {
            let has_name = !stem.is_empty() && !stem.ends_with(['/', '\\']);
            return has_name.then_some(Self::Html);
        }
        FileForm::of_name(name).map(|form| match form {
            FileForm::Json => Self::Json,
            FileForm::Csv => Self::Csv,
            FileForm::Markdown => Self::Markdown,
        })
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
            (".html", None),
            ("x/.html", None),
            ("a.xhtml", None),
            ("html", None),
        ] {
            assert_eq!(Form::of_name(name), form, "{name}");
        }
    }
}
