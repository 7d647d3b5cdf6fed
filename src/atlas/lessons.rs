//! What was learned: by dimension, then by the main topic of the record, success beside failure.

use std::collections::BTreeMap;

use super::order::{rank, rank_of};
use crate::model::{Digest, Field, Phrase, RecordId, Tables};

/// All lessons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lessons {
    /// By dimension, in the order of display; those without one last.
    pub clusters: Vec<Cluster>,
    /// How many there are.
    pub total: usize,
    /// How many records they come from.
    pub records: usize,
}

/// The lessons of one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its id; absent for lessons that name none.
    pub dimension: Option<String>,
    /// By topic, in the order of display; those without one last.
    pub topics: Vec<TopicLessons>,
}

/// The lessons of one dimension and topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLessons {
    /// The main topic of the records; absent where they have none.
    pub topic: Option<String>,
    /// The lessons: of successes, of mixed outcomes, of failures, of records without an outcome; each by id.
    pub lessons: Vec<Lesson>,
}

/// One lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The lesson.
    pub text: Phrase,
    /// The record it comes from.
    pub id: RecordId,
    /// The title of that record.
    pub title: Phrase,
    /// How that ended; absent for a project.
    pub outcome: Option<String>,
    /// Keys of its sources in that record.
    pub sources: Vec<String>,
}

impl Cluster {
    /// Returns how many lessons it has.
    pub fn total(&self) -> usize {
        self.topics.iter().map(|topic| topic.lessons.len()).sum()
    }
}

impl TopicLessons {
    /// Returns how many of the lessons have each outcome, in the order in which they stand.
    pub fn outcomes(&self) -> Vec<(Option<&str>, usize)> {
        let mut counts: Vec<(Option<&str>, usize)> = Vec::new();
        for lesson in &self.lessons {
            match counts.last_mut() {
                Some((outcome, count)) if *outcome == lesson.outcome.as_deref() => *count += 1,
                _ => counts.push((lesson.outcome.as_deref(), 1)),
            }
        }
        counts
    }
}

/// Groups the lessons of records.
pub fn lessons(digests: &[Digest], tables: &Tables) -> Lessons {
    type ByTopic<'a> = BTreeMap<Option<&'a str>, Vec<Lesson>>;
    let mut all: BTreeMap<Option<&str>, ByTopic<'_>> = BTreeMap::new();
    for digest in digests {
        for learned in &digest.facts.lessons {
            let topics = all.entry(learned.dimension.as_deref()).or_default();
            let own = topics.entry(digest.facts.topic.as_deref()).or_default();
            own.push(Lesson {
                text: digest.words(&learned.text),
                id: digest.id.clone(),
                title: digest.words(&digest.title),
                outcome: digest.outcome().map(str::to_owned),
                sources: learned.sources.clone(),
            });
        }
    }
    let with_lessons = digests
        .iter()
        .filter(|digest| !digest.facts.lessons.is_empty());
    let mut clusters: Vec<Cluster> = all
        .into_iter()
        .map(|(dimension, topics)| Cluster {
            dimension: dimension.map(str::to_owned),
            topics: by_topic(topics, tables),
        })
        .collect();
    let dimensions = &tables.vocabularies.dimensions;
    clusters.sort_by(|a, b| {
        let rank = |one: &Cluster| rank(Some(dimensions), one.dimension.as_deref()).0;
        (rank(a), &a.dimension).cmp(&(rank(b), &b.dimension))
    });
    Lessons {
        total: clusters.iter().map(Cluster::total).sum(),
        records: with_lessons.count(),
        clusters,
    }
}

fn by_topic(topics: BTreeMap<Option<&str>, Vec<Lesson>>, tables: &Tables) -> Vec<TopicLessons> {
    let mut topics: Vec<(Option<&str>, Vec<Lesson>)> = topics.into_iter().collect();
    topics.sort_by_key(|(topic, _)| rank_of(Field::Topic, *topic, tables));
    let topics = topics.into_iter().map(|(topic, mut lessons)| {
        lessons.sort_by(|a, b| {
            let rank = |one: &Lesson| rank_of(Field::Outcome, one.outcome.as_deref(), tables).0;
            (rank(a), &a.outcome, &a.id).cmp(&(rank(b), &b.outcome, &b.id))
        });
        TopicLessons {
            topic: topic.map(str::to_owned),
            lessons,
        }
    });
    topics.collect()
}
