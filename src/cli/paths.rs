//! `paths`: where the program keeps its files.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::End;
use crate::cli::output::{Line, Role};

/// Show where the program keeps its files.
#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
    /// The language of labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

impl Paths {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let places = places(context)?;
        if self.form.is_json() {
            let paths: Map<String, Value> = places
                .iter()
                .map(|(name, path)| {
                    (
                        (*name).to_owned(),
                        path.as_ref()
                            .map(|path| path.to_string_lossy().into_owned())
                            .into(),
                    )
                })
                .collect();
            context
                .output
                .json(&json!({ "schema": 1, "paths": paths }))?;
            return Ok(End::Done);
        }
        for (name, path) in places {
            let path = path.map_or_else(|| absent(name), |path| path.display().to_string());
            if context.terminals.out {
                let line = Line::new()
                    .put(Role::Heading, &format!("{name:<9}"))
                    .put(Role::Text, &path);
                context.output.line(&line)?;
            } else {
                context.output.row(&[name, &path])?;
            }
        }
        Ok(End::Done)
    }
}

/// Returns what stands for a place that is no path.
fn absent(name: &str) -> String {
    let word = match name {
        "library" => "built into the program",
        "index" => "in memory",
        _ => "none",
    };
    word.to_owned()
}

/// Returns the places of the library, then those of the user that are not among them.
fn places(context: &Context<'_, '_>) -> anyhow::Result<Vec<(&'static str, Option<PathBuf>)>> {
    let library = context.library()?.places();
    let mut places: Vec<_> = library.into_iter().collect();
    let own = &context.settings.places;
    for (name, path) in [
        ("settings", own.config_file()),
        ("data", own.data.clone()),
        ("state", own.state.clone()),
        ("cache", own.cache.clone()),
        ("runtime", own.runtime.clone()),
    ] {
        if !places.iter().any(|(known, _)| *known == name) {
            places.push((name, path));
        }
    }
    Ok(places)
}
