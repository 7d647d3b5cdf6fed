//! The views that can be asked for, each with what can be chosen in it, and what each needs of the records.

use crate::model::{Field, Kind, Wanted};

/// A view over all records that a query finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Two fields against each other.
    Matrix {
        /// The field beside the rows.
        rows: Field,
        /// The field above the columns.
        columns: Field,
    },
    /// What was learned.
    Lessons,
    /// When what happened.
    Timeline(By),
    /// Where what is.
    Map(Of),
    /// Who paid what and when.
    Contributions,
    /// What is missing.
    Coverage,
}

/// What the rows of a timeline are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The countries a record is about.
    #[default]
    Country,
    /// Who shares, pays or takes part; of an event, who acts.
    Donor,
    /// Cases, projects, events.
    Kind,
}

/// What is on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// Cases.
    #[default]
    Cases,
    /// Projects.
    Projects,
    /// Ratifications.
    Ratifications,
}

impl View {
    /// Every view, as it is shown where nothing is chosen in it.
    pub const ALL: [Self; 6] = [
        Self::Matrix {
            rows: Field::Topic,
            columns: Field::Region,
        },
        Self::Lessons,
        Self::Timeline(By::Country),
        Self::Map(Of::Cases),
        Self::Contributions,
        Self::Coverage,
    ];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Matrix { .. } => "matrix",
            Self::Lessons => "lessons",
            Self::Timeline(_) => "timeline",
            Self::Map(_) => "map",
            Self::Contributions => "contributions",
            Self::Coverage => "coverage",
        }
    }

    /// Returns the view of a name, or of a beginning that only one has.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let mut begun = Self::ALL
            .into_iter()
            .filter(|view| !name.is_empty() && view.name().starts_with(&name));
        begun.next().filter(|_| begun.next().is_none())
    }

    /// Returns what it needs of the records.
    pub(crate) fn wanted(self) -> Wanted {
        let (fields, facts, lessons) = match self {
            Self::Matrix { rows, columns } => (vec![rows, columns], false, false),
            Self::Lessons => (vec![Field::Outcome], true, true),
            Self::Timeline(_) => (vec![Field::Country], true, false),
            Self::Map(_) => (vec![Field::Country], false, false),
            Self::Contributions => (Vec::new(), true, false),
            Self::Coverage => {
                let fields = [
                    Field::Topic,
                    Field::Branch,
                    Field::Region,
                    Field::Country,
                    Field::Stage,
                ];
                (fields.to_vec(), true, false)
            }
        };
        Wanted {
            fields,
            facts,
            lessons,
        }
    }
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Country, Self::Donor, Self::Kind];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Donor => "donor",
            Self::Kind => "kind",
        }
    }
}

impl Of {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Projects, Self::Ratifications];

    /// Returns what one is called, and several.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Cases => ("case", "cases"),
            Self::Projects => ("project", "projects"),
            Self::Ratifications => ("ratification", "ratifications"),
        }
    }

    /// Returns the kind of record it is, if it is one.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Cases => Some(Kind::Case),
            Self::Projects => Some(Kind::Project),
            Self::Ratifications => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agenda::VIEWS;

    #[test]
    fn has_every_view_that_an_agenda_can_show() {
        assert_eq!(View::ALL.map(View::name), VIEWS);
    }

    #[test]
    fn is_called_by_its_name_or_a_beginning_of_it() {
        for view in View::ALL {
            assert_eq!(View::parse(view.name()), Some(view));
        }
        assert_eq!(View::parse("Les"), Some(View::Lessons));
        for wrong in ["", "m", "c", "x", "matrixes"] {
            assert_eq!(View::parse(wrong), None, "{wrong}");
        }
    }
}
