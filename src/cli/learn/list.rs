//! The modules in the order in which they are learned, each with how far one is.

use serde::Serialize;

use super::keeping;
use crate::cli::Context;
use crate::cli::error::End;
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::learn::{self, Score, about};
use crate::library::Library;
use crate::model::module::Module;
use crate::model::{Kind, PartialDate, Progress, Record, Tables, Text};

/// The answer as JSON: schema 1.
#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    total: usize,
    modules: Vec<ModuleJson<'a>>,
}

#[derive(Serialize)]
struct ModuleJson<'a> {
    id: &'a str,
    title: &'a str,
    path: &'a str,
    track: Option<&'a str>,
    stage: Option<&'a str>,
    level: Option<&'a str>,
    minutes: Option<u32>,
    prerequisites: Vec<&'a str>,
    objectives: usize,
    exercises: usize,
}

/// Lists the modules.
pub(super) fn list(
    as_json: bool,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let records = library.of_kind(Kind::Module)?;
    let path = learn::path(&records);
    if as_json {
        context.output.json(&Document {
            schema: 1,
            total: path.len(),
            modules: path.iter().map(ModuleJson::new).collect(),
        })?;
    } else if context.terminals.out {
        context.begin_page();
        let (_, progress) = keeping::read(context);
        let lines = readable(&path, &library.tables(), &progress, context);
        for line in lines {
            context.output.line(&line)?;
        }
        context.end_page()?;
    } else {
        for module in &path {
            let module = ModuleJson::new(module);
            let minutes = module.minutes.map_or_else(String::new, |of| of.to_string());
            context.output.row(&[
                module.id,
                module.track.unwrap_or_default(),
                module.stage.unwrap_or_default(),
                module.level.unwrap_or_default(),
                &minutes,
                &module.prerequisites.join(","),
                module.title,
            ])?;
        }
    }
    if path.is_empty() {
        context.say("the library has no modules");
    }
    Ok(End::of(!path.is_empty()))
}

impl<'a> ModuleJson<'a> {
    fn new((record, module): &(&'a Record, &'a Module)) -> Self {
        let value = |text: &'a Option<Text>| text.as_ref().map(|text| text.value.as_str());
        Self {
            id: &record.id.slug,
            title: &record.title.value,
            path: &record.path,
            track: value(&module.track),
            stage: value(&module.stage),
            level: value(&module.level),
            minutes: module.minutes,
            prerequisites: slugs(&module.prerequisites),
            objectives: module.objectives.len(),
            exercises: module.exercises.len(),
        }
    }
}

fn slugs(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

/// Returns the modules for a person: under their track, each with its title and what comes before it.
fn readable(
    path: &[(&Record, &Module)],
    tables: &Tables,
    progress: &Progress,
    context: &Context<'_, '_>,
) -> Vec<Line> {
    let (width, language) = (context.output.look().width, context.settings.language.tag());
    let mut lines = Vec::new();
    let mut track = None;
    for (record, module) in path {
        let own = module.track.as_ref().map_or("", |track| track);
        if track != Some(own) {
            track = Some(own);
            lines.push(Line::new().put(Role::Heading, own));
        }
        let about = format!("  {}", about(module, tables, language));
        let head = Line::text("  ").put(Role::Key, &record.id.slug);
        lines.push(head.put(Role::Dim, &about));
        let margin = Margin::of("    ");
        let title = [(Role::Text, record.title.value.clone())];
        lines.extend(flow(&title, width, &margin));
        if let Some(state) = state(record, module, progress, context.settings.today) {
            lines.extend(flow(&[(Role::Text, state)], width, &margin));
        }
        if let Some(before) = before(module) {
            lines.extend(flow(&[(Role::Dim, before)], width, &margin));
        }
    }
    lines
}

/// Returns after which modules a module comes, if it asks for any.
pub(in crate::cli) fn before(module: &Module) -> Option<String> {
    let before = slugs(&module.prerequisites).join(", ");
    (!before.is_empty()).then(|| format!("after {before}"))
}

/// Returns how far one is in a module, if it was begun, and how many of its questions come back today.
pub(in crate::cli) fn state(
    record: &Record,
    module: &Module,
    progress: &Progress,
    today: PartialDate,
) -> Option<String> {
    Score::of(module, progress.course(&record.id.slug), today).told()
}
