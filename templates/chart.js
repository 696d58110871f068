"use strict";
// Shows a chart's values where a finger, a pointer or the keyboard is. The page is complete without it.
(() => {
  const made = (name, css) => Object.assign(document.createElement(name), { className: css ?? "" });

  const reach = chart => {
    const values = JSON.parse(chart.querySelector("script").textContent);
    const { heads, rows } = values;
    if (!rows.length) return;
    const columns = values.columns ?? rows.length;
    const lines = rows.length / columns;
    const [hand, tip] = [made("div", "reach"), made("div", "tip")];
    const marks = values.desk.areas.map(() => made("div", "mark"));
    let at = rows.length - 1;

    const say = row => [row[0], ...heads.map((head, i) => `${head} ${row[i + 1]}`)].join(", ");
    const tell = { role: "slider", tabindex: 0, "aria-label": values.name, "aria-valuemin": 0, "aria-valuemax": rows.length - 1, "aria-valuenow": at, "aria-valuetext": say(rows[at]) };
    Object.entries(tell).forEach(([name, value]) => hand.setAttribute(name, value));
    tip.setAttribute("aria-hidden", "true");

    // The drawing that the page shows, and how many pixels a unit of it has.
    const drawing = () => {
      const size = ["desk", "phone"].find(name => chart.querySelector("." + name).offsetParent) ?? "desk";
      const [own, box] = [chart.getBoundingClientRect(), chart.querySelector(`.${size} svg`).getBoundingClientRect()];
      return { areas: values[size].areas, unit: box.width / values[size].width, left: box.left - own.left, top: box.top - own.top };
    };

    const place = (element, left, top, width, height) =>
      Object.entries({ left, top, width, height }).forEach(([name, value]) => element.style.setProperty(name, `${value}px`));

    const hide = () => [tip, ...marks].forEach(element => { element.hidden = true; });

    const show = row => {
      at = Math.max(0, Math.min(rows.length - 1, row));
      hand.setAttribute("aria-valuenow", at);
      hand.setAttribute("aria-valuetext", say(rows[at]));
      const { areas, unit, left, top } = drawing();
      areas.forEach(([from, step, upper, lower], i) => {
        const high = (lower - upper) / lines;
        const y = upper + Math.floor(at / columns) * high;
        const wide = Math.max(step * unit, 2);
        place(marks[i], left + (from + (at % columns) * step) * unit - wide / 2, top + y * unit, wide, high * unit);
        marks[i].hidden = false;
      });
      const head = made("b");
      head.textContent = rows[at][0];
      tip.replaceChildren(head, ...heads.flatMap((text, i) => {
        const [name, value] = [made("i"), made("span")];
        [name.textContent, value.textContent] = [text, rows[at][i + 1]];
        return [name, value];
      }));
      tip.hidden = false;
      const mark = marks[0].getBoundingClientRect();
      const own = chart.getBoundingClientRect();
      const [before, after] = [mark.left - own.left - tip.offsetWidth - 8, mark.right - own.left + 8];
      const beside = after + tip.offsetWidth <= own.width ? after : before >= 0 ? before : Math.max(0, Math.min(own.width - tip.offsetWidth, after));
      tip.style.setProperty("left", `${beside}px`);
      tip.style.setProperty("top", `${Math.max(0, Math.min(mark.top - own.top, own.height - tip.offsetHeight))}px`);
    };

    // The row beneath a point: of the panel that it is in, or nearest to.
    const under = event => {
      const { areas, unit, left, top } = drawing();
      const own = chart.getBoundingClientRect();
      const [x, y] = [(event.clientX - own.left - left) / unit, (event.clientY - own.top - top) / unit];
      const far = ([from, step, upper, lower]) =>
        Math.hypot(Math.max(from - x, 0, x - from - step * (columns - 1)), Math.max(upper - y, 0, y - lower));
      const [from, step, upper, lower] = areas.reduce((a, b) => (far(b) < far(a) ? b : a));
      const within = (value, most) => Math.max(0, Math.min(most, value));
      return within(Math.floor((y - upper) / ((lower - upper) / lines)), lines - 1) * columns + within(Math.round((x - from) / step), columns - 1);
    };

    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: lines > 1 ? -columns : 1, ArrowDown: lines > 1 ? columns : -1, PageUp: -7, PageDown: 7, Home: -rows.length, End: rows.length };
    hand.addEventListener("keydown", event => {
      if (event.key === "Escape") return hide();
      if (!(event.key in steps)) return;
      event.preventDefault();
      show(at + steps[event.key]);
    });
    hand.addEventListener("focus", () => { if (hand.matches(":focus-visible")) show(at); });
    hand.addEventListener("blur", hide);
    ["pointermove", "pointerdown"].forEach(name => hand.addEventListener(name, event => show(under(event))));
    hand.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") hide(); });
    addEventListener("resize", hide);

    hide();
    hand.append(...marks, tip);
    chart.append(hand);
  };

  document.querySelectorAll(".chart").forEach(reach);
})();
