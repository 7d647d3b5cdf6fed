//! What is wrong between answers: two that cannot both be right, or one that asks for another.

use super::answers::Answers;
use super::codes;
use super::figures::{amount, share};
use super::parts::{PARTS, SCHEDULE, limits};
use super::questions::{Key, Section, Value, path};
use crate::model::Countries;
use crate::source::{Diagnostic, Span, nearest};

/// Something that is wrong between answers.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    /// The answers it is about.
    pub(super) about: Vec<(Section, Key)>,
    /// What is wrong.
    pub(super) fault: Diagnostic,
}

/// Returns everything that is wrong between answers.
pub(super) fn of(answers: &Answers, countries: &Countries) -> Vec<Doubt> {
    let mut doubts = Doubts {
        answers,
        found: Vec::new(),
    };
    doubts.country(countries);
    doubts.declaration();
    doubts.people();
    doubts.wages();
    for rate in &SCHEDULE {
        doubts.payment(rate.section);
    }
    doubts.periods();
    doubts.money();
    doubts.found
}

struct Doubts<'a> {
    answers: &'a Answers,
    found: Vec<Doubt>,
}

/// A place in the answers.
type Place = (Section, Key);

impl Doubts<'_> {
    fn country(&mut self, countries: &Countries) {
        let place = (Section::General, Key::Country);
        let Some(code) = self.answers.country() else {
            return;
        };
        if countries.get(code).is_some() {
            return;
        }
        let message = format!("no country has the code {code:?}");
        let codes = countries.all.iter().map(|country| country.iso3.as_str());
        let named = |country: &&crate::model::Country| {
            let mut names = country.names.values();
            names.any(|name| name.eq_ignore_ascii_case(code))
        };
        let meant = countries
            .all
            .iter()
            .find(named)
            .map(|country| country.iso3.as_str());
        let help = match meant.or_else(|| nearest(code, codes)) {
            Some(meant) => format!("did you mean {meant:?}?"),
            None => "write its ISO 3166-1 code of three letters, such as \"TJK\"".to_owned(),
        };
        let fault = Diagnostic::error(codes::RANGE, self.span(place), message).with_help(help);
        self.found.push(Doubt {
            about: vec![place],
            fault,
        });
    }

    fn declaration(&mut self) {
        let named = (Section::Declaration, Key::Provisions);
        let economy = (Section::Declaration, Key::Economy);
        let names_any = self
            .answers
            .words(named.0, named.1)
            .is_some_and(|words| !words.is_empty());
        if names_any && self.answers.flag(economy.0, economy.1) == Some(false) {
            let message = "a declaration under Art. 3 is open only where economy and medical facilities are not sufficiently developed";
            self.contradiction(named, economy, message);
        }
    }

    fn people(&mut self) {
        let total = |key| (Section::Population, key);
        let (employees, residents) = (total(Key::Employees), total(Key::Residents));
        let industrial = total(Key::IndustrialEmployees);
        self.within(industrial, employees, "employees");
        self.within(employees, residents, "residents");
        for part in &PARTS {
            let of = |key| (part.section, key);
            self.covered(of(Key::CoveredEmployees), employees, "employees");
            self.covered(of(Key::CoveredActive), residents, "residents");
            self.covered(of(Key::CoveredResidents), residents, "residents");
            self.covered(
                of(Key::CoveredIndustrial),
                industrial,
                "employees in industrial workplaces with 20 persons or more",
            );
        }
        self.protected();
        let children = |key| (Section::Family, key);
        let (of_protected, of_all) = (
            children(Key::ChildrenProtected),
            children(Key::ChildrenResidents),
        );
        self.within(of_protected, of_all, "children of residents");
    }

    /// Doubts numbers of persons protected of whom some are counted among the others.
    fn protected(&mut self) {
        for part in &PARTS {
            let of = |key| (part.section, key);
            let employees = of(Key::CoveredEmployees);
            self.within(of(Key::CoveredIndustrial), employees, "employees protected");
            let active = of(Key::CoveredActive);
            // Nought says that it is not this class that is protected.
            if self.number(active) == Some(0.0) {
                continue;
            }
            self.within(employees, active, "economically active persons protected");
        }
    }

    fn wages(&mut self) {
        let of = |key| (Section::Wages, key);
        let (option, skilled, average) = (
            of(Key::SkilledOption),
            of(Key::Skilled),
            of(Key::AverageEarnings),
        );
        if self.answers.word(option.0, option.1) != Some("d") {
            return;
        }
        match (self.number(skilled), self.number(average)) {
            (Some(wage), Some(earnings)) => {
                let worth = earnings * limits::SKILLED_AVERAGE.value / 100.0;
                if (wage - worth).abs() > 0.5 {
                    let message = format!(
                        "with option \"d\" the wage of a skilled employee is 125% of the average earnings, {}, not {}",
                        amount(worth),
                        amount(wage)
                    );
                    self.contradiction(skilled, average, message);
                }
            }
            (None, None) => self.lacking(option, average),
            _ => {}
        }
    }

    fn payment(&mut self, section: Section) {
        let of = |key| (section, key);
        let (benefit, most) = (of(Key::Benefit), of(Key::MaximumBenefit));
        if let (Some(paid), Some(limit)) = (self.number(benefit), self.number(most))
            && paid > limit
        {
            let message = format!(
                "the benefit, {}, is above the highest benefit, {}",
                amount(paid),
                amount(limit)
            );
            self.contradiction(benefit, most, message);
        }
        let method = of(Key::Method);
        if self.answers.word(section, Key::Method) == Some("earnings")
            && self.number(benefit).is_some()
        {
            self.lacking(method, of(Key::PreviousEarnings));
        }
    }

    fn periods(&mut self) {
        for section in [Section::OldAge, Section::Invalidity, Section::Survivors] {
            let (reduced, full) = (
                (section, Key::ReducedYears),
                (section, Key::ContributionYears),
            );
            if let (Some(early), Some(late)) = (self.number(reduced), self.number(full))
                && early > late
            {
                let message =
                    "a reduced benefit cannot be due later than the benefit that is not reduced";
                self.contradiction(reduced, full, message);
            }
        }
        let of = |key| (Section::Unemployment, key);
        let (average, most) = (of(Key::DurationAverage), of(Key::Duration));
        if let (Some(mean), Some(limit)) = (self.number(average), self.number(most))
            && mean > limit
        {
            let message = "the average duration cannot be longer than the duration";
            self.contradiction(average, most, message);
        }
        if self
            .answers
            .flag(Section::Unemployment, Key::DurationVaries)
            == Some(true)
        {
            self.lacking(of(Key::DurationVaries), average);
        }
    }

    fn money(&mut self) {
        let of = |key| (Section::Common, key);
        let (paid, all) = (of(Key::EmployeesContributions), of(Key::TotalResources));
        if self.number(paid).is_some() {
            self.lacking(paid, all);
        }
        self.within(paid, all, "resources");
    }

    /// Doubts a number of persons protected that is more than all of them, or of whom nobody knows how many there are.
    fn covered(&mut self, part: Place, total: Place, whom: &str) {
        if self.number(part).is_some() {
            self.lacking(part, total);
        }
        self.within(part, total, whom);
    }

    fn within(&mut self, part: Place, total: Place, whom: &str) {
        if let (Some(some), Some(all)) = (self.number(part), self.number(total))
            && some > all
        {
            let message = format!(
                "`{}` is {}, more than all {whom}, {}",
                path(part.0, part.1),
                amount(some),
                amount(all)
            );
            self.contradiction(part, total, message);
        }
    }

    fn lacking(&mut self, by: Place, missing: Place) {
        if self.answers.get(missing.0, missing.1).is_some() {
            return;
        }
        let said = match self.answers.get(by.0, by.1) {
            Some(Value::Word(word)) => format!("`{}` = {word:?}", by.1.name()),
            Some(Value::Share(part)) => format!("`{}` = {}", by.1.name(), share(*part)),
            _ => format!("`{}`", by.1.name()),
        };
        let missing = path(missing.0, missing.1);
        let message = format!("{said} asks for `{missing}`, which is not answered");
        let fault = Diagnostic::warning(codes::INCOMPLETE, self.span(by), message);
        let help = format!("add {missing}; until then the report cannot tell");
        self.found.push(Doubt {
            about: vec![by],
            fault: fault.with_help(help),
        });
    }

    fn contradiction(&mut self, first: Place, second: Place, message: impl Into<String>) {
        let other = path(second.0, second.1);
        let fault = Diagnostic::error(codes::CONTRADICTION, self.span(first), message)
            .with_label(self.span(second), "the other answer")
            .with_help(format!("mend this answer or `{other}`"));
        self.found.push(Doubt {
            about: vec![first, second],
            fault,
        });
    }

    fn number(&self, place: Place) -> Option<f64> {
        self.answers.number(place.0, place.1)
    }

    fn span(&self, place: Place) -> Span {
        self.answers.span(place.0, place.1).unwrap_or_default()
    }
}
