//! Every limit of every Part from both sides: the answers that just reach it, and those that just do not.
//!
//! The numbers were taken from the articles by hand, not from the tables of the room; that none of those is missing here is
//! checked at the end.

use std::collections::BTreeMap;

use super::{answers, lines, requirement};
use crate::workbench::Report;
use crate::workbench::Verdict::{self, Met, NotMet};
use crate::workbench::parts::{PARTS, SCHEDULE, limits};

/// A limit from both sides.
struct Sides {
    /// The Part, or `common`.
    part: &'static str,
    /// The article.
    article: &'static str,
    /// What is looked at: the name of a requirement where it begins with `=`, else a part of what a line asks.
    asked: &'static str,
    /// Answers that just reach it.
    reach: String,
    /// Answers that just do not.
    miss: String,
}

impl Sides {
    fn new(
        part: &'static str,
        (article, asked): (&'static str, &'static str),
        answers: &str,
        [reach, miss]: [&str; 2],
    ) -> Self {
        Self {
            part,
            article,
            asked,
            reach: answers.replace("{}", reach),
            miss: answers.replace("{}", miss),
        }
    }

    fn verdict(&self, text: &str) -> Verdict {
        let report = Report::new(&answers(text), &[]);
        if let Some(name) = self.asked.strip_prefix('=') {
            return requirement(&report, self.part, name);
        }
        let all = lines(&report, self.part, self.article);
        let line = all.iter().find(|line| line.asked.contains(self.asked));
        line.unwrap_or_else(|| panic!("no line on Part {} Art. {}", self.part, self.article))
            .verdict
    }
}

/// Returns a number of persons protected, of 1000 employees (500 of them in industry) and 3000 residents.
fn covered(
    part: &'static str,
    article: &'static str,
    (table, key): (&str, &str),
    more: &str,
    sides: [&str; 2],
) -> Sides {
    let declaration = match key {
        "covered_industrial" => {
            format!("[declaration]\neconomy = true\nprovisions = [\"{article}\"]\n")
        }
        _ => String::new(),
    };
    let people = "[population]\nemployees = 1000\nindustrial_employees = 500\nresidents = 3000\n";
    let text = format!("{people}{declaration}[{table}]\n{key} = {{}}\n{more}");
    Sides::new(part, (article, ""), &text, sides)
}

/// Persons protected: half of the employees, a fifth of the residents as economically active, half of them as residents, all
/// of small means.
#[rustfmt::skip]
fn persons() -> Vec<Sides> {
    let employees = |table| (table, "covered_employees");
    let active = |table| (table, "covered_active");
    let residents = |table| (table, "covered_residents");
    let industry = |table| (table, "covered_industrial");
    let means = |table| (table, "small_means");
    let (half, fifth, whole, quarter) = (["500", "499"], ["600", "599"], ["1500", "1499"], ["250", "249"]);
    let all = ["true", "false"];
    let (families, women) = ("families = true", "families = true\nall_women = true");
    vec![
        covered("II", "9(a)", employees("medical-care"), families, half),
        covered("II", "9(b)", active("medical-care"), families, fifth),
        covered("II", "9(c)", residents("medical-care"), "", whole),
        covered("II", "9(d)", industry("medical-care"), families, quarter),
        covered("III", "15(a)", employees("sickness"), "", half),
        covered("III", "15(b)", active("sickness"), "", fifth),
        covered("III", "15(c)", means("sickness"), "", all),
        covered("III", "15(d)", industry("sickness"), "", quarter),
        covered("IV", "21(a)", employees("unemployment"), "", half),
        covered("IV", "21(b)", means("unemployment"), "", all),
        covered("IV", "21(c)", industry("unemployment"), "", quarter),
        covered("V", "27(a)", employees("old-age"), "", half),
        covered("V", "27(b)", active("old-age"), "", fifth),
        covered("V", "27(c)", means("old-age"), "", all),
        covered("V", "27(d)", industry("old-age"), "", quarter),
        covered("VI", "33(a)", employees("employment-injury"), families, half),
        covered("VI", "33(b)", industry("employment-injury"), families, quarter),
        covered("VII", "41(a)", employees("family"), "", half),
        covered("VII", "41(b)", active("family"), "", fifth),
        covered("VII", "41(c)", means("family"), "", all),
        covered("VII", "41(d)", industry("family"), "", quarter),
        covered("VIII", "48(a)", employees("maternity"), women, half),
        covered("VIII", "48(b)", active("maternity"), women, fifth),
        covered("VIII", "48(c)", industry("maternity"), women, quarter),
        covered("IX", "55(a)", employees("invalidity"), "", half),
        covered("IX", "55(b)", active("invalidity"), "", fifth),
        covered("IX", "55(c)", means("invalidity"), "", all),
        covered("IX", "55(d)", industry("invalidity"), "", quarter),
        covered("X", "61(a)", employees("survivors"), families, half),
        covered("X", "61(b)", active("survivors"), families, fifth),
        covered("X", "61(c)", means("survivors"), "", all),
        covered("X", "61(d)", industry("survivors"), families, quarter),
    ]
}

/// The requirement that holds the rate of a pension.
const PENSION: &str = "=Rate and qualifying period";

/// The nine rows of the Schedule, each by earnings (Art. 65) and as a flat amount (Art. 66), of a wage of 1000.
#[rustfmt::skip]
fn rates() -> Vec<Sides> {
    let rows = [
        ("III", "sickness", "", "", ["450", "449"]),
        ("IV", "unemployment", "", "", ["450", "449"]),
        ("V", "old-age", PENSION, "contribution_years = 30", ["400", "399"]),
        ("VI", "employment-injury.incapacity", "=Rate, incapacity", "", ["500", "499"]),
        ("VI", "employment-injury.total-loss", "=Rate, invalidity", "", ["500", "499"]),
        ("VI", "employment-injury.survivors", "=Rate, survivors", "", ["400", "399"]),
        ("VIII", "maternity", "", "", ["450", "449"]),
        ("IX", "invalidity", PENSION, "contribution_years = 15", ["400", "399"]),
        ("X", "survivors", PENSION, "contribution_years = 15", ["400", "399"]),
    ];
    let methods = [("65 and Schedule", "earnings"), ("66 and Schedule", "flat")];
    let each = methods.into_iter().flat_map(|method| rows.map(|row| (method, row)));
    each.map(|((article, method), (part, table, asked, more, sides))| {
        let text = format!(
            "wages.labourer = 1000\n[{table}]\nmethod = \"{method}\"\nbenefit = {{}}\nprevious_earnings = 1000\n\
             maximum_benefit = \"none\"\n{more}"
        );
        Sides::new(part, (article, asked), &text, sides)
    })
    .collect()
}

/// Returns the rate of a pension beside what one must have done for it.
fn pension(
    part: &'static str,
    article: &'static str,
    (table, rate): (&str, &str),
    more: &str,
    sides: [&str; 2],
) -> Sides {
    let text = format!(
        "[{table}]\nmethod = \"earnings\"\nbenefit = {rate}\nprevious_earnings = 1000\nmaximum_benefit = \"none\"\n{more}"
    );
    Sides::new(part, (article, PENSION), &text, sides)
}

/// Periods, ages and years.
#[rustfmt::skip]
fn periods() -> Vec<Sides> {
    let old = |rate| ("old-age", rate);
    let invalid = |rate| ("invalidity", rate);
    let left = |rate| ("survivors", rate);
    let average = "all_active = true\naverage_years = {}";
    let (years, residence) = ("contribution_years = {}", "residence_years = {}");
    let five = "residence_years = 5";
    vec![
        Sides::new("V", ("26", "normally"), "[old-age]\npension_age = {}\nage_reason = false", ["65", "66"]),
        pension("V", "29(1)", old("400"), years, ["30", "31"]),
        pension("V", "29(1)", old("400"), residence, ["20", "21"]),
        Sides::new("V", ("29(2)", ""), "[old-age]\ncontribution_years = 30\nreduced_years = {}", ["15", "16"]),
        // What Art. 29(4) asks between 10 and 30 years no table tells; behind them the lower rate is too low.
        pension("V", "29(3)", old("300"), years, ["10", "30"]),
        pension("V", "29(3)", old("300"), residence, ["5", "6"]),
        // Ten points below 40 %.
        pension("V", "29(3)", old("{}"), five, ["300", "299"]),
        pension("IX", "57(1)", invalid("400"), years, ["15", "16"]),
        pension("IX", "57(1)", invalid("400"), residence, ["10", "11"]),
        pension("IX", "57(1)", invalid("400"), average, ["3", "4"]),
        Sides::new("IX", ("57(2)", ""), "[invalidity]\ncontribution_years = 15\nreduced_years = {}", ["5", "6"]),
        pension("IX", "57(3)", invalid("300"), years, ["5", "15"]),
        pension("IX", "57(3)", invalid("{}"), five, ["300", "299"]),
        pension("X", "63(1)", left("400"), years, ["15", "16"]),
        pension("X", "63(1)", left("400"), residence, ["10", "11"]),
        pension("X", "63(1)", left("400"), average, ["3", "4"]),
        Sides::new("X", ("63(2)", ""), "[survivors]\ncontribution_years = 15\nreduced_years = {}", ["5", "6"]),
        pension("X", "63(3)", left("300"), years, ["5", "15"]),
        pension("X", "63(3)", left("{}"), five, ["300", "299"]),
        Sides::new("VI", ("37", ""), "employment-injury.qualifying_months = {}", ["0", "1"]),
        Sides::new("VII", ("43", "contribution"), "family.qualifying_months = {}", ["3", "4"]),
        Sides::new("VII", ("43", "residence"), "family.residence_months = {}", ["12", "13"]),
    ]
}

/// Weeks and days.
#[rustfmt::skip]
fn durations() -> Vec<Sides> {
    let declared = |article: &str, rest: &str| {
        format!("[declaration]\neconomy = true\nprovisions = [\"{article}\"]\n{rest}")
    };
    let throughout = ["\"throughout\"", "5000"];
    let pairs = |part, article, text, sides| Sides::new(part, (article, ""), text, sides);
    vec![
        pairs("II", "12(1)", "[medical-care]\nwhile_sickness = true\nlonger_diseases = true\nduration = {}", ["26", "25"]),
        pairs("II", "12(2)", &declared("12(2)", "[medical-care]\nduration = {}"), ["13", "12"]),
        pairs("III", "18(1)", "sickness.duration = {}", ["26", "25"]),
        Sides::new("III", ("18(2)", "13 weeks"), &declared("18(2)", "[sickness]\nduration = {}"), ["13", "12"]),
        Sides::new("III", ("18(2)", "days of benefit"), &declared("18(2)", "[sickness]\naverage_protected = 60_000\nbenefit_days = {}"), ["600_000", "599_999"]),
        pairs("III", "18", "sickness.waiting_days = {}", ["3", "4"]),
        Sides::new("IV", ("24(1)", "13 weeks"), "[unemployment]\nmethod = \"flat\"\nduration = {}", ["13", "12"]),
        Sides::new("IV", ("24(1)", "26 weeks"), "[unemployment]\nmethod = \"means-tested\"\nduration = {}", ["26", "25"]),
        pairs("IV", "24(2)", "[unemployment]\nmethod = \"earnings\"\nduration_varies = true\nduration_average = {}", ["13", "12"]),
        pairs("IV", "24(3)", "unemployment.waiting_days = {}", ["7", "8"]),
        pairs("V", "30", "old-age.duration = {}", throughout),
        Sides::new("VI", ("38", "throughout"), "employment-injury.duration = {}", throughout),
        Sides::new("VI", ("38", "days unpaid"), "employment-injury.waiting_days = {}", ["3", "4"]),
        pairs("VII", "45", "family.duration = {}", throughout),
        Sides::new("VIII", ("52", "payment"), "[maternity]\nabsence_weeks = 12\nduration = {}", ["12", "11"]),
        pairs("IX", "58", "invalidity.duration = {}", throughout),
        pairs("X", "64", "survivors.duration = {}", throughout),
    ]
}

/// Totals and shares of money.
#[rustfmt::skip]
fn money() -> Vec<Sides> {
    let excess = "wages.labourer = 800\n[old-age]\nmethod = \"means-tested\"\nbenefit = 100\nscale = true\nreductions = true\n\
                  decency = false\ntotal_flat = 100\nresidence_years = 20\ntotal_paid = {}";
    let ceiling = "[wages]\nskilled_option = \"d\"\naverage_earnings = {}\n[sickness]\nmethod = \"earnings\"\nbenefit = 500\n\
                   previous_earnings = 1000\nmaximum_benefit = 540";
    let children = |whose: &str| format!("wages.labourer = 1000\n[family]\n{whose} = 1000\ntotal_value = {{}}");
    vec![
        // 3 % of 1000 for 1000 children, 1.5 % of it.
        Sides::new("VII", ("44", "protected"), &children("children_protected"), ["30000", "29999"]),
        Sides::new("VII", ("44", "residents"), &children("children_residents"), ["15000", "14999"]),
        // 30 % more than 100.
        Sides::new("V", ("67(d)", PENSION), excess, ["130", "129"]),
        // 125 % of 960 is 1200, of which 540 is 45 %; of 961 it is less.
        Sides::new("III", ("65", "=Rate"), ceiling, ["960", "961"]),
        Sides::new("common", ("71(2)", ""), "[common]\ntotal_resources = 1000\nemployees_contributions = {}", ["500", "501"]),
    ]
}

fn all() -> Vec<Sides> {
    let lists = [persons(), rates(), periods(), durations(), money()];
    lists.into_iter().flatten().collect()
}

#[test]
fn every_limit_is_met_on_one_side_and_not_on_the_other() {
    for one in all() {
        let place = format!("Part {}, Art. {} {}", one.part, one.article, one.asked);
        assert_eq!(one.verdict(&one.reach), Met, "{place}\n{}", one.reach);
        assert_eq!(one.verdict(&one.miss), NotMet, "{place}\n{}", one.miss);
    }
}

#[test]
fn no_limit_of_any_part_is_left_out() {
    let all = all();
    let count = |part: &str, article: &str| {
        let own = all.iter().filter(|one| one.article == article);
        own.filter(|one| part.is_empty() || one.part == part)
            .count()
    };
    for part in &PARTS {
        for choice in part.alternatives {
            assert_eq!(count(part.number, choice.article), 1, "{}", choice.article);
        }
        let payments = SCHEDULE
            .iter()
            .filter(|rate| rate.part == part.number)
            .count();
        for article in ["65 and Schedule", "66 and Schedule"] {
            assert_eq!(
                count(part.number, article),
                payments,
                "Part {}",
                part.number
            );
        }
        let own = all.iter().filter(|one| one.part == part.number).count();
        assert!(own >= 6, "Part {}: {own}", part.number);
    }
    // An article with several limits has as many rows; the ten points of Art. 29(3) count with it.
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for limit in limits::ALL {
        *wanted.entry(limit.article).or_default() += 1;
    }
    for (article, limits) in wanted {
        assert!(count("", article) >= limits, "{article}: {limits}");
    }
    assert!(all.len() * 2 >= 60, "{}", all.len());
}
