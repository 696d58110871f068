"use strict";
// Sorts, filters and turns pages of all campaigns. Without it the index is a list of pages.
(() => {
  const island = JSON.parse(document.getElementById("island").textContent);
  const { words, kpis, columns, groups } = island;
  const table = document.getElementById("campaigns");
  const heads = [...table.tHead.rows[0].cells];
  const [form, find, channel, group, rank, turn, clear, found] = ["league", "find", "channel", "group", "rank", "turn", "clear", "found"].map(id => document.getElementById(id));
  const [turns, previous, next, where] = ["turns", "previous", "next", "where"].map(id => document.getElementById(id));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const [size, enough] = [100, 30];

  const all = island.rows.map((row, at) => {
    const [name, id, slug, channel, group, dates, start, end, trust, failure, lastGood, notice, trend, figures] = row;
    return { at, name, id, slug, channel, group, dates, start, end, trust, failure, lastGood, notice, trend, figures, words: [name, id].join(" ").toLowerCase() };
  });
  let [page, shown, lowest, column] = [0, all, false, null];

  // Numbers as the pages write them: whole ones in groups; per cent with one decimal, below 1 % with two digits and at most three decimals, a half rounded up.
  const say = (label, values) => words[label].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = number => String(number).replace(/\B(?=(\d{3})+$)/g, words.group);
  const steps = (part, whole, decimals) => Math.floor((200 * 10 ** decimals * part + whole) / (2 * whole) + 1e-10);
  const digits = (part, whole, decimals) => {
    const [all, unit] = [steps(part, whole, decimals), 10 ** decimals];
    return `${Math.floor(all / unit)}${words.decimal}${String(all % unit).padStart(decimals, "0")}`;
  };
  const places = (part, whole) => {
    if (part === 0 || steps(part, whole, 2) >= 100) return 1;
    return steps(part, whole, 3) >= 100 ? 2 : 3;
  };
  const percent = (part, whole) => say("percent", { number: digits(part, whole, places(part, whole)) });
  // An interval that excludes 0 gets as many decimals, at both ends, as it needs to exclude 0 still.
  const interval = (low, high) => {
    let [least, most] = [places(low, 1), places(high, 1)];
    if (low > 0 && steps(low, 1, least) === 0) {
      while (least < 20 && steps(low, 1, least) === 0) least += 1;
      most = least;
    }
    return say("percent", { number: say("range", { low: digits(low, 1, least), high: digits(high, 1, most) }) });
  };

  const made = (name, css, ...inside) => {
    const element = document.createElement(name);
    if (css) element.className = css;
    element.append(...inside);
    return element;
  };
  const drawn = (name, attributes, ...inside) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
    element.append(...inside);
    return element;
  };
  const from = (rate, end) => Math.round(300 + 11400 * Math.max(0, Math.min(1, rate / end))) / 100;
  const range = (rate, low, high, end) => drawn("svg", { viewBox: "0 0 120 14", class: "range", "aria-hidden": "true" },
    drawn("path", { class: "axis", d: "M3 7H117M3 4v6" }),
    drawn("path", { class: "band", d: `M${from(low, end)} 7H${from(high, end)}` }),
    drawn("path", { class: "rate", d: `M${from(rate, end)} 1v12` }));
  const spark = trend => {
    const values = trend.match(/../g) ?? [];
    if (values.every(value => value === "--")) return [];
    const at = i => `${values.length > 1 ? 3 + 114 * i / (values.length - 1) : 60} ${25 - 22 * values[i] / 99}`;
    const line = values.map((value, i) => (value === "--" ? "" : `${i > 0 && values[i - 1] !== "--" ? "L" : "M"}${at(i)}h0`)).join("");
    const last = values.findLastIndex(value => value !== "--");
    const pen = { fill: "none", stroke: "var(--chart-total,#37404C)", "stroke-linecap": "round", "stroke-linejoin": "round" };
    return [drawn("svg", { viewBox: "0 0 120 28", "aria-hidden": "true", ...pen },
      drawn("path", { "stroke-width": 1.5, d: line }), drawn("path", { "stroke-width": 5, d: `M${at(last)}h0` }))];
  };

  const kpiOf = (entry, head) => (entry.channel === 1 ? head.push : head.in_app);
  // A rate is [part, whole, low, high, users]: users only where its denominator counts messages, the ends only where it has an interval.
  const isSmall = ([, whole, , , users]) => (users ?? whole) < enough;
  const sorting = (entry, kpi) => {
    const figure = kpi < 0 ? null : entry.figures[kpi];
    if (figure === "" || !Array.isArray(figure)) return figure === "" ? null : figure;
    if (kpis[kpi].kind === "amount") return figure[0];
    return isSmall(figure) ? null : figure[0] / figure[1];
  };

  const share = (box, figure, head) => {
    const [part, whole, low, high] = figure;
    if (isSmall(figure)) box.className = "number small";
    box.append(made("strong", "", percent(part, whole)));
    if (Number.isFinite(low)) box.append(range(part / whole, low, high, head.end), made("span", "note", interval(low, high)));
    box.append(made("span", "note", say("share", { part: count(part), whole: count(whole) })));
  };

  const cell = (entry, head) => {
    const kpi = kpiOf(entry, head);
    const figure = kpi < 0 ? null : entry.figures[kpi];
    const box = made("td", "number");
    box.dataset.label = head.label;
    if (figure === null || figure === undefined || (Array.isArray(figure) && figure[1] === 0)) {
      box.className = "number small";
      box.append(made("strong", "", "–"));
    } else if (figure === "") {
      box.className = "number small";
      box.append(made("strong", "", "–"), made("span", "note", words.not_measured));
    } else if (kpis[kpi].kind === "amount") {
      box.append(made("strong", "", figure[1]));
    } else if (Array.isArray(figure)) {
      share(box, figure, head);
    } else {
      box.append(made("strong", "", count(figure)));
    }
    if (kpi >= 0 && figure !== undefined && head.push >= 0 && head.in_app !== head.push) box.append(made("span", "note", kpis[kpi].label));
    return box;
  };

  // A figure without a column of its own stands before those that have one.
  const extra = heads => heads.length - columns.length;
  const isSorted = (head, at, heads) => (column !== null ? at === column + extra(heads)
    : rank.value !== "" && [head.in_app, head.push].includes(kpis.findIndex(kpi => kpi.name === rank.value)));

  const row = (entry, place, heads) => {
    const name = made("bdi", "", entry.name);
    const head = made("th", "");
    head.scope = "row";
    if (place) head.append(made("span", "place", `${count(place)}. `));
    head.append(entry.slug === null ? name : Object.assign(made("a", "", name), { href: `campaigns/${entry.slug}/index.html` }));
    if (entry.trust) head.append(" ", made("span", `pill ${entry.trust}`, island.trusts[entry.trust]));
    head.append(made("span", "note", `${island.channels[entry.channel] ?? "–"} · `, made("bdi", "", entry.id ?? "")));
    if (entry.dates) head.append(made("span", "note", entry.dates));
    if (entry.failure) head.append(made("span", "note failed", `${words.failed} `, made("bdi", "", entry.failure), entry.lastGood ? ` ${entry.lastGood}` : ""));
    if (entry.notice) head.append(made("span", "note", entry.notice));
    const cells = heads.map(column => cell(entry, column));
    cells.forEach((cell, at) => cell.classList.toggle("sorted", isSorted(heads[at], at, heads)));
    return made("tr", "", head, made("td", "spark", ...spark(entry.trend)), ...cells);
  };

  // The columns there are, and one more for a figure that has none.
  const wanted = () => {
    const picked = kpis.findIndex(kpi => kpi.name === rank.value);
    const has = picked < 0 || columns.some(head => head.in_app === picked || head.push === picked);
    const highs = all.map(entry => entry.figures[picked]).filter(figure => Array.isArray(figure) && !isSmall(figure)).map(figure => figure[3] ?? 0);
    const high = highs.reduce((most, end) => Math.max(most, end), 0);
    return has ? columns : [{ label: kpis[picked].label, in_app: picked, push: picked, end: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].find(end => end >= high) ?? 1 }, ...columns];
  };

  const draw = () => {
    const heads = wanted();
    table.querySelectorAll("tbody").forEach(body => body.remove());
    const ranked = rank.value !== "" || column !== null;
    const pages = Math.max(1, Math.ceil(shown.length / size));
    page = Math.min(page, pages - 1);
    const slice = shown.slice(page * size, (page + 1) * size);
    const within = new Map();
    const placeOf = new Map(shown.map(entry => {
      within.set(entry.group, (within.get(entry.group) ?? 0) + 1);
      return [entry, within.get(entry.group)];
    }));
    for (const at of groups.keys()) {
      const rows = slice.filter(entry => entry.group === at);
      if (rows.length === 0) continue;
      const title = made("th", "", `${groups[at]} `, made("span", "note", count(within.get(at))));
      [title.scope, title.colSpan] = ["rowgroup", heads.length + 2];
      table.append(made("tbody", "", made("tr", "group", title), ...rows.map(entry => row(entry, ranked ? placeOf.get(entry) : 0, heads))));
    }
    if (shown.length === 0) {
      table.append(made("tbody", "", made("tr", "", Object.assign(made("td", "none", words.no_match), { colSpan: heads.length + 2 }))));
    }
    label(heads);
    turns.hidden = pages === 1;
    where.textContent = say("page_of", { page: count(page + 1), pages: count(pages) });
    [previous.disabled, next.disabled] = [page === 0, page === pages - 1];
    document.getElementById("pages").hidden = true;
    found.value = say("found", { shown: count(shown.length), all: count(all.length) });
  };

  const label = wanted => {
    const row = table.tHead.rows[0];
    heads.slice(2).forEach(head => head.remove());
    [...row.cells].slice(2).forEach(head => head.remove());
    wanted.forEach((head, at) => {
      const [cell, button] = [made("th", "number"), made("button", "", head.label)];
      [cell.scope, button.type] = ["col", "button"];
      if (isSorted(head, at, wanted)) cell.setAttribute("aria-sort", lowest ? "ascending" : "descending");
      button.addEventListener("click", () => {
        const before = extra(wanted);
        lowest = isSorted(head, at, wanted) && !lowest;
        if (at >= before) [column, rank.value] = [at - before, ""];
        anew();
        table.tHead.rows[0].cells[(at < before ? at : at - before) + 2].querySelector("button").focus();
      });
      cell.append(button);
      row.append(cell);
    });
  };

  const byValue = of => (a, b) => {
    const [x, y] = [of(a), of(b)];
    return x === null || x === undefined ? (y === null || y === undefined ? a.at - b.at : 1) : y === null || y === undefined ? -1
      : (lowest ? 1 : -1) * (typeof x === "string" ? -order.compare(x, y) : x - y) || a.at - b.at;
  };

  // Sorted within their groups; small figures and those that are not there stand last, whichever way the others run.
  const update = () => {
    turn.setAttribute("aria-pressed", lowest);
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kpi = kpis.findIndex(kpi => kpi.name === rank.value);
    const of = column !== null ? entry => sorting(entry, kpiOf(entry, columns[column]))
      : rank.value === "name" ? entry => entry.name : rank.value === "ends" ? entry => entry.end
      : kpi >= 0 ? entry => sorting(entry, kpi) : lowest ? entry => entry.start : null;
    shown = all.filter(entry => (channel.value === "" || entry.channel === Number(channel.value)) && (group.value === "" || entry.group === Number(group.value)) && asked.every(word => entry.words.includes(word)));
    if (of) shown.sort(byValue(of));
    shown.sort((a, b) => a.group - b.group);
    draw();
    remember();
  };

  // What is searched, filtered and sorted stands in the address: Back, a bookmark and a link show it again.
  const fields = { q: find, channel, status: group, sort: rank };
  const remember = () => {
    const state = new URLSearchParams();
    Object.entries(fields).forEach(([name, field]) => { if (field.value) state.set(name, field.value); });
    if (column !== null) state.set("column", column);
    if (lowest) state.set("lowest", 1);
    if (page > 0) state.set("page", page + 1);
    clear.hidden = find.value === "" && channel.value === "" && group.value === "";
    history.replaceState(null, "", location.href.split("#")[0] + (state.size > 0 ? `#${state}` : ""));
  };
  const restore = () => {
    if (!location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    Object.entries(fields).forEach(([name, field]) => {
      field.value = state.get(name) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    });
    const at = Number.parseInt(state.get("column"), 10);
    column = columns[at] ? at : null;
    lowest = state.get("lowest") === "1";
    page = Math.max(0, (Number.parseInt(state.get("page"), 10) || 1) - 1);
    update();
  };

  const anew = () => { page = 0; update(); };
  form.addEventListener("submit", event => event.preventDefault());
  find.addEventListener("input", anew);
  [channel, group].forEach(select => select.addEventListener("change", anew));
  rank.addEventListener("change", () => { column = null; lowest = false; anew(); });
  turn.addEventListener("click", () => { lowest = !lowest; anew(); });
  clear.addEventListener("click", () => {
    [find, channel, group].forEach(field => { field.value = ""; });
    anew();
    find.focus();
  });
  addEventListener("hashchange", restore);
  [[previous, -1], [next, 1]].forEach(([button, step]) => button.addEventListener("click", () => {
    page += step;
    draw();
    remember();
    table.scrollIntoView();
  }));
  form.hidden = false;
  table.classList.add("sortable");
  label(columns);
  found.value = say("found", { shown: count(all.length), all: count(all.length) });
  if (all.length > size) {
    document.getElementById("pages").hidden = true;
    turns.hidden = false;
    where.textContent = say("page_of", { page: count(1), pages: count(Math.ceil(all.length / size)) });
    previous.disabled = true;
  }
  restore();
})();
