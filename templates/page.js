"use strict";
// Sorts tables, and hands out the data files that the page carries. The page is complete without it.
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
  };

  const sortable = table => {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    const heads = [...table.tHead.rows[0].cells];
    // A row without a value stands last, whichever way the others run.
    const sort = (column, direction) => body.append(...[...body.rows].sort((a, b) => {
      const [x, y] = [key(a, column), key(b, column)];
      return x === "" || y === "" ? (x === "") - (y === "") : direction * compare(x, y);
    }));
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const ascending = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(column, ascending ? 1 : -1);
      });
    });
  };
  document.querySelectorAll("table.data").forEach(sortable);

  // Links to the files beside the page work where these are; a page that was sent alone gives them out of itself.
  const island = document.getElementById("files");
  const kinds = { csv: "text/csv", json: "application/json", arrow: "application/vnd.apache.arrow.file" };
  const hand = link => {
    const path = link.getAttribute("href");
    link.addEventListener("click", () => {
      const text = JSON.parse(island.textContent)[path];
      if (text === undefined) return;
      const kind = path.split(".").pop();
      const content = kind === "arrow" ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : text;
      // The click goes on to what the link names now.
      link.href = URL.createObjectURL(new Blob([content], { type: kinds[kind] }));
      link.download = path.split("/").pop();
      const address = link.href;
      setTimeout(() => link.setAttribute("href", path), 0);
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    });
  };
  document.querySelectorAll("a[download]").forEach(hand);

  // How old the figures of a running campaign are by the reader's own clock. Stale ones are to be checked, whatever their rows are like.
  const staleHours = 36;
  const age = document.getElementById("age");
  const hours = age ? (Date.now() - Date.parse(age.dataset.at)) / 3600000 : 0;
  const days = Math.floor(hours / 24);
  if (days >= 1) {
    age.textContent = (days === 1 ? age.dataset.one : age.dataset.many).replace("{count}", days);
    age.hidden = false;
  }
  if (hours > staleHours) {
    age.classList.add("look");
    document.getElementById("stale").hidden = false;
    document.querySelectorAll(".pill.fine[data-look]").forEach(mark => {
      mark.classList.replace("fine", "look");
      mark.textContent = mark.dataset.look;
    });
  }

  // When this file was written: by the server that sends it, or by the disk. Not by the page itself, which is the same bytes whenever it is made of the same dumps.
  // A browser that is not told says now.
  const made = document.getElementById("made");
  const written = new Date(document.lastModified);
  if (made && Date.now() - written > 5000) {
    made.textContent = made.dataset.says.replace("{time}", written.toLocaleString(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "medium", timeStyle: "short" }));
    made.hidden = false;
  }

  // A link to SQL opens the fold that it points into.
  const open = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  addEventListener("hashchange", open);
  open();
})();
