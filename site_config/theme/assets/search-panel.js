// The search box in use. Over http it asks the full-text index; from a folder, where browsers load no index, it
// scans the catalogue of incidents. Names come first: what a word is the name of leads to Explore.
(() => {
  "use strict";
  const words = /* words: search */ {};
  const shared = window.outages;
  const { form, root, script, lookup } = shared;
  const { fold, parts, wordsOf, element, withMarks, say, nearest, names } = lookup;
  const [box, panel, status, list] = ["input", ".search__panel", ".search__count", ".search__found"].map((part) => form.querySelector(part));
  const { choices, known } = names();
  const most = 6, mostNames = 3;
  const common = new Set("a an and as at be by for from had in is it no not of on or said that the their to was were what when where which who with".split(" "));

  // --- where answers come from: a function from words to {total, hits, text}; `text` holds what the hits are found by ---

  const fromCatalogue = async () => {
    if (!window.outageCatalogue) await script("catalogue.js");
    const { rows, facet, labels, holds, has } = lookup.catalogue();
    const named = (row, asked) => row.things.flat().filter((name) => asked.some((word) => fold(name).includes(word)));
    return async (query) => {
      const asked = parts(query);
      const found = rows.filter((row) => holds(row, asked));
      const hits = found.slice(0, most).map((row) => ({
        url: new URL(row.url, root), title: row.title, asked, names: named(row, asked),
        facts: [labels(row, "countries").join(", "), row.date, labels(row, "kinds").join(", "), has(row, "confidence", "claim") && words.claim],
      }));
      return { total: found.length, hits, whole: true, unknown: found.length ? [] : asked.filter((word) => !rows.some((row) => holds(row, [word]))) };
    };
  };

  const fromIndex = async () => {
    const index = await import(new URL("pagefind/pagefind.js", root));
    // The worker is the same program once more, as one more file.
    await index.options({ baseUrl: root.pathname, noWorker: true });
    await index.init();
    // For a word that it does not know the index takes the longest beginning that it does know: of
    // "xylophone" the letter x. So a page counts only if it holds at least the first half of each word.
    const half = (word) => word.slice(0, Math.ceil(word.length / 2));
    // An incident has several pages: its record, the evidence of a long one, translations. One of them is enough: for
    // words in Latin letters the record, where it has them, else the one that was found first.
    const parted = ({ url }) => url.replace(/^.*\//, "").split(".");
    const once = (pages, query) => {
      const best = new Map();
      for (const page of pages) {
        const [id, , further] = parted(page);
        if (!best.has(id) || (!further && /\p{Script=Latin}/u.test(query))) best.set(id, page);
      }
      return [...best.values()];
    };
    const hitOf = (asked) => ({ url, meta, excerpt }) => (
      { url, title: meta.title, asked, excerpt, facts: [meta.place, meta.date, meta.kind, meta.standing] });
    // What nearly every page holds finds nothing, and its part of the index is as large as all else together.
    const weighty = (query) => (!query.includes('"') && query.split(/\s+/).filter((word) => !common.has(fold(word))).join(" ")) || query;
    const pagesFor = async (query, arrived) => {
      const asked = wordsOf(fold(query));
      const { results } = await index.search(weighty(query));
      const holding = (pages) => pages.map((page) => ({ ...page, text: fold(`${page.meta.title} ${page.content}`) }))
        .filter(({ text }) => asked.every((word) => text.includes(half(word))));
      // On a slow line the first page is shown before the others are asked for.
      if (arrived && results.length) arrived(holding([await results[0].data()]).map(hitOf(asked)));
      const first = await Promise.all(results.slice(0, most).map((result) => result.data()));
      const kept = holding(first);
      const pages = once(kept, query);
      return { asked, pages, total: kept.length < first.length || results.length <= most ? pages.length : results.length };
    };
    return async (query, arrived) => {
      let { asked, pages, total } = await pagesFor(query, arrived);
      // Pages hold the folded form of words that are written in several ways.
      if (!total && fold(query) !== query.toLowerCase()) ({ asked, pages, total } = await pagesFor(fold(query)));
      return { total, hits: pages.map(hitOf(asked)), formsAreOne: true, unknown: asked.filter((word) => !pages.some(({ text }) => text.includes(word))) };
    };
  };

  let source;
  const answers = () => {
    source ??= location.protocol === "file:" ? fromCatalogue() : fromIndex().catch(fromCatalogue);
    source.catch(() => { source = undefined; });
    return source;
  };

  // The words as they must have been meant, if one of them is a slip in a name; else nothing.
  const meant = (query, { unknown, formsAreOne }) => {
    const all = query.split(/\s+/);
    const better = all.map((word) => unknown.includes(fold(word)) && nearest(fold(word), known, formsAreOne) || word);
    return better.some((word, i) => word !== all[i]) ? better.join(" ") : undefined;
  };

  const answer = async (query, arrived) => {
    const ask = await answers();
    const found = await ask(query, arrived);
    const corrected = meant(query, found);
    const instead = corrected && await ask(corrected);
    return instead?.total ? { ...instead, query: corrected, instead: true } : { ...found, query };
  };

  // --- names: what leads to Explore ---

  const explore = (filters) => {
    const url = new URL("explore.html", root);
    url.hash = new URLSearchParams(filters);
    return url;
  };
  const counted = (number) => say(number === 1 ? words.one : words.many, { number });
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const isCalled = (choice, asked) => choice.spellings.includes(asked);
  const begins = (choice, asked) => choice.spellings.some((spelling) => {
    const own = wordsOf(spelling);
    return asked.every((word) => own.some((one) => word.length > 2 ? one.startsWith(word) : one === word));
  });

  // Several names one after the other, each of another facet: Pakistan YouTube 2024.
  const together = (asked, used = []) => {
    if (!asked.length) return used;
    for (let length = asked.length; length; length--) {
      const name = asked.slice(0, length).join(" ");
      const one = choices.find((choice) => isCalled(choice, name) && !used.some(({ facet }) => facet === choice.facet));
      const rest = one && together(asked.slice(length), [...used, one]);
      if (rest) return rest;
    }
    return undefined;
  };

  const suggested = (query) => {
    const asked = wordsOf(fold(query));
    if (!asked.length) return [];
    const whole = asked.join(" ");
    const single = choices.filter((choice) => begins(choice, asked));
    const all = asked.length > 1 && together(asked);
    if (all?.length > 1) return [{ url: explore(all.map(({ facet, key }) => [facet, key])), title: all.map(({ label }) => label).join(" · "), facts: [words.together] }];
    return [...single.filter((one) => isCalled(one, whole)), ...single.filter((one) => !isCalled(one, whole))].slice(0, mostNames)
      .map(({ facet, one, key, count, label }) => ({ url: explore([[facet, key]]), title: say(words.filter, { facet: capital(one), label }), facts: [say(count === 1 ? words.one_incident : words.incidents, { number: count })] }));
  };

  // --- what is shown ---

  // An excerpt is HTML: only its text and its marks are taken over; parsing runs nothing.
  const excerptOf = (html) => {
    const line = element("span", "search__excerpt");
    line.dir = "auto";
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    line.append(...[...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent));
    return line;
  };

  const optionOf = ({ url, title, facts, asked = [], names: found, excerpt, kind = "incident" }, i) => {
    const option = Object.assign(element("a", `search__hit search__hit--${kind}`), { id: `search-hit-${i}`, href: url, tabIndex: -1 });
    option.setAttribute("role", "option");
    const line = withMarks("span", kind === "incident" ? "search__title" : "search__name", title, asked);
    line.dir = "auto";
    option.append(line);
    if (facts.some(Boolean)) option.append(element("span", "search__facts", facts.filter(Boolean).join(" · ")));
    if (excerpt) option.append(excerptOf(excerpt));
    if (found?.length) option.append(withMarks("span", "search__excerpt", found.slice(0, 4).join(", "), asked));
    return option;
  };

  let chosen = -1;
  const options = () => [...list.children];
  const choose = (index) => {
    chosen = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", i === index));
    const option = options()[index];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const open = (yes) => {
    panel.hidden = !yes;
    box.setAttribute("aria-expanded", yes && list.children.length > 0);
    if (!yes) choose(-1);
  };
  // Whether the reader looks on: what comes after Escape, or after the box was left, stays folded.
  let looking = form.contains(document.activeElement);
  // The words that the list answers; `busy`: it answers others than now stand in the box, or answers them in part.
  let answering = "";
  const typed = () => box.value.trim();
  const busy = (yes) => list.setAttribute("aria-busy", yes);
  const isBusy = () => list.getAttribute("aria-busy") === "true";
  const look = (yes) => {
    looking = yes;
    if (!yes) shared.entering = false;
    open(yes && answering !== "" && answering === typed());
  };
  const show = (text, rows, inPart = false) => {
    const choice = options()[chosen]?.href;
    status.textContent = text;
    list.replaceChildren(...rows.map(optionOf));
    answering = typed();
    busy(inPart);
    open(looking);
    choose(choice ? options().findIndex(({ href }) => href === choice) : -1);
    if (!inPart && shared.entering) enter();
  };
  const empty = () => {
    list.replaceChildren();
    answering = "";
    busy(false);
    open(false);
  };

  const said = (query, { total, hits, query: asked, instead }) => {
    if (!total) return say(words.none, { query });
    const all = counted(total);
    const count = total > hits.length ? say(words.first, { all, shown: hits.length }) : all;
    return instead ? `${say(words.instead, { query, words: asked })} ${count}` : count;
  };
  const further = ({ total, whole, query }) => total
    ? [{ url: explore([["text", query]]), title: whole ? say(words.explore_all, { all: counted(total) }) : say(words.explore_words, { words: query }), facts: [], kind: "all" }]
    : [];

  const named = (query) => suggested(query).map((row) => ({ ...row, kind: "name" }));

  // Until the index has answered once, a slow line has most of its way before it. What is nearest to the words comes
  // at once; then what is found by one word, the one that says most; then what is found by all.
  let answered = false;
  const atOnce = (query) => {
    const all = query.split(/\s+/);
    const near = all.map((word) => suggested(word).length ? word : nearest(fold(word), known, true) ?? word);
    return named(query).length ? named(query) : named(near.join(" "));
  };
  // What looks like a slip would be asked for twice.
  const doubtful = (word) => nearest(fold(word), known, true) ? 1 : 0;
  const tellingWord = (query) => query.split(/\s+/).sort((one, other) =>
    doubtful(one) - doubtful(other) || suggested(one).length - suggested(other).length || other.length - one.length)[0];

  const search = async () => {
    const query = typed();
    if (!query) return empty();
    // A slow answer to words since changed is dropped.
    const current = () => query === typed();
    const first = named(query);
    const waiting = setTimeout(() => { if (current()) show(words.searching, atOnce(query), true); }, 150);
    try {
      // What is asked for words since changed would hold up the answer to those that stand there now.
      await answers();
      if (!current()) return;
      const early = (hits) => {
        clearTimeout(waiting);
        if (!current()) throw new Error("changed");
        if (hits.length) show(words.searching, [...atOnce(query), ...hits], true);
      };
      if (!answered) {
        const word = tellingWord(query);
        const { hits } = await answer(word, early);
        if (word !== query) early(hits);
      }
      const found = await answer(query);
      answered = true;
      const names = found.instead ? named(found.query) : first;
      if (current()) show(said(query, found), [...names, ...found.hits, ...further(found)]);
    } catch {
      if (current()) show(words.failed, first);
    } finally {
      clearTimeout(waiting);
    }
  };

  // --- the reader ---

  let pause;
  // Each beginning of a word that is asked for costs a part of the index; the first time that is most of the way.
  const soon = () => {
    busy(true);
    choose(-1);
    clearTimeout(pause);
    pause = setTimeout(search, answered ? 150 : 400);
  };
  const step = (by) => {
    const n = list.children.length;
    if (n) choose(chosen < 0 && by < 0 ? n - 1 : (chosen + by + n) % n);
  };
  // Without a choice Enter opens the first incident, and where there is none, the first row.
  const incident = () => list.querySelector(".search__hit--incident");
  const enter = () => {
    shared.entering = false;
    (options()[chosen] ?? incident() ?? options()[0])?.click();
  };
  // What stands there may answer other words, or be names only while incidents are looked for.
  const canEnter = () => chosen >= 0 || (answering === typed() && (!isBusy() || incident()));
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => { if (!canEnter()) shared.entering = true; else if (!panel.hidden) enter(); },
    Escape: () => { if (panel.hidden) { box.value = ""; empty(); } look(false); },
  };

  box.addEventListener("focus", () => { answers().catch(() => {}); look(true); });
  box.addEventListener("input", () => { looking = true; soon(); });
  box.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (!form.contains(relatedTarget)) look(false); });
  // What was chosen may be on this very page: the panel is not in its way.
  list.addEventListener("click", () => look(false));

  if (looking) answers().catch(() => {});
  if (box.value) soon();
})();
