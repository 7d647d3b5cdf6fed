//! `index`: brings the index up to date, or tells how it stands.

use std::time::UNIX_EPOCH;

use clap::Args;
use serde_json::json;

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::End;
use crate::cli::output::Line;
use crate::cli::unresolved::told_set_aside;
use crate::config::day;

/// Bring the index up to date with the files.
///
/// This happens by itself; the index is a cache and can be deleted at any time.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Build it anew from all files.
    #[arg(long, conflicts_with = "status")]
    rebuild: bool,
    /// Only tell how it stands.
    #[arg(long)]
    status: bool,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
    /// The language of labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

impl Index {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.status {
            return self.tell(context);
        }
        let library = context.library()?;
        let output = &mut *context.output;
        let report =
            library.bring_up_to_date(self.rebuild, &mut |done, of| output.progress(done, of))?;
        if self.form.is_json() {
            context.output.json(&json!({
                "schema": 1,
                "added": report.added,
                "changed": report.changed,
                "removed": report.removed,
                "unchanged": report.unchanged,
                "set_aside": report.set_aside,
                "written": report.written,
                "notice": report.notice,
            }))?;
        } else {
            let new = report.added + report.changed + report.removed;
            let counts = format!(
                "{} added, {} changed, {} removed, {} unchanged{}",
                report.added,
                report.changed,
                report.removed,
                report.unchanged,
                if new > 0 && !report.written {
                    "; nothing was written"
                } else {
                    ""
                }
            );
            context.output.line(&Line::text(&counts))?;
        }
        if report.set_aside > 0 {
            context.say(&told_set_aside(report.set_aside));
        }
        context.say_of_index(&library);
        Ok(End::Done)
    }

    fn tell(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let status = library.index_status();
        let since = status
            .built
            .and_then(|built| built.duration_since(UNIX_EPOCH).ok());
        let built = since.map(|since| since.as_secs());
        if self.form.is_json() {
            context.output.json(&json!({
                "schema": 1,
                "records": status.records,
                "set_aside": status.set_aside,
                "generation": status.generation,
                "bytes": status.bytes,
                "segments": status.segments,
                "built": built,
                "notice": status.notice,
            }))?;
            return Ok(End::Done);
        }
        let generation = status
            .generation
            .map_or_else(|| "none".to_owned(), |number| number.to_string());
        for (name, value) in [
            ("records", status.records.to_string()),
            ("generation", generation),
            ("segments", status.segments.to_string()),
            ("bytes", status.bytes.to_string()),
            (
                "built",
                built.map_or_else(|| "never".to_owned(), |seconds| day(seconds).to_string()),
            ),
            ("set aside", status.set_aside.len().to_string()),
        ] {
            context.output.row(&[name, &value])?;
        }
        for path in &status.set_aside {
            context.output.row(&["set aside", path])?;
        }
        context.say_of_index(&library);
        Ok(End::Done)
    }
}
