"use strict";
// The search of a site made by casebook: finds records by words of any language, in data that stands beside this file.
// Nothing is sent anywhere. What is found is written as text, never as markup.
const casebook = (() => {
  const GOING_ON = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
  const LAST = "ghijklmnopqrstuvwxyz0123456789-_";
  const LONGEST = 64;
  const CONCEPT = 0.65;
  const PREFIX = 0.7;
  const data = { base: null, shards: new Map() };

  // Numbers and postings, as the program writes them.
  function numbers(text) {
    const found = [];
    let number = 0;
    for (const digit of text) {
      const high = GOING_ON.indexOf(digit);
      number = number * 32 + (high >= 0 ? high : LAST.indexOf(digit));
      if (high < 0) {
        found.push(number);
        number = 0;
      }
    }
    return found;
  }

  function postings(text) {
    const held = new Map();
    let next = 0;
    for (const number of numbers(text)) {
      const record = next + Math.floor(number / 8);
      held.set(record, Math.pow(1.5, number % 8));
      next = record + 1;
    }
    return held;
  }

  function entries(text) {
    return text.split(";").filter((entry) => entry !== "").map((entry) => {
      const at = entry.indexOf(":");
      return [entry.slice(0, at), entry.slice(at + 1)];
    });
  }

  function terms(lines) {
    let before = "";
    return entries(lines).map(([start, held]) => {
      before = before.slice(0, LAST.indexOf(start[0])) + start.slice(1);
      return [before, held];
    });
  }

  function ranges(text) {
    return text.split(";").filter((range) => range !== "").map((range) => {
      const [first, last] = range.split("-").map((number) => parseInt(number, 16));
      return [first, last === undefined ? first : last];
    });
  }

  // What the program wrote of all records, read once.
  function base(raw) {
    const folded = new Map();
    for (const [to, letters] of entries(raw.folded)) {
      for (const letter of letters) folded.set(letter, to);
    }
    const names = new Map(entries(raw.names).map(([key, of]) => [key, numbers(of)]));
    const concepts = raw.concepts.split(";");
    return {
      records: raw.records, starts: raw.starts, terms: raw.terms, folded, names, concepts,
      words: ranges(raw.words), clusters: ranges(raw.clusters),
    };
  }

  function within(code, all) {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle][1] < code) low = middle + 1;
      else high = middle;
    }
    return low < all.length && all[low][0] <= code;
  }

  function fold(text, known) {
    let out = "";
    for (const letter of text.normalize("NFKC").toLowerCase()) {
      const to = known.folded.get(letter);
      out += to === undefined ? letter : to;
    }
    // The sign that makes am stands below a tone, however they were typed.
    return out.replace(/([\u0ec8-\u0ecb]+)\u0ecd/g, "\u0ecd$1").replace(/([\u0e48-\u0e4b]+)\u0e4d/g, "\u0e4d$1");
  }

  function kind(letter, known) {
    const code = letter.codePointAt(0);
    if (code < 128) return /[a-z0-9]/.test(letter) ? "word" : "";
    if (within(code, known.clusters)) return "cluster";
    return within(code, known.words) ? "word" : "";
  }

  // The words of a query: each with the terms it is found by. A row of clusters is found by its pairs.
  function cut(text, known) {
    const found = [];
    let run = null;
    for (const letter of fold(text, known)) {
      const own = kind(letter, known);
      if (run && run.kind === own) run.text += letter;
      else {
        run = own === "" ? null : { kind: own, text: letter, terms: [], isOpen: false };
        if (run) found.push(run);
      }
    }
    if (run) run.isOpen = true;
    for (const word of found) {
      if (word.kind === "word") word.terms = [Array.from(word.text).slice(0, LONGEST).join("")];
      else {
        const clusters = word.text.match(/\P{M}\p{M}*|\p{M}+/gu) || [];
        word.terms = clusters.slice(1).map((cluster, at) => clusters[at] + cluster);
        if (clusters.length === 1) word.terms = clusters;
      }
    }
    return found;
  }

  // The files that hold a term, and where it is still typed all that begin with it.
  function filesOf(term, isOpen, known) {
    const files = [];
    known.starts.forEach((start, at) => {
      const next = known.starts[at + 1];
      const begins = start <= term || (isOpen && start.startsWith(term));
      if (begins && (next === undefined || next > term)) files.push(at);
    });
    return files;
  }

  function termsOf(file) {
    const shard = data.shards.get(file);
    if (shard && typeof shard === "string") data.shards.set(file, terms(shard));
    return data.shards.get(file) || [];
  }

  function heldBy(term, isOpen, known) {
    const held = new Map();
    for (const file of filesOf(term, isOpen, known)) {
      for (const [other, lines] of termsOf(file)) {
        if (other !== term && !(isOpen && other.startsWith(term))) continue;
        const found = postings(lines);
        const rare = Math.log((known.records.length + 1) / (found.size + 1));
        const worth = Math.max(rare, 0.1) * (other === term ? 1 : PREFIX);
        for (const [record, weight] of found) {
          held.set(record, Math.max(held.get(record) || 0, weight * worth));
        }
      }
    }
    return held;
  }

  function both(one, other) {
    const held = new Map();
    for (const [record, score] of one) {
      if (other.has(record)) held.set(record, score + other.get(record));
    }
    return held;
  }

  // Names of concepts among the words, the longest first: what they stand for is found as well.
  function spans(words, known) {
    const found = [];
    for (let at = 0; at < words.length;) {
      let length = Math.min(6, words.length - at);
      const name = () => words.slice(at, at + length).map((word) => word.text).join(" ");
      while (length > 1 && !known.names.has(name())) length -= 1;
      found.push({ words: words.slice(at, at + length), concepts: known.names.get(name()) || [] });
      at += length;
    }
    return found;
  }

  function heldBySpan(span, known) {
    let held = null;
    for (const word of span.words) {
      word.terms.forEach((term, at) => {
        const own = heldBy(term, word.isOpen && at === word.terms.length - 1, known);
        held = held === null ? own : both(held, own);
      });
    }
    const why = new Map();
    for (const concept of span.concepts) {
      const found = postings(known.concepts[concept] || "");
      const rare = Math.max(Math.log((known.records.length + 1) / (found.size + 1)), 0.1);
      for (const [record, weight] of found) {
        const score = weight * rare * CONCEPT;
        if (!held.has(record)) why.set(record, concept);
        held.set(record, Math.max(held.get(record) || 0, score));
      }
    }
    return { held, why };
  }

  // The records that hold all words, the best first; of the versions of a record the best alone.
  function search(query, known) {
    const words = cut(query, known);
    if (words.length === 0) return [];
    let held = null;
    const why = new Map();
    const all = spans(words, known);
    for (const span of all) {
      const found = heldBySpan(span, known);
      held = held === null ? found.held : both(held, found.held);
      for (const [record, concept] of found.why) why.set(record, concept);
    }
    const asked = words.map((word) => word.text).join(" ");
    const named = all.length === 1 ? all[0].concepts.map((concept) => known.terms[concept]) : [];
    const hits = Array.from(held, ([at, score]) => {
      const record = known.records[at];
      const title = cut(record.title, known).map((word) => word.text).join(" ");
      let rank = score * record.worth;
      if (named.includes(at)) rank += 500;
      if (title === asked) rank += 1000;
      else if (title.startsWith(asked)) rank += 10;
      return { at, rank, record, because: why.has(at) ? known.records[known.terms[why.get(at)]] : undefined };
    });
    hits.sort((one, other) => other.rank - one.rank || one.at - other.at);
    const seen = new Set();
    return hits.filter((hit) => !seen.has(hit.record.id) && seen.add(hit.record.id));
  }

  function needed(query, known) {
    const files = new Set();
    for (const word of cut(query, known)) {
      word.terms.forEach((term, at) => {
        filesOf(term, word.isOpen && at === word.terms.length - 1, known).forEach((file) => files.add(file));
      });
    }
    return Array.from(files).filter((file) => !data.shards.has(file));
  }

  function take(name, value) {
    if (name === "base") data.base = base(value);
    else data.shards.set(name, value);
  }

  return { take, search, needed, data };
})();

if (typeof document !== "undefined") {
  (() => {
    const box = document.getElementById("query");
    const status = document.getElementById("found");
    const list = document.getElementById("hits");
    const MOST = 50;
    const loading = new Map();
    let ticket = 0;

    function load(file) {
      if (!loading.has(file)) {
        loading.set(file, new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = "search/" + file + ".js";
          script.onload = done;
          script.onerror = () => {
            loading.delete(file);
            failed(new Error("search/" + file + ".js cannot be read"));
          };
          document.head.append(script);
        }));
      }
      return loading.get(file);
    }

    function element(name, text, language) {
      const made = document.createElement(name);
      made.textContent = text;
      if (language) {
        made.lang = language;
        made.dir = "auto";
      }
      return made;
    }

    function show(hits) {
      list.replaceChildren(...hits.slice(0, MOST).map((hit) => {
        const item = document.createElement("li");
        const link = element("a", hit.record.title, hit.record.lang);
        link.href = hit.record.file;
        item.append(link);
        const about = element("span", hit.record.about, "en");
        about.className = "aside";
        item.append(" ", about);
        if (hit.because && hit.because.id !== hit.record.id) {
          const why = element("span", "about the same: " + hit.because.title, "en");
          why.className = "aside";
          item.append(document.createElement("br"), why);
        }
        return item;
      }));
    }

    function say(count) {
      if (count === 0) return "Nothing holds all these words. Fewer words find more.";
      const shown = count > MOST ? "; the first " + MOST + " are listed" : "";
      return (count === 1 ? "1 record found" : count + " records found") + shown + ".";
    }

    async function run() {
      const own = ++ticket;
      const query = box.value;
      try {
        await load("base");
        const known = casebook.data.base;
        await Promise.all(casebook.needed(query, known).map((file) => load(file)));
        if (own !== ticket) return;
        const hits = casebook.search(query, known);
        show(hits);
        status.textContent = query.trim() === "" ? "" : say(hits.length);
      } catch (error) {
        status.textContent = "The search cannot work: " + error.message;
      }
    }

    // A link such as index.html#q=pension leads to what is found.
    function follow() {
      if (!location.hash.startsWith("#q=")) return;
      try {
        box.value = decodeURIComponent(location.hash.slice(3));
      } catch {
        box.value = "";
      }
      run();
    }

    box.addEventListener("input", run);
    window.addEventListener("hashchange", follow);
    follow();
    if (box.value !== "" && ticket === 0) run();
  })();
} else if (typeof module !== "undefined") {
  module.exports = casebook;
}
