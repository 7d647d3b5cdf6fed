// Asks the search of a site as a page does, but under node. See README.md beside this file.
"use strict";
const fs = require("fs");
const path = require("path");

const folder = path.resolve(process.argv[2] || "site", "search");
global.casebook = require(path.join(folder, "search.js"));
const load = (file) => {
  const text = fs.readFileSync(path.join(folder, file + ".js"), "utf8");
  new Function("casebook", text)(global.casebook);
};
load("base");
load("forms");

function found(query) {
  const known = casebook.data.base;
  for (let round = 0; round < 2; round += 1) casebook.needed(query, known).forEach(load);
  return casebook.search(query, known);
}

// A query, and a record that must be among so many of the first.
const QUESTIONS = [
  ["养老金", "term/pension", 2],
  ["養老金", "term/pension", 2],
  ["养老金", "case/chn-rural-pension", 5],
  ["ບຳນານ", "term/pension", 2],
  ["ບໍານານ", "term/pension", 2],
  ["пенсия", "term/pension", 2],
  ["ПЕНСИЯ", "term/pension", 2],
  ["pension", "term/pension", 1],
  ["pensión", "term/pension", 2],
  ["pensi", "term/pension", 20],
  ["novissi", "case/tgo-novissi", 1],
  ["tgo-novissi", "case/tgo-novissi", 1],
  ["togo mobile money", "case/tgo-novissi", 1],
  ["togo mobile mon", "case/tgo-novissi", 1],
  ["protección social", "term/social-protection", 1],
  ["ｐｅｎｓｉｏｎ", "term/pension", 1],
  ["Togo", "country/tgo", 1],
  ["多哥", "country/tgo", 1],
  ["ລາວ", "country/lao", 3],
  ["Côte d'Ivoire", "country/civ", 1],
  ["convention 102", "standard/c102", 3],
  ["pensiones", "term/pension", 2],
  ["пенсию", "term/pension", 2],
  ["jubilaciones", "term/pension", 2],
  ["социальной защиты", "term/social-protection", 2],
  ["travailleurs de plateformes", "term/platform-worker", 2],
  ["l'assurance maladie", "term/health-insurance", 10],
];

let faults = 0;
for (const [query, wanted, first] of QUESTIONS) {
  const ids = found(query).map((hit) => hit.record.id);
  const place = ids.indexOf(wanted);
  if (place < 0 || place >= first) {
    faults += 1;
    console.log(`fault: ${query}: ${wanted} is at ${place + 1} of ${ids.length}, not among the first ${first}`);
  }
}
// Forms of a word find what the word finds, whether any text holds them or none.
for (const [forms, least] of [
  [["pension", "pensions", "pensión", "pensiones"], 200],
  [["retraite", "retraites", "jubilación", "jubilaciones", "aposentadorias", "пенсия", "пенсии", "пенсию", "пенсиями"], 200],
  [["travailleur", "travailleurs"], 15],
  [["взносы", "взносами", "взносов"], 40],
]) {
  const counts = forms.map((form) => found(form).length);
  if (Math.min(...counts) < least || Math.max(...counts) > 1.1 * Math.min(...counts)) {
    faults += 1;
    console.log(`fault: ${forms.join(" ")} find ${counts.join(" ")}`);
  }
}
for (const nothing of ["", " .,;:", "zzzzqqqq", "novis mobile", "constructor", "__proto__"]) {
  if (found(nothing).some((hit) => hit.record.id === "case/tgo-novissi")) {
    faults += 1;
    console.log(`fault: ${nothing} finds something`);
  }
}
// Every record is found by its title.
for (const record of casebook.data.base.records) {
  if (!found(record.title).some((hit) => hit.record.id === record.id)) {
    faults += 1;
    console.log(`fault: ${record.file} is not found by its title`);
  }
}
console.log(`${QUESTIONS.length} questions, ${casebook.data.base.records.length} titles, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
