//! `man`: the manual page, made of the help.

use clap::Args;

use crate::cli::Context;
use crate::cli::args;
use crate::cli::error::{Advice, End};

/// Print the manual page.
///
/// `casebook man | man -l -` shows it.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The page of this command only.
    command: Option<String>,
}

impl Man {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let mut program = args::command(100);
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => {
                let found = program.find_subcommand(name).cloned();
                found.ok_or_else(|| {
                    Advice::new(
                        format!("there is no command `{name}`"),
                        "`casebook --help` lists the commands",
                    )
                })?
            }
        };
        let version = concat!("casebook ", env!("CARGO_PKG_VERSION"));
        let mut text = Vec::new();
        clap_mangen::Man::new(page)
            .source(version)
            .render(&mut text)?;
        context.output.own(&text)?;
        Ok(End::Done)
    }
}
