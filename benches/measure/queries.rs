//! What people type, in the manner of trainees, facilitators and contributors: forty sound queries, twenty with a mistyped
//! word, twenty that name a concept in another language than the texts.
//!
//! They are typed character by character, so that the costly short beginnings weigh as much as they do for a user. None of
//! them is a query of the set by which the quality of the search is judged.

/// Sound queries.
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

/// Queries with a mistyped word: a letter too few, too many, wrong or in the wrong place; two typed on the wrong layout.
pub(crate) const MISTYPED: [&str; 20] = [
    "regsitry of households",
    "bimetric enrolment",
    "maternty benefit",
    "grievence redress",
    "contributoins of employers",
    "helth insurance card",
    "fraud detecton",
    "disabilty assessment",
    "mobile paymnets",
    "procurment of software",
    "informal econmy",
    "civil registartion births",
    "eligiblity rules",
    "beneficairy list",
    "pensoin reform",
    "evalaution of the pilot",
    "cooperatoin programme",
    "пенсиия",
    "gtycbz",
    "yfkjub",
];

/// Queries that name terms of the glossary, topics, countries and instruments in another language than the texts.
pub(crate) const FOREIGN: [&str; 20] = [
    "identité numérique",
    "registre social unifié",
    "transfert monétaire Kenya",
    "protection de la maternité",
    "identidad digital",
    "registro civil",
    "dinero móvil",
    "trabajador migrante",
    "proteção de dados",
    "цифровая идентичность",
    "защита данных Грузия",
    "социальная пенсия",
    "养老金",
    "现金转移支付",
    "民事登记 卢旺达",
    "第121号公约",
    "网络安全",
    "ບໍານານ",
    "ການປົກປ້ອງຂໍ້ມູນ",
    "lương hưu",
];

/// Returns every state of the input while a query is typed.
pub(crate) fn typed(query: &str) -> impl Iterator<Item = &str> {
    let ends = query
        .char_indices()
        .map(|(at, character)| at + character.len_utf8());
    ends.map(|end| &query[..end])
}
