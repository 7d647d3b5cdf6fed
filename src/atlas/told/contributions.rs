//! The contributions: sums by currency, donor and year, with the projects behind them.

use serde_json::{Value, json};

use super::{Bar, Heading, Item, Lead, Note, Part, Told, Words};
use crate::atlas::{
    Contribution, Contributions, Currency, Donor, DonorSums, Money, Unsummed, YearSum, Years,
};
use crate::model::Phrase;

/// The contributions, to be told.
pub(super) struct ContributionsTold<'a> {
    pub(super) contributions: &'a Contributions,
    pub(super) words: Words<'a>,
}

impl ContributionsTold<'_> {
    fn donor(&self, donor: &Donor) -> Phrase {
        donor.label(self.words.tables, self.words.language.tag())
    }

    /// Returns how many amounts are not added since a total of the same record holds them.
    fn held(&self) -> String {
        let donors = self
            .contributions
            .currencies
            .iter()
            .flat_map(|one| &one.donors);
        let all = donors
            .flat_map(|sums| &sums.years)
            .flat_map(|year| &year.of);
        match all.filter(|one| one.is_held).count() {
            0 => String::new(),
            1 => ", but for 1 that is held in a total of its record".to_owned(),
            held => format!(
                ", but for {} that are held in a total of their record",
                self.words.number(held)
            ),
        }
    }

    fn money(&self, amount: Money, currency: &Currency) -> String {
        let code = currency.code.as_deref().unwrap_or("(no currency)");
        format!("{} {code}", self.words.amount(amount))
    }

    fn currency(&self, currency: &Currency) -> Vec<Part> {
        let donors = self.words.count(currency.donors.len(), "donor", "donors");
        let heading = format!("{}: {donors}", self.money(currency.total, currency));
        let mut parts = vec![Part::heading(2, heading)];
        let most = currency.donors.first().map(|sums| sums.total);
        for sums in &currency.donors {
            let total = self.money(sums.total, currency);
            parts.push(Part::Heading(Heading {
                level: 3,
                text: self.donor(&sums.donor) + ": " + total,
                leads_to: None,
                bar: Bar::Share(most.map_or(100, |most| sums.total.share_of(most))),
            }));
            let years = sums.years.iter().map(|year| self.year(year, currency));
            parts.push(Part::List(years.collect()));
        }
        parts
    }

    fn year(&self, year: &YearSum, currency: &Currency) -> Item {
        let text = |one: &Contribution| match (one.amount, year.of.len()) {
            (Some(amount), _) if one.is_held => {
                let held = " held in the total that the record states, not added again: ";
                Phrase::from(self.words.amount(amount)) + held + about(one)
            }
            (Some(amount), 2..) => {
                Phrase::from(self.words.amount(amount)) + " of it: " + about(one)
            }
            _ => about(one),
        };
        let one_of = match year.of.as_slice() {
            [one] => Some(Lead::record(&one.id)),
            _ => None,
        };
        let note = |one: &Contribution| Note {
            text: text(one),
            // Where there is one project, the sum leads to it.
            leads_to: one_of.is_none().then(|| Lead::record(&one.id)),
        };
        Item {
            lead: year.years.to_string().into(),
            text: self.money(year.total, currency).into(),
            notes: year.of.iter().map(note).collect(),
            leads_to: one_of.clone(),
            ..Item::default()
        }
    }

    fn unsummed(&self) -> Vec<Part> {
        let (_, count) = self.contributions.counts();
        if count == 0 {
            return Vec::new();
        }
        let heading = format!("Without a sum: {}", self.words.number(count));
        let item = |one: &Unsummed| {
            let note = |of: &Contribution| Note {
                text: match of.years {
                    Years::Unknown => about(of),
                    years @ Years::Known(..) => Phrase::from(format!("{years}: ")) + about(of),
                },
                leads_to: Some(Lead::record(&of.id)),
            };
            Item {
                lead: self.donor(&one.donor),
                notes: one.of.iter().map(note).collect(),
                ..Item::default()
            }
        };
        let items = self.contributions.unsummed.iter().map(item);
        vec![Part::heading(2, heading), Part::List(items.collect())]
    }
}

/// Returns where a sum stands: the project, the donor as it names him, the sources.
fn about(one: &Contribution) -> Phrase {
    let sources = match one.sources.join(", ") {
        sources if sources.is_empty() => String::new(),
        sources => format!("; source {sources}"),
    };
    Phrase::from(format!("{}: ", one.id)) + &one.named + sources
}

/// Returns the first and the last year; nothing where they are not known.
fn ends(years: Years) -> (Option<u16>, Option<u16>) {
    match years {
        Years::Known(from, to) => (Some(from), Some(to)),
        Years::Unknown => (None, None),
    }
}

fn row(currency: Option<&Currency>, donor: &Donor, one: &Contribution) -> Vec<String> {
    let number = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    let (from, to) = ends(one.years);
    vec![
        currency
            .and_then(|one| one.code.clone())
            .unwrap_or_default(),
        donor.name.clone(),
        donor.country.clone().unwrap_or_default(),
        number(from),
        number(to),
        one.amount
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        one.id.slug.clone(),
        one.named.to_string(),
        one.sources.join(" "),
        if one.is_held { "held" } else { "" }.to_owned(),
    ]
}

fn one_json(one: &Contribution) -> Value {
    let (from, to) = ends(one.years);
    json!({
        "id": one.id.slug,
        "title": one.title,
        "named": one.named,
        "from": from,
        "to": to,
        "amount": one.amount.map(|amount| amount.to_string()),
        "sources": one.sources,
        "held": one.is_held,
    })
}

fn donor_json(sums: &DonorSums) -> Value {
    let years = sums.years.iter().map(|year| {
        let (from, to) = ends(year.years);
        json!({
            "from": from,
            "to": to,
            "total": year.total.to_string(),
            "contributions": year.of.iter().map(one_json).collect::<Vec<Value>>(),
        })
    });
    json!({
        "donor": sums.donor.name,
        "country": sums.donor.country,
        "total": sums.total.to_string(),
        "years": years.collect::<Vec<Value>>(),
    })
}

impl Told for ContributionsTold<'_> {
    fn is_empty(&self) -> bool {
        self.contributions.counts() == (0, 0)
    }

    fn parts(&self) -> Vec<Part> {
        let (summed, unsummed) = self.contributions.counts();
        let about = format!(
            "{} with a sum, {} without. Each currency for itself; a sum for several years stays one sum. \
             Figures of one project, or of an agreement and the projects under it, may hold each other: a total adds \
             what the records state{}.",
            self.words.count(summed, "contribution", "contributions"),
            self.words.number(unsummed),
            self.held(),
        );
        let mut parts = vec![Part::Text(about.into())];
        for currency in &self.contributions.currencies {
            parts.extend(self.currency(currency));
        }
        parts.extend(self.unsummed());
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = [
            "currency", "donor", "country", "from", "to", "amount", "id", "named", "sources",
            "held",
        ];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        for currency in &self.contributions.currencies {
            for sums in &currency.donors {
                let all = sums.years.iter().flat_map(|year| &year.of);
                rows.extend(all.map(|one| row(Some(currency), &sums.donor, one)));
            }
        }
        for one in &self.contributions.unsummed {
            rows.extend(one.of.iter().map(|of| row(None, &one.donor, of)));
        }
        rows
    }

    fn json(&self) -> Value {
        let currencies = self.contributions.currencies.iter().map(|currency| {
            json!({
                "currency": currency.code,
                "total": currency.total.to_string(),
                "donors": currency.donors.iter().map(donor_json).collect::<Vec<Value>>(),
            })
        });
        let unsummed = self.contributions.unsummed.iter().map(|one| {
            json!({
                "donor": one.donor.name,
                "country": one.donor.country,
                "contributions": one.of.iter().map(one_json).collect::<Vec<Value>>(),
            })
        });
        let (summed, without) = self.contributions.counts();
        json!({
            "with_sum": summed,
            "without_sum": without,
            "currencies": currencies.collect::<Vec<Value>>(),
            "unsummed": unsummed.collect::<Vec<Value>>(),
        })
    }
}
