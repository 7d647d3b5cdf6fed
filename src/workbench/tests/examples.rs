//! Worked examples: each was computed by hand from the article it names. Read a row as: under this Part and article, these
//! answers are (not) enough, because of this sum.

use super::{answers, lines, part, requirement};
use crate::workbench::Verdict::{self, CannotTell, Met, NotMet};
use crate::workbench::{Answers, Report};

/// A worked example on one line of a report.
struct Example {
    /// The Part, or `common`.
    part: &'static str,
    /// The article.
    article: &'static str,
    /// A part of what is asked, where the article asks several things.
    asked: &'static str,
    /// The answers.
    answers: &'static str,
    /// What follows.
    verdict: Verdict,
    /// A part of what the report tells, mostly the sum.
    told: &'static str,
}

const fn ex(
    part: &'static str,
    (article, asked): (&'static str, &'static str),
    answers: &'static str,
    verdict: Verdict,
    told: &'static str,
) -> Example {
    Example {
        part,
        article,
        asked,
        answers,
        verdict,
        told,
    }
}

/// Asks every example.
#[track_caller]
fn check(examples: &[Example]) {
    for example in examples {
        let report = Report::new(&answers(example.answers), &[]);
        let all = lines(&report, example.part, example.article);
        let found = all.iter().find(|line| line.asked.contains(example.asked));
        let line = found.unwrap_or_else(|| panic!("no line on Art. {}", example.article));
        let place = format!(
            "Part {}, Art. {}\n{}\n{line:?}",
            example.part, example.article, example.answers
        );
        assert_eq!(line.verdict, example.verdict, "{place}");
        assert!(line.told.contains(example.told), "{place}");
        let is_open = line.verdict == CannotTell;
        assert!(is_open || line.missing.is_empty(), "{place}");
    }
}

#[test]
#[rustfmt::skip]
fn persons_protected() {
    check(&[
        // Art. 9: half of the employees with their families, a fifth of the residents as economically active, half of them as residents.
        ex("II", ("9(a)", ""), "population.employees = 1000\n[medical-care]\ncovered_employees = 500\nfamilies = true", Met, "500 of 1000 employees = 50.0%; wives and children protected"),
        ex("II", ("9(a)", ""), "population.employees = 1000\n[medical-care]\ncovered_employees = 499\nfamilies = true", NotMet, "499 of 1000 employees = 49.9%"),
        ex("II", ("9(a)", ""), "population.employees = 1000\n[medical-care]\ncovered_employees = 500\nfamilies = false", NotMet, "wives and children not protected"),
        ex("II", ("9(a)", ""), "population.employees = 1000\n[medical-care]\ncovered_employees = 500", CannotTell, "50.0%"),
        ex("II", ("9(b)", ""), "population.residents = 3000\n[medical-care]\ncovered_active = 600\nfamilies = true", Met, "600 of 3000 residents = 20.0%"),
        ex("II", ("9(b)", ""), "population.residents = 3000\n[medical-care]\ncovered_active = 599\nfamilies = true", NotMet, "599 of 3000 residents = 19.97%"),
        ex("II", ("9(c)", ""), "[medical-care]\ncovered_residents = \"50%\"", Met, "50.0% of all residents"),
        ex("II", ("9(c)", ""), "[medical-care]\ncovered_residents = \"49.99%\"", NotMet, "49.99% of all residents"),
        // Art. 9(d) with Art. 3: half of the employees of industrial workplaces, only with a declaration.
        ex("II", ("9(d)", ""), "[declaration]\neconomy = true\nprovisions = [\"9(d)\"]\n[medical-care]\ncovered_industrial = \"50%\"\nfamilies = true", Met, "declared: Art. 9(d)"),
        ex("II", ("9(d)", ""), "[declaration]\neconomy = true\nprovisions = [\"15(d)\"]\n[medical-care]\ncovered_industrial = \"50%\"\nfamilies = true", NotMet, "no declaration names Art. 9(d)"),
        ex("II", ("9(d)", ""), "[medical-care]\ncovered_industrial = \"50%\"\nfamilies = true", CannotTell, "50.0%"),
        // Art. 15.
        ex("III", ("15(a)", ""), "sickness.covered_employees = \"45.0%\"", NotMet, "45.0% of all employees"),
        ex("III", ("15(a)", ""), "sickness.covered_employees = \"50.0%\"", Met, "50.0% of all employees"),
        ex("III", ("15(a)", ""), "sickness.covered_employees = 500", CannotTell, "500 of all employees"),
        ex("III", ("15(b)", ""), "population.residents = 10_000\nsickness.covered_active = 2000", Met, "2000 of 10,000 residents = 20.0%"),
        ex("III", ("15(c)", ""), "sickness.small_means = true", Met, "yes"),
        ex("III", ("15(d)", ""), "population.industrial_employees = 400\n[declaration]\neconomy = true\nprovisions = [\"15(d)\"]\n[sickness]\ncovered_industrial = 199", NotMet, "199 of 400 employees of industrial workplaces with 20 or more persons = 49.8%"),
        // Art. 21 knows no economically active population.
        ex("IV", ("21(a)", ""), "unemployment.covered_employees = \"49.9%\"", NotMet, "49.9% of all employees"),
        ex("IV", ("21(b)", ""), "unemployment.small_means = true", Met, "yes"),
        ex("IV", ("21(c)", ""), "[declaration]\neconomy = true\nprovisions = [\"21(c)\"]\n[unemployment]\ncovered_industrial = \"50%\"", Met, "declared: Art. 21(c)"),
        ex("V", ("27(b)", ""), "old-age.covered_active = \"20%\"", Met, "20.0% of all residents"),
        ex("V", ("27(b)", ""), "old-age.covered_active = \"19.9%\"", NotMet, "19.9% of all residents"),
        // Art. 33: for death benefits also wives and children.
        ex("VI", ("33(a)", ""), "[employment-injury]\ncovered_employees = \"50%\"\nfamilies = true", Met, "50.0% of all employees; wives and children protected"),
        ex("VI", ("33(a)", ""), "[employment-injury]\ncovered_employees = \"50%\"\nfamilies = false", NotMet, "wives and children not protected"),
        ex("VI", ("33(b)", ""), "[declaration]\neconomy = true\nprovisions = [\"33(b)\"]\n[employment-injury]\ncovered_industrial = \"51%\"\nfamilies = true", Met, "51.0%"),
        ex("VII", ("41(c)", ""), "family.small_means = true", Met, "yes"),
        ex("VII", ("41(a)", ""), "family.covered_employees = \"0%\"", NotMet, "0.0% of all employees"),
        // Art. 48: all women in the classes, and the wives of the men for medical benefit.
        ex("VIII", ("48(a)", ""), "[maternity]\ncovered_employees = \"50%\"\nall_women = true\nfamilies = true", Met, "all women in these classes; wives have the medical benefit"),
        ex("VIII", ("48(a)", ""), "[maternity]\ncovered_employees = \"50%\"\nall_women = false\nfamilies = true", NotMet, "not all women in these classes"),
        ex("VIII", ("48(b)", ""), "[maternity]\ncovered_active = \"20%\"\nall_women = true\nfamilies = false", NotMet, "wives do not have the medical benefit"),
        ex("IX", ("55(a)", ""), "population.employees = 200\ninvalidity.covered_employees = 100", Met, "100 of 200 employees = 50.0%"),
        ex("IX", ("55(d)", ""), "declaration.provisions = []\ninvalidity.covered_industrial = \"90%\"", NotMet, "no declaration names Art. 55(d)"),
        ex("X", ("61(a)", ""), "[survivors]\ncovered_employees = \"55%\"\nfamilies = true", Met, "55.0% of all employees"),
        ex("X", ("61(c)", ""), "survivors.small_means = false", NotMet, "no"),
        // Art. 6: voluntary insurance under three conditions, and never for Parts VI and VII.
        ex("III", ("6", "publicly supervised"), "[sickness]\nvoluntary = true\nvoluntary_supervised = true", Met, "yes"),
        ex("III", ("6", "substantial share"), "[sickness]\nvoluntary = true\nvoluntary_reach = false", NotMet, "no"),
        ex("III", ("6", "together with other"), "[sickness]\nvoluntary = true", CannotTell, ""),
        ex("VI", ("6", ""), "employment-injury.voluntary = true", NotMet, "voluntary insurance was counted"),
        ex("VII", ("6", ""), "family.voluntary = true", NotMet, "voluntary insurance was counted"),
        ex("VIII", ("6", "compulsory"), "maternity.voluntary_cash = true", NotMet, "for the cash benefit"),
    ]);
}

#[test]
#[rustfmt::skip]
fn rates_by_earnings() {
    let art = ("65 and Schedule", "");
    check(&[
        // Art. 65: (benefit + family allowance) against (previous earnings + family allowance).
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 450\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", Met, "benefit 450; 45.0% of 1000 (previous earnings 1000); no ceiling"),
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 449\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", NotMet, "44.9% of 1000"),
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 449.6\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", NotMet, "44.96% of 1000"),
        // 4500 + 500 = 5000; 5000 / (9500 + 500) = 50 %.
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 4500\nfamily_allowance = 500\nprevious_earnings = 9500\nfamily_allowance_before = 500\nmaximum_benefit = \"none\"", Met, "benefit 4500 + family allowance 500 = 5000; 50.0% of 10,000 (previous earnings 9500 + family allowance 500 = 10,000)"),
        // (4000 + 500) / (9500 + 500) = 45 %; (3990 + 500) / 10000 = 44.9 %.
        ex("IV", art, "[unemployment]\nmethod = \"earnings\"\nbenefit = 4000\nfamily_allowance = 500\nprevious_earnings = 9500\nfamily_allowance_before = 500\nmaximum_benefit = \"none\"", Met, "45.0% of 10,000"),
        ex("IV", art, "[unemployment]\nmethod = \"earnings\"\nbenefit = 3990\nfamily_allowance = 500\nprevious_earnings = 9500\nfamily_allowance_before = 500\nmaximum_benefit = \"none\"", NotMet, "44.9% of 10,000"),
        ex("IV", art, "[unemployment]\nmethod = \"earnings\"\nbenefit = 4000\nfamily_allowance = 500\nprevious_earnings = 9500\nmaximum_benefit = \"none\"", CannotTell, ""),
        // The ceiling: the highest benefit against the wage of a skilled worker. 540 / 1200 = 45 %, 539 / 1200 = 44.9 %.
        ex("III", art, "wages.skilled = 1200\n[sickness]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000\nmaximum_benefit = 540", Met, "highest benefit 540; 45.0% of 1200"),
        ex("III", art, "wages.skilled = 1200\n[sickness]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000\nmaximum_benefit = 539", NotMet, "highest benefit 539; 44.9% of 1200"),
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000\nmaximum_benefit = 540", CannotTell, "highest benefit 540"),
        ex("III", art, "[sickness]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000", CannotTell, "50.0% of 1000"),
        // Option (d): 125 % of the average, 125 * 960 / 100 = 1200.
        ex("III", art, "[wages]\naverage_earnings = 960\nskilled_option = \"d\"\n[sickness]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000\nmaximum_benefit = 540", Met, "wage of a skilled worker, option (d), 1200"),
        // Who earns the wage of a skilled worker and reaches the rate needs no word on the ceiling.
        ex("III", art, "wages.skilled = 1000\n[sickness]\nmethod = \"earnings\"\nbenefit = 450\nprevious_earnings = 1000", Met, "a ceiling, if any"),
        // Above that wage the rate is not asked: at 3000 the benefit is only 18 %, at the wage it can be 540 / 1200 = 45 %.
        ex("III", art, "wages.skilled = 1200\n[sickness]\nmethod = \"earnings\"\nbenefit = 540\nprevious_earnings = 3000\nmaximum_benefit = 540", CannotTell, "only up to the wage of a skilled worker"),
        ex("III", art, "wages.skilled = 1300\n[sickness]\nmethod = \"earnings\"\nbenefit = 540\nprevious_earnings = 3000\nmaximum_benefit = 540", NotMet, "highest benefit 540; 41.5% of 1300"),
        // Part VI: 50 % and, for survivors, 40 %.
        ex("VI", ("65 and Schedule", "50%"), "[employment-injury.incapacity]\nmethod = \"earnings\"\nbenefit = 499.9\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", NotMet, "49.99% of 1000"),
        ex("VI", ("65 and Schedule", "50%"), "[employment-injury.incapacity]\nmethod = \"earnings\"\nbenefit = 500\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", Met, "50.0% of 1000"),
        ex("VI", ("65 and Schedule", "50%"), "[employment-injury.total-loss]\nmethod = \"earnings\"\nbenefit = 600\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", Met, "60.0% of 1000"),
        ex("VI", ("65 and Schedule", "40%"), "[employment-injury.survivors]\nmethod = \"earnings\"\nbenefit = 400\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", Met, "40.0% of 1000"),
        ex("VI", ("65 and Schedule", "40%"), "[employment-injury.survivors]\nmethod = \"earnings\"\nbenefit = 399\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", NotMet, "39.9% of 1000"),
        ex("VIII", ("65 and Schedule", "woman"), "[maternity]\nmethod = \"earnings\"\nbenefit = 450\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", Met, "45.0% of 1000"),
        ex("VIII", ("65 and Schedule", "woman"), "[maternity]\nmethod = \"earnings\"\nbenefit = 440\nprevious_earnings = 1000\nmaximum_benefit = \"none\"", NotMet, "44.0% of 1000"),
    ]);
}

#[test]
#[rustfmt::skip]
fn rates_that_are_flat_or_by_means() {
    check(&[
        // Art. 66: against the wage of an ordinary adult male labourer. 360 / 800 = 45 %.
        ex("III", ("66 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"flat\"\nbenefit = 360", Met, "benefit 360; 45.0% of 800"),
        ex("III", ("66 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"flat\"\nbenefit = 359", NotMet, "44.9% of 800"),
        ex("III", ("66 and Schedule", ""), "[sickness]\nmethod = \"flat\"\nbenefit = 360", CannotTell, ""),
        // (310 + 50) / (750 + 50) = 45 %.
        ex("IV", ("66 and Schedule", ""), "wages.labourer = 750\n[unemployment]\nmethod = \"flat\"\nbenefit = 310\nfamily_allowance = 50\nfamily_allowance_before = 50", Met, "45.0% of 800"),
        ex("VIII", ("66 and Schedule", ""), "[wages]\nlabourer = 800\nlabourer_option = \"a\"\n[maternity]\nmethod = \"flat\"\nbenefit = 300", NotMet, "wage of a labourer, option (a), 800"),
        // Art. 67: (a) and (b), and (c) benefit and means not below the amount of Art. 66: 200 + 160 = 360 of 800.
        ex("III", ("67 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"means-tested\"\nbenefit = 200\nother_means = 160\nscale = true\nreductions = true\ndecency = true", Met, "67(c) benefit and other means 360; 45.0% of 800"),
        ex("III", ("67 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"means-tested\"\nbenefit = 200\nother_means = 159\nscale = true\nreductions = true\ndecency = true\ntotal_paid = 0\ntotal_flat = 100", NotMet, "44.9% of 800"),
        ex("III", ("67 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"means-tested\"\nbenefit = 360\nscale = false\nreductions = true\ndecency = true", NotMet, "67(a) prescribed scale: no"),
        ex("III", ("67 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"means-tested\"\nbenefit = 360\nscale = true\nreductions = false\ndecency = true", NotMet, "67(b) reduced for substantial means only: no"),
        ex("III", ("67 and Schedule", ""), "wages.labourer = 800\n[sickness]\nmethod = \"means-tested\"\nbenefit = 360\nscale = true\nreductions = true", CannotTell, "67(c) health and decency: not answered"),
        // Art. 67(d) in place of (c): 130 is 30 % more than 100, 129 is not.
        ex("V", ("29(1)", "20 years of residence"), "wages.labourer = 800\n[old-age]\nmethod = \"means-tested\"\nbenefit = 100\nscale = true\nreductions = true\ndecency = false\ntotal_paid = 130\ntotal_flat = 100\nresidence_years = 20", Met, "67(d) all benefits: 130 paid; 130.0% of 100"),
        ex("V", ("29(1)", "20 years of residence"), "wages.labourer = 800\n[old-age]\nmethod = \"means-tested\"\nbenefit = 100\nscale = true\nreductions = true\ndecency = false\ntotal_paid = 129\ntotal_flat = 100\nresidence_years = 20", NotMet, "129.0% of 100"),
        // The method must be open to the persons protected: Art. 67 for residents of small means, Arts 65 and 66 for workers.
        ex("III", ("65-67", "periodical"), "[sickness]\nmethod = \"earnings\"\ncovered_employees = \"60%\"", Met, "by Art. 65, for classes of workers"),
        ex("III", ("65-67", "periodical"), "declaration.provisions = []\n[sickness]\nmethod = \"earnings\"\nsmall_means = true\ncovered_employees = \"0%\"\ncovered_active = \"0%\"", NotMet, "too few of them are protected"),
        ex("III", ("65-67", "periodical"), "[sickness]\nmethod = \"means-tested\"\nsmall_means = true", Met, "by Art. 67, for residents of small means"),
        ex("III", ("65-67", "periodical"), "[sickness]\nmethod = \"means-tested\"\nsmall_means = false\ncovered_employees = \"60%\"", NotMet, "by Art. 67"),
        ex("VIII", ("65-67", "periodical"), "[maternity]\nmethod = \"means-tested\"", NotMet, "and so not Art. 67"),
        ex("III", ("65-67", "periodical"), "", CannotTell, ""),
    ]);
}

/// A pension of 40 % and nothing else.
const FORTY: &str =
    "method = \"earnings\"\nbenefit = 400\nprevious_earnings = 1000\nmaximum_benefit = \"none\"";
/// A pension of 30 %.
const THIRTY: &str =
    "method = \"earnings\"\nbenefit = 300\nprevious_earnings = 1000\nmaximum_benefit = \"none\"";

/// Asks what a rate and its period come to together.
#[track_caller]
fn period(number: &str, table: &str, rate: &str, period: &str, verdict: Verdict) {
    let text = format!("[{table}]\n{rate}\n{period}");
    let report = Report::new(&answers(&text), &[]);
    let found = requirement(&report, number, "Rate and qualifying period");
    assert_eq!(found, verdict, "Part {number}\n{text}");
}

#[test]
fn rates_and_qualifying_periods_of_pensions() {
    // Art. 29(1): 40 % after 30 years of contribution or employment, or 20 of residence.
    period("V", "old-age", FORTY, "contribution_years = 30", Met);
    period("V", "old-age", FORTY, "contribution_years = 31", NotMet);
    period("V", "old-age", FORTY, "residence_years = 20", Met);
    period("V", "old-age", FORTY, "residence_years = 20.5", NotMet);
    let average = "yearly_average = true\nall_active = true";
    period("V", "old-age", FORTY, average, Met);
    let few = "yearly_average = true\nall_active = false";
    period("V", "old-age", FORTY, few, NotMet);
    period("V", "old-age", FORTY, "yearly_average = true", CannotTell);
    period("V", "old-age", FORTY, "", CannotTell);
    // Art. 29(3): ten points lower after 10 years of contribution or employment, or 5 of residence; what Art. 29(4) asks of
    // a rate in between no table tells.
    period("V", "old-age", THIRTY, "contribution_years = 10", Met);
    period(
        "V",
        "old-age",
        THIRTY,
        "contribution_years = 11",
        CannotTell,
    );
    period("V", "old-age", THIRTY, "contribution_years = 30", NotMet);
    period("V", "old-age", THIRTY, "residence_years = 5", Met);
    period("V", "old-age", THIRTY, "residence_years = 6", NotMet);
    let less = "method = \"earnings\"\nbenefit = 299\nprevious_earnings = 1000\nmaximum_benefit = \"none\"";
    period("V", "old-age", less, "contribution_years = 10", NotMet);
    // Art. 57(1): 15 years, 10 of residence, or 3 with a yearly average; Art. 57(3): ten points lower after 5.
    period("IX", "invalidity", FORTY, "contribution_years = 15", Met);
    period("IX", "invalidity", FORTY, "contribution_years = 16", NotMet);
    period("IX", "invalidity", FORTY, "residence_years = 10", Met);
    period("IX", "invalidity", FORTY, "residence_years = 11", NotMet);
    let average = "average_years = 3\nall_active = true";
    period("IX", "invalidity", FORTY, average, Met);
    let late = "average_years = 4\nall_active = true";
    period("IX", "invalidity", FORTY, late, NotMet);
    period("IX", "invalidity", THIRTY, "contribution_years = 5", Met);
    period(
        "IX",
        "invalidity",
        THIRTY,
        "contribution_years = 6",
        CannotTell,
    );
    period(
        "IX",
        "invalidity",
        THIRTY,
        "contribution_years = 15",
        NotMet,
    );
    period("IX", "invalidity", THIRTY, "residence_years = 5", Met);
    // Art. 63: the same for the breadwinner.
    period("X", "survivors", FORTY, "contribution_years = 15", Met);
    period("X", "survivors", FORTY, "contribution_years = 16", NotMet);
    period("X", "survivors", FORTY, "residence_years = 10", Met);
    period("X", "survivors", THIRTY, "contribution_years = 5", Met);
    period(
        "X",
        "survivors",
        THIRTY,
        "contribution_years = 6",
        CannotTell,
    );
    period("X", "survivors", THIRTY, "contribution_years = 15", NotMet);
    period("X", "survivors", FORTY, average, Met);
}

#[test]
#[rustfmt::skip]
fn reduced_pensions_ages_and_reviews() {
    check(&[
        // Art. 29(2): a reduced pension after 15 years; nothing is asked where the full one comes as early.
        ex("V", ("29(2)", ""), "[old-age]\ncontribution_years = 30\nreduced_years = 15", Met, "15 years"),
        ex("V", ("29(2)", ""), "[old-age]\ncontribution_years = 30\nreduced_years = 16", NotMet, "16 years"),
        ex("V", ("29(2)", ""), "old-age.contribution_years = 15", Met, "due after 15 years"),
        ex("V", ("29(2)", ""), "old-age.contribution_years = 16", CannotTell, ""),
        ex("V", ("29(2)", ""), "old-age.residence_years = 20", Met, "contribution or employment only"),
        // Arts 57(2) and 63(2): after five years.
        ex("IX", ("57(2)", ""), "[invalidity]\ncontribution_years = 15\nreduced_years = 5", Met, "5 years"),
        ex("IX", ("57(2)", ""), "[invalidity]\ncontribution_years = 15\nreduced_years = 6", NotMet, "6 years"),
        ex("X", ("63(2)", ""), "[survivors]\ncontribution_years = 15\nreduced_years = 5", Met, "5 years"),
        ex("X", ("63(2)", ""), "[survivors]\nresidence_years = 10", CannotTell, "do not say what is asked"),
        // Art. 26: an age above 65 needs its reason.
        ex("V", ("26", "normally"), "old-age.pension_age = 65", Met, "65"),
        ex("V", ("26", "normally"), "old-age.pension_age = 66", CannotTell, ""),
        ex("V", ("26", "normally"), "[old-age]\npension_age = 66\nage_reason = true", Met, "66; fixed with regard"),
        ex("V", ("26", "normally"), "[old-age]\npension_age = 65.5\nage_reason = false", NotMet, "65.50; not fixed"),
        ex("V", ("65(10), 66(8)", ""), "old-age.reviewed = true", Met, "yes"),
        ex("X", ("65(10), 66(8)", ""), "survivors.reviewed = false", NotMet, "no"),
    ]);
}

#[test]
#[rustfmt::skip]
fn durations_and_waiting_days() {
    check(&[
        // Art. 12: 26 weeks, longer while sickness benefit is paid; with a declaration 13.
        ex("II", ("12(1)", ""), "medical-care.duration = \"throughout\"", Met, "throughout"),
        ex("II", ("12(1)", ""), "[medical-care]\nduration = 26\nwhile_sickness = true\nlonger_diseases = true", Met, "26 weeks"),
        ex("II", ("12(1)", ""), "[medical-care]\nduration = 25\nwhile_sickness = true\nlonger_diseases = true", NotMet, "25 weeks"),
        ex("II", ("12(1)", ""), "[medical-care]\nduration = 30\nwhile_sickness = true\nlonger_diseases = false", NotMet, "not extended for diseases"),
        ex("II", ("12(1)", ""), "[medical-care]\nduration = 26", CannotTell, "26 weeks"),
        ex("II", ("12(2)", ""), "[declaration]\neconomy = true\nprovisions = [\"12(2)\"]\n[medical-care]\nduration = 13", Met, "declared: Art. 12(2); 13 weeks"),
        ex("II", ("12(2)", ""), "[declaration]\neconomy = true\nprovisions = [\"12(2)\"]\n[medical-care]\nduration = 12", NotMet, "12 weeks"),
        // Art. 18: 26 weeks; with a declaration 13, or ten days for each person protected: 10 * 60000 = 600000.
        ex("III", ("18(1)", ""), "sickness.duration = 26", Met, "26 weeks"),
        ex("III", ("18(1)", ""), "sickness.duration = 25", NotMet, "25 weeks"),
        ex("III", ("18(2)", "13 weeks"), "declaration.provisions = []\nsickness.duration = 13", NotMet, "no declaration names Art. 18(2)"),
        ex("III", ("18(2)", "13 weeks"), "[declaration]\neconomy = true\nprovisions = [\"18(2)\"]\n[sickness]\nduration = 13", Met, "13 weeks"),
        ex("III", ("18(2)", "days of benefit"), "[declaration]\neconomy = true\nprovisions = [\"18(2)\"]\n[sickness]\nbenefit_days = 600_000\naverage_protected = 60_000", Met, "600,000 days = 10 for each of 60,000 persons"),
        ex("III", ("18(2)", "days of benefit"), "[declaration]\neconomy = true\nprovisions = [\"18(2)\"]\n[sickness]\nbenefit_days = 599_999\naverage_protected = 60_000", NotMet, "599,999 days"),
        ex("III", ("18", ""), "sickness.waiting_days = 3", Met, "3 days"),
        ex("III", ("18", ""), "sickness.waiting_days = 4", NotMet, "4 days"),
        // Art. 24: 13 weeks in twelve months for employees, 26 for residents of small means; an average where it varies.
        ex("IV", ("24(1)", "13 weeks"), "[unemployment]\nmethod = \"flat\"\nduration = 13", Met, "13 weeks"),
        ex("IV", ("24(1)", "13 weeks"), "[unemployment]\nmethod = \"flat\"\nduration = 12", NotMet, "12 weeks"),
        ex("IV", ("24(1)", "26 weeks"), "[unemployment]\nmethod = \"means-tested\"\nduration = 25", NotMet, "25 weeks"),
        ex("IV", ("24(1)", "26 weeks"), "[unemployment]\nmethod = \"means-tested\"\nduration = 26", Met, "26 weeks"),
        ex("IV", ("24(1)", "26 weeks"), "unemployment.duration = 26", Met, "26 weeks"),
        ex("IV", ("24(1)", "13 weeks"), "unemployment.duration = 20", CannotTell, "20 weeks"),
        ex("IV", ("24(2)", ""), "[unemployment]\nmethod = \"earnings\"\nduration_varies = true\nduration_average = 13", Met, "13 weeks on average"),
        ex("IV", ("24(2)", ""), "[unemployment]\nmethod = \"earnings\"\nduration_varies = true\nduration_average = 12.9", NotMet, "12.90 weeks on average"),
        ex("IV", ("24(3)", ""), "unemployment.waiting_days = 7", Met, "7 days"),
        ex("IV", ("24(3)", ""), "unemployment.waiting_days = 8", NotMet, "8 days"),
        ex("V", ("30", ""), "old-age.duration = \"throughout\"", Met, "throughout"),
        ex("V", ("30", ""), "old-age.duration = 520", NotMet, "520 weeks"),
        ex("VI", ("38", "throughout"), "employment-injury.duration = \"throughout\"", Met, "throughout"),
        ex("VI", ("38", "days unpaid"), "employment-injury.waiting_days = 3", Met, "3 days"),
        ex("VI", ("38", "days unpaid"), "employment-injury.waiting_days = 4", NotMet, "4 days"),
        ex("VII", ("45", ""), "family.duration = 52", NotMet, "52 weeks"),
        // Art. 52: 12 weeks of payment, and as long as the law keeps the mother from work.
        ex("VIII", ("52", "payment"), "[maternity]\nduration = 12\nabsence_weeks = 12", Met, "12 weeks"),
        ex("VIII", ("52", "payment"), "[maternity]\nduration = 11\nabsence_weeks = 8", NotMet, "11 weeks"),
        ex("VIII", ("52", "payment"), "[maternity]\nduration = 12\nabsence_weeks = 14", NotMet, "absence of 14 weeks by law"),
        ex("VIII", ("52", "payment"), "maternity.duration = 12", CannotTell, "12 weeks"),
        ex("IX", ("58", ""), "invalidity.duration = \"throughout\"", Met, "throughout"),
        ex("X", ("64", ""), "survivors.duration = 260", NotMet, "260 weeks"),
    ]);
}

#[test]
#[rustfmt::skip]
fn qualifying_periods_of_other_benefits() {
    check(&[
        // Arts 11, 17, 23 and 51: only what prevents abuse.
        ex("II", ("11", ""), "medical-care.qualifying_months = 0", Met, "none asked for"),
        ex("III", ("17", ""), "[sickness]\nqualifying_months = 6\nqualifying_needed = true", Met, "6 months asked for; said to be needed"),
        ex("IV", ("23", ""), "[unemployment]\nqualifying_months = 24\nqualifying_needed = false", NotMet, "more than is needed"),
        ex("VIII", ("51", ""), "maternity.qualifying_months = 9", CannotTell, "9 months asked for"),
        // Art. 37: none.
        ex("VI", ("37", ""), "employment-injury.qualifying_months = 0", Met, "0 months"),
        ex("VI", ("37", ""), "employment-injury.qualifying_months = 1", NotMet, "1 month"),
        // Art. 43: three months of contribution or employment, or one year of residence.
        ex("VII", ("43", "contribution"), "family.qualifying_months = 3", Met, "3 months"),
        ex("VII", ("43", "contribution"), "family.qualifying_months = 4", NotMet, "4 months"),
        ex("VII", ("43", "residence"), "family.residence_months = 12", Met, "12 months"),
        ex("VII", ("43", "residence"), "family.residence_months = 13", NotMet, "13 months"),
    ]);
}

#[test]
#[rustfmt::skip]
fn care_and_family_benefit() {
    let all = "services = [\"general-practitioner\", \"specialist\", \"medicines\", \"hospital\", \"maternity-care\", \"maternity-hospital\"]";
    let report = Report::new(&answers(&format!("[medical-care]\n{all}")), &[]);
    assert_eq!(lines(&report, "II", "10(1)")[0].verdict, Met);
    check(&[
        // Art. 10: four services in illness, two for maternity.
        ex("II", ("10(1)", ""), "medical-care.services = [\"general-practitioner\", \"specialist\", \"hospital\", \"maternity-care\", \"maternity-hospital\"]", NotMet, "not given: medicines"),
        ex("II", ("10(2)", ""), "medical-care.cost_sharing = false", NotMet, "no"),
        // Art. 34: more of them after an accident at work; Art. 34(3) the tables do not tell.
        ex("VI", ("34", ""), "employment-injury.services = [\"general-practitioner\", \"specialist\", \"medicines\", \"hospital\", \"dental\", \"nursing\", \"appliances\", \"spectacles\", \"allied-professions\"]", Met, "all of them"),
        ex("VI", ("34", ""), "employment-injury.services = [\"general-practitioner\", \"specialist\", \"medicines\", \"hospital\"]", NotMet, "dental, nursing, appliances, spectacles, allied professions"),
        ex("VI", ("34(3)", ""), "[declaration]\neconomy = true\nprovisions = [\"34(3)\"]", CannotTell, "do not say what Art. 34(3) asks"),
        ex("VI", ("34(3)", ""), "declaration.provisions = []", NotMet, "no declaration names Art. 34(3)"),
        ex("VI", ("35", ""), "employment-injury.rehabilitation = true", Met, "yes"),
        ex("VI", ("36(2)", ""), "employment-injury.partial_loss = false", NotMet, "no"),
        ex("VI", ("36(3)", ""), "employment-injury.lump_sum = true", Met, "yes"),
        ex("VIII", ("49", ""), "maternity.services = [\"maternity-care\"]", NotMet, "not given: hospital stay for maternity"),
        ex("VII", ("42", ""), "family.form = \"mixed\"", Met, "a mix"),
        // Art. 44: 3 % of 1000 for 90000 children is 2,700,000; 1.5 % for 120000 children is 1,800,000.
        ex("VII", ("44", "protected"), "wages.labourer = 1000\n[family]\ntotal_value = 2_700_000\nchildren_protected = 90_000", Met, "2,700,000 of benefits; 3% of 1000 for 90,000 children = 2,700,000"),
        ex("VII", ("44", "protected"), "wages.labourer = 1000\n[family]\ntotal_value = 2_699_999\nchildren_protected = 90_000", NotMet, "= 2,700,000"),
        ex("VII", ("44", "residents"), "wages.labourer = 1000\n[family]\ntotal_value = 1_800_000\nchildren_residents = 120_000", Met, "1.5% of 1000 for 120,000 children = 1,800,000"),
        ex("VII", ("44", "residents"), "wages.labourer = 1000\n[family]\ntotal_value = 1_799_999\nchildren_residents = 120_000", NotMet, "1.5% of 1000"),
        ex("VII", ("44", "residents"), "family.total_value = 1_800_000", CannotTell, ""),
    ]);
    // Either total is enough.
    let either = "wages.labourer = 1000\n[family]\ntotal_value = 1_800_000\nchildren_protected = 90_000\nchildren_residents = 120_000";
    assert_eq!(requirement(&Report::new(&answers(either), &[]), "VII", "Total value"), Met);
}

#[test]
#[rustfmt::skip]
fn contingencies_and_what_applies_to_all_parts() {
    check(&[
        ex("IV", ("20", ""), "unemployment.contingency = true", Met, "yes"),
        ex("IX", ("54", ""), "invalidity.contingency = false", NotMet, "no"),
        ex("common", ("68", ""), "common.equality = true", Met, "yes"),
        ex("common", ("69", ""), "common.suspension = false", NotMet, "no"),
        ex("common", ("70", ""), "", CannotTell, ""),
        // Art. 71(2): employees pay half at most. 500 of 1000, 501 of 1000.
        ex("common", ("71(2)", ""), "[common]\nemployees_contributions = 500\ntotal_resources = 1000", Met, "= 50.0%"),
        ex("common", ("71(2)", ""), "[common]\nemployees_contributions = 501\ntotal_resources = 1000", NotMet, "= 50.1%"),
        ex("common", ("71(2)", ""), "common.employees_contributions = \"50.01%\"", NotMet, "50.01% of all resources"),
        ex("common", ("72(1)", ""), "common.participation = false", NotMet, "no"),
    ]);
}

/// A country that meets every Part and everything that applies to all.
pub(super) const WHOLE: &str = include_str!("whole.toml");

/// Returns the answers of a country that meets some Parts, and says of the others that their contingency is not covered.
fn meets(parts: &[&str]) -> Answers {
    let whole = answers(WHOLE);
    let mut left = whole.clone();
    for row in &crate::workbench::parts::PARTS {
        if !parts.contains(&row.number) {
            let key = crate::workbench::questions::Key::Contingency;
            let value = crate::workbench::questions::Value::Flag(false);
            left.set(
                row.section,
                key,
                crate::source::Spanned::new(value, crate::source::Span::at(0)),
            );
        }
    }
    left
}

#[test]
fn three_parts_are_enough_if_one_of_five_is_among_them() {
    let rule = |parts: &[&str]| {
        let report = Report::new(&meets(parts), &[]);
        assert_eq!(report.acceptance.declared.met, parts);
        assert!(report.acceptance.declared.open.is_empty());
        report.acceptance.verdict
    };
    // Art. 2: at least three of the nine, at least one of IV, V, VI, IX and X.
    assert_eq!(rule(&["II", "III", "V"]), Met);
    assert_eq!(rule(&["II", "III", "IV"]), Met);
    assert_eq!(rule(&["III", "VI", "VIII"]), Met);
    assert_eq!(rule(&["IV", "IX", "X"]), Met);
    assert_eq!(rule(&["II", "III", "VIII"]), NotMet, "none of the five");
    assert_eq!(
        rule(&["II", "III", "VII", "VIII"]),
        NotMet,
        "none of the five"
    );
    assert_eq!(rule(&["V", "IX"]), NotMet, "two only");
    assert_eq!(rule(&[]), NotMet);
}

#[test]
fn a_country_can_meet_every_part() {
    let report = Report::new(&answers(WHOLE), &[]);
    for found in &report.parts {
        assert_eq!(found.verdict, Met, "{found:#?}");
        assert_eq!(found.without_exceptions, Met);
    }
    assert_eq!(report.common_verdict(), Met);
    assert_eq!(report.acceptance.verdict, Met);
}

#[test]
fn what_applies_to_all_parts_belongs_to_the_rule() {
    // Art. 2: the relevant provisions of Parts XII to XIV apply to every Part accepted.
    let text = WHOLE.replace("appeal = true", "appeal = false");
    let report = Report::new(&answers(&text), &[]);
    assert_eq!(report.acceptance.declared.verdict, Met);
    assert_eq!(report.acceptance.verdict, NotMet);
    let text = WHOLE.replace("appeal = true\n", "");
    assert_eq!(
        Report::new(&answers(&text), &[]).acceptance.verdict,
        CannotTell
    );
}

#[test]
fn nothing_answered_tells_nothing() {
    let report = Report::new(&Answers::default(), &[]);
    assert!(report.parts.iter().all(|part| part.verdict == CannotTell));
    assert_eq!(report.acceptance.verdict, CannotTell);
    assert_eq!(report.acceptance.declared.open.len(), 9);
}

#[test]
fn art_3_counts_only_with_a_declaration() {
    // Sickness benefit for 13 weeks, for half of the employees in industry: Arts 15(d) and 18(2).
    let text = WHOLE
        .replace("covered_employees = 60000 # III", "covered_employees = 40000\ncovered_active = 0\ncovered_industrial = 25000\nsmall_means = false")
        .replace("duration = 26 # III", "duration = 13\nbenefit_days = 0\naverage_protected = 40000");
    let declared = |provisions: &str| {
        let text = text.replace("provisions = []", provisions);
        let report = Report::new(&answers(&text), &[]);
        let found = part(&report, "III");
        (
            found.verdict,
            found.without_exceptions,
            found.with_exceptions,
        )
    };
    assert_eq!(declared("provisions = []"), (NotMet, NotMet, Met));
    let both = "economy = true\nprovisions = [\"15(d)\", \"18(2)\"]";
    assert_eq!(declared(both), (Met, NotMet, Met));
    let one = "economy = true\nprovisions = [\"15(d)\"]";
    assert_eq!(declared(one), (NotMet, NotMet, Met));
    let unsaid = "provisions = [\"15(d)\", \"18(2)\"]";
    assert_eq!(declared(unsaid), (CannotTell, NotMet, Met));
    assert_eq!(declared(""), (CannotTell, NotMet, Met));
    assert_eq!(
        declared("economy = false\nprovisions = []"),
        (NotMet, NotMet, NotMet)
    );
}
