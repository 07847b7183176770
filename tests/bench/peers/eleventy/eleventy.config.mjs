// The same pages and lists by Eleventy: layouts are plain functions, which is its fastest way, and Markdown is
// Markdown only, without a template language before it.
const LISTS = { countries: "Countries", kinds: "Kinds", platforms: "Platforms", years: "Years", events: "Events", contexts: "Contexts" };
const ROWS = 250;

const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
const name = (path, number) => `/${path}${number ? `.page-${number + 1}` : ""}.html`;

function pagesOf(path, title, incidents) {
  const count = Math.max(1, Math.ceil(incidents.length / ROWS));
  return Array.from({ length: count }, (_, number) => ({
    path: name(path, number),
    title,
    number,
    count,
    stem: path,
    incidents: incidents.slice(number * ROWS, (number + 1) * ROWS),
  }));
}

export default function (eleventyConfig) {
  const records = (api) => api.getAll().filter((page) => page.data.sure).sort((a, b) => b.date - a.date);
  eleventyConfig.addCollection("records", records);
  eleventyConfig.addCollection("lists", (api) => {
    const incidents = records(api);
    const lists = pagesOf("incidents", "All incidents", incidents);
    for (const key of Object.keys(LISTS)) {
      const groups = new Map();
      for (const page of incidents)
        for (const value of page.data[key] ?? []) groups.set(value, [...(groups.get(value) ?? []), page]);
      for (const [value, members] of groups) lists.push(...pagesOf(`${key}/${slug(value)}`, value, members));
      const entries = [...groups].map(([value, members]) => ({ value, path: name(`${key}/${slug(value)}`, 0), count: members.length }));
      lists.push({ path: `/${key}.html`, title: LISTS[key], entries });
    }
    return lists;
  });
  eleventyConfig.addGlobalData("pageName", () => name);
  return {
    dir: { input: "content", includes: "../layouts", layouts: "../layouts", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
