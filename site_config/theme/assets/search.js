// The search box, until it is used: then it fetches what it needs, and search-panel.js takes over.
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const box = form.querySelector("input");
  const root = new URL(form.dataset.root.replace(/\/?$/, "/"), document.baseURI);

  // Classic scripts load from a folder, too, where a browser fetches nothing else.
  const script = (path) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, root), onload: resolve, onerror: reject }));
  });
  const shared = window.outages ??= {};
  Object.assign(shared, { form, root, script });

  let begun;
  const begin = () => {
    begun ??= Promise.all([shared.lookup || script("assets/lookup.js"), script("names.js")])
      .then(() => script("assets/search-panel.js"))
      .catch(() => {
        begun = undefined;
        if (shared.entering) form.submit();
      });
  };
  box.addEventListener("focus", begin);
  box.addEventListener("input", () => { shared.entering = false; begin(); });
  // Who presses Enter before there are answers is led to the first of them when they come; where none can, to Explore.
  form.addEventListener("submit", (event) => {
    if (!begun) return;
    event.preventDefault();
    shared.entering = true;
  });
  if (document.activeElement === box) begin();

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
