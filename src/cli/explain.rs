//! `explain`: what a code of `check` means and how to mend it, in the words of the rule's own file.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::End;
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::content;
use crate::content::rules;
use crate::search;
use crate::source::Explanation;
use crate::workbench;

/// Explain a code of check: what it means and how to mend it.
///
/// Without a code, all are listed.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code or name of a rule, such as CB101.
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
    /// The language of labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// Returns what the rules of content, those of answers and the notes on queries say of themselves, by code.
fn known() -> Vec<Explanation> {
    let mut known = rules::all();
    known.extend(workbench::explanations());
    known.extend(search::explanations());
    known
}

impl Explain {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let Some(code) = &self.code else {
            self.list(&known(), context)?;
            return Ok(End::Done);
        };
        let is_meant = |rule: &Explanation| {
            let own = [rule.code.0, rule.name];
            own.iter().any(|own| own.eq_ignore_ascii_case(code.trim()))
        };
        let Some(rule) = known().into_iter().find(is_meant) else {
            let said =
                format!("casebook: no rule is called `{code}`; `casebook explain` lists them");
            context.output.complain(&Line::text(&said));
            return Ok(End::Nothing);
        };
        if self.form.is_json() {
            context
                .output
                .json(&json!({ "schema": 1, "rule": as_json(&rule) }))?;
            return Ok(End::Done);
        }
        let title = Line::new()
            .put(Role::Key, rule.code.0)
            .put(Role::Text, " ")
            .put(Role::Title, rule.name);
        context
            .output
            .line(&title.put(Role::Dim, &format!(" ({})", rule.severity)))?;
        context.output.line(&Line::text(rule.summary))?;
        context.output.line(&Line::new())?;
        let language = context.settings.language.tag().to_owned();
        let sheet = Sheet::new(context.output.look().width, &language);
        let text = content::parse_document(rule.text, 0);
        context
            .output
            .lines(&Page::of_document(&text, sheet).lines())?;
        Ok(End::Done)
    }

    fn list(&self, rules: &[Explanation], context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        if self.form.is_json() {
            let rules: Vec<Value> = rules.iter().map(as_json).collect();
            context
                .output
                .json(&json!({ "schema": 1, "rules": rules }))?;
            return Ok(());
        }
        let wide = rules
            .iter()
            .map(|rule| rule.name.len())
            .max()
            .unwrap_or_default();
        for rule in rules {
            if context.terminals.out {
                let line = Line::new()
                    .put(Role::Key, rule.code.0)
                    .put(Role::Title, &format!("  {:<wide$}", rule.name));
                let severity = format!("  {:<7}  ", rule.severity.name());
                context
                    .output
                    .line(&line.put(Role::Dim, &severity).put(Role::Text, rule.summary))?;
            } else {
                context.output.row(&[
                    rule.code.0,
                    rule.name,
                    rule.severity.name(),
                    rule.summary,
                ])?;
            }
        }
        Ok(())
    }
}

fn as_json(rule: &Explanation) -> Value {
    json!({
        "code": rule.code.0,
        "name": rule.name,
        "severity": rule.severity.name(),
        "summary": rule.summary,
        "text": rule.text,
    })
}
