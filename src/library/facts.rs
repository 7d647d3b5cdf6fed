//! The facts of a record beside its texts: a name and a value each, in the order of reading. Plain lines and files show
//! these same facts.

use std::collections::BTreeMap;

use crate::library::worker::Opened;
use crate::model::agenda::Agenda;
use crate::model::case::Case;
use crate::model::module::Module;
use crate::model::project::{Donor, Project};
use crate::model::record::{Text, Worksheet};
use crate::model::standard::Standard;
use crate::model::term::Term;
use crate::model::{
    Detail, Field, Language, Period, Phrase, StandardLink, Status, Tables, Vocabulary, figure,
};

/// The facts of a record, with values by their labels.
struct Facts<'a> {
    tables: &'a Tables,
    /// The language of labels.
    language: &'a str,
    /// The language of the page, as figures are written.
    page: &'a Language,
    rows: Vec<(&'static str, Phrase)>,
}

/// Returns the facts of a record, values named in a language.
pub fn facts(opened: &Opened, tables: &Tables, language: &str) -> Vec<(&'static str, String)> {
    let facts = told(opened, tables, language).into_iter();
    facts
        .map(|(name, value)| (name, value.to_string()))
        .collect()
}

/// Returns those facts, names of values with the language they are in.
pub(super) fn told(
    opened: &Opened,
    tables: &Tables,
    language: &str,
) -> Vec<(&'static str, Phrase)> {
    let record = &opened.record;
    let mut facts = Facts {
        tables,
        language,
        page: &record.language,
        rows: Vec::new(),
    };
    let original = opened.original_title().unwrap_or_default();
    facts.add("Original title", original.to_owned());
    let local: Vec<&str> = record.title_local.values().map(String::as_str).collect();
    facts.add("Local title", local.join("; "));
    match &record.detail {
        Detail::Case(case) => facts.case(case),
        Detail::Project(project) => facts.project(project),
        Detail::Standard(standard) => facts.standard(standard),
        Detail::Module(module) => facts.module(module),
        Detail::Term(term) => facts.term(term),
        Detail::Agenda(agenda) => facts.agenda(agenda),
        Detail::Worksheet(sheet) => facts.worksheet(sheet),
    }
    facts.list("Topics", Field::Topic, &record.topics);
    facts.add("Keywords", record.keywords.join(", "));
    if record.status != Status::Published {
        facts.own("Status", record.status.name());
    }
    facts.add(
        "Updated",
        record
            .updated
            .map(|date| date.to_string())
            .unwrap_or_default(),
    );
    let reviewed = record
        .reviewed
        .as_ref()
        .map(|review| format!("{}, {}", review.on, review.by));
    facts.add("Reviewed", reviewed.unwrap_or_default());
    facts.add("Authors", record.authors.join("; "));
    facts.rows
}

impl Facts<'_> {
    /// Adds a fact that says something.
    fn add(&mut self, name: &'static str, value: String) {
        self.say(name, value.into());
    }

    /// Adds a fact in words of the program.
    fn own(&mut self, name: &'static str, value: &str) {
        self.say(name, Phrase::english(value));
    }

    fn say(&mut self, name: &'static str, value: Phrase) {
        if !value.is_empty() {
            self.rows.push((name, value));
        }
    }

    fn one(&mut self, name: &'static str, text: Option<&Text>) {
        self.add(
            name,
            text.map(|text| text.value.clone()).unwrap_or_default(),
        );
    }

    /// Adds values of a field by their labels.
    fn list(&mut self, name: &'static str, field: Field, values: &[Text]) {
        let labels = values.iter();
        let labels = labels.map(|text| self.tables.named(field, &text.value, self.language));
        let joined = Phrase::joined(labels, ", ");
        self.say(name, joined);
    }

    /// Adds a value of a vocabulary that is no field of the query language.
    fn value(&mut self, name: &'static str, vocabulary: &Vocabulary, text: Option<&Text>) {
        let Some(text) = text else { return };
        self.say(name, vocabulary.named(text, self.language));
    }

    fn period(&mut self, period: Option<Period>) {
        let text = period.map(Period::in_words);
        self.own("Period", &text.unwrap_or_default());
    }

    fn standards(&mut self, links: &[StandardLink]) {
        let names: Vec<String> = links
            .iter()
            .map(|link| {
                let part = link
                    .part
                    .as_ref()
                    .map(|part| format!(" Part {}", part.value))
                    .unwrap_or_default();
                format!("{}{part} ({})", link.standard.value, link.relation.value)
            })
            .collect();
        self.own("Standards", &names.join(", "));
    }

    fn case(&mut self, case: &Case) {
        self.list("Countries", Field::Country, &case.countries);
        self.one("Scope", case.scope.as_ref());
        self.one("Organisation", case.organisation.as_ref());
        self.one("Programme", case.programme.as_ref());
        self.period(case.period);
        self.one("State", case.state.as_ref());
        self.list("Outcome", Field::Outcome, case.outcome.as_slice());
        self.list("Stages", Field::Stage, &case.stages);
        self.list("Delivery", Field::Delivery, &case.delivery);
        self.list("Branches", Field::Branch, &case.branches);
        self.list("Technologies", Field::Technology, &case.technologies);
        self.list("Population", Field::Population, &case.population);
        self.standards(&case.standards);
    }

    fn project(&mut self, project: &Project) {
        let all = &self.tables.vocabularies;
        self.value("Form", &all.forms, project.form.as_ref());
        self.value("Modality", &all.modalities, project.modality.as_ref());
        self.list("Countries", Field::Country, &project.countries);
        self.list("Providers", Field::Country, &project.providers);
        self.add("Partners", project.partners.join("; "));
        self.add("Implementers", project.implementers.join("; "));
        self.period(project.period);
        self.value("State", &all.states, project.state.as_ref());
        let goals: Vec<String> = project.sdgs.iter().map(ToString::to_string).collect();
        self.add("Goals", goals.join(", "));
        self.list("Branches", Field::Branch, &project.branches);
        self.standards(&project.standards);
        let donors = project.donors.iter();
        let donors: Vec<String> = donors.map(|one| donor(one, self.page)).collect();
        self.add("Donors", donors.join("; "));
        self.add("Cases", slugs(&project.cases));
    }

    fn standard(&mut self, standard: &Standard) {
        self.one("Code", standard.code.as_ref());
        self.one("Instrument", standard.instrument.as_ref());
        self.add(
            "Adopted",
            standard
                .adopted
                .map(|date| date.to_string())
                .unwrap_or_default(),
        );
        self.add(
            "In force",
            standard
                .in_force
                .map(|date| date.to_string())
                .unwrap_or_default(),
        );
        self.one("Standing", standard.standing.as_ref());
        self.list("Branches", Field::Branch, &standard.branches);
        self.one("Official text", standard.official_text.as_ref());
    }

    fn module(&mut self, module: &Module) {
        self.list("Stage", Field::Stage, module.stage.as_slice());
        self.one("Level", module.level.as_ref());
        self.one("Track", module.track.as_ref());
        self.minutes(module.minutes);
        self.add("Audience", module.audience.clone().unwrap_or_default());
        self.add("Prerequisites", slugs(&module.prerequisites));
        self.add("Works on", slugs(&module.uses));
        let types = module.exercise_types().into_iter();
        let types: Vec<String> = types
            .map(|(form, count)| format!("{count} {form}"))
            .collect();
        self.add("Exercises", types.join(", "));
    }

    fn term(&mut self, term: &Term) {
        self.add("Labels", by_language(&term.labels));
        let synonyms: BTreeMap<String, String> = term
            .synonyms
            .iter()
            .map(|(tag, words)| (tag.clone(), words.join(", ")))
            .collect();
        self.add("Synonyms", by_language(&synonyms));
        let definitions = term.definitions.iter();
        let definitions = definitions.map(|(tag, text)| (tag.clone(), text.value.clone()));
        self.add("Definitions", by_language(&definitions.collect()));
        let values = term.stands_for();
        let values = values.map(|(field, value)| {
            Phrase::from(format!("{field} ")) + self.tables.named(field, value, self.language)
        });
        let joined = Phrase::joined(values, ", ");
        self.say("Stands for", joined);
        self.add("Broader", slugs(&term.broader));
        self.add("Not the same as", slugs(&term.not_same_as));
        self.add("Standards", slugs(&term.standards));
    }

    fn agenda(&mut self, agenda: &Agenda) {
        self.minutes(agenda.minutes);
        self.add("Audience", agenda.audience.clone().unwrap_or_default());
        self.add("Group size", agenda.group_size.clone().unwrap_or_default());
        self.add("Works on", slugs(&agenda.uses));
    }

    fn worksheet(&mut self, sheet: &Worksheet) {
        self.list("Stage", Field::Stage, sheet.stage.as_slice());
        self.minutes(sheet.minutes);
        self.add("Works on", slugs(&sheet.uses));
    }

    fn minutes(&mut self, minutes: Option<u32>) {
        self.add(
            "Minutes",
            minutes
                .map(|minutes| minutes.to_string())
                .unwrap_or_default(),
        );
    }
}

fn slugs(texts: &[Text]) -> String {
    let slugs: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    slugs.join(", ")
}

fn by_language(labels: &BTreeMap<String, String>) -> String {
    let labels: Vec<String> = labels
        .iter()
        .map(|(tag, label)| format!("{tag}: {label}"))
        .collect();
    labels.join("; ")
}

/// Returns who paid, how much and when.
pub(super) fn donor(donor: &Donor, language: &Language) -> String {
    let amount = donor.amount.map(|amount| {
        let currency = donor
            .currency
            .as_ref()
            .map_or("", |text| text.value.as_str());
        let amount = figure::written(&amount.to_string(), language);
        format!(" {}", format!("{amount} {currency}").trim())
    });
    let year = donor.year.as_ref().map(|year| format!(", {year}"));
    format!(
        "{}{}{}",
        donor.name.value,
        amount.unwrap_or_default(),
        year.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;
    use crate::source::{Span, Spanned};

    fn text(value: &str) -> Text {
        Spanned::new(value.to_owned(), Span::at(0))
    }

    fn rows(fill: impl FnOnce(&mut Facts<'_>)) -> Vec<(&'static str, String)> {
        let tables = Tables::default();
        let mut facts = Facts {
            tables: &tables,
            language: "en",
            page: &Language::english(),
            rows: Vec::new(),
        };
        fill(&mut facts);
        let rows = facts.rows.into_iter();
        rows.map(|(name, value)| (name, value.to_string()))
            .collect()
    }

    #[test]
    fn leaves_out_what_is_not_said() {
        assert_eq!(rows(|facts| facts.case(&Case::default())), []);
        assert_eq!(rows(|facts| facts.project(&Project::default())), []);
    }

    #[test]
    fn tells_a_period_that_runs_and_one_that_is_over() {
        let start = PartialDate::of_year(2019);
        let period = |end| {
            rows(|facts| facts.period(Some(Period { start, end })))[0]
                .1
                .clone()
        };
        assert_eq!(period(None), "since 2019");
        assert_eq!(period(Some(PartialDate::of_year(2021))), "2019 to 2021");
        assert_eq!(period(Some(start)), "2019");
    }

    #[test]
    fn tells_donors_with_the_currency_of_the_source() {
        let one = Donor {
            name: text("Japan"),
            amount: Some(2_500_000.0),
            currency: Some(text("USD")),
            year: Some("2012-2013".to_owned()),
            sources: Vec::new(),
            span: Span::at(0),
        };
        let told = |tag| donor(&one, &Language::parse(tag).unwrap());
        assert_eq!(told("en"), "Japan 2,500,000 USD, 2012-2013");
        assert_eq!(told("fr"), "Japan 2\u{a0}500\u{a0}000 USD, 2012-2013");
    }

    #[test]
    fn names_the_part_of_an_instrument() {
        let link = StandardLink {
            standard: text("c102"),
            part: Some(text("V")),
            relation: text("applies"),
        };
        assert_eq!(
            rows(|facts| facts.standards(&[link])),
            [("Standards", "c102 Part V (applies)".to_owned())]
        );
    }
}
