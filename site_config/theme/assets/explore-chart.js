// Offers to look closer at each chart that can be. Nothing more is loaded before the reader asks for it, and everything
// once. A script that is loaded leaves what it brings on its own element, so that it takes no name.
(() => {
  "use strict";
  const words = /* words: charts */ {};
  const root = new URL("../", document.currentScript.src);

  const loads = new Map();
  const load = (path) => {
    const src = new URL(path, root).href;
    if (!loads.has(src)) {
      loads.set(src, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        document.head.append(Object.assign(script, { src, onload: () => resolve(script.held), onerror: reject }));
      }));
      loads.get(src).catch(() => loads.delete(src));
    }
    return loads.get(src);
  };

  const loadAll = async (data) => {
    const vega = load("vendored/vega/vega.min.js").then(() => load("vendored/vega/vega-interpreter.js"));
    const [chart, explore] = await Promise.all([load(data), load("assets/chart-explorer.js"), vega]);
    return { chart, explore, kind: await load(`assets/charts/${chart.kind}.js`) };
  };

  for (const link of document.querySelectorAll("a[data-explore]")) {
    const button = document.createElement("button");
    const say = (text) => { button.textContent = text; };
    let close, busy = false;
    const back = () => {
      close();
      close = undefined;
      say(words.explore);
      button.focus();
    };
    button.type = "button";
    button.addEventListener("click", async () => {
      if (close) return back();
      if (busy) return;
      busy = true;
      say(words.loading);
      const loaded = await loadAll(link.href.replace(/csv$/, "js")).catch(() => say(words.failed));
      busy = false;
      if (!loaded) return;
      close = loaded.explore(link.closest("figure"), loaded.chart, loaded.kind, back);
      say(words.back);
    });
    say(words.explore);
    link.before(button, " ");
  }
})();
