//! How the compiler had what a record says, in words: looked up again, read in a copy, from memory.
//!
//! What was opened where it was published says nothing: that is how it should be.

use super::document::plain_text;
use super::figure;
use super::host::{HostClass, Hosts};
use super::record::{Detail, Outcome, Record, Source};

/// What `confirmed` means, for the foot of a list in which it stands.
pub const CONFIRMED: &str = "Confirmed: checked once more, and the source says so.";

/// What keeps a source from being as good as one that was opened where it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    Recalled,
    Copied,
    Weak,
}

impl Source {
    /// Returns what is said of how the compiler had the source.
    pub fn had(&self) -> Option<&'static str> {
        match self.access.as_ref()?.value.as_str() {
            "copy" => Some("read in a copy on another site"),
            "recalled" => Some("not opened, cited from memory"),
            _ => None,
        }
    }

    /// Returns it in short: title, publisher and date.
    pub fn told(&self) -> String {
        let date = self.date.map(|date| date.to_string());
        let date = date.unwrap_or_else(|| "no date".to_owned());
        let stop = figure::stop(&self.title);
        let comma = if self.publisher.is_empty() { "" } else { ", " };
        format!("{}{stop} {}{comma}{date}", self.title, self.publisher)
    }

    fn lack(&self, hosts: &Hosts) -> Option<Lack> {
        match self.access.as_ref().map(|access| access.value.as_str()) {
            Some("recalled") => return Some(Lack::Recalled),
            Some("copy") => return Some(Lack::Copied),
            _ => {}
        }
        let class = hosts.class(&self.url.as_ref()?.value);
        class
            .is_some_and(|(_, class)| class == HostClass::Weak)
            .then_some(Lack::Weak)
    }
}

impl Outcome {
    /// Tells whether the figure was looked up once more and found the same.
    pub fn is_confirmed(&self) -> bool {
        let access = self.access.as_ref();
        access.is_some_and(|access| access.value == "confirmed")
    }

    /// Returns what is said of how the compiler had the figure.
    pub fn had(&self) -> Option<&'static str> {
        match self.access.as_ref()?.value.as_str() {
            "confirmed" => Some("confirmed"),
            "copy" => Some("read in a copy"),
            "recalled" => Some("from memory, not checked"),
            _ => None,
        }
    }
}

impl Record {
    /// Returns the line that stands at the top of a page whose facts were not all looked up, or rest on little.
    ///
    /// What the author says comes before what the sources tell by themselves.
    pub fn warning(&self, hosts: &Hosts) -> Option<String> {
        if let Some(caution) = &self.caution {
            return Some(format!("Caution: {}", caution.value));
        }
        let all: Option<Vec<Lack>> = self.sources.iter().map(|one| one.lack(hosts)).collect();
        let all = all.filter(|lacks| !lacks.is_empty()).unwrap_or_default();
        let only = |lack| !all.is_empty() && all.iter().all(|one| *one == lack);
        let said = if only(Lack::Recalled) {
            "Not checked: the sources were not opened, and the page was written from memory. Check a fact before you use it."
        } else if only(Lack::Copied) {
            "Copies only: every source was read in a copy on another site."
        } else if only(Lack::Weak) {
            "Weak sources: all of them are small or little known publishers."
        } else if !all.is_empty() {
            "Weak sources: each was read in a copy, was not opened, or comes from a little known publisher."
        } else if self.is_recalled_in_part() {
            "Partly not checked: what is marked as recalled, or cites a source that was not opened, was written from memory. \
             Check it before you use it."
        } else {
            return None;
        };
        Some(said.to_owned())
    }

    /// Tells whether the record rests on nothing but copies, memory and weak hosts.
    pub fn rests_on_little(&self, hosts: &Hosts) -> bool {
        let mut sources = self.sources.iter();
        !self.sources.is_empty() && sources.all(|source| source.lack(hosts).is_some())
    }

    /// Tells whether a result rests on nothing but copies, memory and weak hosts.
    pub fn result_rests_on_little(&self, result: &Outcome, hosts: &Hosts) -> bool {
        let mut keys = result.sources.iter();
        let lacks = |key: &str| {
            self.source(key)
                .is_some_and(|source| source.lack(hosts).is_some())
        };
        !result.sources.is_empty() && keys.all(|key| lacks(&key.value))
    }

    /// Tells whether a source is from memory, or a standard marks statements as recalled.
    fn is_recalled_in_part(&self) -> bool {
        let is_recalled = |source: &Source| {
            let access = source.access.as_ref();
            access.is_some_and(|access| access.value == "recalled")
        };
        if self.sources.iter().any(is_recalled) {
            return true;
        }
        let Detail::Standard(standard) = &self.detail else {
            return false;
        };
        let marked = |text: &str| text.to_lowercase().contains("recalled");
        let mut is_marked = standard.standing.as_ref().is_some_and(|text| marked(text))
            || self.notes.as_deref().is_some_and(marked);
        self.body.for_each_inline(&mut |inline| {
            is_marked = is_marked || marked(&plain_text(std::slice::from_ref(inline)));
        });
        is_marked
    }
}
