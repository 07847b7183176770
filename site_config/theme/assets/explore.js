// Explore: filters the whole archive by what stands in the address of the page, after the #. A change of a filter is a
// change of the address, so that the way back, a link and a bookmark all work, from a folder too.
(() => {
  "use strict";
  const words = /* words: explore */ {};
  const { lookup, script } = window.outages;
  const { fold, parts, element, withMarks, say, nearest } = lookup;
  const page = document.querySelector("[data-explore]");
  const part = (name) => page.querySelector(name);
  const [form, text, sort, status, tally, active, list, charts] =
    ["form", "#explore-text", "#explore-sort", ".explore__count", ".explore__tally", ".explore__active", ".explore__list", "#explore-charts"].map(part);
  const [more, draw] = ["[data-more]", "[data-draw]"].map(part);
  const step = 50, few = 8, none = "-";
  if (!window.outageCatalogue || !window.outageNames) {
    status.textContent = words.failed;
    return;
  }
  const { facets, facet, rows, labels, has, holds } = lookup.catalogue();
  const { known } = lookup.names();
  const total = rows.length;
  const records = (number) => say(number === 1 ? words.one : words.many, { number });

  // --- what is set: by facet, the numbers of the choices; from the address, and back ---

  const parsed = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const chosen = facets.map(({ name, choices }) =>
      new Set(given.getAll(name).map((key) => choices.findIndex(([own]) => own === key)).filter((number) => number >= 0)));
    const order = given.get("sort");
    return { chosen, text: (given.get("text") ?? "").slice(0, 200), sort: words.sorts[order] ? order : "newest" };
  };
  const written = ({ chosen, text: typed, sort: order }) => {
    const made = new URLSearchParams(facets.flatMap(({ name, choices }, i) => [...chosen[i]].sort((a, b) => a - b).map((number) => [name, choices[number][0]])));
    if (typed.trim()) made.append("text", typed.trim());
    if (order !== "newest") made.append("sort", order);
    return `#${made}`;
  };

  let state, pause;
  const follow = () => {
    clearTimeout(pause);
    state = parsed();
    text.value = state.text;
    render();
  };
  // What is found stands there as soon as the address does: a reader at the keyboard can be quicker than the event. And
  // what was typed just before goes with it.
  const go = (changed) => { location.hash = written({ ...state, text: text.value, ...changed }); follow(); };
  const toggled = (i, number) => {
    const chosen = state.chosen.map((one) => new Set(one));
    if (!chosen[i].delete(number)) chosen[i].add(number);
    return { chosen };
  };

  // --- what is found ---

  // The words to look for, each as it must have been meant where it stands nowhere and a name is near.
  const asked = () => {
    const typed = parts(state.text);
    const meant = typed.map((word) => rows.some((row) => holds(row, [word])) ? word : nearest(word, known) ?? word);
    return { wanted: meant.map(fold), instead: meant.some((word, i) => word !== typed[i]) ? meant.join(" ") : "" };
  };

  const start = ({ began }, unknown) => began ? began[0] : unknown;
  const orders = {
    newest: (one, other) => one.at - other.at,
    oldest: (one, other) => start(one, Infinity) - start(other, Infinity) || other.at - one.at,
    longest: (one, other) => !one.length - !other.length || (one.length && (other.length[0] - one.length[0] || other.length[1] - one.length[1])) || one.at - other.at,
    surest: (one, other) => one.keys.confidence[0] - other.keys.confidence[0] || one.at - other.at,
  };

  // Rows that have all that is set; and how many would be found by each choice, given what the other facets are set to.
  const filtered = (wanted) => {
    const counts = facets.map(({ choices }) => new Array(choices.length).fill(0));
    const found = [];
    for (const row of rows) {
      if (!holds(row, wanted)) continue;
      const lacking = facets.flatMap(({ name }, i) => state.chosen[i].size && !row.keys[name].some((number) => state.chosen[i].has(number)) ? [i] : []);
      if (!lacking.length) found.push(row);
      if (lacking.length < 2)
        for (const i of lacking.length ? lacking : facets.keys()) for (const number of row.keys[facets[i].name]) counts[i][number] += 1;
    }
    return { found: found.sort(orders[state.sort]), counts };
  };

  // --- the filters ---

  const offered = facets.map((one, i) => {
    const details = part(`[data-facet="${one.name}"]`);
    if (!details) return undefined;
    const place = details.querySelector(".explore__choices"), counted = new Array(one.choices.length).fill(0), made = new Map();
    for (const row of rows) for (const number of row.keys[one.name]) counted[number] += 1;
    const all = [...one.choices.keys()];
    const most = new Set([...all].sort((a, b) => counted[b] - counted[a]).slice(0, few));
    const choice = (number) => {
      const label = element("label", "explore__choice");
      const check = Object.assign(element("input"), { type: "checkbox", name: one.name, value: one.choices[number][0] });
      check.addEventListener("change", () => go(toggled(i, number)));
      label.append(check, element("span", "", one.choices[number][1]), element("span", "number"));
      made.set(number, label);
      return label;
    };
    const button = Object.assign(element("button", "explore__fold"), { type: "button" });
    let whole = all.length <= few + 2;
    const shown = () => all.filter((number) => whole || most.has(number));
    const lay = () => {
      const now = shown();
      button.textContent = whole ? words.fewer_choices : say(words.more_choices, { number: all.length - now.length });
      button.setAttribute("aria-expanded", whole);
      place.replaceChildren(...now.map((number) => made.get(number) ?? choice(number)));
      if (all.length > few + 2) place.append(button);
    };
    button.addEventListener("click", () => { whole = !whole; lay(); render(); button.focus(); });
    lay();
    return { details, made, most, lay };
  });

  const showChoices = (counts) => offered.forEach((one, i) => {
    if (!one) return;
    const chosen = state.chosen[i];
    if (chosen.size) one.details.open = true;
    // What is set is always among what is shown.
    const hidden = [...chosen].filter((number) => !one.most.has(number));
    hidden.forEach((number) => one.most.add(number));
    if (hidden.some((number) => !one.made.has(number))) one.lay();
    for (const [number, label] of one.made) {
      const [check, , count] = label.children;
      check.checked = chosen.has(number);
      check.disabled = !check.checked && !counts[i][number];
      label.classList.toggle("is-empty", check.disabled);
      count.textContent = counts[i][number];
    }
  });

  const chip = (name, changed) => {
    const item = element("li"), button = Object.assign(element("button", "explore__chip", name), { type: "button" });
    button.setAttribute("aria-label", say(words.remove, { name }));
    button.addEventListener("click", () => { go(changed); text.focus(); });
    item.append(button);
    return item;
  };
  const showActive = () => {
    const chips = state.chosen.flatMap((chosen, i) => [...chosen].map((number) => chip(`${facets[i].title}: ${facets[i].choices[number][1]}`, toggled(i, number))));
    if (state.text) chips.push(chip(`“${state.text}”`, { text: "" }));
    const clear = chip(words.clear, { chosen: facets.map(() => new Set()), text: "" });
    clear.firstChild.className = "explore__button";
    clear.firstChild.removeAttribute("aria-label");
    active.replaceChildren(...chips, ...(chips.length ? [clear] : []));
    active.hidden = !chips.length;
  };

  // --- the results ---

  const line = (className, ...items) => {
    const made = element("p", className);
    made.append(...items.filter(Boolean).flatMap((one) => [element("span", "", one), " "]));
    return made;
  };
  const spelt = (row, wanted) => wanted.length ? row.things.flat().filter((name) => wanted.some((word) => fold(name).includes(word))) : [];
  const itemOf = (row, wanted) => {
    const item = element("li");
    const lasted = row.lasted ? say(words.lasted, row) : row.ongoing ? words.goes_on : words.unknown_end;
    const title = element("p", "value"), link = withMarks("a", "", row.title, wanted);
    link.href = row.url;
    link.dir = "auto";
    title.append(link);
    if (has(row, "confidence", "claim")) title.append(" ", element("span", "tag caution", words.claim));
    if (!has(row, "statuses", "published")) title.append(" ", element("span", "tag caution", labels(row, "statuses")[0]));
    const platforms = has(row, "platforms", none) ? "" : labels(row, "platforms").join(", ");
    item.append(
      line("kicker", row.date, lasted, labels(row, "countries").join(", ")), title,
      line("detail", labels(row, "kinds").join(", "), say(words.counts_as, { group: labels(row, "counts")[0].toLowerCase() }), platforms, has(row, "confidence", "claim") ? "" : labels(row, "confidence")[0]),
    );
    for (const other of [...row.others, ...(spelt(row, wanted).length ? [spelt(row, wanted).slice(0, 4).join(", ")] : [])]) {
      const found = withMarks("p", "detail", other, wanted);
      found.dir = "auto";
      if (found.querySelector("mark")) item.append(found);
    }
    return item;
  };

  let found = [], wanted = [], shown = 0;
  const showMore = () => {
    const next = found.slice(shown, shown + step);
    list.append(...next.map((row) => itemOf(row, wanted)));
    shown += next.length;
    more.hidden = shown >= found.length;
    more.textContent = say(words.more, { number: Math.min(step, found.length - shown) });
  };
  const showTally = () => {
    const groups = facet.counts.choices.map(([, label], number) => ({ label, number: found.filter((row) => row.keys.counts[0] === number).length }));
    tally.textContent = found.length ? `${groups.filter((one) => one.number).map((one) => say(words.bar, one)).join("; ")}. ${words.rule}` : "";
  };
  const showStatus = (instead) => {
    const count = found.length < total ? say(words.of_all, { number: found.length, total }) : `${records(total)}.`;
    const slip = instead && say(words.slip, { query: state.text, words: instead });
    status.textContent = [slip, found.length ? count : words.none, found.length > shown && say(words.shown, { shown })].filter(Boolean).join(" ");
  };

  const render = () => {
    const said = asked();
    wanted = said.wanted;
    const result = filtered(wanted);
    found = result.found;
    shown = 0;
    list.replaceChildren();
    showMore();
    showChoices(result.counts);
    showActive();
    showStatus(said.instead);
    showTally();
    showCharts();
    sort.value = state.sort;
  };

  // --- charts, when asked for ---

  const showCharts = () => { if (!charts.hidden) charts.replaceChildren(...window.outages.bars(found, { facet, labels, has })); };
  draw.addEventListener("click", async () => {
    if (!window.outages.bars) await script("assets/explore-bars.js");
    charts.hidden = !charts.hidden;
    draw.setAttribute("aria-expanded", !charts.hidden);
    draw.textContent = charts.hidden ? words.draw : words.hide;
    showCharts();
  });

  // --- what is found, to take away ---

  for (const button of page.querySelectorAll("[data-take]"))
    button.addEventListener("click", async () => {
      settle();
      if (!window.outages.take) await script("assets/explore-take.js");
      window.outages.take(button.dataset.take, found, { facet, filters: decodeURIComponent(written(state).slice(1)) });
    });

  // --- the reader ---

  // Letters typed one after the other are one step of the way back, not many.
  const settle = () => {
    clearTimeout(pause);
    if (text.value === state.text) return;
    state = { ...state, text: text.value };
    history.replaceState(null, "", written(state));
    render();
  };
  text.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(settle, 150); });
  text.addEventListener("blur", () => { text.value = text.value.trim(); });
  // Enter waits for nothing.
  form.addEventListener("submit", (event) => { event.preventDefault(); settle(); });
  sort.addEventListener("change", () => go({ sort: sort.value }));
  more.addEventListener("click", () => {
    const first = shown;
    showMore();
    showStatus("");
    list.children[first]?.querySelector("a").focus();
  });
  addEventListener("hashchange", () => { if (written(parsed()) !== written(state)) follow(); });

  const wide = matchMedia("(min-width: 60em)");
  const fit = () => { part(".explore__filters").open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  follow();
  page.classList.add("is-ready");
})();
