//! The texts of the long pages, each made of few sentences over and over.

/// How many bytes the long texts have.
const SIZE: usize = 10_000_000;

/// How many lines the text of many lines has.
const LINES: usize = 1_000_000;

const SENTENCE: &str = "The scheme paid a benefit to informal workers in three districts, and later to all of them, by \
                        mobile money. ";

/// A text to open.
pub(crate) struct Text {
    /// What the table calls it.
    pub(crate) name: &'static str,
    /// Writes it.
    pub(crate) make: fn() -> String,
}

/// All of them.
pub(crate) const TEXTS: [Text; 6] = [
    Text {
        name: "prose",
        make: prose,
    },
    Text {
        name: "a Lao text",
        make: lao,
    },
    Text {
        name: "tables",
        make: tables,
    },
    Text {
        name: "one table",
        make: table,
    },
    Text {
        name: "a list",
        make: || "- item\n".repeat(LINES),
    },
    Text {
        name: "code",
        make: || format!("```\n{}```\n", "let x = 1;\n".repeat(LINES)),
    },
];

/// Returns sections of a paragraph, a link, emphasis and a list; every hundredth holds a needle.
fn prose() -> String {
    let mut text = String::with_capacity(SIZE + SENTENCE.len() * 10);
    for section in 0.. {
        if text.len() >= SIZE {
            break;
        }
        let needle = if section % 100 == 0 {
            "needle"
        } else {
            "thread"
        };
        let body = SENTENCE.repeat(6);
        let rest = "- a [link](https://example.org) in *an item*\n- another `one`";
        let paragraph = format!("## Section {section}\n\n{body}A {needle}.\n\n{rest}\n\n");
        text.push_str(&paragraph);
    }
    text
}

fn lao() -> String {
    let sentence = "ການປົກປ້ອງສັງຄົມໝາຍເຖິງນະໂຍບາຍແລະໂຄງການທີ່ອອກແບບມາເພື່ອຫຼຸດຜ່ອນຄວາມທຸກຍາກ ";
    let paragraph = format!("{}\n\n", sentence.repeat(8));
    paragraph.repeat(SIZE / paragraph.len())
}

fn tables() -> String {
    let row = "| Lao PDR | a benefit for informal workers in three districts | 470 000 |\n";
    let table = format!(
        "| country | what | reached |\n|---|---|---:|\n{}\n",
        row.repeat(20)
    );
    table.repeat(SIZE / table.len())
}

fn table() -> String {
    let row = "| some text | more of it | 12 |\n";
    format!(
        "| a | b | c |\n|---|---|---|\n{}",
        row.repeat(SIZE / row.len())
    )
}
