// Charts of what Explore has found, drawn when asked for: by year and by platform, a block of bars for each counting group,
// because incidents of different groups are never added up.
(() => {
  "use strict";
  const words = /* words: explore */ {};
  const { element, say } = window.outages.lookup;
  const most = 12, row = 20, room = 36;

  const svg = (name, attributes, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  // One block: a bar for each name, its length against the longest of all blocks.
  const block = (title, bars, longest, width) => {
    const names = Math.min(width * 0.45, 150), scale = (width - names - room) / longest;
    const drawn = svg("svg", { class: "explore-bars", viewBox: `0 0 ${width} ${bars.length * row}`, width, height: bars.length * row, role: "img", "aria-label": `${title}. ${bars.map((one) => say(words.bar, one)).join("; ")}.` });
    bars.forEach(({ label, number }, i) => {
      const middle = i * row + row / 2;
      drawn.append(
        svg("text", { x: names - 8, y: middle, "text-anchor": "end", "dominant-baseline": "central" }, label.length > 22 ? `${label.slice(0, 21)}…` : label),
        svg("rect", { x: names, y: middle - 6, width: Math.max(number ? 1 : 0, number * scale), height: 12 }),
        svg("text", { x: names + number * scale + 6, y: middle, "dominant-baseline": "central", class: "explore-bars__number" }, String(number)),
      );
    });
    const box = element("div", "explore-bars__block");
    box.append(element("h3", "", title), drawn);
    return box;
  };

  const table = (caption, first, groups, names) => {
    const made = element("table", "table slim"), head = made.createTHead().insertRow(), body = made.createTBody();
    made.createCaption().textContent = caption;
    head.append(...[first, ...groups.map((one) => one.label)].map((label) => Object.assign(element("th", "", label), { scope: "col" })));
    for (const name of names) {
      const line = body.insertRow();
      line.append(Object.assign(element("th", "", name), { scope: "row" }), ...groups.map((one) => element("td", "", String(one.numbers.get(name) ?? 0))));
    }
    return made;
  };

  const figure = (title, rule, first, groups, names, width) => {
    const made = element("figure", "explore-figure"), caption = element("figcaption", "", title);
    const longest = Math.max(1, ...groups.flatMap((one) => [...one.numbers.values()]));
    const blocks = element("div", "explore-bars__blocks");
    blocks.append(...groups.map((one) => block(one.label, names.map((label) => ({ label, number: one.numbers.get(label) ?? 0 })), longest, width)));
    const details = element("details"), scroll = element("div", "scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", title);
    scroll.append(table(title, first, groups, names));
    details.append(element("summary", "", words.as_table), scroll);
    made.append(caption, element("p", "hint", rule), blocks, details);
    return made;
  };

  // For each counting group, how often each name occurs in its rows.
  const grouped = (found, { facet, labels }, namesOf) => facet.counts.choices.map(([, label], number) => {
    const numbers = new Map();
    for (const one of found.filter((each) => each.keys.counts[0] === number))
      for (const name of namesOf(one, labels)) numbers.set(name, (numbers.get(name) ?? 0) + 1);
    return { label, numbers };
  }).filter((one) => one.numbers.size);

  window.outages.bars = (found, catalogue) => {
    if (!found.length) return [element("p", "hint", words.none)];
    const width = Math.min(390, document.querySelector("#explore-charts").clientWidth || 300);
    const years = found.map((one) => Number(catalogue.labels(one, "years")[0]));
    const first = Math.min(...years), all = Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => String(first + i));
    const byYear = grouped(found, catalogue, (one, labels) => labels(one, "years"));
    const byPlatform = grouped(found, catalogue, (one, labels) => catalogue.has(one, "platforms", "-") ? [] : labels(one, "platforms"));
    const named = new Map();
    for (const { numbers } of byPlatform) for (const [name, number] of numbers) named.set(name, Math.max(number, named.get(name) ?? 0));
    const platforms = [...named.keys()].sort((a, b) => named.get(b) - named.get(a)).slice(0, most);
    const part = named.size > most ? ` ${say(words.by_platform_most, { shown: most, number: named.size })}` : "";
    return [
      figure(words.by_year, words.by_year_rule, words.year, byYear, all, width),
      platforms.length ? figure(words.by_platform, words.by_platform_rule + part, words.platform, byPlatform, platforms, width) : element("p", "hint", words.nothing_named),
    ];
  };
})();
