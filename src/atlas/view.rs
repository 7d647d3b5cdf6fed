//! The views that can be asked for, each with what can be chosen in it, and what each needs of the records.

use super::matrix::AXES;
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

    /// Returns the view with the next of what can be rows, or be on the map.
    #[must_use]
    pub fn with_next_rows(self) -> Self {
        match self {
            Self::Matrix { rows, columns } => Self::Matrix {
                rows: next_axis(rows, columns),
                columns,
            },
            Self::Timeline(by) => Self::Timeline(next(&By::ALL, by)),
            Self::Map(of) => Self::Map(next(&Of::ALL, of)),
            Self::Lessons | Self::Contributions | Self::Coverage => self,
        }
    }

    /// Returns the view with the next field above its columns.
    #[must_use]
    pub fn with_next_columns(self) -> Self {
        match self {
            Self::Matrix { rows, columns } => Self::Matrix {
                rows,
                columns: next_axis(columns, rows),
            },
            other => other,
        }
    }

    /// Returns the view with its rows as columns.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Matrix { rows, columns } => Self::Matrix {
                rows: columns,
                columns: rows,
            },
            other => other,
        }
    }

    /// Returns the view with the rows of this name.
    pub fn with_rows(self, name: &str) -> Option<Self> {
        Some(match self {
            Self::Matrix { columns, .. } => Self::Matrix {
                rows: axis(name)?,
                columns,
            },
            Self::Timeline(_) => Self::Timeline(By::ALL.into_iter().find(|by| by.name() == name)?),
            Self::Map(_) => {
                let is_it = |of: &Of| of.names().0 == name || of.names().1 == name;
                Self::Map(Of::ALL.into_iter().find(is_it)?)
            }
            Self::Lessons | Self::Contributions | Self::Coverage => return None,
        })
    }

    /// Returns the view with the columns of this name.
    pub fn with_columns(self, name: &str) -> Option<Self> {
        match self {
            Self::Matrix { rows, .. } => Some(Self::Matrix {
                rows,
                columns: axis(name)?,
            }),
            _ => None,
        }
    }

    /// Returns what can be rows, by name.
    pub fn row_names(self) -> Vec<&'static str> {
        match self {
            Self::Matrix { .. } => AXES.map(Field::name).to_vec(),
            Self::Timeline(_) => By::ALL.map(By::name).to_vec(),
            Self::Map(_) => Of::ALL.map(|of| of.names().1).to_vec(),
            Self::Lessons | Self::Contributions | Self::Coverage => Vec::new(),
        }
    }

    /// Returns what it shows, in a few words.
    pub fn about(self) -> String {
        match self {
            Self::Matrix { rows, columns } => format!("{rows} by {columns}"),
            Self::Lessons => "by dimension and topic".to_owned(),
            Self::Timeline(by) => format!("by {}", by.name()),
            Self::Map(of) => of.names().1.to_owned(),
            Self::Contributions => "by currency and donor".to_owned(),
            Self::Coverage => "what is missing".to_owned(),
        }
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

/// Returns the field of a name, or of a beginning that only one has, that can be rows or columns.
pub fn axis(name: &str) -> Option<Field> {
    let name = name.to_lowercase();
    let mut begun = AXES
        .into_iter()
        .filter(|field| !name.is_empty() && field.name().starts_with(&name));
    let first = begun.next();
    let only = first.filter(|_| begun.next().is_none());
    AXES.into_iter().find(|field| field.name() == name).or(only)
}

/// Returns the value after one, the first after the last.
fn next<T: Copy + PartialEq>(all: &[T], one: T) -> T {
    let mut after = all.iter().cycle().skip_while(|other| **other != one);
    after.nth(1).copied().unwrap_or(one)
}

/// Returns the field after one that is not the other axis.
fn next_axis(one: Field, other: Field) -> Field {
    let after = next(&AXES, one);
    if after == other {
        next(&AXES, after)
    } else {
        after
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
    fn rows_and_columns_go_round_and_never_meet() {
        let first = View::ALL[0];
        let mut view = first;
        for _ in 1..AXES.len() {
            view = view.with_next_rows();
            let View::Matrix { rows, columns } = view else {
                panic!("{view:?}");
            };
            assert_ne!(rows, columns);
        }
        assert_eq!(view, first);
        assert_eq!(first.flipped().flipped(), first);
        let wanted = View::Matrix {
            rows: Field::Stage,
            columns: Field::Outcome,
        };
        let named = first.with_rows("sta").unwrap().with_columns("outcome");
        assert_eq!(named, Some(wanted));
        assert_eq!(first.with_rows("lang"), None);
        let map = View::Map(Of::Cases);
        assert_eq!(map.with_rows("projects"), Some(map.with_next_rows()));
        assert_eq!(map.with_columns("topic"), None);
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
