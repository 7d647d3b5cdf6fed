//! The instruments and the countries in lists: what is told of each in a line, and by which words it is found.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Asked, Library, LibraryError, Within};
use crate::model::c102::{Part, SLUG, Structure};
use crate::model::{
    Country, Detail, Field, Kind, Language, PartialDate, Parties, PartyOrder, Record, Script,
    Tables, Text, View, Wanted,
};
use crate::source::fold::folded;

/// The fewest letters by which a branch is looked for where no instrument is named.
const FEWEST: usize = 3;

/// The instruments and the countries.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The instruments of the library, by letter and number.
    pub instruments: Vec<InstrumentLine>,
    /// The countries, by name.
    pub countries: Vec<CountryLine>,
    /// The Parts of Convention 102.
    pub structure: Option<Structure>,
    tables: Arc<Tables>,
}

/// What is told of an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentLine {
    /// The slug of its record.
    pub slug: String,
    /// Its code, such as `C102`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What the ILO says of it.
    pub standing: Option<String>,
    /// When it was adopted.
    pub adopted: Option<PartialDate>,
    /// When it entered into force.
    pub in_force: Option<PartialDate>,
    /// How many have ratified it, as far as that is known.
    pub ratified: Option<Ratified>,
    words: Vec<String>,
}

/// How many States have ratified an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratified {
    /// How many there are, where that is known.
    pub count: Option<u32>,
    /// How many of them the library names.
    pub named: usize,
    /// Whether the number is from memory.
    pub is_recalled: bool,
}

/// What is told of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountryLine {
    /// Its ISO 3166-1 code of three letters.
    pub iso3: String,
    /// Its name.
    pub name: String,
    /// How many Conventions it has ratified, of those that the library's table names.
    pub conventions: usize,
    /// How many Parts of Convention 102 it has accepted.
    pub parts: usize,
    /// How many cases happened in it.
    pub cases: usize,
    /// How many projects work in it or share its experience.
    pub projects: usize,
    words: Vec<String>,
}

impl InstrumentLine {
    /// Returns what is told of it beside its title.
    pub fn facts(&self) -> Vec<String> {
        let dated = |word: &str, date: Option<PartialDate>| {
            date.map(|date| format!("{word} {}", date.year))
        };
        [
            self.ratified.map(Ratified::in_words),
            self.standing.clone(),
            dated("adopted", self.adopted),
            dated("in force", self.in_force),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Ratified {
    fn of(parties: &Parties) -> Self {
        Self {
            count: parties.count,
            named: parties.known.len(),
            is_recalled: parties.is_recalled,
        }
    }

    fn in_words(self) -> String {
        let all_named = self.count.map(usize::try_from) == Some(Ok(self.named));
        let named = match (self.count, self.named) {
            (None, 1) => return "1 party named".to_owned(),
            (None, named) => return format!("{named} parties named"),
            _ if all_named => String::new(),
            (_, named) => format!(" ({named} named)"),
        };
        let sure = if self.is_recalled {
            ", not yet checked"
        } else {
            ""
        };
        format!("{} parties{named}{sure}", self.count.unwrap_or_default())
    }
}

impl CountryLine {
    /// Returns what is told of it beside its name; nothing where the library knows nothing.
    pub fn facts(&self) -> Vec<String> {
        let counted = |count: usize, one: &str, many: &str| {
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let parts = counted(self.parts, "Part", "Parts");
        [
            counted(self.conventions, "Convention", "Conventions"),
            parts.map(|parts| format!("{parts} of C102")),
            counted(self.cases, "case", "cases"),
            counted(self.projects, "project", "projects"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Overview {
    /// Returns the instrument of a code: C11 is not C118, MLC is MLC-2006.
    pub fn instrument_called(&self, code: &str) -> Option<&InstrumentLine> {
        let is_meant = |line: &&InstrumentLine| {
            let rest = line.slug.strip_prefix(code);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.instruments.iter().find(is_meant)
    }

    /// Returns the places of the instruments that some words find.
    pub fn instruments_of(&self, words: &str) -> Vec<usize> {
        found(words, self.instruments.iter().map(|one| &one.words))
    }

    /// Returns the places of the countries that some words find, by a name in any language, a code or a grouping.
    pub fn countries_of(&self, words: &str) -> Vec<usize> {
        found(words, self.countries.iter().map(|one| &one.words))
    }

    /// Returns the Part of Convention 102 that is asked for, as in `c102 V`, `art 28` or `old age`: its view, and how it
    /// is told.
    pub fn place_in(&self, words: &str) -> Option<(View, String)> {
        let structure = self.structure.as_ref()?;
        let (within, part) = self.asked(words, structure)?;
        let told = format!("Part {}: {}", part.number, part.told());
        let instrument = SLUG.to_owned();
        let code = SLUG.to_uppercase();
        Some(match within {
            Within::Article(article) => {
                let view = View::Article {
                    instrument,
                    article,
                };
                (view, format!("{code}, article {article}, in {told}"))
            }
            Within::Part(_) | Within::Branch(_) | Within::Unread(_) => {
                let part = part.number.clone();
                (View::Part { instrument, part }, format!("{code}, {told}"))
            }
        })
    }

    /// Returns who has accepted the Part that a view is or lies in; nothing of a Part that every State takes.
    pub fn accepting(&self, view: &View) -> Option<View> {
        let structure = self.structure.as_ref()?;
        let (instrument, part) = match view {
            View::Part { instrument, part } => (instrument, structure.part(part)?),
            View::Article {
                instrument,
                article,
            } => (instrument, structure.holding(*article)?),
            _ => return None,
        };
        part.is_optional.then(|| View::Ratifications {
            instrument: instrument.clone(),
            part: Some(part.number.clone()),
            order: PartyOrder::Date,
        })
    }

    fn asked<'a>(&self, words: &str, structure: &'a Structure) -> Option<(Within, &'a Part)> {
        let read = |words: String| Asked::read(&[words], &self.tables);
        let asked = read(words.to_owned())?;
        let place = if asked.codes().iter().any(|code| code == SLUG) {
            asked.place
        } else if words.trim().chars().count() >= FEWEST && self.countries_of(words).is_empty() {
            // Nobody writes the code of the one Convention that has Parts here; who begins the name of a country does not
            // mean a branch whose name in some language begins so.
            read(format!("{SLUG} {words}"))?.place
        } else {
            None
        }?;
        let part = place.part(structure)?;
        Some((place, part))
    }
}

impl Library {
    /// Returns the instruments and the countries; titles and names come in a language where they are there in it.
    pub fn overview(&self, language: &Language) -> Result<Overview, LibraryError> {
        self.settle()?;
        self.overview_now(language)
    }

    /// Returns the same from the index as it stands.
    pub(super) fn overview_now(&self, language: &Language) -> Result<Overview, LibraryError> {
        let tables = self.tables();
        let mut instruments = Vec::new();
        let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
        let ratifications = self.ratifications();
        for (instrument, parties) in &ratifications {
            for one in &parties.known {
                let counts = counts.entry(one.country.clone()).or_default();
                counts.conventions += 1;
                if instrument == SLUG {
                    counts.parts = one.parts.len();
                }
            }
        }
        for (record, parties) in self.with_parties(ratifications)? {
            let title = self.listed(&record, language).title;
            instruments.push(line(&record, title, parties.as_ref()));
        }
        self.count_records(&mut counts)?;
        let all = tables.countries.all.iter();
        let mut countries: Vec<CountryLine> = all
            .map(|country| {
                let counts = counts.remove(&country.iso3).unwrap_or_default();
                counts.line(country, &tables, language.tag())
            })
            .collect();
        countries.sort_by_cached_key(|country| (folded(&country.name), country.iso3.clone()));
        Ok(Overview {
            instruments,
            countries,
            structure: crate::content::c102(&self.root),
            tables,
        })
    }

    fn count_records(&self, counts: &mut BTreeMap<String, Counts>) -> Result<(), LibraryError> {
        let wanted = Wanted {
            fields: vec![Field::Country],
            facts: true,
            lessons: false,
        };
        let survey = self.survey_now("kind:case,project", false, 0, &wanted)?;
        for digest in survey.digests {
            let mut codes = digest.values(Field::Country).to_vec();
            codes.extend(digest.facts.providers);
            codes.sort_unstable();
            codes.dedup();
            for code in codes {
                let counts = counts.entry(code).or_default();
                match digest.id.kind {
                    Kind::Case => counts.cases += 1,
                    _ => counts.projects += 1,
                }
            }
        }
        Ok(())
    }
}

/// What is counted of a country.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    conventions: usize,
    parts: usize,
    cases: usize,
    projects: usize,
}

impl Counts {
    fn line(self, country: &Country, tables: &Tables, tag: &str) -> CountryLine {
        let codes = [&country.iso3, &country.iso2];
        let names = country.names.values().chain(&country.aliases).chain(codes);
        let place = country.place(tables, tag).into_iter();
        let place: Vec<String> = place.map(|name| name.to_string()).collect();
        let groups = country.groups.iter().chain(&place);
        CountryLine {
            iso3: country.iso3.clone(),
            name: country.name(tag).to_owned(),
            conventions: self.conventions,
            parts: self.parts,
            cases: self.cases,
            projects: self.projects,
            words: names.chain(groups).map(|name| folded(name)).collect(),
        }
    }
}

fn line(record: &Record, title: String, parties: Option<&Parties>) -> InstrumentLine {
    let owned = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let mut line = InstrumentLine {
        slug: record.id.slug.clone(),
        code: record.id.slug.to_uppercase(),
        ratified: parties.map(Ratified::of),
        ..InstrumentLine::default()
    };
    if let Detail::Standard(standard) = &record.detail {
        line.code = owned(&standard.code).unwrap_or(line.code);
        line.standing = owned(&standard.standing);
        line.adopted = standard.adopted;
        line.in_force = standard.in_force;
    }
    let names = [&line.slug, &line.code, &title, &record.title.value].into_iter();
    line.words = names
        .chain(record.title_local.values())
        .map(|name| folded(name))
        .collect();
    line.title = title;
    line
}

/// Returns the places of what some words find: each word begins a word of one name, all of them of the same.
fn found<'a>(words: &str, all: impl Iterator<Item = &'a Vec<String>>) -> Vec<usize> {
    let words = folded(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let holds = |names: &Vec<String>| {
        words.is_empty()
            || names
                .iter()
                .any(|name| words.iter().all(|word| begins_in(name, word)))
    };
    let found = all.enumerate().filter(|(_, names)| holds(names));
    found.map(|(at, _)| at).collect()
}

/// Tells whether a word of a text begins with some letters; in scripts without spaces, whether it holds them.
fn begins_in(text: &str, letters: &str) -> bool {
    text.match_indices(letters).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|one| !one.is_alphanumeric() || Script::of(one).is_unspaced())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;
    use crate::model::vocabulary::Labels;

    fn names(all: &[(&str, &str)]) -> Labels {
        let pair = |(tag, name): &(&str, &str)| ((*tag).to_owned(), (*name).to_owned());
        all.iter().map(pair).collect()
    }

    fn overview() -> Overview {
        let part = |number: &str, first, last, branch: Option<&str>| Part {
            number: number.to_owned(),
            title: format!("Title {number}"),
            first,
            last,
            branch: branch.map(str::to_owned),
            ..Part::default()
        };
        let mut tables = Tables::default();
        tables.vocabularies.branches.values = vec![Value {
            id: "old-age".to_owned(),
            labels: names(&[("en", "Old age"), ("lo", "ຊະລາ"), ("pl", "Palny")]),
            ..Value::default()
        }];
        let country = |iso3: &str, all: &[(&str, &str)]| {
            let country = Country {
                iso3: iso3.to_owned(),
                names: names(all),
                ..Country::default()
            };
            Counts::default().line(&country, &tables, "en")
        };
        let countries = vec![
            country("LAO", &[("en", "Lao PDR"), ("zh", "老挝"), ("lo", "ລາວ")]),
            country("PLW", &[("en", "Palau"), ("fr", "Palaos")]),
            country("CIV", &[("en", "Côte d’Ivoire")]),
        ];
        let structure = Structure {
            parts: vec![part("I", 1, 6, None), part("V", 25, 30, Some("old-age"))],
            later: Vec::new(),
        };
        Overview {
            countries,
            structure: Some(structure),
            tables: Arc::new(tables),
            ..Overview::default()
        }
    }

    #[test]
    fn a_country_is_found_by_the_beginnings_of_the_words_of_one_name() {
        let all = overview();
        for (words, found) in [
            ("", vec![0, 1, 2]),
            ("lao", vec![0]),
            ("la", vec![0]),
            ("pdr lao", vec![0]),
            ("老", vec![0]),
            ("挝", vec![0]),
            ("ລາວ", vec![0]),
            ("palaos", vec![1]),
            ("COTE ivo", vec![2]),
            ("lao palau", vec![]),
            ("civ", vec![2]),
        ] {
            assert_eq!(all.countries_of(words), found, "{words}");
        }
    }

    #[test]
    fn a_place_in_the_convention_is_found_as_people_write_it() {
        let all = overview();
        let place = |words: &str| all.place_in(words).map(|(view, _)| view.to_string());
        for (words, name) in [
            ("c102 V", "standard/c102/v"),
            ("C102 part v", "standard/c102/v"),
            ("part V", "standard/c102/v"),
            ("c102 art 28", "standard/c102/28"),
            ("art 28", "standard/c102/28"),
            ("old age", "standard/c102/v"),
            ("ຊະລາ", "standard/c102/v"),
        ] {
            assert_eq!(place(words).as_deref(), Some(name), "{words}");
        }
        for words in [
            "", "c102", "c118 V", "c102 IX", "art 99", "o", "togo", "pal",
        ] {
            assert_eq!(place(words), None, "{words}");
        }
        let (_, told) = all.place_in("c102 28").unwrap();
        assert_eq!(
            told,
            "C102, article 28, in Part V: Title V (articles 25-30)"
        );
    }

    #[test]
    fn numbers_are_told_with_how_sure_they_are() {
        let told = |count, named, is_recalled| {
            let ratified = Ratified {
                count,
                named,
                is_recalled,
            };
            ratified.in_words()
        };
        assert_eq!(told(Some(67), 67, false), "67 parties");
        assert_eq!(
            told(Some(38), 10, true),
            "38 parties (10 named), not yet checked"
        );
        assert_eq!(told(None, 3, false), "3 parties named");
        assert_eq!(told(None, 1, false), "1 party named");
        let country = CountryLine {
            conventions: 1,
            parts: 2,
            ..CountryLine::default()
        };
        assert_eq!(country.facts(), ["1 Convention", "2 Parts of C102"]);
        assert!(CountryLine::default().facts().is_empty());
    }
}
