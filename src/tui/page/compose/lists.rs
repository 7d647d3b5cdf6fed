//! The end of a page: records beside it, records that name it, and its sources.

use super::details::to;
use super::facts::kind_word;
use super::sections::NUMBER;
use super::{Composer, DIM, LINK, TEXT};
use crate::model::{Source, figure, numbered};
use crate::search::Listed;
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow};
use crate::tui::page::target::{SOURCE, Target};

impl Composer<'_> {
    /// Adds the records it names and those that name it.
    pub(super) fn related(&mut self) {
        let opened = self.opened;
        let (tables, language) = (self.labels.tables, self.labels.language);
        let beside = opened.related.iter().chain(&opened.alike);
        let beside = beside.map(|one| (&one.listed, one.reason(tables, language)));
        self.listed("related", "Related", beside.collect());
        let plain = |listed| (listed, String::new());
        let (users, others) = opened.users();
        self.listed("used-by", "Used by", users.into_iter().map(plain).collect());
        let others = others.into_iter().map(plain);
        self.listed("linked-from", "Linked from", others.collect());
    }

    /// Adds a list of records, each with what is to be said of it.
    fn listed(&mut self, anchor: &str, title: &str, records: Vec<(&Listed, String)>) {
        if records.is_empty() {
            return;
        }
        self.part(anchor, title);
        for (listed, reason) in records {
            self.under(Gutter::Bullet(0), |composer| {
                let mut draft = Draft::default();
                composer.link(&mut draft, 0, &listed.title, to(listed));
                draft.text(&format!(" ({})", kind_word(listed.id.kind)), DIM);
                if !reason.is_empty() {
                    draft.line_break();
                    draft.text(&reason, DIM);
                }
                composer.close_block(Body::Text(draft.finish()));
            });
        }
    }

    /// Adds the sources in the order of their numbers.
    pub(super) fn sources(&mut self) {
        let sources = numbered(&self.opened.record.sources);
        if sources.is_empty() {
            return;
        }
        self.part("sources", "Sources");
        let digits = sources.len().to_string().len();
        for (source, number) in sources.into_iter().zip(1..) {
            self.sheet
                .anchor_here(format!("{SOURCE}{}", source.key.value));
            let word = Flow::plain(
                &format!("{:>1$}", format!("[{number}]"), digits + 2),
                NUMBER,
            );
            self.under(Gutter::Word(word), |composer| composer.source(source));
        }
    }

    pub(super) fn source(&mut self, source: &Source) {
        let mut draft = Draft::default();
        draft.text(&source.title, TEXT);
        let date = source
            .date
            .map_or_else(|| "no date".to_owned(), |date| date.to_string());
        let mut about = vec![source.publisher.clone(), date];
        about.extend(source.kind.as_ref().map(|kind| kind.value.clone()));
        about.extend(source.had().map(str::to_owned));
        about.retain(|part| !part.is_empty());
        let stop = figure::stop(&source.title);
        draft.text(&format!("{stop} {}", about.join(", ")), DIM);
        if let Some(url) = &source.url {
            draft.line_break();
            let link = self.open_link(&draft, 0, Target::outside(&url.value));
            draft.linked(&url.value, LINK, Some(link));
        }
        self.close_block(Body::Text(draft.finish()));
    }
}
