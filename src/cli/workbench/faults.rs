//! What is wrong in files of answers: told to people with its place, and handed to programs.

use super::Sheet;
use crate::cli::Context;
use crate::cli::output::{Line, Role};
use crate::library::json;
use crate::source::{Severity, render};

/// Returns what is wrong in files of answers.
pub(super) fn faulty(sheets: &[Sheet]) -> Vec<json::Faulty<'_>> {
    let faulty = sheets.iter();
    faulty
        .map(|sheet| (&sheet.file, sheet.faults.as_slice()))
        .collect()
}

/// Tells what is wrong in files of answers, each fault with its place.
pub(super) fn tell(sheets: &[Sheet], context: &mut Context<'_, '_>) {
    let width = context.output.look().width;
    for sheet in sheets {
        for fault in &sheet.faults {
            let text = if context.terminals.talk {
                render::full(&sheet.file, fault, width)
            } else {
                render::concise(&sheet.file, fault)
            };
            let role = match fault.severity {
                Severity::Error => Role::Error,
                _ => Role::Warning,
            };
            for (at, line) in text.lines().enumerate() {
                let role = if at == 0 { role } else { Role::Text };
                context.output.complain(&Line::new().put(role, line));
            }
        }
    }
}
