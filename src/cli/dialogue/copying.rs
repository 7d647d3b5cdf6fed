//! Taking with one: what can be copied of a page, each alone on its line, so that it can be selected or cut out of a
//! transcript; and addresses, which a program outside opens.

use super::Session;
use super::library::sentence;
use super::list::Choice;
use super::reading::Reading;
use super::text::paragraphs;
use super::words::numbers;
use crate::cli::output::Line;
use crate::export::cite::{self, Form, Work};
use crate::library::LibraryError;
use crate::model::Source;
use crate::model::link::Target;
use crate::tui::copied::Copied;
use crate::tui::opener::open_and_leave;

impl Session<'_, '_> {
    /// Prints what can be copied of the page, or of what has these numbers.
    pub(super) fn copy(&mut self, rest: &str) -> anyhow::Result<()> {
        let numbers = numbers(rest).unwrap_or_default();
        let mut copied = Vec::new();
        if numbers.is_empty() {
            copied = self.copied_of_page();
        }
        for number in numbers {
            match self.copied_of(number) {
                Some(found) => copied.extend(found),
                None => self.say(&format!("{number} is no record or source of the list."))?,
            }
        }
        let mut word = "";
        for one in &copied {
            if one.word != word {
                self.say(&format!("{}:", one.word))?;
                word = one.word;
            }
            // Unbroken, however long: what is copied has no line breaks.
            self.output.line(&Line::text(&one.text))?;
        }
        Ok(())
    }

    /// Prints how the page is cited, or what has these numbers, in the form that is named first.
    pub(super) fn cite(&mut self, rest: &str) -> anyhow::Result<()> {
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let (form, rest) = match Form::parse(first) {
            Some(form) => (form, after),
            None => (Form::Text, rest),
        };
        let chosen = if rest.trim().is_empty() {
            Some(Vec::new())
        } else {
            numbers(rest)
        };
        let Some(chosen) = chosen else {
            return self.say("Type cite, then text, bibtex, ris or json, then numbers of sources or records, or none for this page.");
        };
        let mut works = Vec::new();
        if chosen.is_empty() {
            let opened = self.reading().and_then(Reading::opened);
            works.extend(opened.map(|one| Work::of_record(&one.record, &self.tables.info)));
        }
        for number in chosen {
            match self.work_of(number)? {
                Some(work) => works.push(work),
                None => self.say(&format!("{number} is no record or source of the list."))?,
            }
        }
        if works.is_empty() {
            return Ok(());
        }
        for line in cite::file(&works, form).lines() {
            self.output.line(&Line::text(line))?;
        }
        Ok(())
    }

    /// Returns what a number leads to, as it is cited.
    fn work_of(&self, number: usize) -> Result<Option<Work>, LibraryError> {
        if let Some(Choice::Source(at)) = self.list.choice(number) {
            let record = self.reading().and_then(Reading::opened);
            let name = record.map_or("", |opened| &opened.record.id.slug);
            return Ok(self
                .source_of(*at)
                .map(|source| Work::of_source(source, name)));
        }
        let Some(listed) = self.listed(number) else {
            return Ok(None);
        };
        let opened = self.library.open_record(&listed.path)?;
        Ok(Some(Work::of_record(&opened.record, &self.tables.info)))
    }

    /// Has the address of a source opened outside, after it was shown.
    pub(super) fn open_outside(&mut self, rest: &str) -> anyhow::Result<()> {
        let number = numbers(rest).and_then(|numbers| numbers.first().copied());
        let source = match number {
            Some(number) => match self.list.choice(number) {
                Some(Choice::Source(at)) => self.source_of(*at),
                _ => None,
            },
            None => self.reading().and_then(Reading::source),
        };
        let Some(source) = source else {
            return self.say("Type outside and the number of a source; S lists the sources.");
        };
        let Some(address) = source.url.as_ref().map(|url| url.value.clone()) else {
            return self.say("This source has no address.");
        };
        self.output.line(&Line::text(&address))?;
        let told = open_and_leave(&self.settings.browser, &address);
        self.say(&sentence(&told))
    }

    fn source_of(&self, at: usize) -> Option<&Source> {
        let opened = self.reading().and_then(Reading::opened)?;
        opened.record.sources.get(at)
    }

    /// Returns what is to be copied of the record, of the source told since, and of the text read last.
    fn copied_of_page(&self) -> Vec<Copied> {
        let Some((reading, opened)) = self.reading().and_then(|one| Some((one, one.opened()?)))
        else {
            return Vec::new();
        };
        let record = &opened.record;
        let mut copied = vec![
            Copied::name(record),
            Copied::citation(record, &self.tables.info),
        ];
        copied.extend(reading.source().into_iter().flat_map(of_source));
        if let Some(part) = reading.part() {
            let lines = part.lines.iter().map(Line::plain);
            let addresses: Vec<String> = lines.flat_map(|line| addresses(&line)).collect();
            copied.extend(addresses.iter().map(|address| Copied::address(address)));
            let paragraphs = paragraphs(&part.lines, self.width());
            copied.extend(paragraphs.iter().map(|text| Copied::paragraph(text)));
        }
        copied
    }

    /// Returns what is to be copied of what a number leads to.
    fn copied_of(&self, number: usize) -> Option<Vec<Copied>> {
        if let Some(Choice::Source(at)) = self.list.choice(number) {
            return self.source_of(*at).map(of_source);
        }
        let listed = self.listed(number)?;
        Some(vec![Copied::led_to(&listed.id.slug)])
    }
}

/// Returns how a source is cited and where it is.
fn of_source(source: &Source) -> Vec<Copied> {
    let address = source.url.as_ref();
    let address = address.map(|url| Copied::address(&url.value));
    std::iter::once(Copied::source(source))
        .chain(address)
        .collect()
}

/// Returns the addresses that stand in a line.
fn addresses(line: &str) -> Vec<String> {
    let words = line.split([' ', '<', '>']);
    let words = words.map(|word| word.trim_end_matches([',', '.', ';', ':', ')', ']']));
    let words = words.map(|word| word.trim_start_matches(['(', '[']));
    let is_address = |word: &&str| {
        let behind = word.split_once(':').map_or("", |(_, behind)| behind);
        !behind.trim_start_matches('/').is_empty() && Target::read("", word) == Target::Outside
    };
    words.filter(is_address).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_running_text() {
        let line =
            "see X-Road <https://x.org/a?b=c>, (https://y.org/养). mailto: C:/x http:// a.md";
        assert_eq!(addresses(line), ["https://x.org/a?b=c", "https://y.org/养"]);
    }
}
