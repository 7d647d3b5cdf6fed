//! `completions`: what a shell needs to complete the words of a command line.

use clap::Args;
use clap_complete::Shell;

use crate::cli::Context;
use crate::cli::args;
use crate::cli::error::End;

/// Print the completions of a shell.
///
/// Put them where the shell looks for them, such as ~/.local/share/bash-completion/completions/casebook.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut args::command(100), "casebook", &mut script);
        context.output.own(&script)?;
        Ok(End::Done)
    }
}
