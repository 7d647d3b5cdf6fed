//! What views over the whole library are made of: the records a query finds, the events, who has ratified what; and the
//! views themselves.

use super::{Library, LibraryError};
use crate::atlas::{Given, Of, Seen, View};
use crate::content;
use crate::model::timeline::Event;
use crate::model::{Kind, PartialDate, Parties, Wanted};
use crate::search::{Request, Survey, places};

impl Library {
    /// Returns the records that hold all that a query asks for, each once, without their texts, of each as much as is
    /// wanted. A query that is live is still being typed: its last word may be the beginning of a word.
    pub fn survey(
        &self,
        query: &str,
        is_live: bool,
        this_year: u16,
        wanted: &Wanted,
    ) -> Result<Survey, LibraryError> {
        self.settle()?;
        self.survey_now(query, is_live, this_year, wanted)
    }

    /// Sees a view of what a query finds.
    pub fn see(
        &self,
        view: View,
        query: &str,
        is_live: bool,
        today: PartialDate,
    ) -> Result<Seen, LibraryError> {
        self.settle()?;
        self.see_now(view, query, is_live, today)
    }

    /// Sees a view of what a query finds, with the index as it stands.
    pub(super) fn see_now(
        &self,
        view: View,
        query: &str,
        is_live: bool,
        today: PartialDate,
    ) -> Result<Seen, LibraryError> {
        let survey = self.survey_now(query, is_live, today.year, &view.wanted())?;
        let places = places(query, &self.tables());
        let given = Given {
            events: match view {
                View::Timeline(_) => self.events(),
                _ => Vec::new(),
            },
            parties: match view {
                View::Map(Of::Ratifications) => self.chosen(&places.rest, is_live, today.year)?,
                _ => Vec::new(),
            },
            digests: survey.digests,
            countries: places.countries,
        };
        Ok(Seen {
            notes: survey.notes,
            less_exact: survey.less_exact,
            ..Seen::new(view, query, given, &self.tables(), today)
        })
    }

    /// Returns the same from the index as it stands.
    pub(super) fn survey_now(
        &self,
        query: &str,
        is_live: bool,
        this_year: u16,
        wanted: &Wanted,
    ) -> Result<Survey, LibraryError> {
        // As a search asks it, so that both count alike.
        let request = Request {
            live: is_live,
            ..Request::typed(query, this_year)
        };
        let index = self.index();
        Ok(index.survey(&request, wanted, &|| self.tables())?)
    }

    /// Returns the events of the timeline, by date.
    pub fn events(&self) -> Vec<Event> {
        content::timeline(&self.root)
    }

    /// Returns the parties to the instruments that a query chooses: those it names by their codes, else those it finds; all
    /// where it asks nothing.
    fn chosen(
        &self,
        query: &str,
        is_live: bool,
        this_year: u16,
    ) -> Result<Vec<(String, Parties)>, LibraryError> {
        let mut all = self.ratifications();
        let lower = query.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let is_code = |word: &&str| all.iter().any(|(code, _)| code == word);
        if words.is_empty() {
            return Ok(all);
        }
        if words.iter().all(is_code) {
            all.retain(|(code, _)| words.contains(&code.as_str()));
            return Ok(all);
        }
        let found = self.survey_now(query, is_live, this_year, &Wanted::default())?;
        let mut standards = found.digests;
        standards.retain(|one| one.id.kind == Kind::Standard);
        all.retain(|(code, _)| standards.iter().any(|one| one.id.slug == *code));
        Ok(all)
    }

    /// Returns the parties to every instrument, by its slug or, where it has no record, its code.
    pub(super) fn ratifications(&self) -> Vec<(String, Parties)> {
        content::all_parties(&self.root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{AXES, By, Data, Lead, Part, RowKey, Words};
    use crate::library::trial::built_in;
    use crate::model::{Field, Language};

    fn today() -> PartialDate {
        PartialDate::of_year(2026)
    }

    /// Returns how many records the Library lists for a query that stands in its input.
    fn listed(library: &Library, query: &str) -> usize {
        counted(library, query).0
    }

    /// Returns the same, and how many it lists that are less exact.
    fn counted(library: &Library, query: &str) -> (usize, usize) {
        let request = Request::typed(query, today().year);
        let answer = library.index().search(&request, &|| library.tables());
        let answer = answer.unwrap();
        (answer.complete, answer.less_exact)
    }

    #[test]
    fn a_map_of_ratifications_tells_only_what_is_so() {
        let library = built_in();
        let language = Language::english();
        let view = View::Map(Of::Ratifications);
        let map = |query: &str| {
            let seen = library.see_now(view, query, true, today()).unwrap();
            let words = Words {
                tables: &library.tables(),
                language: &language,
            };
            let json = seen.told(words).json();
            let texts = seen
                .told(words)
                .parts()
                .into_iter()
                .filter_map(|part| match part {
                    Part::Text(text) => Some(text.to_string()),
                    _ => None,
                });
            (texts.collect::<Vec<String>>().join("\n"), json)
        };
        // The list of Convention 102 is whole, that of Convention 118 is not; a word that is a code is that instrument.
        for query in ["c102", "id:c102", "C102"] {
            let (text, json) = map(query);
            assert!(
                text.contains("Ratifications of C102. The library names every party"),
                "{text}"
            );
            assert!(
                text.contains("\nNone in ") && !text.contains("Not named"),
                "{text}"
            );
            assert_eq!(json["total"], 67);
        }
        for query in ["id:c118", "c118", "c102 c118", ""] {
            let (text, _) = map(query);
            assert!(
                text.contains("Not named (") && !text.contains("None in"),
                "{query}: {text}"
            );
        }
        // A country chooses itself, and no instrument.
        let (text, json) = map("country:laos");
        assert!(text.contains("instruments in Lao PDR"), "{text}");
        let regions = json["regions"].as_array().unwrap();
        assert_eq!(
            (regions.len(), &json["countries"]),
            (1, &serde_json::json!(["LAO"]))
        );
        let (text, json) = map("country:ben,lao id:c102");
        assert!(
            text.contains("Ratifications of C102 in Benin, Lao PDR"),
            "{text}"
        );
        assert!(text.ends_with("None in 1: Lao PDR."), "{text}");
        assert_eq!(json["total"], 1);
    }

    #[test]
    fn a_query_that_chooses_no_instrument_says_so_and_what_is_missing_is_missing_there() {
        let library = built_in();
        let view = View::Map(Of::Ratifications);
        let seen = library
            .see_now(view, "kind:project", true, today())
            .unwrap();
        assert!(seen.missing().contains("no instrument"));
        let narrow = library
            .see_now(View::Coverage, "country:asean", true, today())
            .unwrap();
        let Data::Coverage(coverage) = &narrow.data else {
            panic!("{narrow:?}");
        };
        let lacks = coverage.lacks.iter().flat_map(|lack| &lack.values);
        let elsewhere = ["africa", "european-union", "caribbean"];
        let mut lacks = lacks.map(|(id, _)| id.as_str());
        assert!(lacks.all(|id| !elsewhere.contains(&id)), "{coverage:?}");
    }

    #[test]
    fn the_library_and_every_view_count_the_same_records() {
        let library = built_in();
        let mut left_out = Vec::new();
        for query in [
            "",
            "kind:case pension",
            "mobile money biometric togo women",
            "zebra pension mobile",
            "kind:case country:asean identity card wallet",
            "养老金 支付",
            "\"mobile money\" -togo",
            "zebra",
        ] {
            let in_library = counted(library, query);
            left_out.push(in_library.1);
            for view in View::ALL {
                let seen = library.see_now(view, query, true, today()).unwrap();
                let in_view = (seen.records, seen.less_exact);
                assert_eq!(in_view, in_library, "{query}: {view:?}");
                assert_eq!(seen.left_out().is_some(), in_library.1 > 0, "{query}");
            }
        }
        assert!(left_out[1] == 0 && left_out[2] > 0, "{left_out:?}");
        assert!(left_out[3] > 0 && left_out[7] == 0, "{left_out:?}");
    }

    fn parts(library: &Library, seen: &Seen) -> Vec<Part> {
        let tables = library.tables();
        let words = Words {
            tables: &tables,
            language: &Language::english(),
        };
        seen.told(words).parts()
    }

    /// Looks up every cell of a matrix of two fields, sums included.
    fn every_cell_leads_to_what_it_counts(
        library: &Library,
        rows: Field,
        columns: Field,
        query: &str,
    ) {
        let view = View::Matrix { rows, columns };
        let seen = library.see_now(view, query, true, today()).unwrap();
        let Data::Matrix(matrix) = &seen.data else {
            panic!("{view:?}");
        };
        let told = parts(library, &seen);
        let Some(Part::Grid(grid)) = told.iter().find(|part| matches!(part, Part::Grid(_))) else {
            panic!("no grid");
        };
        let columns = matrix.columns.heads.iter().map(|head| head.total);
        let sums: Vec<usize> = columns.chain([matrix.total]).collect();
        let counts = matrix
            .cells
            .iter()
            .zip(&matrix.rows.heads)
            .map(|(cells, head)| {
                let mut counts = cells.clone();
                counts.push(head.total);
                counts
            });
        for (row, counts) in grid.rows.iter().zip(counts.chain([sums])) {
            assert_eq!(row.cells.len(), counts.len());
            for (cell, count) in row.cells.iter().zip(counts) {
                match &cell.leads_to {
                    Some(Lead::Query(query)) => {
                        assert_eq!(listed(library, query), count, "{query}");
                    }
                    other => assert_eq!((other, count), (&None, 0), "{}", row.name),
                }
            }
        }
    }

    #[test]
    fn every_count_of_the_built_in_library_leads_to_so_many_records() {
        let library = built_in();
        let (first, second) = AXES.split_at(AXES.len() / 2);
        for (rows, columns) in first.iter().zip(second) {
            every_cell_leads_to_what_it_counts(library, *rows, *columns, "");
        }
        for query in ["kind:case pension", "-country:KEN informal work"] {
            every_cell_leads_to_what_it_counts(library, Field::Region, Field::Outcome, query);
        }

        let see = |view| library.see_now(view, "", true, today()).unwrap();
        for of in [Of::Cases, Of::Projects] {
            let seen = see(View::Map(of));
            let Data::Map(map, _) = &seen.data else {
                panic!("{of:?}");
            };
            let counts = map.regions.iter().flat_map(|region| &region.places);
            let counts: Vec<usize> = counts.map(|place| place.ids.len()).collect();
            let told = parts(library, &seen);
            let items = told.iter().filter_map(|part| match part {
                Part::List(items) => Some(items),
                _ => None,
            });
            // Records of no country stand at the end, without a count.
            let items: Vec<_> = items.flatten().filter(|one| !one.lead.is_empty()).collect();
            assert_eq!(items.len(), counts.len());
            for (item, count) in items.into_iter().zip(counts) {
                let Some(Lead::Query(query)) = &item.leads_to else {
                    panic!("{item:?}");
                };
                assert_eq!(listed(library, query), count, "{query}");
            }
        }
        let mut found = 0;
        let narrow = library.see_now(View::Coverage, "country:asean", true, today());
        for part in parts(library, &narrow.unwrap()) {
            let Part::List(items) = part else { continue };
            for item in items {
                if let (Ok(count), Some(Lead::Query(query))) =
                    (item.lead.parse::<usize>(), &item.leads_to)
                {
                    assert_eq!(listed(library, query), count, "{query}");
                    found += 1;
                }
            }
        }
        assert!(found > 0, "some values have few records");
        for by in By::ALL {
            every_row_leads_to_its_records(library, &see(View::Timeline(by)));
        }
    }

    fn every_row_leads_to_its_records(library: &Library, seen: &Seen) {
        let Data::Timeline(timeline, by) = &seen.data else {
            panic!("{:?}", seen.view);
        };
        let told = parts(library, seen);
        let headings = told.iter().filter_map(|part| match part {
            Part::Heading(heading) => Some(heading),
            _ => None,
        });
        let headings: Vec<_> = headings.collect();
        assert_eq!(headings.len(), timeline.rows.len());
        for (heading, row) in headings.into_iter().zip(&timeline.rows) {
            let records = row
                .marks
                .iter()
                .filter(|mark| mark.record.is_some())
                .count();
            match &heading.leads_to {
                Some(Lead::Query(query)) => assert_eq!(listed(library, query), records, "{query}"),
                other => {
                    let has_field = match (by, &row.key) {
                        (By::Country, RowKey::Who(_)) => records > 0,
                        (By::Kind, RowKey::Kind(kind)) => *kind != Kind::Standard,
                        _ => false,
                    };
                    assert!(other.is_none() && !has_field, "{}", heading.text);
                }
            }
        }
    }
}
