//! The lessons: by dimension and topic, success beside failure.

use serde_json::{Value, json};

use super::{Item, Lead, Part, Told, Words};
use crate::atlas::{Cluster, Lesson, Lessons, TopicLessons};
use crate::model::{Field, Phrase};

/// The section of a record that holds its lessons.
const LESSONS: &str = "lessons";

/// The lessons, to be told.
pub(super) struct LessonsTold<'a> {
    pub(super) lessons: &'a Lessons,
    pub(super) words: Words<'a>,
}

impl LessonsTold<'_> {
    fn dimension(&self, id: Option<&str>, tag: &str) -> Phrase {
        let dimensions = &self.words.tables.vocabularies.dimensions;
        id.map_or_else(|| "No dimension".into(), |id| dimensions.named(id, tag))
    }

    /// Returns how a record ended, in a word; its kind where it has no outcome.
    fn outcome(&self, lesson: &Lesson) -> Phrase {
        match &lesson.outcome {
            Some(outcome) => self.words.label(Field::Outcome, Some(outcome)),
            None => lesson.id.kind.name().into(),
        }
    }

    fn heading(&self, topic: &TopicLessons) -> Phrase {
        let outcomes = topic.outcomes().into_iter();
        let outcomes = outcomes.map(|(outcome, count)| match outcome {
            Some(outcome) => self.words.label(Field::Outcome, Some(outcome)) + format!(" {count}"),
            None => format!("no outcome {count}").into(),
        });
        let topic = self.words.label(Field::Topic, topic.topic.as_deref());
        topic + " (" + Phrase::joined(outcomes, ", ") + ")"
    }

    fn item(&self, lesson: &Lesson) -> Item {
        let sources = match lesson.sources.join(", ") {
            sources if sources.is_empty() => "no source".to_owned(),
            sources => format!("source {sources}"),
        };
        let outcome = self.outcome(lesson);
        Item {
            lead: outcome,
            text: lesson.text.clone(),
            notes: vec![(lesson.title.clone() + "; " + sources).into()],
            leads_to: Some(Lead::Record {
                id: lesson.id.clone(),
                section: LESSONS,
            }),
            ..Item::default()
        }
    }

    /// Calls with every lesson and where it stands.
    fn each<T>(&self, take: impl Fn(&Cluster, &TopicLessons, &Lesson) -> T) -> Vec<T> {
        let mut all = Vec::with_capacity(self.lessons.total);
        for cluster in &self.lessons.clusters {
            for topic in &cluster.topics {
                all.extend(topic.lessons.iter().map(|one| take(cluster, topic, one)));
            }
        }
        all
    }

    fn topic_json(&self, topic: &TopicLessons) -> Value {
        let lessons = topic.lessons.iter().map(|lesson| {
            json!({
                "text": lesson.text,
                "id": lesson.id.slug,
                "kind": lesson.id.kind.name(),
                "title": lesson.title,
                "outcome": lesson.outcome,
                "sources": lesson.sources,
            })
        });
        json!({
            "topic": topic.topic,
            "label": self.words.english(Field::Topic, topic.topic.as_deref()),
            "lessons": lessons.collect::<Vec<Value>>(),
        })
    }
}

impl Told for LessonsTold<'_> {
    fn is_empty(&self) -> bool {
        self.lessons.total == 0
    }

    fn parts(&self) -> Vec<Part> {
        let lessons = self.words.count(self.lessons.total, "lesson", "lessons");
        let records = self.words.count(self.lessons.records, "record", "records");
        let about = format!(
            "{lessons} of {records}, by dimension and by the main topic of the record; successes first, then mixed outcomes, \
             failures, projects."
        );
        let mut parts = vec![Part::Text(about.into())];
        let tag = self.words.language.tag();
        for cluster in &self.lessons.clusters {
            let dimension = self.dimension(cluster.dimension.as_deref(), tag);
            let total = self.words.count(cluster.total(), "lesson", "lessons");
            parts.push(Part::heading(2, dimension + ": " + total));
            for topic in &cluster.topics {
                parts.push(Part::heading(3, self.heading(topic)));
                let items = topic.lessons.iter().map(|lesson| self.item(lesson));
                parts.push(Part::List(items.collect()));
            }
        }
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = [
            "dimension",
            "topic",
            "outcome",
            "kind",
            "id",
            "lesson",
            "sources",
        ];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        rows.extend(self.each(|cluster, topic, lesson| {
            vec![
                cluster.dimension.clone().unwrap_or_default(),
                topic.topic.clone().unwrap_or_default(),
                lesson.outcome.clone().unwrap_or_default(),
                lesson.id.kind.name().to_owned(),
                lesson.id.slug.clone(),
                lesson.text.to_string(),
                lesson.sources.join(" "),
            ]
        }));
        rows
    }

    fn json(&self) -> Value {
        let clusters = self.lessons.clusters.iter().map(|cluster| {
            let id = cluster.dimension.as_deref();
            let topics = cluster.topics.iter().map(|topic| self.topic_json(topic));
            json!({
                "dimension": id,
                "label": id.map(|id| self.dimension(Some(id), "en")),
                "total": cluster.total(),
                "topics": topics.collect::<Vec<Value>>(),
            })
        });
        json!({
            "total": self.lessons.total,
            "clusters": clusters.collect::<Vec<Value>>(),
        })
    }
}
