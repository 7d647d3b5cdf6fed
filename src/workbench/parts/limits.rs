//! What the articles on single branches and on payments ask for in numbers, with the words that say it.

/// A number that an article asks for.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The article.
    pub article: &'static str,
    /// The number.
    pub value: f64,
    /// The words of `content/data/c102.toml` that say it, for the test.
    pub words: &'static str,
}

/// Declares the limits one by one, and all of them together.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident = $article:literal, $value:literal, $words:literal;)*) => {
        $(
            $(#[$doc])*
            pub const $name: Limit = Limit {
                article: $article,
                value: $value,
                words: $words,
            };
        )*

        /// Every limit, in the order of the articles.
        #[cfg(test)]
        pub(in crate::workbench) const ALL: &[Limit] = &[$($name),*];
    };
}

limits! {
    /// Weeks of medical care for each case.
    CARE_WEEKS = "12(1)", 26.0, "limited to 26 weeks per case";
    /// The same with a declaration.
    CARE_WEEKS_DECLARED = "12(2)", 13.0, "With a declaration: 13 weeks per case";
    /// Weeks of sickness benefit for each case.
    SICKNESS_WEEKS = "18(1)", 26.0, "limited to 26 weeks per case";
    /// The same with a declaration.
    SICKNESS_WEEKS_DECLARED = "18(2)", 13.0, "With a declaration: 13 weeks per case";
    /// Days of benefit in a year for each person protected, with a declaration.
    SICKNESS_DAYS_DECLARED = "18(2)", 10.0, "at least ten times the average number of protected persons";
    /// Days of sickness that may go unpaid.
    SICKNESS_WAITING = "18", 3.0, "first three days";
    /// Weeks of unemployment benefit for employees.
    UNEMPLOYMENT_WEEKS = "24(1)", 13.0, "limited to 13 weeks within twelve months for employees";
    /// Weeks of unemployment benefit for residents of small means.
    UNEMPLOYMENT_WEEKS_MEANS = "24(1)", 26.0, "26 weeks within twelve months where all residents";
    /// Weeks on average where the duration varies.
    UNEMPLOYMENT_AVERAGE = "24(2)", 13.0, "average must be at least 13 weeks";
    /// Days of unemployment that may go unpaid.
    UNEMPLOYMENT_WAITING = "24(3)", 7.0, "first seven days";
    /// The age above which reasons are asked for.
    AGE = "26", 65.0, "normally not above 65";
    /// Years of contribution or employment for a pension at the full rate.
    OLD_AGE_YEARS = "29(1)", 30.0, "at most 30 years of contribution or employment";
    /// Years of residence for it.
    OLD_AGE_RESIDENCE = "29(1)", 20.0, "20 years of residence";
    /// Years after which a reduced pension is due.
    OLD_AGE_REDUCED = "29(2)", 15.0, "after 15 years of contribution or employment";
    /// Years of contribution or employment for a pension at the lower rate.
    OLD_AGE_LOWER = "29(3)", 10.0, "after ten years of contribution or employment";
    /// Years of residence for it.
    OLD_AGE_LOWER_RESIDENCE = "29(3)", 5.0, "five years of residence";
    /// Days of incapacity after an accident that may go unpaid.
    INJURY_WAITING = "38", 3.0, "first three days";
    /// Months of contribution or employment for family benefit.
    FAMILY_MONTHS = "43", 3.0, "three months of contribution or employment";
    /// Months of residence for it.
    FAMILY_RESIDENCE = "43", 12.0, "one year of residence";
    /// Per cent of the labourer's wage for each child of the persons protected.
    FAMILY_PROTECTED = "44", 3.0, "at least 3% of the wage";
    /// Per cent of it for each child of all residents.
    FAMILY_RESIDENTS = "44", 1.5, "1.5% of that wage";
    /// Weeks of maternity benefit.
    MATERNITY_WEEKS = "52", 12.0, "limited to 12 weeks";
    /// Years of contribution or employment for an invalidity pension at the full rate.
    INVALIDITY_YEARS = "57(1)", 15.0, "at most 15 years of contribution or employment";
    /// Years of residence for it.
    INVALIDITY_RESIDENCE = "57(1)", 10.0, "ten years of residence";
    /// Years of contribution for it where a yearly average is asked for.
    INVALIDITY_AVERAGE = "57(1)", 3.0, "three years of contribution with a yearly average";
    /// Years after which a reduced one is due.
    INVALIDITY_REDUCED = "57(2)", 5.0, "after five years";
    /// Years for one at the lower rate.
    INVALIDITY_LOWER = "57(3)", 5.0, "five years of contribution, employment or residence";
    /// Years of contribution or employment for a survivors' pension at the full rate.
    SURVIVORS_YEARS = "63(1)", 15.0, "at most 15 years of contribution or employment";
    /// Years of residence for it.
    SURVIVORS_RESIDENCE = "63(1)", 10.0, "ten years of residence";
    /// Years of contribution for it where a yearly average is asked for.
    SURVIVORS_AVERAGE = "63(1)", 3.0, "three years of contribution with a yearly average";
    /// Years after which a reduced one is due.
    SURVIVORS_REDUCED = "63(2)", 5.0, "after five years";
    /// Years for one at the lower rate.
    SURVIVORS_LOWER = "63(3)", 5.0, "ten points lower after five years";
    /// Points by which a rate may be lower where the qualifying period is short.
    POINTS = "29(3)", 10.0, "ten points lower";
    /// Per cent by which means-tested benefits paid in all must exceed what Art. 66 would give.
    MEANS_EXCESS = "67(d)", 30.0, "exceed by at least 30%";
    /// Per cent of average earnings that a skilled worker may be taken to earn.
    SKILLED_AVERAGE = "65", 125.0, "125% of the average earnings of all protected persons";
    /// The most that employees pay, in per cent of what is spent on their protection.
    EMPLOYEES_SHARE = "71(2)", 50.0, "must not exceed 50%";
}
