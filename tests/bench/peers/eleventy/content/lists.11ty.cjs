// The lists, by 250 rows a page.
const frame = require("../layouts/frame.cjs");

const row = ({ data, url }) =>
  `<tr><td>${data.when}</td><td>${data.lasted}</td><th><a href="${url}">${data.title}</a></th><td>${data.countries.join(", ")}</td><td>${data.kinds.join(", ")}</td><td>${data.platforms.join(", ")}</td><td>${data.sure}</td></tr>`;

const table = (list, name) => `<table>
<thead><tr><th>Began</th><th>How long</th><th>Incident</th><th>Where</th><th>Kind</th><th>Platforms</th><th>How sure</th></tr></thead>
<tbody>
${list.incidents.map(row).join("\n")}
</tbody>
</table>
<nav>${list.number > 0 ? `<a rel="prev" href="${name(list.stem, list.number - 1)}">Previous</a>` : ""} Page ${list.number + 1} of ${list.count} ${list.number + 1 < list.count ? `<a rel="next" href="${name(list.stem, list.number + 1)}">Next</a>` : ""}</nav>`;

const index = (list) =>
  `<ul>\n${list.entries.map((one) => `<li><a href="${one.path}">${one.value}</a> ${one.count}</li>`).join("\n")}\n</ul>`;

module.exports = {
  data: {
    pagination: { data: "collections.lists", size: 1, alias: "list" },
    permalink: (data) => data.list.path,
    eleventyExcludeFromCollections: true,
  },
  render: (data) =>
    frame(data.list.title, "", `<h1>${data.list.title}</h1>\n${data.list.entries ? index(data.list) : table(data.list, data.pageName)}`),
};
