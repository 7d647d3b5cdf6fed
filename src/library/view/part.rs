//! A Part of an instrument, or an article: what the record says of it, and what stands around it.

use super::draft::{Draft, foreign, text};
use super::instrument::{listed, named};
use crate::library::worker::Opened;
use crate::library::{Instrument, NOT_ALONE, RELATIONS};
use crate::model::c102::{Later, Part};
use crate::model::document::{self, Block, BlockKind, Cell, Inline, InlineKind};
use crate::model::{PartyOrder, View};
use crate::source::fold::folded;

impl Draft<'_> {
    /// Returns a Part with what stands around it; of an article, what the record says of that.
    pub(super) fn part(
        mut self,
        instrument: &Instrument,
        part: &Part,
        article: Option<u32>,
    ) -> Opened {
        let code = instrument.opened.record.id.slug.to_uppercase();
        let own = article.map_or_else(Vec::new, |article| instrument.passages(article, part));
        let is_alone = !own.is_empty();
        let blocks = if is_alone {
            own
        } else {
            instrument.blocks_of(part)
        };
        if article.is_some() && !is_alone {
            self.say(NOT_ALONE);
        }
        self.quote(instrument, blocks);
        self.ways_of(instrument, part, article.is_some());
        let structure = instrument.structure.iter();
        let later: Vec<Later> = structure
            .flat_map(|all| all.later_than(part))
            .cloned()
            .collect();
        self.later(&later);
        self.accepted(instrument, part);
        for (relation, heading) in RELATIONS {
            self.records(
                heading,
                &instrument.related_by(relation, Some(&part.number)),
            );
        }
        if let Some(branch) = &part.branch {
            self.heading("In the Library");
            self.searches(&[("Cases of the branch", format!("kind:case branch:{branch}"))]);
        }
        let (title, summary) = match article {
            Some(article) => (format!("{code}, article {article}"), named(part)),
            None => (format!("{code}, {}", named(part)), String::new()),
        };
        self.finish(&title, &summary)
    }

    /// Adds blocks of the record as they stand there, with the sources they cite.
    fn quote(&mut self, instrument: &Instrument, mut blocks: Vec<Block>) {
        let record = &instrument.opened.record;
        for block in &mut blocks {
            self.lead_out(block, instrument);
        }
        let quoted = document::Document { blocks };
        let mut keys = Vec::new();
        quoted.for_each_inline(&mut |inline| match &inline.kind {
            InlineKind::FootnoteReference(key) => keys.push(key.clone()),
            InlineKind::Link { target, .. } => {
                let mut known = instrument.opened.links.iter();
                self.links
                    .extend(known.find(|(written, _)| written == target).cloned());
            }
            _ => {}
        });
        self.cite(&keys, &record.sources);
        self.blocks.extend(quoted.blocks);
    }

    /// Lets links to other sections of the record lead there from here, and the words of a block say their language.
    fn lead_out(&mut self, block: &mut Block, instrument: &Instrument) {
        let mut lead = |inlines: &mut Vec<Inline>| self.quote_words(inlines, instrument);
        match &mut block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => lead(inlines),
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                for block in blocks {
                    self.lead_out(block, instrument);
                }
            }
            BlockKind::List { items, .. } => {
                for block in items.iter_mut().flat_map(|item| &mut item.blocks) {
                    self.lead_out(block, instrument);
                }
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = std::iter::once(head).chain(rows).flatten();
                cells.for_each(|Cell { inlines, .. }| lead(inlines));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.quote_words(&mut definition.term, instrument);
                    for block in definition.details.iter_mut().flatten() {
                        self.lead_out(block, instrument);
                    }
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }

    /// Lets links in words of the record lead there from here, and these say in which language they are.
    fn quote_words(&mut self, inlines: &mut Vec<Inline>, instrument: &Instrument) {
        self.lead_out_all(inlines, instrument);
        let language = &instrument.opened.record.language;
        let words = match inlines.as_mut_slice() {
            // What is nothing but strong may head a row, and has to stay so.
            [
                Inline {
                    kind: InlineKind::Strong(inner),
                    ..
                },
            ] => inner,
            _ => inlines,
        };
        if !words.is_empty() {
            *words = vec![foreign(language, std::mem::take(words))];
        }
    }

    fn lead_out_all(&mut self, inlines: &mut Vec<Inline>, instrument: &Instrument) {
        for inline in inlines {
            match &mut inline.kind {
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner) => self.lead_out_all(inner, instrument),
                InlineKind::Link { target, .. } => {
                    if let Some(anchor) = target.strip_prefix('#').map(str::to_owned) {
                        let record = listed(&instrument.opened.record);
                        let led = self.link_record(&record, Some(&anchor), "");
                        if let InlineKind::Link { target: led, .. } = led.kind {
                            *target = led;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds the ways to the same place in the record, to the Part and to the whole.
    fn ways_of(&mut self, instrument: &Instrument, part: &Part, is_article: bool) {
        let record = &instrument.opened.record;
        let (slug, code) = (record.id.slug.clone(), record.id.slug.to_uppercase());
        let anchor = instrument.heading_of(part).map(|(_, anchor)| anchor);
        let mut inlines = vec![self.link_record(&listed(record), anchor, "In the whole text")];
        if is_article {
            let view = View::Part {
                instrument: slug.clone(),
                part: part.number.clone(),
            };
            let words = format!("Part {}", part.number);
            inlines.push(text(" · "));
            inlines.push(self.link_view(&view, &format!("{code}, {}", named(part)), &words));
        }
        inlines.push(text(" · "));
        let view = View::Instrument(slug);
        inlines.push(self.link_view(&view, &record.title.value, format!("Around {code}")));
        self.paragraph(inlines);
    }

    /// Adds who has accepted the Part, where a State may leave it out.
    fn accepted(&mut self, instrument: &Instrument, part: &Part) {
        let parties = instrument.opened.parties.as_ref();
        let Some(parties) = parties.filter(|_| part.is_optional) else {
            return;
        };
        let mut codes = parties.accepting(&part.number);
        codes.sort_by_key(|code| folded(&self.name_of(code)));
        let (count, all) = (codes.len(), parties.known.len());
        self.heading(&format!("Accepted by {count} of {all} parties"));
        let mut names = Vec::new();
        for code in codes {
            if !names.is_empty() {
                names.push(text(", "));
            }
            names.push(self.link_country(code));
        }
        self.paragraph(names);
        let slug = &instrument.opened.record.id.slug;
        let view = View::Ratifications {
            instrument: slug.clone(),
            part: Some(part.number.clone()),
            order: PartyOrder::Date,
        };
        let title = format!(
            "{}, Part {}: ratifications",
            slug.to_uppercase(),
            part.number
        );
        let day = parties.as_of.map(|date| format!("As of {date}. "));
        let when = self.link_view(&view, &title, "When, and from which source");
        self.paragraph(vec![text(&day.unwrap_or_default()), when]);
    }
}
