//! Narrowing: fields, then values, as numbered lists; a value chosen changes the query.

use super::Session;
use super::library::sentence;
use super::list::{Choice, Item};
use super::place::Place;
use crate::cli::output::Role;
use crate::model::Field;
use crate::search::{Facet, FacetValue, narrow};

/// How many values of a field are told with it.
const TOLD: usize = 3;

/// What is narrowed, and by what.
#[derive(Clone, Debug)]
pub(super) struct Narrowing {
    query: String,
    /// The field whose values are listed; absent where the fields are.
    field: Option<Field>,
}

impl Session<'_, '_> {
    /// Lists the fields.
    pub(super) fn facets(&mut self) -> anyhow::Result<()> {
        let query = self.query();
        self.go(Place::Facets(Narrowing { query, field: None }))
    }

    /// Lists the values of a field.
    pub(super) fn field(&mut self, field: Field) -> anyhow::Result<()> {
        let query = self.query();
        let field = Some(field);
        self.go(Place::Facets(Narrowing { query, field }))
    }

    /// Narrows the search to a value, or widens it by one it was narrowed to.
    pub(super) fn toggle(
        &mut self,
        field: Field,
        value: &str,
        is_selected: bool,
    ) -> anyhow::Result<()> {
        let query = self.query();
        let query = narrow::toggle(&query, field, value, is_selected, Some(&self.tables));
        // The lists of fields and values have done what they are for: from the hits one goes back to the hits before.
        while matches!(self.place(), Some(Place::Facets(_))) {
            self.leave();
        }
        self.search(&query)
    }

    /// Says what the search can be narrowed by.
    pub(super) fn announce_facets(&mut self, narrowing: &Narrowing) -> anyhow::Result<()> {
        let answer = match self.ask(&narrowing.query, 0, true) {
            Ok(answer) => answer,
            Err(error) => return self.trouble(&error),
        };
        let mut facets = answer.facets.into_iter();
        if let Some(field) = narrowing.field {
            let values = facets.find(|facet| facet.field == field);
            let values = values.map(|facet| facet.values).unwrap_or_default();
            let name = named(field);
            self.say(&format!(
                "{name}: choose a value to narrow to, or one that is chosen to leave it."
            ))?;
            let items = values.iter().map(|value| self.value(field, value));
            let items = items.collect();
            return self.show(items);
        }
        let facets: Vec<Facet> = facets.filter(|facet| !facet.values.is_empty()).collect();
        if facets.is_empty() {
            self.list = super::List::default();
            return self.say("There is nothing to narrow.");
        }
        self.say("Fields to narrow by:")?;
        let items = facets.iter().map(|facet| self.fielded(facet)).collect();
        self.show(items)
    }

    /// Returns a field with what is chosen, and with how many values there are and the most frequent.
    fn fielded(&self, facet: &Facet) -> Item {
        let label = |value: &FacetValue| {
            let label = self.tables.label(facet.field, &value.value, self.labels());
            format!("{} {}", facet.field.written(label), value.count)
        };
        let chosen = facet.values.iter().filter(|value| value.selected);
        let chosen: Vec<String> = chosen.map(label).collect();
        let told: Vec<String> = facet.values.iter().take(TOLD).map(label).collect();
        let more = facet.values.len().saturating_sub(TOLD);
        let more = if more > 0 {
            format!("; {more} more")
        } else {
            String::new()
        };
        let chosen = if chosen.is_empty() {
            String::new()
        } else {
            format!("chosen: {}", chosen.join(", "))
        };
        let text = format!("{}: {}{more}", named(facet.field), told.join(", "));
        Item::of(text, Choice::Field(facet.field)).and(&chosen)
    }

    fn value(&self, field: Field, value: &FacetValue) -> Item {
        let label = self.tables.label(field, &value.value, self.labels());
        let label = field.written(label);
        let choice = Choice::Value {
            field,
            value: value.value.clone(),
            is_selected: value.selected,
        };
        let mut item = Item::of(format!("{label}, {}", value.count), choice);
        if let (true, Some(pieces)) = (value.selected, item.paragraphs.first_mut()) {
            pieces.push((Role::Mark, ", chosen".to_owned()));
        }
        item
    }
}

/// Returns the name of a field with a capital.
fn named(field: Field) -> String {
    sentence(&field.to_string())
        .trim_end_matches('.')
        .to_owned()
}
