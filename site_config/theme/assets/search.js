// The search box. Over http it asks the full-text index; from a folder, where browsers load no
// index, it scans the catalogue of incidents. Neither is fetched before the box is used.
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const [words, panel, count, found] = ["input", ".search__panel", ".search__count", ".search__found"]
    .map((part) => form.querySelector(part));
  const root = new URL(form.dataset.root.replace(/\/?$/, "/"), document.baseURI);
  const most = 12;

  const element = (name, className, text = "") =>
    Object.assign(document.createElement(name), { className, textContent: text });

  // --- where answers come from: a function from words to {total, hits} ---

  const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

  const script = (address) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(element("script", ""), { src: address, onload: resolve, onerror: reject }));
  });

  const fromCatalogue = async () => {
    await script(new URL("catalogue.js", root));
    const rows = window.outageCatalogue.incidents.map((row) => ({ row, text: fold(Object.values({ ...row, claim: "" }).flat().join(" ")) }));
    return async (query) => {
      const wanted = fold(query).split(/\s+/);
      const all = rows.filter(({ text }) => wanted.every((word) => text.includes(word)));
      const hits = all.slice(0, most).map(({ row }) => ({
        url: new URL(row.url, root), title: row.title,
        facts: [row.places.slice(0, 4).join(", "), row.date, row.kinds.join(", "), row.claim && "uncorroborated claim"],
      }));
      return { total: all.length, hits };
    };
  };

  const fromIndex = async () => {
    const index = await import(new URL("pagefind/pagefind.js", root));
    await index.options({ baseUrl: root.pathname });
    await index.init();
    // For a word that it does not know the index takes the longest beginning that it does know: of
    // "xylophone" the letter x. So a page counts only if it holds at least the first half of each word.
    const holds = (text, query) => fold(query).match(/[\p{L}\p{N}]+/gu)
      ?.every((word) => text.includes(word.slice(0, Math.ceil(word.length / 2)))) ?? true;
    return async (query) => {
      const { results } = await index.search(query);
      const first = await Promise.all(results.slice(0, most).map((result) => result.data()));
      const pages = first.filter(({ content, meta }) => holds(fold(`${meta.title} ${content}`), query));
      const hits = pages.map(({ url, meta, excerpt }) => ({
        url, title: meta.title, facts: [meta.place, meta.date, meta.kind, meta.standing], excerpt,
      }));
      return { total: pages.length < first.length ? pages.length : results.length, hits };
    };
  };

  let answers;
  const ready = () => {
    answers ??= (location.protocol === "file:" ? fromCatalogue() : fromIndex().catch(fromCatalogue));
    answers.catch(() => { answers = undefined; });
    return answers;
  };

  let chosen = -1;
  const options = () => [...found.children];

  const choose = (index) => {
    chosen = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", i === index));
    const option = options()[index];
    words.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  };

  const open = (yes) => {
    panel.hidden = !yes;
    words.setAttribute("aria-expanded", yes && found.children.length > 0);
    if (!yes) choose(-1);
  };

  // An excerpt is HTML: only its text and its marks are taken over; parsing runs nothing.
  const excerptOf = (html) => {
    const line = element("span", "search__excerpt");
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    line.append(...[...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent));
    return line;
  };

  const optionOf = ({ url, title, facts, excerpt }, i) => {
    const option = Object.assign(element("a", "search__hit"), { id: `search-hit-${i}`, href: url, tabIndex: -1 });
    option.setAttribute("role", "option");
    option.append(element("span", "search__title", title), element("span", "search__facts", facts.filter(Boolean).join(" · ")));
    if (excerpt) option.append(excerptOf(excerpt));
    return option;
  };

  const say = (query, total, hits) => {
    if (!total) return `No incident found for “${query}”`;
    const all = `${total} ${total === 1 ? "incident" : "incidents"} found`;
    return total > hits ? `${all}; the first ${hits} are shown` : all;
  };

  const show = (text, hits) => {
    count.textContent = text;
    found.replaceChildren(...hits.map(optionOf));
    choose(-1);
    open(true);
  };

  const search = async () => {
    const query = words.value.trim();
    if (!query) return open(false);
    try {
      const { total, hits } = await (await ready())(query);
      // A slow answer to words since changed is dropped.
      if (query === words.value.trim()) show(say(query, total, hits.length), hits);
    } catch {
      show("The search could not be loaded. The lists of incidents work without it.", []);
    }
  };

  // --- the reader ---

  let pause;
  const soon = () => { clearTimeout(pause); pause = setTimeout(search, 150); };
  const step = (by) => {
    const n = found.children.length;
    if (n) choose(chosen < 0 && by < 0 ? n - 1 : (chosen + by + n) % n);
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (options()[chosen] ?? options()[0])?.click(),
    Escape: () => { if (panel.hidden) words.value = ""; open(false); },
  };

  words.addEventListener("focus", () => { ready().catch(() => {}); if (found.children.length && words.value) open(true); });
  words.addEventListener("input", soon);
  words.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (!form.contains(relatedTarget)) open(false); });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    words.focus();
  });
})();
