//! What a second reading of the articles found, each held fast under its article.

use super::{answers, lines, part, requirement};
use crate::workbench::Report;
use crate::workbench::Verdict::{CannotTell, Met, NotMet};
use crate::workbench::questions::{self, Key, Section};

fn report(text: &str) -> Report {
    Report::new(&answers(text), &[])
}

/// A pension by earnings of a rate, after so many years of contribution.
fn pension(table: &str, rate: u32, years: u32) -> String {
    format!(
        "[{table}]\nmethod = \"earnings\"\nbenefit = {rate}\nprevious_earnings = 100\nmaximum_benefit = \"none\"\n\
         contribution_years = {years}"
    )
}

#[test]
fn art_29_4_57_4_and_63_4_leave_a_rate_in_between_open() {
    // 35 % after 20 years is neither Art. 29(1) nor 29(3), and what 29(4) asks of it no table tells.
    let rate = |number, table, rate, years| {
        let found = report(&pension(table, rate, years));
        requirement(&found, number, "Rate and qualifying period")
    };
    assert_eq!(rate("V", "old-age", 35, 20), CannotTell);
    assert_eq!(rate("V", "old-age", 30, 11), CannotTell);
    assert_eq!(rate("V", "old-age", 39, 29), CannotTell);
    assert_eq!(rate("V", "old-age", 29, 20), NotMet, "below every rate");
    assert_eq!(rate("V", "old-age", 39, 30), NotMet, "Art. 29(1) asks 40 %");
    assert_eq!(rate("V", "old-age", 30, 10), Met, "Art. 29(3)");
    assert_eq!(rate("V", "old-age", 40, 20), Met, "Art. 29(1)");
    assert_eq!(rate("IX", "invalidity", 35, 10), CannotTell);
    assert_eq!(rate("IX", "invalidity", 35, 15), NotMet);
    assert_eq!(rate("X", "survivors", 30, 6), CannotTell);
    assert_eq!(rate("X", "survivors", 29, 6), NotMet);
    let found = report(&pension("old-age", 35, 20));
    let line = lines(&found, "V", "29(4)")[0];
    assert!(
        line.told.contains("do not say what Art. 29(4) asks"),
        "{line:?}"
    );
    assert!(line.missing.is_empty());
}

#[test]
fn art_29_2_57_2_and_63_2_speak_of_years_of_contribution_or_employment() {
    let reduced = |number, text: &str| requirement(&report(text), number, "Reduced benefit");
    // Where a yearly average or residence counts the tables say nothing, so a late benefit cannot be called too late.
    let by_average = "[old-age]\nyearly_average = true\nreduced_years = 20";
    assert_eq!(reduced("V", by_average), CannotTell);
    assert_eq!(reduced("V", "old-age.yearly_average = true"), CannotTell);
    assert_eq!(
        reduced("V", "[old-age]\nresidence_years = 20\nreduced_years = 16"),
        Met
    );
    assert_eq!(
        reduced(
            "IX",
            "[invalidity]\nresidence_years = 10\nreduced_years = 6"
        ),
        CannotTell
    );
    assert_eq!(
        reduced(
            "IX",
            "[invalidity]\nresidence_years = 10\nreduced_years = 5"
        ),
        Met
    );
    assert_eq!(
        reduced("X", "[survivors]\naverage_years = 3\nreduced_years = 6"),
        CannotTell
    );
    assert_eq!(reduced("X", "survivors.reduced_years = 6"), CannotTell);
    assert_eq!(
        reduced(
            "X",
            "[survivors]\ncontribution_years = 15\nreduced_years = 6"
        ),
        NotMet
    );
}

#[test]
fn art_65_3_a_rate_above_an_unknown_wage_of_a_skilled_worker_is_open() {
    let text = "[sickness]\nmethod = \"earnings\"\nbenefit = 540\nprevious_earnings = 3000\n";
    let rate = |more: &str| {
        let found = report(&format!("{text}{more}"));
        lines(&found, "III", "65 and Schedule")[0].clone()
    };
    // 18 % of 3000 may be 45 % of a skilled worker's 1200.
    let open = rate("maximum_benefit = 540");
    assert_eq!(
        (open.verdict, open.missing),
        (CannotTell, vec!["wages.skilled".to_owned()])
    );
    let unsaid = rate("");
    let missing = ["sickness.maximum_benefit", "wages.skilled"].map(str::to_owned);
    assert_eq!(
        (unsaid.verdict, unsaid.missing),
        (CannotTell, missing.to_vec())
    );
    assert_eq!(
        rate("maximum_benefit = \"none\"").verdict,
        NotMet,
        "no ceiling excuses it"
    );
    assert_eq!(
        rate("[wages]\nskilled = 3000").verdict,
        NotMet,
        "earned no more"
    );
}

#[test]
fn art_67_d_is_not_open_to_part_iv_which_knows_no_economically_active_population() {
    let has = |section, key| questions::find(section, key).is_some();
    for section in [
        Section::Sickness,
        Section::OldAge,
        Section::Invalidity,
        Section::Survivors,
    ] {
        assert!(
            has(section, Key::TotalPaid) && has(section, Key::TotalFlat),
            "{section:?}"
        );
    }
    for section in [
        Section::Unemployment,
        Section::Maternity,
        Section::TotalLoss,
    ] {
        assert!(
            !has(section, Key::TotalPaid) && !has(section, Key::TotalFlat),
            "{section:?}"
        );
    }
    let text = "wages.labourer = 1000\n[unemployment]\nmethod = \"means-tested\"\nbenefit = 449\nscale = true\n\
                reductions = true\ndecency = true";
    let found = report(text);
    let line = lines(&found, "IV", "67 and Schedule")[0];
    assert_eq!(line.verdict, NotMet);
    assert!(!line.told.contains("67(d)"), "{line:?}");
}

#[test]
fn art_63_1_speaks_of_the_families_of_the_economically_active() {
    let found = report("[survivors]\naverage_years = 3");
    let line = lines(&found, "X", "63(1)")[0];
    assert!(
        line.asked
            .contains("the families of all economically active persons"),
        "{line:?}"
    );
    let found = report("[invalidity]\naverage_years = 3");
    let line = lines(&found, "IX", "57(1)")[0];
    assert!(!line.asked.contains("families"), "{line:?}");
}

#[test]
fn art_2_asks_for_part_xiv_too_whose_art_76_asks_for_reports_with_figures() {
    let whole = super::examples::WHOLE;
    let verdict = |text: &str| report(text).acceptance.verdict;
    assert_eq!(verdict(whole), Met);
    assert_eq!(
        verdict(&whole.replace("reports = true", "reports = false")),
        NotMet
    );
    assert_eq!(verdict(&whole.replace("reports = true\n", "")), CannotTell);
    let found = report("common.reports = true");
    assert_eq!(lines(&found, "common", "76")[0].verdict, Met);
}

#[test]
fn what_no_table_tells_is_named_beside_its_part() {
    let found = report(super::examples::WHOLE);
    for (number, article) in [
        ("II", "10(3) and (4)"),
        ("IV", "24(4)"),
        ("V", "29(4) and (5)"),
        ("VI", "34(3) and (4)"),
        ("VIII", "49(3) and (4)"),
        ("IX", "57(4)"),
        ("X", "63(4)"),
    ] {
        let silent = part(&found, number).silent;
        assert!(silent.contains(article), "Part {number}: {silent}");
    }
}
