//! What people type: forty queries in the manner of trainees, facilitators and contributors.
//!
//! They are typed character by character, so that the costly short beginnings weigh as much as they do for a user. None of
//! them is a query of the set by which the quality of the search is judged.

/// The queries.
pub(crate) const QUERIES: [&str; 40] = [
    "digital identity",
    "social registry",
    "biometric enrolment",
    "maternity benefit",
    "cash transfer evaluation",
    "mobile payments for pensioners",
    "informal workers contributions",
    "health insurance card",
    "appeals and grievance redress",
    "open source case management",
    "rural women",
    "procurement of software",
    "privacy impact assessment",
    "machine learning fraud detection",
    "one-stop shop",
    "employment injury insurance",
    "pilot in two provinces",
    "civil registration births",
    "farmers pension voluntary",
    "migration of legacy system",
    "C102 part V",
    "south-south study visit",
    "chatbot",
    "offline",
    "disability assessment",
    "invalid bank accounts",
    "training of local officers",
    "sms reminders",
    "coverage of self-employed",
    "x-road",
    "country:viet health",
    "kind:term register",
    "topic:digital-payments outcome:mixed",
    "year:2018..2021 pension",
    "\"single window\" services",
    "registre social",
    "seguro de salud",
    "пенсия",
    "养老保险",
    "ປະກັນສັງຄົມ",
];

/// Returns every state of the input while a query is typed.
pub(crate) fn typed(query: &str) -> impl Iterator<Item = &str> {
    let ends = query
        .char_indices()
        .map(|(at, character)| at + character.len_utf8());
    ends.map(|end| &query[..end])
}
