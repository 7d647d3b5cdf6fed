//! The tables of a file of answers: what stands above them, one for each Part or payment, and what applies to all Parts.

/// A table of a file of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What stands above all tables.
    General,
    /// The declaration under Art. 3.
    Declaration,
    /// How many people there are.
    Population,
    /// The wages that rates are measured by.
    Wages,
    /// Part II.
    MedicalCare,
    /// Part III.
    Sickness,
    /// Part IV.
    Unemployment,
    /// Part V.
    OldAge,
    /// Part VI.
    EmploymentInjury,
    /// Part VI, incapacity for work.
    Incapacity,
    /// Part VI, total loss of earning capacity.
    TotalLoss,
    /// Part VI, death of the breadwinner.
    InjurySurvivors,
    /// Part VII.
    Family,
    /// Part VIII.
    Maternity,
    /// Part IX.
    Invalidity,
    /// Part X.
    Survivors,
    /// Parts XII to XIV.
    Common,
}

impl Section {
    /// Every table, in the order of a file.
    pub const ALL: [Self; 17] = [
        Self::General,
        Self::Declaration,
        Self::Population,
        Self::Wages,
        Self::MedicalCare,
        Self::Sickness,
        Self::Unemployment,
        Self::OldAge,
        Self::EmploymentInjury,
        Self::Incapacity,
        Self::TotalLoss,
        Self::InjurySurvivors,
        Self::Family,
        Self::Maternity,
        Self::Invalidity,
        Self::Survivors,
        Self::Common,
    ];

    /// Returns its name in a file; empty for what stands above all tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::General => "",
            Self::Declaration => "declaration",
            Self::Population => "population",
            Self::Wages => "wages",
            Self::MedicalCare => "medical-care",
            Self::Sickness => "sickness",
            Self::Unemployment => "unemployment",
            Self::OldAge => "old-age",
            Self::EmploymentInjury => "employment-injury",
            Self::Incapacity => "employment-injury.incapacity",
            Self::TotalLoss => "employment-injury.total-loss",
            Self::InjurySurvivors => "employment-injury.survivors",
            Self::Family => "family",
            Self::Maternity => "maternity",
            Self::Invalidity => "invalidity",
            Self::Survivors => "survivors",
            Self::Common => "common",
        }
    }

    /// Returns the name of the Part or table it is in; those within a Part share that of the Part.
    pub fn group(self) -> &'static str {
        let name = self.name();
        name.split('.').next().unwrap_or(name)
    }

    /// Returns what it is about.
    pub fn title(self) -> &'static str {
        match self {
            Self::General => "The country",
            Self::Declaration => {
                "Art. 3: temporary exceptions for a less developed economy, by a declaration"
            }
            Self::Population => "How many people there are",
            Self::Wages => "The wages that rates are measured by (Arts. 44, 65 and 66)",
            Self::MedicalCare => "Part II: medical care",
            Self::Sickness => "Part III: sickness benefit",
            Self::Unemployment => "Part IV: unemployment benefit",
            Self::OldAge => "Part V: old-age benefit",
            Self::EmploymentInjury => "Part VI: employment injury benefit",
            Self::Incapacity => "Part VI: the payment for incapacity for work",
            Self::TotalLoss => "Part VI: the payment for total loss of earning capacity",
            Self::InjurySurvivors => "Part VI: the payment to survivors",
            Self::Family => "Part VII: family benefit",
            Self::Maternity => "Part VIII: maternity benefit",
            Self::Invalidity => "Part IX: invalidity benefit",
            Self::Survivors => "Part X: survivors' benefit",
            Self::Common => "Parts XII to XIV: what applies to every Part accepted",
        }
    }
}
