// Stands in every page, because the reader's colours must hold before the first paint. The policy of the pages
// names it by its digest. A browser may forbid storage, above all to pages opened from a folder.
((root) => {
  root.className = "js";
  try { root.dataset.colours = localStorage.getItem("outages-colours") ?? "device"; } catch {}
})(document.documentElement);
