// Opens pages in one browser without network and prints them on A4: how many sheets each takes, and what its console says.
// Called by site.sh; see README.md beside this file.
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

// A case is short with no more words than this, its details and sources among them.
const SHORT = Number(process.env.SHORT || 800);
// The least size of running text on paper, in points; details, sources and remarks in tables are small print.
const LEAST = 9;

const folder = path.resolve(process.argv[2]);
const pages = process.argv.slice(3).map((one) => path.resolve(one));

const browser = spawn("chromium", [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
  "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + path.join(folder, "printer"),
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
const said = [];
let loaded = () => {};
let last = 0;
let rest = "";
browser.stdio[4].setEncoding("utf8");
browser.stdio[4].on("data", (piece) => {
  const parts = (rest + piece).split("\0");
  rest = parts.pop();
  for (const part of parts) hear(JSON.parse(part));
});

function hear(message) {
  if (message.id !== undefined) {
    const { done, failed } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) failed(new Error(message.error.message));
    else done(message.result);
  } else if (message.method === "Page.loadEventFired") loaded();
  else if (message.method === "Log.entryAdded") said.push(message.params.entry.text);
  else if (message.method === "Runtime.consoleAPICalled" || message.method === "Runtime.exceptionThrown") {
    said.push(JSON.stringify(message.params));
  }
}

function ask(method, params = {}, sessionId = undefined) {
  return new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
  });
}

// Runs in the page: its words, and the least size of its running text.
function measured() {
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });
  const text = ["header", "main"].map((name) => document.querySelector(name).innerText).join("\n");
  const words = Array.from(segmenter.segment(text)).filter((one) => one.isWordLike).length;
  const running = Array.from(document.querySelectorAll("main p, main li, main td"))
    .filter((one) => !one.closest(".sources, .facts, .aside"));
  const sizes = running.map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75);
  return { words, least: Math.min(...sizes) };
}

async function main() {
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  const own = (method, params) => ask(method, params, sessionId);
  for (const part of ["Page", "Log", "Runtime"]) await own(part + ".enable");
  let faults = 0;
  const fault = (words) => {
    faults += 1;
    console.log("fault: " + words);
  };
  async function open(file) {
    said.length = 0;
    const done = new Promise((resolve) => { loaded = resolve; });
    await own("Page.navigate", { url: pathToFileURL(file).href });
    await done;
    if (said.length > 0) fault(`the console of ${file} says ${said[0]}`);
  }
  async function printed(file) {
    await open(file);
    await own("Emulation.setEmulatedMedia", { media: "print" });
    const { result } = await own("Runtime.evaluate", { expression: `(${measured})()`, returnByValue: true });
    const { data } = await own("Page.printToPDF", { preferCSSPageSize: true });
    const pdf = Buffer.from(data, "base64");
    const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) || []).length;
    return { file: path.basename(file), sheets, pdf, ...result.value };
  }
  for (const file of pages) await open(file);
  const cases = fs.readdirSync(path.join(folder, "cases")).filter((name) => name.endsWith(".html")).sort();
  const all = [];
  for (const name of cases) all.push(await printed(path.join(folder, "cases", name)));
  all.sort((one, other) => one.words - other.words);
  const short = all.filter((one) => one.words <= SHORT);
  for (const one of short) {
    if (one.sheets !== 1) fault(`${one.file} has ${one.words} words and takes ${one.sheets} sheets`);
  }
  const small = all.filter((one) => one.least < LEAST - 0.01);
  if (small.length > 0) fault(`${small.length} cases have text below ${LEAST} pt, ${small[0].file} of ${small[0].least}`);
  if (process.env.EACH) for (const one of all) console.log(`${one.words}\t${one.sheets}\t${one.file}`);
  const counts = new Map();
  for (const one of all) counts.set(one.sheets, (counts.get(one.sheets) || 0) + 1);
  const told = Array.from(counts).sort(([one], [other]) => one - other);
  console.log(`${all.length} cases: ` + told.map(([sheets, count]) => `${count} take ${sheets}`).join(", ")
    + ` sheets; ${short.length} of up to ${SHORT} words; ${pages.length} other pages; ${faults} faults`);
  if (all.length > 0) fs.writeFileSync(path.join(folder, "..", "short.pdf"), all[0].pdf);
  await ask("Browser.close").catch(() => {});
  process.exitCode = faults === 0 ? 0 : 1;
}

main().catch((error) => {
  console.log("fault: " + error.message);
  browser.kill();
  process.exitCode = 1;
});
