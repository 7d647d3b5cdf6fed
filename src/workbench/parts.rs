//! The rules of Convention 102 as one table: every number that is asked for stands here, with its article.
//!
//! The table says what `content/data/c102.toml` says, and a test holds both together. How answers are held against it is
//! left to the files beside this one.

pub mod limits;

use super::questions::Section;
pub use limits::Limit;

/// One of the Parts that a State may accept.
#[derive(Debug)]
pub struct Part {
    /// Its number, in Roman numerals.
    pub number: &'static str,
    /// The id of its branch.
    pub branch: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its first and its last article.
    pub articles: (u8, u8),
    /// The questions on it.
    pub section: Section,
    /// The article on the contingency, and the contingency.
    pub contingency: (&'static str, &'static str),
    /// The article on the persons protected.
    pub persons: &'static str,
    /// Whom the State may choose to protect.
    pub alternatives: &'static [Alternative],
    /// Whether insurance that is not compulsory counts.
    pub voluntary: Voluntary,
}

/// A choice of persons protected, one of which is enough.
#[derive(Clone, Copy, Debug)]
pub struct Alternative {
    /// Its article.
    pub article: &'static str,
    /// Who is counted.
    pub whom: Whom,
    /// What is asked beside the share.
    pub besides: &'static [Besides],
}

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Classes of employees, of all employees.
    Employees,
    /// Classes of the economically active population, of all residents.
    Active,
    /// Classes of residents, of all residents.
    Residents,
    /// All residents of small means: no share, all or not.
    SmallMeans,
    /// With a declaration: classes of employees in industrial workplaces of a certain size.
    Industrial,
}

/// What is asked beside a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Besides {
    /// Their wives and children.
    Families,
    /// All women in these classes.
    AllWomen,
}

/// Whether insurance that is not compulsory counts (Art. 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voluntary {
    /// It does, under conditions.
    Counts,
    /// For the medical care alone.
    CareOnly,
    /// It does not.
    Never,
}

impl Whom {
    /// Returns the least share in per cent; nothing where all or none are protected.
    pub fn least(self) -> Option<f64> {
        match self {
            Self::Employees | Self::Residents | Self::Industrial => Some(50.0),
            Self::Active => Some(20.0),
            Self::SmallMeans => None,
        }
    }
}

/// A row of the Schedule to Part XI.
#[derive(Debug)]
pub struct Rate {
    /// The Part.
    pub part: &'static str,
    /// The contingency.
    pub contingency: &'static str,
    /// The standard beneficiary.
    pub beneficiary: &'static str,
    /// The least rate in per cent.
    pub percent: f64,
    /// The questions on it.
    pub section: Section,
}

const FAMILIES: &[Besides] = &[Besides::Families];
const WOMEN: &[Besides] = &[Besides::AllWomen, Besides::Families];

const fn choice(article: &'static str, whom: Whom, besides: &'static [Besides]) -> Alternative {
    Alternative {
        article,
        whom,
        besides,
    }
}

/// The Parts that may be accepted, in their order.
pub const PARTS: [Part; 9] = [
    Part {
        number: "II",
        branch: "medical-care",
        title: "Medical care",
        articles: (7, 12),
        section: Section::MedicalCare,
        contingency: (
            "8",
            "any morbid condition, whatever its cause, and pregnancy, confinement and their consequences",
        ),
        persons: "9",
        alternatives: &[
            choice("9(a)", Whom::Employees, FAMILIES),
            choice("9(b)", Whom::Active, FAMILIES),
            choice("9(c)", Whom::Residents, &[]),
            choice("9(d)", Whom::Industrial, FAMILIES),
        ],
        voluntary: Voluntary::Counts,
    },
    Part {
        number: "III",
        branch: "sickness",
        title: "Sickness benefit",
        articles: (13, 18),
        section: Section::Sickness,
        contingency: (
            "14",
            "incapacity for work because of a morbid condition, with loss of earnings",
        ),
        persons: "15",
        alternatives: &[
            choice("15(a)", Whom::Employees, &[]),
            choice("15(b)", Whom::Active, &[]),
            choice("15(c)", Whom::SmallMeans, &[]),
            choice("15(d)", Whom::Industrial, &[]),
        ],
        voluntary: Voluntary::Counts,
    },
    Part {
        number: "IV",
        branch: "unemployment",
        title: "Unemployment benefit",
        articles: (19, 24),
        section: Section::Unemployment,
        contingency: (
            "20",
            "loss of earnings because somebody able and available for work cannot get suitable employment",
        ),
        persons: "21",
        alternatives: &[
            choice("21(a)", Whom::Employees, &[]),
            choice("21(b)", Whom::SmallMeans, &[]),
            choice("21(c)", Whom::Industrial, &[]),
        ],
        voluntary: Voluntary::Counts,
    },
    Part {
        number: "V",
        branch: "old-age",
        title: "Old-age benefit",
        articles: (25, 30),
        section: Section::OldAge,
        contingency: ("26", "survival beyond a prescribed age"),
        persons: "27",
        alternatives: &[
            choice("27(a)", Whom::Employees, &[]),
            choice("27(b)", Whom::Active, &[]),
            choice("27(c)", Whom::SmallMeans, &[]),
            choice("27(d)", Whom::Industrial, &[]),
        ],
        voluntary: Voluntary::Counts,
    },
    Part {
        number: "VI",
        branch: "employment-injury",
        title: "Employment injury benefit",
        articles: (31, 38),
        section: Section::EmploymentInjury,
        contingency: (
            "32",
            "by an accident at work or a prescribed occupational disease: a morbid condition, incapacity for work, lasting \
             loss of earning capacity, and loss of support when the breadwinner dies",
        ),
        persons: "33",
        alternatives: &[
            choice("33(a)", Whom::Employees, FAMILIES),
            choice("33(b)", Whom::Industrial, FAMILIES),
        ],
        voluntary: Voluntary::Never,
    },
    Part {
        number: "VII",
        branch: "family",
        title: "Family benefit",
        articles: (39, 45),
        section: Section::Family,
        contingency: ("40", "responsibility for the maintenance of children"),
        persons: "41",
        alternatives: &[
            choice("41(a)", Whom::Employees, &[]),
            choice("41(b)", Whom::Active, &[]),
            choice("41(c)", Whom::SmallMeans, &[]),
            choice("41(d)", Whom::Industrial, &[]),
        ],
        voluntary: Voluntary::Never,
    },
    Part {
        number: "VIII",
        branch: "maternity",
        title: "Maternity benefit",
        articles: (46, 52),
        section: Section::Maternity,
        contingency: (
            "47",
            "pregnancy, confinement and their consequences, and the loss of earnings that follows",
        ),
        persons: "48",
        alternatives: &[
            choice("48(a)", Whom::Employees, WOMEN),
            choice("48(b)", Whom::Active, WOMEN),
            choice("48(c)", Whom::Industrial, WOMEN),
        ],
        voluntary: Voluntary::CareOnly,
    },
    Part {
        number: "IX",
        branch: "invalidity",
        title: "Invalidity benefit",
        articles: (53, 58),
        section: Section::Invalidity,
        contingency: (
            "54",
            "inability, to a prescribed degree, to engage in any gainful activity, likely to be permanent or lasting after \
             sickness benefit ends",
        ),
        persons: "55",
        alternatives: &[
            choice("55(a)", Whom::Employees, &[]),
            choice("55(b)", Whom::Active, &[]),
            choice("55(c)", Whom::SmallMeans, &[]),
            choice("55(d)", Whom::Industrial, &[]),
        ],
        voluntary: Voluntary::Counts,
    },
    Part {
        number: "X",
        branch: "survivors",
        title: "Survivors' benefit",
        articles: (59, 64),
        section: Section::Survivors,
        contingency: (
            "60",
            "loss of support suffered by the widow or children when the breadwinner dies",
        ),
        persons: "61",
        alternatives: &[
            choice("61(a)", Whom::Employees, FAMILIES),
            choice("61(b)", Whom::Active, FAMILIES),
            choice("61(c)", Whom::SmallMeans, &[]),
            choice("61(d)", Whom::Industrial, FAMILIES),
        ],
        voluntary: Voluntary::Counts,
    },
];

const COUPLE: &str = "man with wife of pensionable age";
const FAMILY: &str = "man with wife and two children";
const WIDOW: &str = "widow with two children";

const fn rate(
    part: &'static str,
    contingency: &'static str,
    beneficiary: &'static str,
    percent: f64,
    section: Section,
) -> Rate {
    Rate {
        part,
        contingency,
        beneficiary,
        percent,
        section,
    }
}

/// The Schedule to Part XI.
#[rustfmt::skip]
pub const SCHEDULE: [Rate; 9] = [
    rate("III", "sickness", FAMILY, 45.0, Section::Sickness),
    rate("IV", "unemployment", FAMILY, 45.0, Section::Unemployment),
    rate("V", "old age", COUPLE, 40.0, Section::OldAge),
    rate("VI", "employment injury: incapacity for work", FAMILY, 50.0, Section::Incapacity),
    rate("VI", "employment injury: invalidity (total loss of earning capacity)", FAMILY, 50.0, Section::TotalLoss),
    rate("VI", "employment injury: survivors", WIDOW, 40.0, Section::InjurySurvivors),
    rate("VIII", "maternity", "woman", 45.0, Section::Maternity),
    rate("IX", "invalidity", FAMILY, 40.0, Section::Invalidity),
    rate("X", "survivors", WIDOW, 40.0, Section::Survivors),
];

/// How many Parts must be accepted at least.
pub const LEAST_PARTS: usize = 3;

/// The Parts of which one must be accepted.
pub const ONE_OF: [&str; 5] = ["IV", "V", "VI", "IX", "X"];

/// What a declaration under Art. 3 may claim.
pub const EXCEPTIONS: [&str; 12] = [
    "9(d)", "12(2)", "15(d)", "18(2)", "21(c)", "27(d)", "33(b)", "34(3)", "41(d)", "48(c)",
    "55(d)", "61(d)",
];

/// Tells whether Art. 67(d) is open: it counts with a fifth of all residents as Art. 66 would protect them, so it needs a
/// Part that knows both residents of small means and the economically active population.
pub(super) fn excess_is_open(section: Section) -> bool {
    let has = |part: &Part, whom| part.alternatives.iter().any(|choice| choice.whom == whom);
    let mut own = PARTS.iter().filter(|part| part.section == section);
    own.any(|part| has(part, Whom::SmallMeans) && has(part, Whom::Active))
}

impl Part {
    /// Returns the Part of a number in Roman numerals.
    pub fn of(number: &str) -> Option<&'static Self> {
        PARTS.iter().find(|part| part.number == number)
    }
}
