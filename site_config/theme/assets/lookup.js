// What the search box and Explore share: how text is compared, how the catalogue is read, and which name a slip meant.
(() => {
  "use strict";
  const shared = window.outages ??= {};

  // --- text; generator/catalogue/folding.py does the same to what is indexed ---

  const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const alike = { ي: "ی", ى: "ی", ې: "ی", ۍ: "ی", ك: "ک", ڪ: "ک", ه: "ہ", ة: "ہ", ۃ: "ہ", ۀ: "ہ", ە: "ہ", ھ: "ہ", ں: "ن", ٱ: "ا", ـ: "", ء: "" };
  const fold = (text) => text.replace(unseen, "").normalize("NFKD").replace(/\p{Mn}/gu, "")
    .replace(/[\u0600-\u06ff]/g, (letter) => alike[letter] ?? letter).toLowerCase();
  const parts = (text) => fold(text).split(/\s+/).filter(Boolean);
  const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

  // A text in pieces, those marked that fold to one of the words.
  const pieces = (text, words) => {
    const from = [], marked = new Array(text.length).fill(false);
    let folded = "", at = 0;
    for (const letter of text) {
      const one = fold(letter);
      for (let i = 0; i < one.length; i++) from.push(at);
      folded += one;
      at += letter.length;
    }
    from.push(at);
    for (const word of words.filter(Boolean))
      for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length))
        marked.fill(true, from[i], from[i + word.length]);
    const found = [];
    for (let i = 0; i < text.length; i++) {
      const last = found.at(-1);
      if (last?.mark === marked[i]) last.text += text[i];
      else found.push({ text: text[i], mark: marked[i] });
    }
    return found;
  };

  // --- elements ---

  const element = (name, className, text) =>
    Object.assign(document.createElement(name), className && { className }, text && { textContent: text });
  const withMarks = (name, className, text, words) => {
    const made = element(name, className);
    made.append(...pieces(text, words).map((one) => one.mark ? element("mark", "", one.text) : one.text));
    return made;
  };
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // --- slips ---

  // Letters to change, add, leave out or swap with the next to come from one word to another; more than `most` is Infinity.
  const apart = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before, above, row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      [before, above, row] = [above, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    return row[other.length] <= most ? row[other.length] : Infinity;
  };
  const ending = /^(e?s|e?d|ing|ers?|ments?|ed)?$/;
  const isForm = (one, other) => {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    return same > 2 && ending.test(one.slice(same)) && ending.test(other.slice(same));
  };

  // The word of a name that was meant by a word which is none: one slip in four letters or more, two in eight or more.
  // Where forms of one word are found by each other, as in an index, a word is no slip of another form.
  const nearest = (word, known, formsAreOne = false) => {
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (!most || known.has(word) || /\d/.test(word)) return undefined;
    let best, least = most + 1;
    for (const [folded, written] of known) {
      const far = apart(word, folded, Math.min(most, least - 1));
      if (far < least) [best, least] = [formsAreOne && isForm(word, folded) ? undefined : written, far];
    }
    return best;
  };

  // --- the catalogue ---

  const minute = 60_000;
  const iso = (minutes) => {
    const text = new Date(Math.round(minutes * 60) * 1000).toISOString();
    return text.slice(17, 19) === "00" ? `${text.slice(0, 16)}Z` : `${text.slice(0, 19)}Z`;
  };
  const times = ({ began, within, ended, over }) => {
    let start = 0;
    return began.map((step, at) => {
      if (step !== null) start += step;
      const first = step === null ? null : [start, start + within[at]];
      const end = (step === null ? 0 : start) + ended[at];
      return { began: first, ended: ended[at] === null ? null : [end, end + over[at]] };
    });
  };

  // An incident's day stands in its id, unless there is more to say of it.
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // One object an incident. `keys`: by facet, the numbers of its choices.
  const read = ({ facets, rows, others, dates, lasted, ongoing, times: columns, names }) => {
    const clock = times(columns), goesOn = new Set(ongoing);
    return rows.map(([id, title, ...own], at) => {
      const { began, ended } = clock[at];
      return {
        at, id, title, others: others[at] ?? [], url: `incidents/${id}.html`, began, ended,
        date: dates.values[dates.of[at]] || day.format(new Date(id.slice(0, 10))), lasted: lasted.values[lasted.of[at]], ongoing: goesOn.has(at),
        keys: Object.fromEntries(facets.map((facet) => [facet.name, [facet.of[at]].flat()])),
        length: began && ended && [Math.max(0, ended[0] - began[1]), Math.max(0, ended[1] - began[0])],
        things: [...names.of[at].map((number) => names.values[number]), ...own.map((name) => [name])],
      };
    });
  };

  const catalogue = () => {
    const { facets } = window.outageCatalogue;
    const facet = Object.fromEntries(facets.map((one) => [one.name, one]));
    const rows = read(window.outageCatalogue);
    const labels = (row, name) => row.keys[name].map((number) => facet[name].choices[number][1]);
    const has = (row, name, key) => row.keys[name].some((number) => facet[name].choices[number][0] === key);
    const text = (row) => row.text ??= fold([row.title, ...row.others, row.date, row.id, ...labels(row, "countries"), ...labels(row, "kinds"), ...row.things.flat()].join("\n"));
    const holds = (row, words) => words.every((word) => text(row).includes(word));
    return { facets, facet, rows, labels, has, holds };
  };

  // --- the names ---

  const names = () => {
    const { facets, choices, others } = window.outageNames;
    const all = choices.map(([facet, key, count, ...spellings]) =>
      ({ facet: facets[facet][0], one: facets[facet][1], key, count, label: spellings[0], spellings: spellings.map(fold) }));
    const known = new Map();
    for (const spelling of [...choices.flatMap((one) => one.slice(3)), ...others.flat()])
      for (const word of wordsOf(spelling)) if (!known.has(fold(word))) known.set(fold(word), word);
    return { choices: all, known };
  };

  shared.lookup = { fold, parts, wordsOf, pieces, element, withMarks, say, apart, nearest, iso, minute, catalogue, names };
})();
