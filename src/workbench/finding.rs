//! What is found when answers are held against an article: met, not met, or it cannot be told.

/// Whether something asked for is there. The order is that of getting better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is not.
    NotMet,
    /// The answers do not say.
    CannotTell,
    /// It is.
    Met,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 3] = [Self::Met, Self::CannotTell, Self::NotMet];

    /// Returns the verdict in words.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotMet => "not met",
            Self::CannotTell => "cannot tell",
            Self::Met => "met",
        }
    }

    /// Returns the verdict as programs read it.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotMet => "not-met",
            Self::CannotTell => "cannot-tell",
            Self::Met => "met",
        }
    }
}

/// What was found on one thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    /// What the answers say, in parts of a sentence.
    pub(super) told: Vec<String>,
    /// The questions that are not answered.
    pub(super) missing: Vec<String>,
}

impl Finding {
    /// Returns what was found where it can be told.
    pub(super) fn of(is_met: bool, told: impl Into<String>) -> Self {
        Self {
            verdict: if is_met {
                Verdict::Met
            } else {
                Verdict::NotMet
            },
            told: vec![told.into()],
            missing: Vec::new(),
        }
    }

    /// Returns what was found where an answer is missing.
    pub(super) fn lacking(missing: String) -> Self {
        Self {
            verdict: Verdict::CannotTell,
            told: Vec::new(),
            missing: vec![missing],
        }
    }

    /// Returns what was found where no answer could tell.
    pub(super) fn unknown(told: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::CannotTell,
            told: vec![told.into()],
            missing: Vec::new(),
        }
    }

    /// Returns what was found on two things that are both asked for.
    pub(super) fn and(self, other: Self) -> Self {
        self.joined(other, Ord::min)
    }

    /// Returns what was found on two things of which one is enough: the better one, both where neither is met.
    pub(super) fn or(self, other: Self) -> Self {
        match (self.verdict, other.verdict) {
            (Verdict::Met, _) => self,
            (_, Verdict::Met) => other,
            _ => self.joined(other, Ord::max),
        }
    }

    /// Returns the finding with something said before what was told.
    pub(super) fn under(mut self, lead: &str) -> Self {
        match self.told.first_mut() {
            Some(first) => *first = format!("{lead}: {first}"),
            None => self.told.push(format!("{lead}: not answered")),
        }
        self
    }

    /// Returns the finding with something said behind what was told.
    pub(super) fn with(mut self, told: impl Into<String>) -> Self {
        self.told.push(told.into());
        self
    }

    fn joined(mut self, other: Self, verdict: fn(Verdict, Verdict) -> Verdict) -> Self {
        self.verdict = verdict(self.verdict, other.verdict);
        self.told.extend(other.told);
        for missing in other.missing {
            if !self.missing.contains(&missing) {
                self.missing.push(missing);
            }
        }
        if self.verdict != Verdict::CannotTell {
            self.missing.clear();
        }
        self
    }
}

/// Returns articles as they are cited: `Art. 29(1) with Art. 65 and Schedule`.
pub fn cited(article: &str) -> String {
    let each = article.split(" with ").map(|article| {
        let is_many = article.contains([',', '-']);
        format!("{} {article}", if is_many { "Arts." } else { "Art." })
    });
    each.collect::<Vec<String>>().join(" with ")
}

/// One line of a report: what an article asks, what the answers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article, such as `27(a)`.
    pub article: String,
    /// What is asked.
    pub asked: String,
    /// What the answers say, with the figures; empty where they say nothing.
    pub told: String,
    /// What follows.
    pub verdict: Verdict,
    /// The questions that are not answered, as tables and keys; empty where it can be told.
    pub missing: Vec<String>,
}

impl Line {
    pub(super) fn new(
        article: impl Into<String>,
        asked: impl Into<String>,
        finding: Finding,
    ) -> Self {
        Self {
            article: article.into(),
            asked: asked.into(),
            told: finding.told.join("; "),
            verdict: finding.verdict,
            missing: finding.missing,
        }
    }
}

/// Whether all lines of a requirement are asked for, or one of them is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// All.
    All,
    /// One.
    Any,
}

/// Something a Part asks for, in one line or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What it is about.
    pub name: String,
    /// Whether all lines are asked for.
    pub way: Way,
    /// The lines.
    pub lines: Vec<Line>,
    /// What follows from the lines.
    pub verdict: Verdict,
}

impl Requirement {
    /// Returns the lines that are worth telling: where one choice is enough and met, the others are left out.
    pub fn shown(&self) -> Vec<&Line> {
        let is_decided = self.way == Way::Any && self.verdict == Verdict::Met;
        let is_told = |line: &&Line| !is_decided || line.verdict == Verdict::Met;
        self.lines.iter().filter(is_told).collect()
    }

    /// Returns a requirement of which every line is asked for.
    pub(super) fn all(name: impl Into<String>, lines: Vec<Line>) -> Self {
        let verdict = lines.iter().map(|line| line.verdict).min();
        Self {
            name: name.into(),
            way: Way::All,
            verdict: verdict.unwrap_or(Verdict::Met),
            lines,
        }
    }

    /// Returns a requirement of which one line is enough.
    pub(super) fn any(name: impl Into<String>, lines: Vec<Line>) -> Self {
        let verdict = lines.iter().map(|line| line.verdict).max();
        Self {
            name: name.into(),
            way: Way::Any,
            verdict: verdict.unwrap_or(Verdict::NotMet),
            lines,
        }
    }

    /// Returns a requirement of one line.
    pub(super) fn one(
        name: &str,
        article: impl Into<String>,
        asked: impl Into<String>,
        finding: Finding,
    ) -> Self {
        Self::all(name, vec![Line::new(article, asked, finding)])
    }
}

/// Returns what follows from requirements that are all asked for.
pub(super) fn of_all(requirements: &[Requirement]) -> Verdict {
    let verdicts = requirements.iter().map(|requirement| requirement.verdict);
    verdicts.min().unwrap_or(Verdict::Met)
}
