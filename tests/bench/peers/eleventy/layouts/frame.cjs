// The frame of every page: head, header, footer.
module.exports = (title, description, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Outage Reports</title>
<meta name="description" content="${description || title}">
<meta property="og:title" content="${title}">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header>
<a href="/">Outage Reports</a>
<nav>
<a href="/incidents.html">All incidents</a>
<a href="/countries.html">Countries</a>
<a href="/platforms.html">Platforms</a>
<a href="/kinds.html">Kinds</a>
<a href="/years.html">Years</a>
</nav>
</header>
<main>
<article>
${body}
</article>
</main>
<footer>
<p>What is stated here is stated by the source named beside it. The reports may be used under CC BY 4.0.</p>
</footer>
</body>
</html>
`;
