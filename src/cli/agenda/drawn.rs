//! Lots and groups, drawn without a session.

use serde_json::json;

use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::model::session::Drawn;
use crate::session::{self, Draw, People, Wanted};
use crate::source::hash::hash;

/// Draws lots or groups, from a number or from one that is told.
pub(super) fn draw(
    (wanted, people, seed): (Wanted, &str, Option<u32>),
    as_json: bool,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let seed = seed.unwrap_or_else(|| given(context.settings.seconds));
    let asked = People::read(people).and_then(|people| Draw::of(wanted, people, seed));
    let asked = asked.map_err(|wrong| {
        let next =
            "such as `--lots 3 --of 20`, `--groups 5 --of 23` or `--size 4 --of \"Ana, Bo, Chan\"`";
        Advice::new(wrong, next)
    })?;
    let drawn = session::draw(&asked);
    if as_json {
        let document = json!({ "schema": 1, "seed": drawn.seed, "drawn": drawn.groups });
        context.output.json(&document)?;
    } else if context.terminals.out || context.settings.plain {
        let width = context.output.look().width;
        let lines = lines(&drawn, matches!(wanted, Wanted::Lots(_)), width);
        context.output.lines(&lines)?;
    } else {
        for group in &drawn.groups {
            let cells: Vec<&str> = group.iter().map(String::as_str).collect();
            context.output.row(&cells)?;
        }
        context.say(&format!("drawn with --seed {seed}"));
    }
    Ok(End::Done)
}

/// Returns a number that is drawn from where none is given: another one each second.
fn given(seconds: u64) -> u32 {
    let drawn = hash(&seconds.to_le_bytes()) % 9000;
    u32::try_from(drawn).unwrap_or_default() + 1000
}

/// Returns what was drawn, and from which number.
pub(in crate::cli) fn lines(drawn: &Drawn, is_lots: bool, width: usize) -> Vec<Line> {
    let mut listing = Listing::new(width);
    if is_lots {
        let names = drawn.groups.concat().join(", ");
        listing.text(&[(Role::Dim, "Drawn: ".to_owned()), (Role::Title, names)]);
    } else {
        for (at, group) in drawn.groups.iter().enumerate() {
            let head = format!("Group {} ({}): ", at + 1, group.len());
            listing.text(&[(Role::Dim, head), (Role::Text, group.join(", "))]);
        }
    }
    let told = format!(
        "Of {}, with seed {}: it draws the same again.",
        drawn.of, drawn.seed
    );
    listing.aside(&told);
    listing.into_lines()
}
