// What Explore has found as a file to take away: a table or JSON, with ids that stay, instants in UTC and both bounds.
(() => {
  "use strict";
  const words = /* words: explore */ {};
  const { element, iso } = window.outages.lookup;
  const none = "-";

  const keysOf = (facet, row, name) => row.keys[name].map((number) => facet[name].choices[number][0]).filter((key) => key !== none);
  const recordOf = (facet) => (row) => ({
    id: row.id, page: row.url, title: row.title, began: row.date,
    began_earliest: row.began && iso(row.began[0]), began_latest: row.began && iso(row.began[1]),
    ended_earliest: row.ended && iso(row.ended[0]), ended_latest: row.ended && iso(row.ended[1]), goes_on: row.ongoing,
    lasted: row.lasted || null, shortest_minutes: row.length && row.length[0], longest_minutes: row.length && row.length[1],
    countries: keysOf(facet, row, "countries"), kinds: keysOf(facet, row, "kinds"), counted_as: keysOf(facet, row, "counts")[0],
    platforms: keysOf(facet, row, "platforms"), contexts: keysOf(facet, row, "contexts"), events: keysOf(facet, row, "events"), causes: keysOf(facet, row, "causes"),
    confidence: keysOf(facet, row, "confidence")[0], record_status: keysOf(facet, row, "statuses")[0],
  });
  // A cell that begins like a formula would be worked out by a spreadsheet.
  const cell = (value) => {
    const plain = value === null ? "" : [value].flat().join(";");
    const safe = /^[=+\-@\t\r]/.test(plain) && typeof value !== "number" ? `'${plain}` : plain;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const columns = [
    "id", "page", "title", "began", "began_earliest", "began_latest", "ended_earliest", "ended_latest", "goes_on", "lasted",
    "shortest_minutes", "longest_minutes", "countries", "kinds", "counted_as", "platforms", "contexts", "events", "causes",
    "confidence", "record_status",
  ];
  const forms = {
    csv: ["text/csv;charset=utf-8", (made) => [columns, ...made.map(Object.values)].map((one) => `${one.map(cell).join(",")}\r\n`).join("")],
    json: ["application/json", (made, filters) => `${JSON.stringify({ licence: words.licence, filters, records: made }, null, 1)}\n`],
  };

  window.outages.take = (form, found, { facet, filters }) => {
    const [type, make] = forms[form];
    const href = URL.createObjectURL(new Blob([make(found.map(recordOf(facet)), filters)], { type }));
    Object.assign(element("a"), { href, download: `outage-records.${form}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
})();
