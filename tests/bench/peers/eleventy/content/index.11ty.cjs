// The home page.
const frame = require("../layouts/frame.cjs");

module.exports = {
  data: { permalink: "/index.html", eleventyExcludeFromCollections: true },
  render: ({ collections }) => {
    const latest = collections.records.slice(0, 20).map(({ data, url }) => `<li><a href="${url}">${data.title}</a>, ${data.when}</li>`);
    return frame("Outage Reports", "", `<h1>Outage Reports</h1>\n<p>${collections.records.length} incidents.</p>\n<ul>\n${latest.join("\n")}\n</ul>`);
  },
};
