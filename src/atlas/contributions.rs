//! Who paid what and when, as the records state it: by currency, donor and year.
//!
//! Currencies are never mixed. A sum for a range of years stays one sum for that range. What names a donor and no sum is
//! counted apart. Where a record calls one of a donor's amounts a total, that is
//! added and what it holds is not; that other figures hold each other no program can tell.

use std::collections::BTreeMap;

use super::donor::{Countries, Donor};
use super::money::Money;
use super::years::Years;
use crate::model::digest::Gift;
use crate::model::{Digest, Phrase, RecordId, Tables};

/// All contributions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    /// The sums, by currency.
    pub currencies: Vec<Currency>,
    /// Who gave without a sum, by name.
    pub unsummed: Vec<Unsummed>,
}

/// The sums in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code; absent for sums of which nobody says in what.
    pub code: Option<String>,
    /// All of it.
    pub total: Money,
    /// By donor, the largest first, then by name.
    pub donors: Vec<DonorSums>,
}

/// The sums of one donor in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DonorSums {
    /// The donor.
    pub donor: Donor,
    /// All of it.
    pub total: Money,
    /// By year or range of years.
    pub years: Vec<YearSum>,
}

/// The sums of one donor for one year or range of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearSum {
    /// When.
    pub years: Years,
    /// All of it.
    pub total: Money,
    /// What it is made of, by record.
    pub of: Vec<Contribution>,
}

/// Who gave without a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsummed {
    /// The donor.
    pub donor: Donor,
    /// What he gave to, by record.
    pub of: Vec<Contribution>,
}

/// What one donor gave to one project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contribution {
    /// The project.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// The donor as the record names it, with what it says of the sum.
    pub named: Phrase,
    /// When.
    pub years: Years,
    /// How much.
    pub amount: Option<Money>,
    /// Keys of its sources in that record.
    pub sources: Vec<String>,
    /// Whether the record states a total of the same donor that holds it, so that it is not added once more.
    pub is_held: bool,
}

impl Contribution {
    fn of(digest: &Digest, gift: &Gift) -> Self {
        Self {
            id: digest.id.clone(),
            title: digest.title.clone(),
            named: digest.words(&gift.name),
            years: Years::parse(gift.year.as_deref()),
            amount: gift.amount.as_deref().and_then(Money::parse),
            sources: gift.sources.clone(),
            is_held: false,
        }
    }

    /// Returns what it adds to a sum.
    fn added(&self) -> Option<Money> {
        self.amount.filter(|_| !self.is_held)
    }

    /// Tells whether the record calls it a total: behind the name of the donor, in a note.
    fn is_total(&self) -> bool {
        let note = self.named.split_once(['(', '\u{2013}', '\u{2014}', ':']);
        let mut words = note
            .map_or("", |(_, note)| note)
            .split(|sign: char| !sign.is_alphabetic());
        words.any(|word| word.eq_ignore_ascii_case("total"))
    }
}

/// Marks what a total of the same record and donor holds.
fn hold(gifts: &mut [Contribution]) {
    let totals = gifts.iter().filter(|one| one.is_total());
    let totals: Vec<RecordId> = totals.map(|one| one.id.clone()).collect();
    for gift in gifts {
        gift.is_held = !gift.is_total() && totals.contains(&gift.id);
    }
}

impl Contributions {
    /// Returns how many contributions have a sum, and how many have none.
    pub fn counts(&self) -> (usize, usize) {
        let donors = self.currencies.iter().flat_map(|currency| &currency.donors);
        let years = donors.flat_map(|donor| &donor.years);
        let unsummed = self.unsummed.iter().map(|donor| donor.of.len());
        (years.map(|year| year.of.len()).sum(), unsummed.sum())
    }
}

/// Adds up what the records state.
pub fn contributions(digests: &[Digest], tables: &Tables) -> Contributions {
    type ByDonor = BTreeMap<Donor, Vec<Contribution>>;
    let countries = Countries::new(tables);
    let mut summed: BTreeMap<Option<String>, ByDonor> = BTreeMap::new();
    let mut unsummed = ByDonor::new();
    for digest in digests {
        for gift in &digest.facts.gifts {
            let one = Contribution::of(digest, gift);
            let donor = countries.donor(&gift.name);
            let by_donor = match one.amount {
                Some(_) => summed.entry(gift.currency.clone()).or_default(),
                None => &mut unsummed,
            };
            by_donor.entry(donor).or_default().push(one);
        }
    }
    let mut currencies: Vec<Currency> = summed
        .into_iter()
        .map(|(code, donors)| currency(code, donors))
        .collect();
    currencies.sort_by(|a, b| (a.code.is_none(), &a.code).cmp(&(b.code.is_none(), &b.code)));
    let unsummed = unsummed.into_iter().map(|(donor, mut of)| {
        of.sort();
        Unsummed { donor, of }
    });
    Contributions {
        currencies,
        unsummed: unsummed.collect(),
    }
}

fn currency(code: Option<String>, donors: BTreeMap<Donor, Vec<Contribution>>) -> Currency {
    let mut donors: Vec<DonorSums> = donors
        .into_iter()
        .map(|(donor, gifts)| sums(donor, gifts))
        .collect();
    donors.sort_by(|a, b| (b.total, &a.donor).cmp(&(a.total, &b.donor)));
    Currency {
        code,
        total: donors.iter().map(|donor| donor.total).sum(),
        donors,
    }
}

fn sums(donor: Donor, mut gifts: Vec<Contribution>) -> DonorSums {
    hold(&mut gifts);
    let mut years: BTreeMap<Years, Vec<Contribution>> = BTreeMap::new();
    for gift in gifts {
        years.entry(gift.years).or_default().push(gift);
    }
    let years = years.into_iter().map(|(years, mut of)| {
        of.sort();
        YearSum {
            years,
            total: of.iter().filter_map(Contribution::added).sum(),
            of,
        }
    });
    let years: Vec<YearSum> = years.collect();
    DonorSums {
        donor,
        total: years.iter().map(|year| year.total).sum(),
        years,
    }
}
