// Everything works without this: it filters the contacts, counts days from the reader's own today, copies and prints.
(() => {
  "use strict";
  const say = document.currentScript.dataset;
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Days: UTC midnights of calendar days, so that no summer time makes one longer.
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const until = (day) => Math.round((Date.parse(day) - today) / 864e5);
  const left = (element) => {
    const last = until(element.dataset.to);
    const first = element.dataset.from ? until(element.dataset.from) : 0;
    const one = element.dataset.from === element.dataset.to;
    if (last < 0) return "";
    if (one) return last ? fill(last === 1 ? say.inOne : say.inMany, { n: last }) : say.today;
    if (first > 0) return fill(first === 1 ? say.opensOne : say.opensMany, { n: first });
    return last ? fill(last === 1 ? say.closesOne : say.closesMany, { n: last }) : say.closesToday;
  };
  all("[data-to]").forEach((element) => {
    const text = left(element);
    const place = element.querySelector(".pill");
    if (!text) {
      element.classList.add("over");
      if (element.matches(".tile, .soon")) element.hidden = true;
    } else if (place) {
      const pill = document.createElement("span");
      pill.className = "pill left";
      pill.textContent = text;
      place.after(" ", pill);
    }
  });
  all(".next").forEach((part) => {
    part.hidden = !part.querySelector(".tile:not([hidden])");
  });

  all("button[data-copy]").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = say.copied;
    });
  });
  all("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  // The filter finds what the program finds: search.find, letter by letter, for names, aliases and keywords.
  const letters = { ø: "o", đ: "d", ł: "l", æ: "ae", œ: "oe", ß: "ss" };
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[øđłæœß]/g, (letter) => letters[letter])
      .replace(/\p{M}/gu, "")
      .replace(/[/,;:()_\-‐‑‒–—―\s]+/g, " ")
      .trim();
  // A target is its kind, its names, these written as one word, and its aliases and keywords.
  const find = (asked, targets) => {
    const exact = targets.filter((t) => t[3].includes(asked));
    const whole = targets.filter((t) => t[1].includes(asked));
    const kinds = whole.map((t) => t[0]);
    const begins = (t) => {
      if (t[0] === "p") {
        const names = [...t[1], ...t[2]].flatMap((name) => name.split(" "));
        return asked.split(" ").every((word) => names.includes(word));
      }
      if (exact.includes(t)) return true;
      if (asked.length < 3) return false;
      const named = [...t[1], ...t[2]].some((name) => ` ${name}`.includes(` ${asked}`));
      return named || (!(exact.length + whole.length) && t[3].some((word) => word.startsWith(asked)));
    };
    const found = targets.filter((t) => whole.includes(t) || begins(t));
    return found.filter((t) => whole.includes(t) || !kinds.includes(t[0]));
  };
  // An inflected form: the beginning of it that means something.
  const near = (asked, targets) => {
    for (let end = asked.length; end >= Math.max(4, asked.length - 4) || end === asked.length; end--) {
      const found = find(asked.slice(0, end), targets);
      if (found.length) return found;
    }
    return [];
  };
  const form = document.querySelector("form[data-targets]");
  if (!form) return;
  const targets = JSON.parse(form.dataset.targets);
  const input = form.querySelector("input");
  const entries = all("[data-t]", document.querySelector(".entries")).filter((e) => e.matches(".entry"));
  const has = (element, found) =>
    (element.dataset.t || "").split(" ").some((number) => number && found.includes(targets[number]));
  const show = () => {
    const asked = fold(input.value);
    const parts = asked ? (find(asked, targets).length ? [asked] : asked.split(" ")) : [];
    const means = parts.map((part) => near(part, targets));
    let count = 0;
    entries.forEach((entry) => {
      const people = all(".people > li", entry);
      const met = people.map((person) => means.every((found) => has(entry, found) || has(person, found)));
      const shown = means.every((found) => has(entry, found)) || met.includes(true);
      entry.hidden = !shown;
      people.forEach((person, i) => {
        person.hidden = shown && met.includes(true) && !met[i];
      });
      count += shown;
    });
    const text = !asked ? "" : count ? say.shown : say.none;
    form.querySelector("[role=status]").textContent = fill(text, { n: count, all: entries.length });
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) show();
})();
