//! What a country is asked: every question with its key in a file of answers, its unit and the article that needs it.
//!
//! The reader, the template, the interview and the names of what is missing in a report are all made from this one list.
//! The questions themselves stand in the files beside this one; what an answer means for the Convention, in the rules.

mod benefits;
mod branches;
mod general;
mod kind;
mod numeral;
mod payments;
mod pensions;
mod section;
mod words;

use std::sync::LazyLock;

use super::finding::cited;
pub(super) use benefits::{CARE, INJURY_CARE, MATERNITY_CARE};
pub use kind::{Kind, Raw, Refusal, Value};
pub use section::Section;

/// Declares the keys with their names in a file.
macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $name:literal,)*) => {
        /// A key of a table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $($(#[$doc])* $key,)*
        }

        impl Key {
            /// Returns its name in a file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)*
                }
            }
        }
    };
}

keys! {
    /// The country.
    Country = "country",
    /// The date of the answers.
    AsOf = "as_of",
    /// The currency of all amounts.
    Currency = "currency",
    /// Whether economy and medical facilities are not sufficiently developed.
    Economy = "economy",
    /// The provisions a declaration names.
    Provisions = "provisions",
    /// All employees.
    Employees = "employees",
    /// Employees in industrial workplaces with 20 or more persons.
    IndustrialEmployees = "industrial_employees",
    /// All residents.
    Residents = "residents",
    /// The wage of an ordinary adult male labourer.
    Labourer = "labourer",
    /// How the labourer was found.
    LabourerOption = "labourer_option",
    /// The wage of a skilled manual male employee.
    Skilled = "skilled",
    /// How he was found.
    SkilledOption = "skilled_option",
    /// The average earnings of all persons protected.
    AverageEarnings = "average_earnings",
    /// Whether the law covers the contingency.
    Contingency = "contingency",
    /// Employees protected.
    CoveredEmployees = "covered_employees",
    /// Economically active persons protected.
    CoveredActive = "covered_active",
    /// Residents protected.
    CoveredResidents = "covered_residents",
    /// Whether all residents of small means are protected.
    SmallMeans = "small_means",
    /// Industrial employees protected.
    CoveredIndustrial = "covered_industrial",
    /// Whether wives and children are protected with them.
    Families = "families",
    /// Whether all women in the classes are protected.
    AllWomen = "all_women",
    /// Whether persons were counted whose insurance is voluntary.
    Voluntary = "voluntary",
    /// The same for the cash benefit of Part VIII.
    VoluntaryCash = "voluntary_cash",
    /// Whether it is supervised or run jointly.
    VoluntarySupervised = "voluntary_supervised",
    /// Whether it reaches people of modest earnings.
    VoluntaryReach = "voluntary_reach",
    /// Whether it meets the Convention together with other protection.
    VoluntaryComplies = "voluntary_complies",
    /// The services given.
    Services = "services",
    /// Whether cost sharing spares from hardship.
    CostSharing = "cost_sharing",
    /// How the benefit is calculated.
    Method = "method",
    /// The benefit of the standard beneficiary.
    Benefit = "benefit",
    /// Family allowance during the contingency.
    FamilyAllowance = "family_allowance",
    /// Family allowance during employment.
    FamilyAllowanceBefore = "family_allowance_before",
    /// What the standard beneficiary earned.
    PreviousEarnings = "previous_earnings",
    /// The highest benefit.
    MaximumBenefit = "maximum_benefit",
    /// Whether the rate follows a scale.
    Scale = "scale",
    /// Whether it is reduced for substantial means only.
    Reductions = "reductions",
    /// Whether benefit and means allow a decent life.
    Decency = "decency",
    /// The other means of the family.
    OtherMeans = "other_means",
    /// All benefits paid under the Part.
    TotalPaid = "total_paid",
    /// What Art. 66 would give.
    TotalFlat = "total_flat",
    /// Months of contribution, employment or residence asked for.
    QualifyingMonths = "qualifying_months",
    /// Whether they are needed to prevent abuse.
    QualifyingNeeded = "qualifying_needed",
    /// Months of residence asked for.
    ResidenceMonths = "residence_months",
    /// Years of contribution or employment asked for.
    ContributionYears = "contribution_years",
    /// Years of residence asked for.
    ResidenceYears = "residence_years",
    /// Whether all economically active persons are covered in principle.
    AllActive = "all_active",
    /// Whether a yearly average of contributions is asked for.
    YearlyAverage = "yearly_average",
    /// Years of contribution asked for with such an average.
    AverageYears = "average_years",
    /// Years after which a reduced benefit is due.
    ReducedYears = "reduced_years",
    /// How long the benefit is paid.
    Duration = "duration",
    /// Whether care goes on while sickness benefit is paid.
    WhileSickness = "while_sickness",
    /// Whether diseases that need longer care extend it.
    LongerDiseases = "longer_diseases",
    /// Days of benefit in a year.
    BenefitDays = "benefit_days",
    /// Average number of persons protected in that year.
    AverageProtected = "average_protected",
    /// Whether the duration varies with contributions.
    DurationVaries = "duration_varies",
    /// Its average.
    DurationAverage = "duration_average",
    /// Weeks of absence that the law requires or allows.
    AbsenceWeeks = "absence_weeks",
    /// Whether care is given throughout.
    CareThroughout = "care_throughout",
    /// Days without pay at the beginning.
    WaitingDays = "waiting_days",
    /// The age from which a pension is due.
    PensionAge = "pension_age",
    /// Whether a higher age has its reason.
    AgeReason = "age_reason",
    /// Whether payments are reviewed.
    Reviewed = "reviewed",
    /// Whether there is rehabilitation.
    Rehabilitation = "rehabilitation",
    /// Whether partial loss is paid in proportion.
    PartialLoss = "partial_loss",
    /// Whether lump sums keep within bounds.
    LumpSum = "lump_sum",
    /// The form of family benefit.
    Form = "form",
    /// The value of all family benefits.
    TotalValue = "total_value",
    /// Children of persons protected.
    ChildrenProtected = "children_protected",
    /// Children of residents.
    ChildrenResidents = "children_residents",
    /// Equal treatment.
    Equality = "equality",
    /// Suspension of benefits.
    Suspension = "suspension",
    /// The right of appeal.
    Appeal = "appeal",
    /// Collective financing.
    Collective = "collective",
    /// What employees pay.
    EmployeesContributions = "employees_contributions",
    /// What is spent on their protection.
    TotalResources = "total_resources",
    /// The responsibility of the State.
    Responsibility = "responsibility",
    /// Participation of the persons protected.
    Participation = "participation",
    /// Reports with figures.
    Reports = "reports",
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The table of its key.
    pub section: Section,
    /// Its key.
    pub key: Key,
    /// What can be answered.
    pub kind: Kind,
    /// The articles that need it, such as `27(a)`; empty where none does.
    pub article: String,
    /// What is asked, in a sentence or some.
    pub ask: String,
    /// An answer as it is written in a file.
    pub example: &'static str,
    /// The answers to another question of the table, one of which it needs.
    pub when: Option<(Key, &'static [&'static str])>,
}

impl Question {
    /// Returns the question with the article that needs it.
    pub fn told(&self) -> String {
        match self.article.as_str() {
            "" => self.ask.clone(),
            article => format!("{} ({})", self.ask, cited(article)),
        }
    }

    /// Returns the number of the article that needs it, as `casebook standard` is asked for it; nothing where none does.
    pub fn article_number(&self) -> Option<String> {
        let number: String = self
            .article
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        (!number.is_empty()).then_some(number)
    }

    fn new(section: Section, key: Key, kind: Kind, ask: impl Into<String>) -> Self {
        Self {
            section,
            key,
            kind,
            article: String::new(),
            ask: ask.into(),
            example: kind.example(),
            when: None,
        }
    }

    fn by(mut self, article: impl Into<String>) -> Self {
        self.article = article.into();
        self
    }

    fn such_as(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    fn only_if(mut self, key: Key, answers: &'static [&'static str]) -> Self {
        self.when = Some((key, answers));
        self
    }
}

/// Returns a question that is answered with yes or no.
fn yes(section: Section, key: Key, article: &str, ask: &str) -> Question {
    Question::new(section, key, Kind::YesNo, ask).by(article)
}

static ALL: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let mut all = general::questions();
    all.extend(branches::questions());
    all.extend(general::common());
    all
});

/// Returns every question, in the order of a file.
pub fn all() -> &'static [Question] {
    &ALL
}

/// Returns the questions of a table.
pub fn of(section: Section) -> impl Iterator<Item = &'static Question> {
    ALL.iter()
        .filter(move |question| question.section == section)
}

/// Returns the place of the first question behind the Part, or the table, of another one.
pub fn behind_part(at: usize) -> usize {
    let Some(own) = ALL.get(at).map(|question| question.section.group()) else {
        return at;
    };
    let rest = ALL.iter().skip(at);
    at + rest
        .take_while(|question| question.section.group() == own)
        .count()
}

/// Returns the question of a key.
pub fn find(section: Section, key: Key) -> Option<&'static Question> {
    of(section).find(|question| question.key == key)
}

/// Returns a key with its table, as a report names what is missing.
pub fn path(section: Section, key: Key) -> String {
    match section {
        Section::General => key.name().to_owned(),
        _ => format!("{}.{}", section.name(), key.name()),
    }
}
