
// The box of the page, and what is found below it.
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
        await Promise.all([load("base"), load("forms")]);
        const known = casebook.data.base;
        for (let round = 0; round < 2; round += 1) {
          await Promise.all(casebook.needed(query, known).map((file) => load(file)));
          if (own !== ticket) return;
        }
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
