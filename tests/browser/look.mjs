// Looks at the pages of a site in Chromium and prints what is wrong with them, one line each; the last line counts.
//   node look.mjs FOLDER CHROMIUM PORT [ASKED]
// The site was made for http://127.0.0.1:PORT/opas/. ASKED: a file that says what the filter finds, by what is asked.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const [folder, executablePath, port, asked] = [resolve(process.argv[2]), process.argv[3], +process.argv[4], process.argv[5]];
const site = `http://127.0.0.1:${port}/opas/`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// WCAG 2.2, 1.4.12: what readers may set.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

const pages = readdirSync(folder, { recursive: true })
  .map((path) => join(folder, path.toString()))
  .filter((path) => path.endsWith(".html"))
  .map((path) => relative(folder, path))
  .sort();
// One page of each kind in each language: of areas, boards and years the largest.
const size = (path) => readFileSync(join(folder, path)).length;
const largest = {};
for (const path of pages) {
  const kind = path.replace(/^(\w+\/[^/]+\/).*/, "$1").replace(/-\d{4}/, "");
  if (!largest[kind] || size(path) > size(largest[kind])) largest[kind] = path;
}
const kinds = Object.values(largest).sort();
// The other languages differ in their words alone: what does not depend on these is looked at in one.
const finnish = kinds.filter((path) => path.startsWith("fi/"));
const problems = [];
let looked = 0;
const wrong = (page, text) => problems.push(`${page}: ${text}`);
const named = (...slugs) => pages.filter((path) => slugs.some((slug) => path.includes(slug)));
const clocks = named("vuosikello", "arsklocka", "one-clock");
const contacts = named("yhteyshenkilot", "kontaktpersoner");

const servers = [serve(folder, port), serve(folder, port + 1)];
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
// A page with what it reports: errors, what its policy refused, and requests to anybody else.
const opened = async (options, from = "file:") => {
  const page = await (await browser.newContext(options)).newPage();
  page.at = "";
  page.on("console", (message) => message.type() === "error" && wrong(page.at, `console: ${message.text()}`));
  page.on("pageerror", (error) => wrong(page.at, `script: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(from) || wrong(page.at, `asks for ${request.url()}`));
  page.show = async (path) => {
    page.at = path;
    looked += 1;
    // There, a page is shown where there is none, however deep.
    const place = path === "404.html" ? "fi/ei/ole.html" : path;
    await page.goto(from === "file:" ? `file://${join(folder, path)}` : from + place);
  };
  return page;
};

// Accessibility. The policy of the page would not let axe in, so here, and only here, it is passed over.
{
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  for (const path of kinds) {
    await page.goto(site + (path === "404.html" ? "fi/ei/ole.html" : path));
    await page.evaluate(axe);
    // The second language where words have the least room.
    const every = [["dark", 360], ["light", 360], ["light", 1280], ["dark", 1280]];
    for (const [colorScheme, width] of path.startsWith("sv/") ? every.slice(0, 1) : every) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const options = { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] };
      const found = await page.evaluate((given) => globalThis.axe.run(given), options);
      for (const one of found.violations)
        for (const node of one.nodes) wrong(path, `${colorScheme} ${width}: ${one.id}: ${node.target.join(" ")}: ${one.help}`);
      looked += 1;
    }
  }
  await page.context().close();
}

// Room: nothing is wider than a small window, also where letters and words have more space; and nothing is reported.
// As files, since pages are opened by double click too; that for what is missing has addresses of its server.
for (const [from, paths] of [["file:", pages.filter((path) => path !== "404.html")], [site, ["404.html", ...finnish]]]) {
  const page = await opened({ viewport: { width: 320, height: 640 } }, from);
  for (const path of paths) {
    const before = problems.length;
    await page.show(path);
    // That nothing is there is what is being asked for.
    if (path === "404.html") problems.splice(before, 1);
    for (const text of ["", SPACING]) {
      const wide = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
        return document.documentElement.scrollWidth;
      }, text);
      if (wide > 320) wrong(path, `is ${wide} wide in a window of 320${text ? " with text spacing" : ""}`);
    }
  }
  await page.context().close();
}

// The keyboard: the first stop skips to the content; the tabulator goes through the wheel in the order of the list.
{
  const page = await opened({});
  for (const path of finnish) {
    await page.show(path);
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip:focus");
    if (!(await skip.isVisible()) || (await skip.boundingBox()).x < 0) wrong(path, "the way past the header is not seen");
    await page.keyboard.press("Enter");
    if ((await page.evaluate(() => document.activeElement.tagName)) !== "MAIN") wrong(path, "the way past the header leads nowhere");
  }
  for (const path of clocks) {
    await page.show(path);
    const marks = await page.locator("svg.wheel a").count();
    const numbers = [];
    await page.keyboard.press("Tab");
    for (let i = 0; i < marks + 60 && numbers.length < marks; i++) {
      const number = await page.evaluate(() => {
        const on = document.activeElement;
        return on?.closest("svg.wheel") ? parseInt(on.getAttribute("aria-label"), 10) : 0;
      });
      if (number) numbers.push(number);
      await page.keyboard.press("Tab");
    }
    const sorted = [...numbers].sort((a, b) => a - b);
    if (numbers.length < marks || numbers.join() !== sorted.join()) wrong(path, `tab order of the wheel: ${numbers} of ${marks}`);
  }
  await page.context().close();
}

// The filter finds what the program finds, says how many these are, and can be asked in an address.
if (asked) {
  const page = await opened({}, site);
  const questions = JSON.parse(readFileSync(asked, "utf8"));
  for (const path of contacts) {
    await page.show(path);
    const answers = await page.evaluate((texts) => {
      const input = document.querySelector("form.filter input");
      const entries = [...document.querySelectorAll(".entries > .entry")];
      return texts.map((text) => {
        input.value = text;
        input.dispatchEvent(new Event("input"));
        const shown = entries.flatMap((entry, i) => (entry.hidden ? [] : [i]));
        return [shown, document.querySelector("form.filter [role=status]").textContent, entries.length];
      });
    }, Object.keys(questions));
    Object.entries(questions).forEach(([text, expected], i) => {
      const [shown, said, all] = answers[i];
      if (expected.join() !== shown.join()) wrong(path, `“${text}” shows the entries ${shown}, not ${expected}`);
      const numbers = said.match(/\d+/g)?.map(Number) ?? [];
      if (shown.length && numbers.join() !== [shown.length, all].join()) wrong(path, `“${text}”: “${said}” of ${shown.length}`);
      if (!shown.length && !said) wrong(path, `“${text}”: nothing is said`);
    });
    const [text, expected] = Object.entries(questions).find(([, numbers]) => numbers.length === 1);
    await page.goto(`${site}${path}?q=${encodeURIComponent(text)}`);
    if ((await page.locator(".entry:visible").count()) !== expected.length) wrong(path, `?q=${text} shows something else`);
  }
  await page.context().close();
}

// Without scripts: no box or button that does nothing, and everybody is there.
{
  const page = await opened({ javaScriptEnabled: false });
  for (const path of finnish) {
    await page.show(path);
    if (await page.locator("form:visible, button:visible, input:visible").count()) wrong(path, "what needs scripts is shown without");
    const parts = page.locator(".entry, .tile, .event, .cards > li, .people > li");
    const hidden = await parts.evaluateAll((elements) => elements.filter((element) => !element.offsetHeight).length);
    if (hidden) wrong(path, `${hidden} parts are hidden without scripts`);
  }
  await page.context().close();
}

// Paper: a board is one page of A4.
{
  const page = await opened({});
  for (const path of pages.filter((path) => /(huoneentaulut|hustavlor|boards)\/[^/]+$/.test(path))) {
    await page.show(path);
    const pdf = (await page.pdf({ format: "A4", margin: { top: "1.5cm", bottom: "1.5cm", left: "1.5cm", right: "1.5cm" } })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length;
    if (sheets !== 1) wrong(path, `prints on ${sheets} pages`);
  }
  await page.context().close();
}

// A section of a page within a page of others, from another address: in their styles, its links whole, its language kept.
{
  const other = `http://127.0.0.1:${port + 1}/`;
  for (const path of kinds.filter((path) => clocks.includes(path) && path.includes("/"))) {
    const link = `${path}#list`;
    const show = async (options, closed = "") => {
      const page = await (await browser.newContext(options)).newPage();
      page.on("pageerror", (error) => wrong(path, `embedded${closed}: ${error.message}`));
      await page.goto(`${other}embedding?${new URLSearchParams({ script: `${site}assets/yhdistys-osa.js`, link: site.replace("/opas/", closed || "/opas/") + link })}`);
      looked += 1;
      return page;
    };
    const page = await show({});
    const part = page.locator("yhdistys-osa > section");
    await part.waitFor({ timeout: 5000 }).catch(() => wrong(path, "is not embedded"));
    const seen = await page.evaluate(() => ({
      headings: document.querySelectorAll("yhdistys-osa h2, yhdistys-osa h3").length,
      language: document.querySelector("yhdistys-osa > section")?.lang,
      links: [...document.querySelectorAll("yhdistys-osa [href]")].map((element) => element.getAttribute("href")),
      foreign: document.querySelectorAll("yhdistys-osa :is(script, form, button, svg)").length,
    }));
    if (!seen.headings || seen.foreign) wrong(path, "embedded: its section is not what it is on its page");
    if (seen.language !== path.slice(0, 2)) wrong(path, `embedded: its language is “${seen.language}”`);
    for (const href of seen.links) if (!/^(https?|mailto|tel):/.test(href)) wrong(path, `embedded: ${href} leads elsewhere there`);
    await page.context().close();
    for (const [options, closed] of [[{ javaScriptEnabled: false }, ""], [{}, "/closed/"]]) {
      const left = await show(options, closed);
      await left.waitForLoadState("networkidle");
      if (!(await left.locator("yhdistys-osa > a").isVisible())) wrong(path, `embedded ${closed || "without scripts"}: the link does not stay`);
      await left.context().close();
    }
  }
}

await browser.close();
servers.forEach((server) => server.close());
problems.forEach((text) => console.log(text));
console.log(`${problems.length} problems, ${pages.length} pages, ${kinds.length} kinds, looked ${looked} times`);
process.exitCode = problems.length ? 1 : 0;
