// What all pages of incidents have in common: their layout, and an address that is the id.
module.exports = {
  layout: "page.11ty.cjs",
  permalink: (data) => `/incidents/${data.page.inputPath.split("/").pop().replace(".md", ".html")}`,
};
