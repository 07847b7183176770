// The reader's choice of colours: those of the device, light, or dark. Kept in this browser only.
(() => {
  "use strict";
  const words = /* words: appearance */ {};
  const choices = ["device", "light", "dark"];
  const key = "outages-colours";
  const root = document.documentElement;
  const button = document.querySelector("[data-appearance]");

  // A browser may forbid storage, above all to pages opened from a folder: then the choice lasts for the page.
  const remember = (choice) => { try { localStorage.setItem(key, choice); } catch { /* see above */ } };
  const now = () => Math.max(0, choices.indexOf(root.dataset.colours));

  const name = () => {
    const text = words.button.replace("{colours}", words[choices[now()]]);
    button.title = text;
    button.setAttribute("aria-label", text);
  };

  button.addEventListener("click", () => {
    root.dataset.colours = choices[(now() + 1) % choices.length];
    remember(root.dataset.colours);
    name();
  });
  name();
  button.hidden = false;
})();
