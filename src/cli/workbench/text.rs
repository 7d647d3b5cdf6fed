//! A report, or what has changed between two, as plain lines.

use std::fmt::Write as _;

use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line as Printed, Role};
use crate::workbench::{
    CAUTION, Change, Comparison, Count, Head, Line, PartReport, Report, Requirement, Verdict, Way,
    cited,
};

/// How many records are told with a Part.
const RECORDS: usize = 4;

/// Returns a report.
pub(super) fn report(report: &Report, head: &Head, width: usize) -> Vec<Printed> {
    let mut sheet = Sheet::new(width);
    sheet.say(0, Role::Title, &head.title);
    sheet.say(0, Role::Text, CAUTION);
    let whole = "Acceptance (Art. 2), told at the end";
    sheet.heading(0, whole, report.acceptance.verdict);
    sheet.gap();
    for part in &report.parts {
        sheet.part(part);
    }
    sheet.heading(
        0,
        "Parts XII to XIV, for every Part accepted",
        report.common_verdict(),
    );
    sheet.requirements(&report.common);
    sheet.gap();
    sheet.acceptance(report);
    sheet.gap();
    sheet.say(0, Role::Text, CAUTION);
    sheet.lines
}

/// Returns what has changed between two reports.
pub(super) fn comparison(
    comparison: &Comparison<'_>,
    heads: [&Head; 2],
    width: usize,
) -> Vec<Printed> {
    let [old, new] = heads;
    let mut sheet = Sheet::new(width);
    sheet.say(0, Role::Title, &new.title);
    let dates = format!("What has changed: {} to {}.", old.date, new.date);
    sheet.say(0, Role::Text, &dates);
    sheet.say(0, Role::Text, CAUTION);
    sheet.gap();
    if comparison.is_same() {
        sheet.say(0, Role::Text, "No line has changed.");
        sheet.gap();
    }
    for part in &comparison.parts {
        let title = format!("Part {}: {}", part.number, part.title);
        sheet.turned(&title, part.old, part.new);
        for change in &part.lines {
            sheet.change(change, heads);
        }
        sheet.gap();
    }
    if !comparison.common.is_empty() {
        sheet.turned(
            "Parts XII to XIV",
            comparison.old.common_verdict(),
            comparison.new.common_verdict(),
        );
        for change in &comparison.common {
            sheet.change(change, heads);
        }
        sheet.gap();
    }
    let [before, after] = [comparison.old, comparison.new].map(|report| &report.acceptance);
    sheet.turned("Acceptance (Art. 2)", before.verdict, after.verdict);
    for (head, acceptance) in heads.into_iter().zip([before, after]) {
        sheet.count(&head.date, &acceptance.declared);
    }
    sheet.gap();
    sheet.say(0, Role::Text, CAUTION);
    sheet.lines
}

/// The lines so far.
struct Sheet {
    width: usize,
    lines: Vec<Printed>,
}

impl Sheet {
    fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
        }
    }

    fn gap(&mut self) {
        self.lines.push(Printed::new());
    }

    fn say(&mut self, depth: usize, role: Role, text: &str) {
        self.put(depth, &[(role, text.to_owned())]);
    }

    fn put(&mut self, depth: usize, pieces: &[Piece]) {
        let margin = Margin::of(&"  ".repeat(depth));
        self.lines.extend(flow(pieces, self.width, &margin));
    }

    fn heading(&mut self, depth: usize, text: &str, verdict: Verdict) {
        let role = if depth == 0 {
            Role::Heading
        } else {
            Role::Title
        };
        self.put(depth, &[(role, format!("{text}: ")), said(verdict)]);
    }

    fn turned(&mut self, text: &str, old: Verdict, new: Verdict) {
        let pieces = [
            (Role::Heading, format!("{text}: ")),
            said(old),
            (Role::Text, " -> ".to_owned()),
            said(new),
        ];
        self.put(0, if old == new { &pieces[..2] } else { &pieces });
    }

    fn part(&mut self, found: &PartReport) {
        let (first, last) = found.part.articles;
        let title = format!(
            "Part {}: {} (Arts. {first}-{last})",
            found.part.number, found.part.title
        );
        self.heading(0, &title, found.verdict);
        if found.answered == 0 {
            let told = "Nothing is answered. `casebook workbench --template` lists what is asked.";
            self.say(1, Role::Text, told);
        } else {
            self.requirements(&found.requirements);
            if found.without_exceptions != found.verdict {
                let told = format!(
                    "Without the exceptions of Art. 3: {}.",
                    found.without_exceptions.name()
                );
                self.say(1, Role::Text, &told);
            } else if found.with_exceptions != found.verdict {
                let told = format!(
                    "With every exception that Art. 3 offers: {}.",
                    found.with_exceptions.name()
                );
                self.say(1, Role::Text, &told);
            }
            if !found.silent.is_empty() {
                let told = format!("Not checked: {}.", found.silent);
                self.say(1, Role::Dim, &told);
            }
        }
        self.records(found);
        self.gap();
    }

    fn requirements(&mut self, all: &[Requirement]) {
        for requirement in all {
            let lines = requirement.shown();
            let is_open = requirement.verdict != Verdict::Met;
            let choice = if requirement.way == Way::Any && is_open && lines.len() > 1 {
                ", one of these is enough"
            } else {
                ""
            };
            self.heading(
                1,
                &format!("{}{choice}", requirement.name),
                requirement.verdict,
            );
            let is_alone = lines.len() == 1;
            for line in lines {
                self.line(2, line, is_alone);
            }
        }
    }

    fn line(&mut self, depth: usize, line: &Line, is_alone: bool) {
        let mut pieces = vec![
            (Role::Key, cited(&line.article)),
            (Role::Text, format!(": {}", line.asked)),
        ];
        if !is_alone {
            pieces.push((Role::Text, ": ".to_owned()));
            pieces.push(said(line.verdict));
        }
        self.put(depth, &pieces);
        if !line.told.is_empty() {
            self.say(depth + 1, Role::Text, &format!("answers: {}", line.told));
        }
        if !line.missing.is_empty() {
            let missing = format!("missing: {}", line.missing.join(", "));
            self.say(depth + 1, Role::Dim, &missing);
        }
    }

    fn records(&mut self, found: &PartReport) {
        if found.records.is_empty() {
            return;
        }
        self.say(1, Role::Title, "In the library:");
        for record in found.records.iter().take(RECORDS) {
            let about = format!(" ({}): ", found.about(record));
            let pieces = [
                (Role::Key, record.slug.clone()),
                (Role::Dim, about),
                (Role::Text, record.title.clone()),
            ];
            self.put(2, &pieces);
        }
        let more = found.records.len().saturating_sub(RECORDS);
        if more > 0 {
            let told = format!(
                "{more} more; `casebook list --query 'branch:{} kind:case,project'` lists those filed there",
                found.part.branch
            );
            self.say(2, Role::Dim, &told);
        }
    }

    fn acceptance(&mut self, report: &Report) {
        let acceptance = &report.acceptance;
        self.heading(0, "Acceptance (Art. 2)", acceptance.verdict);
        let asked = "Asked: at least three of the Parts II to X, one of them IV, V, VI, IX or X, and what Parts XII to XIV ask. \
                     Before a Part is accepted the shares of persons protected must be reached (Art. 5).";
        self.say(1, Role::Text, asked);
        self.count("As answered", &acceptance.declared);
        self.count(
            "Without any exception of Art. 3",
            &acceptance.without_exceptions,
        );
        self.count(
            "With every exception that Art. 3 offers",
            &acceptance.with_exceptions,
        );
        self.heading(1, "Parts XII to XIV", acceptance.common);
    }

    /// Says which Parts could be accepted.
    fn count(&mut self, what: &str, count: &Count) {
        let mut told = match count.met.as_slice() {
            [] => "no Part is met".to_owned(),
            [one] => format!("Part {one} is met"),
            met => format!("Parts {} are met", met.join(", ")),
        };
        if !count.open.is_empty() {
            let _infallible = write!(told, "; of {} it cannot be told", count.open.join(", "));
        }
        let pieces = [
            (Role::Title, format!("{what}: ")),
            said(count.verdict),
            (Role::Text, format!(" ({told})")),
        ];
        self.put(1, &pieces);
    }

    fn change(&mut self, change: &Change, heads: [&Head; 2]) {
        let verdict = |line: &Option<Line>| line.as_ref().map(|line| line.verdict);
        let line = change.new.as_ref().or(change.old.as_ref());
        let Some(line) = line else {
            return;
        };
        let mut pieces = vec![
            (Role::Title, format!("{}, ", change.name)),
            (Role::Key, cited(&line.article)),
            (Role::Text, format!(": {}", line.asked)),
        ];
        match (verdict(&change.old), verdict(&change.new)) {
            (Some(old), Some(new)) if old != new => {
                pieces.push((Role::Text, ": ".to_owned()));
                pieces.push(said(old));
                pieces.push((Role::Text, " -> ".to_owned()));
                pieces.push(said(new));
            }
            (_, Some(verdict)) | (Some(verdict), None) => {
                pieces.push((Role::Text, ": ".to_owned()));
                pieces.push(said(verdict));
            }
            (None, None) => {}
        }
        self.put(1, &pieces);
        for (head, line) in heads.into_iter().zip([&change.old, &change.new]) {
            let told = match line {
                None => "not asked".to_owned(),
                Some(line) if line.told.is_empty() => "not answered".to_owned(),
                Some(line) => line.told.clone(),
            };
            self.say(2, Role::Text, &format!("{}: {told}", head.date));
        }
    }
}

/// Returns a verdict, as it is coloured.
fn said(verdict: Verdict) -> Piece {
    let role = match verdict {
        Verdict::Met => Role::Mark,
        Verdict::CannotTell => Role::Warning,
        Verdict::NotMet => Role::Error,
    };
    (role, verdict.name().to_owned())
}
