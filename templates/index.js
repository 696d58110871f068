"use strict";
(() => {
  const table = document.getElementById("campaigns");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const words = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
  const order = new Intl.Collator("en", { numeric: true });

  const key = (row, column) => row.cells[column].dataset.sort;
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
  };

  // A row without a value stands last, whichever way the others run.
  const sort = (column, direction) => {
    const sorted = rows.toSorted((a, b) => {
      const [x, y] = [key(a, column), key(b, column)];
      return x === "" || y === "" ? (x === "") - (y === "") : direction * compare(x, y);
    });
    body.append(...sorted);
  };

  heads.forEach((head, column) => {
    if (head.classList.contains("fixed")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sort(column, ascending ? 1 : -1);
    });
  });

  table.classList.add("sortable");

  const search = document.getElementById("search");
  const input = document.getElementById("words");
  const found = document.getElementById("found");
  const filter = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(word => words.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    found.value = wanted.length === 0 ? "" : `${shown} of ${rows.length}`;
  };
  search.hidden = false;
  search.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", filter);
  filter();
})();
