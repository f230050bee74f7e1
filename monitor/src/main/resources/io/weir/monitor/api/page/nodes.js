
/* The page's nodes. Data come from the network: they become text here and nowhere anything else. */

function id(name) {
  return document.getElementById(name);
}

function node(tag, kind, ...children) {
  const made = document.createElement(tag);
  made.className = kind;
  for (const child of children) {
    made.append(typeof child === "object" ? child : String(child));
  }
  return made;
}

function text(name, value) {
  id(name).textContent = value;
}

/* A list of terms; a pair is [term, value, class]. */
function terms(name, pairs) {
  id(name).replaceChildren(...pairs.map(([term, value, kind]) =>
    node("div", "", node("dt", "", term), node("dd", kind || "", value))));
}

/* A table; a column is [heading, class], a cell a text, a node or [content, class]. */
function table(name, columns, rows, none) {
  const head = node("tr", "", ...columns.map(([heading, kind]) => node("th", kind || "", heading)));
  id(name + "-head").replaceChildren(head);
  id(name + "-head").hidden = rows.length === 0;
  const lines = rows.map((cells) => node("tr", "", ...cells.map((cell, at) => {
    const [content, kind] = Array.isArray(cell) ? cell : [cell, ""];
    const made = node("td", (columns[at][1] || "") + " " + kind, content);
    made.dataset.label = columns[at][0];
    return made;
  })));
  if (rows.length === 0) {
    const empty = node("td", "quiet alone", none);
    empty.colSpan = columns.length;
    lines.push(node("tr", "", empty));
  }
  id(name).replaceChildren(...lines);
}

function list(lines) {
  return lines.length === 0 ? "–" : node("ul", "", ...lines.map((line) => node("li", "", line)));
}
