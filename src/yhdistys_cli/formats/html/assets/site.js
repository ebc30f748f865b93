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
  const count = (n, name) => fill(say[name + (n === 1 ? "One" : "Many")], { n });
  const left = ({ from, to }) => {
    const last = until(to);
    const first = from ? until(from) : 0;
    if (last < 0) return "";
    if (from === to) return last ? count(last, "in") : say.today;
    if (first > 0) return count(first, "opens");
    return last ? count(last, "closes") : say.closesToday;
  };
  all("[data-to]").forEach((element) => {
    const text = left(element.dataset);
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
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = say.copied;
    };
  });
  all("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.onclick = () => print();
  });

  // The filter finds what the program finds: search.find, letter by letter, for names, aliases, keywords and all forms.
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[øđłæœß]/g, (letter) => ({ ø: "o", đ: "d", ł: "l", æ: "ae", œ: "oe", ß: "ss" })[letter])
      .replace(/\p{M}/gu, "")
      .replace(/[/,;:()_\-‐-―\s]+/g, " ")
      .trim();
  const form = document.querySelector("form[data-targets]");
  if (!form) return;
  const data = form.dataset;
  // Rules of inflected forms: so many last letters give way to others, and one of some endings follows.
  const ends = data.endings.split(",").map((end) => new RegExp(`^(${end})$`));
  const read = (text) =>
    new Map(
      text.split("/").flatMap((group) => {
        const [rules, words = ""] = group.split(":");
        return words.split(",").map((word) => [word, rules.match(/\d[^A-Z\d]*[A-Z]/g)]);
      }),
    );
  const [things, people] = [data.words, data.names].map(read);
  const isForm = (asked, word, known) =>
    asked === word ||
    known.get(word)?.some((rule) => {
      const stem = word.slice(0, word.length - rule[0]) + rule.slice(1, -1);
      return asked.startsWith(stem) && ends[rule.slice(-1).charCodeAt() - 65].test(asked.slice(stem.length));
    });
  // A target is its kind, its names, of a person parts of these, its aliases and keywords, and those of its forums.
  const targets = data.targets.split("/").map((row) => {
    const lists = row.slice(1).split(";");
    return [row[0], ...lists.map((list) => list.match(/[^,]+/g) || []), [], [], []];
  });
  const called = (t) => [...t[1], ...t[1].map((name) => name.split(" ").join("")), ...t[2]];
  const parts = (texts) => texts.join(" ").split(" ");
  const find = (asked, among) => {
    const whole = among.filter((t) => t[1].includes(asked));
    const exact = among.filter((t) => t[3].includes(asked));
    const begins = (t) => {
      const names = called(t);
      if (t[0] === "p") return parts([asked]).every((word) => parts(names).includes(word));
      if (exact.includes(t)) return true;
      if (!asked[2]) return false;
      if (names.some((name) => ` ${name}`.includes(` ${asked}`))) return true;
      return !exact[0] && !whole[0] && t[3].some((word) => word.startsWith(asked));
    };
    return among.filter((t) => whole.includes(t) || (begins(t) && !whole.some((one) => one[0] === t[0])));
  };
  const inflected = (asked, among) => {
    const words = parts([asked]);
    return among.filter((t) => {
      const own = parts([...t[1], ...t[2]]);
      if (t[0] === "p") return words.every((word) => own.some((name) => isForm(word, name, people)));
      const names = called(t);
      if (!words[1] && parts(names).some((name) => name[3] && isForm(asked, name, things))) return true;
      return [...names, ...t[3]].some((text) => {
        const other = parts([text]);
        return other.length === words.length && words.every((word, i) => isForm(word, other[i], things));
      });
    });
  };
  const either = (asked, among) => {
    const found = find(asked, among);
    return found[0] ? found : inflected(asked, among);
  };
  const known = targets.filter((t) => t[0] !== "f");
  const one = (asked) => {
    const found = either(asked, known);
    // A forum that units hold themselves is meant where only its area is found, and that by the forum's words.
    const own = found.map((t) => [...t.slice(0, 3), t[3].filter((word) => !t[4].includes(word))]);
    if (found.some((t) => t[0] !== "a") || either(asked, own)[0]) return found;
    const forums = either(asked, targets.filter((t) => t[0] === "f"));
    return forums[0] ? forums : found;
  };
  // All words together where that is a name, else each by itself: all must be met.
  const means = (text) => {
    const asked = fold(text);
    return (find(asked, known)[0] ? [asked] : text.split(/\s+/).map(fold).filter(Boolean)).map(one);
  };
  const input = form.querySelector("input");
  const entries = all(".entries > .entry");
  const has = (element, found) => element.dataset.t.split(" ").some((number) => found.includes(targets[number]));
  const show = () => {
    const meant = means(input.value);
    let n = 0;
    entries.forEach((entry) => {
      const people = all(".people > li", entry);
      const met = people.map((person) => meant.every((found) => has(entry, found) || has(person, found)));
      const shown = meant.every((found) => has(entry, found)) || met.includes(true);
      entry.hidden = !shown;
      people.forEach((person, i) => {
        person.hidden = shown && met.includes(true) && !met[i];
      });
      n += shown;
    });
    const text = !meant[0] ? "" : n ? say.shown : say.none;
    form.querySelector("[role=status]").textContent = fill(text, { n, all: entries.length });
  };
  form.onsubmit = () => false;
  input.oninput = show;
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) show();
})();
