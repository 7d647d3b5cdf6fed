//! What the notes on a query mean, for `explain`.

use super::suggest::{BACKWARDS, CUT, LONE_OR, NO_VALUE, NO_WORD, UNKNOWN_FIELD, UNKNOWN_VALUE};
use crate::source::{Code, Explanation, Severity};

/// Returns the explanation of every note on a query, by code.
pub fn explanations() -> Vec<Explanation> {
    vec![
        note(
            UNKNOWN_FIELD,
            "query-unknown-field",
            "a word before a colon is no field, so both are searched as words",
            "Fields are `kind country region topic branch stage delivery technology population standard outcome lang year \
             org title id`. A beginning is enough if only one field has it.\n\n\
             Bad: `contry:LAO`\n\nGood: `country:LAO`, `cou:LAO`",
        ),
        note(
            UNKNOWN_VALUE,
            "query-unknown-value",
            "a field has no such value, so the value is searched as a word",
            "A value is an id or a label in any language of the library; a country also its code, another name of it, or \
             a grouping. `casebook search --facets` shows the values of an answer.\n\n\
             Bad: `outcome:succes`\n\nGood: `outcome:success`, `country:Laos`, `country:asean`",
        ),
        note(
            CUT,
            "query-cut",
            "a query is too long, so its end is left out",
            "At most 4 KiB, 64 parts and 64 characters a word are read. Leave out the words that matter least.",
        ),
        note(
            NO_VALUE,
            "query-no-value",
            "a field has no value behind its colon, so it narrows nothing",
            "Bad: `country:`\n\nGood: `country:LAO`, `country:LAO,KEN`, `country:\"Viet Nam\"`",
        ),
        note(
            LONE_OR,
            "query-lone-or",
            "an `OR` stands without a word on one of its sides, so it is left out",
            "`OR` in capital letters stands between two parts of a query, one of which is enough.\n\n\
             Bad: `pension OR`\n\nGood: `pension OR allowance`",
        ),
        note(
            NO_WORD,
            "query-no-word",
            "a query holds signs and no word, so it narrows nothing",
            "Brackets and other signs mean nothing in a query: words all have to hold, and `OR` stands between those of which \
             one is enough.\n\nBad: `(((`\n\nGood: `pension`, `pension OR allowance`",
        ),
        note(
            BACKWARDS,
            "query-years-backwards",
            "the last of some years comes before the first, so no record is of them",
            "Bad: `year:2020..2015`\n\nGood: `year:2015..2020`, `year:2015..`, `year:..2020`",
        ),
    ]
}

fn note(code: Code, name: &'static str, summary: &'static str, text: &'static str) -> Explanation {
    Explanation {
        code,
        name,
        severity: Severity::Note,
        summary,
        text,
    }
}
