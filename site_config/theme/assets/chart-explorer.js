// Looking closer at a chart: Vega draws its records anew, to be filtered, moved in time and asked one by one.
// Loaded by explore-chart.js when a reader asks for it.
document.currentScript.held = (() => {
  "use strict";
  const words = /* words: exploring */ {};

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const button = (textContent, label, onclick) => {
    const made = element("button", { type: "button", textContent, onclick });
    made.setAttribute("aria-label", label);
    return made;
  };

  // A time as Vega counts it, on the clock of the chart; a length by its place on an axis that is bent like a logarithm.
  const bend = (number) => Math.sign(number) * Math.log10(1 + Math.abs(number));
  const placeOf = (value, bent, shift = 0) => {
    if (value == null) return null;
    return typeof value === "string" ? Date.parse(value) + shift : bent ? bend(value) : value;
  };
  const rowsOf = ({ records, settings }, { times, bent }) => records.map((record, at) => ({
    ...record,
    ...Object.fromEntries(times.map((field) => [field, placeOf(record[field], bent, settings.shift)])),
    at,
  }));

  const lengthOf = (minutes) => {
    const [unit, of] = [["minutes", 1], ["hours", 60], ["days", 1440]].findLast(([, each]) => Math.abs(minutes) >= 2 * each) ?? ["minutes", 1];
    return filled(words[unit], { n: Math.round(minutes / of * 10) / 10 });
  };
  const readable = (value, field) => field.includes("minutes") ? lengthOf(value) : String(value)
    .replace(/^(\d{4}-\d\d-\d\d)T([\d:]+)Z$/, "$1, $2 UTC").replace(/^[a-z]+(_[a-z]+)+$/, (term) => term.replaceAll("_", " "));

  // Vega may run no code made of text here: its expressions are walked through one by one.
  const viewOf = (vegaSpec, canvas) => {
    const view = new vega.View(vega.parse(vegaSpec, {}, { ast: true }), { expr: vega.expressionInterpreter, renderer: "svg" });
    view.initialize(canvas);
    canvas.removeAttribute("role");
    canvas.removeAttribute("aria-roledescription");
    canvas.setAttribute("aria-hidden", "true");
    return view;
  };

  // --- which records: a choice for each field that has more than one value ---

  const choices = (rows, fields, changed) => {
    const chosen = {};
    const selects = fields.flatMap((field) => {
      const values = [...new Set(rows.map((row) => row[field]))].filter((value) => value != null);
      if (values.length < 2) return [];
      const onchange = ({ target }) => { chosen[field] = target.value; changed(); };
      const options = values.map((value) => element("option", { value, textContent: value }));
      const select = element("select", { onchange }, element("option", { value: "", textContent: words.all }), ...options);
      return [element("label", {}, `${words.fields[field]} `, select)];
    });
    const fits = (row) => Object.entries(chosen).every(([field, value]) => !value || String(row[field]) === value);
    return { selects, fits };
  };

  // --- which part of the axis ---

  const windowOn = (view, draw, rows, times, first) => {
    const ends = times.flatMap((field) => rows.map((row) => row[field])).filter((time) => time != null);
    const [least, most] = [Math.min(...ends, ...first ?? []), Math.max(...ends, ...first ?? [])];
    const margin = (most - least) * .04 || (most > 1e6 ? 432e5 : .5);
    const whole = [least - margin, most + margin];
    const look = (from, to) => { view.signal("window", [from, to]); draw(); };
    const now = () => view.signal("window");
    const zoom = (factor, place = .5) => {
      const [from, to] = now();
      const length = Math.min(Math.max((to - from) * factor, (whole[1] - whole[0]) / 1e5), whole[1] - whole[0]);
      const start = Math.min(Math.max(from + (to - from) * place - length * place, whole[0]), whole[1] - length);
      look(start, start + length);
    };
    const move = (part) => {
      const [from, to] = now();
      const by = Math.min(Math.max((to - from) * part, whole[0] - from), whole[1] - to);
      look(from + by, to + by);
    };
    view.signal("window", first ?? whole);
    return { zoom, move, all: () => look(...whole) };
  };

  const moves = ({ zoom, move, all }) => element("span", { className: "chart-moves" },
    button("\u2212", words.zoom_out, () => zoom(2)), button("+", words.zoom_in, () => zoom(.5)),
    button("\u2190", words.earlier, () => move(-.25)), button("\u2192", words.later, () => move(.25)),
    button(words.all, words.whole, all));

  const moveByHand = (canvas, { zoom, move }) => {
    // Without the key the wheel moves the page, as everywhere.
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : .8, (event.clientX - canvas.getBoundingClientRect().left) / canvas.clientWidth);
    }, { passive: false });
    canvas.addEventListener("pointermove", (event) => { if (event.buttons & 1) move(-event.movementX / canvas.clientWidth); });
  };

  // --- one record: what is said of it ---

  const teller = (plot, { shows }) => {
    const tip = element("div", { className: "chart-tip", hidden: true });
    let leaving, byHand = false;
    tip.setAttribute("aria-live", "polite");
    tip.addEventListener("pointerenter", () => clearTimeout(leaving));
    plot.append(tip);
    const hide = () => { clearTimeout(leaving); tip.hidden = true; };
    // Time to reach the words, which can be read and copied.
    const hideSoon = () => { clearTimeout(leaving); if (byHand) leaving = setTimeout(hide, 400); };
    const tell = (record, x, y, hand) => {
      clearTimeout(leaving);
      byHand = hand;
      const facts = shows.filter((field) => record[field] != null && record[field] !== "");
      tip.replaceChildren(element("dl", {}, ...facts.flatMap((field) => [
        element("dt", { textContent: words.fields[field] ?? field }), element("dd", { textContent: readable(record[field], field) }),
      ])));
      tip.hidden = false;
      tip.style.left = `${Math.max(0, Math.min(x + 8, plot.clientWidth - tip.offsetWidth))}px`;
      tip.style.top = `${y + 14}px`;
    };
    return { tell, hide, hideSoon, isShown: () => !tip.hidden };
  };

  return (figure, chart, kind, close) => {
    const rows = rowsOf(chart, kind);
    const dated = rows.filter((row) => !kind.times.length || row[kind.times[0]] != null);
    const canvas = element("div", {});
    const plot = element("div", { className: "chart-plot", tabIndex: 0 }, canvas);
    const controls = element("div", { className: "chart-controls" });
    const status = element("p", { className: "chart-status" });
    const note = element("p", { className: "chart-status", textContent: chart.settings.note ?? "" });
    const live = element("div", { className: "chart-live" }, controls, plot, note, status);
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-label", filled(words.plot, { title: figure.querySelector("title").textContent }));
    status.setAttribute("role", "status");
    figure.querySelector(".chart-tools").before(live);
    figure.classList.add("exploring");

    const view = viewOf(kind.vega, canvas);
    Object.entries(chart.settings.signals ?? {}).forEach(([name, value]) => view.signal(name, value));
    const { tell, hide, hideSoon, isShown } = teller(plot, kind);
    const corner = () => plot.getBoundingClientRect();
    let shown = dated, asked = -1, drawing;
    // Vega draws a moment after it is told to: what stands there until then is what was there before.
    const draw = async () => {
      plot.setAttribute("aria-busy", true);
      const own = drawing = view.runAsync();
      await own;
      if (own === drawing) plot.setAttribute("aria-busy", false);
    };

    const { selects, fits } = choices(dated, kind.filters, () => show());
    const show = () => {
      hide();
      asked = -1;
      const fitting = dated.filter(fits);
      shown = fitting.slice(0, kind.most);
      view.data("records", shown.map((row) => ({ ...row })));
      draw();
      status.textContent = [
        filled(words.shown, { n: shown.length, all: rows.length }),
        shown.length < fitting.length ? filled(words.first, { n: shown.length, fit: fitting.length }) : "",
        dated.length < rows.length ? filled(words.undated, { n: rows.length - dated.length }) : "",
      ].join(" ");
    };
    controls.append(...selects);

    const axis = kind.times.length && dated.length ? windowOn(view, draw, dated, kind.times, chart.settings.window) : undefined;
    if (axis) {
      controls.append(moves(axis));
      controls.addEventListener("click", hide);
      moveByHand(canvas, axis);
    }

    view.addEventListener("pointermove", (event, item) => {
      const record = chart.records[item?.datum?.at];
      if (record && !event.buttons) tell(record, event.clientX - corner().left, event.clientY - corner().top, true);
      else hideSoon();
    });
    plot.addEventListener("pointerleave", hideSoon);

    const step = (by) => {
      if (!shown.length) return;
      asked = asked < 0 && by < 0 ? shown.length - 1 : (asked + by + shown.length) % shown.length;
      const { at } = shown[asked];
      // Of the elements of one record the last is drawn on top.
      const mark = [...canvas.querySelectorAll("svg *")].findLast((one) => one.__data__?.datum?.at === at);
      const box = (mark ?? canvas).getBoundingClientRect();
      tell(chart.records[at], Math.max(0, box.left - corner().left), mark ? box.bottom - corner().top : 0);
    };
    const keys = {
      ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1),
      "+": () => axis?.zoom(.5), "-": () => axis?.zoom(2),
    };
    plot.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (!event.key.startsWith("Arrow")) hide();
      keys[event.key]();
    });
    figure.addEventListener("keydown", escape);
    function escape({ key }) {
      if (key === "Escape") { if (isShown()) hide(); else close(); }
    }

    const fit = () => view.width(plot.clientWidth).resize();
    const room = new ResizeObserver(() => { if (view.width() !== plot.clientWidth) { fit(); draw(); } });
    fit();
    show();
    room.observe(plot);
    return () => {
      room.disconnect();
      view.finalize();
      figure.removeEventListener("keydown", escape);
      live.remove();
      figure.classList.remove("exploring");
    };
  };
})();
