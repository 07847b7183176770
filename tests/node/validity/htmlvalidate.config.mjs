// Which rules hold for our pages. All that html-validate recommends hold, and those of a whole document, but these.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // A list may have a name; html-validate says so itself.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Style of writing: white space and capitals mean nothing to a reader.
    "doctype-style": ["error", { style: "lowercase" }],
    "no-trailing-whitespace": "off",
    // The title of an incident is as long as its editor made it.
    "long-title": "off",
    // Digests are for what other origins serve. Of a page opened from a folder, browsers do not load what has one.
    "require-sri": ["error", { target: "crossorigin" }],
    // The suggestions under the search box are a listbox with links and excerpts in it; a select holds text only.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // A technique, not a requirement: Enter searches.
    "wcag/h32": "off",
  },
};
