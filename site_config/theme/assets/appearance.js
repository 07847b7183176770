// The reader's choice of colours: those of the device, light, or dark. Kept in this browser only.
// The dark colours are one stylesheet; a choice is the medium it is for, so paper is never dark.
(() => {
  "use strict";
  const media = { device: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
  const names = { device: "as the device", light: "light", dark: "dark" };
  const choices = Object.keys(media);
  const key = "outages-colours";

  // A browser may forbid storage, above all to pages opened from a folder: then the choice lasts for the page.
  const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (choice) => { try { localStorage.setItem(key, choice); } catch { /* see above */ } };

  let choice = choices.includes(remembered()) ? remembered() : "device";
  const apply = () => { document.querySelector("[data-dark-colours]").media = media[choice]; };

  const offer = () => {
    const button = document.querySelector("[data-appearance]");
    const name = () => {
      const text = `Colours: ${names[choice]}. Change`;
      button.title = text;
      button.setAttribute("aria-label", text);
    };
    button.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      remember(choice);
      apply();
      name();
    });
    name();
    button.hidden = false;
  };

  document.documentElement.classList.replace("no-js", "js");
  apply();
  document.addEventListener("DOMContentLoaded", offer);
})();
