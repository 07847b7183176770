// A page of an incident or of a list, in the frame of the site.
const frame = require("./frame.cjs");

module.exports = (data) => frame(data.title, data.description, `<h1>${data.title}</h1>\n${data.content}`);
