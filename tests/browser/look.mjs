// Looks at the pages of a site in Chromium and prints what is wrong with them, one line each; the last line counts.
//   node look.mjs FOLDER CHROMIUM
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { chromium } from "playwright-core";

const [folder, executablePath] = [resolve(process.argv[2]), process.argv[3]];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// WCAG 2.2, 1.4.12: what readers may set.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

const files = readdirSync(folder, { recursive: true })
  .map((path) => join(folder, path.toString()))
  .filter((path) => path.endsWith(".html") && !path.endsWith("404.html"))
  .sort();
const problems = [];
let looked = 0;
const wrong = (file, text) => problems.push(`${relative(folder, file)}: ${text}`);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// Accessibility. The policy of the page would not let axe in, so here, and only here, it is passed over.
for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  for (const file of files) {
    await page.goto(`file://${file}`);
    await page.evaluate(axe);
    const found = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
    for (const one of found.violations)
      for (const node of one.nodes) wrong(file, `${colorScheme} ${width}: ${one.id}: ${node.target.join(" ")}: ${one.help}`);
    looked += 1;
  }
  await context.close();
}

// Room: nothing is wider than a small window, also where letters and words have more space; and nothing is reported.
{
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  let file = "";
  page.on("console", (message) => message.type() === "error" && wrong(file, `console: ${message.text()}`));
  page.on("pageerror", (error) => wrong(file, `script: ${error.message}`));
  page.on("request", (request) => request.url().startsWith("file:") || wrong(file, `asks for ${request.url()}`));
  for (file of files) {
    await page.goto(`file://${file}`);
    for (const text of ["", SPACING]) {
      const wide = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
        return document.documentElement.scrollWidth;
      }, text);
      if (wide > 320) wrong(file, `is ${wide} wide in a window of 320${text ? " with text spacing" : ""}`);
    }
    looked += 1;
  }
  await context.close();
}

// The wheel: the tabulator goes through its marks in the order of the list.
{
  const page = await browser.newPage();
  for (const file of files.filter((path) => /vuosikello|arsklocka|clock/.test(path))) {
    await page.goto(`file://${file}`);
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
    if (numbers.length < marks || numbers.join() !== sorted.join()) wrong(file, `tab order of the wheel: ${numbers} of ${marks}`);
    looked += 1;
  }
  await page.close();
}

// Without scripts: no box that does nothing, and everybody is there.
{
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const file of files.filter((path) => /yhteyshenkilot|kontaktpersoner|contacts/.test(path))) {
    await page.goto(`file://${file}`);
    if (await page.locator("form.filter").isVisible()) wrong(file, "the filter is shown without scripts");
    const [all, shown] = [page.locator(".entry"), page.locator(".entry:visible")];
    if ((await all.count()) !== (await shown.count())) wrong(file, "an entry is hidden without scripts");
    looked += 1;
  }
  await context.close();
}

// Paper: a board is one page of A4.
{
  const page = await browser.newPage();
  for (const file of files.filter((path) => /(huoneentaulut|hustavlor|boards)\/[^/]+$/.test(path))) {
    await page.goto(`file://${file}`);
    const pdf = (await page.pdf({ format: "A4", margin: { top: "1.5cm", bottom: "1.5cm", left: "1.5cm", right: "1.5cm" } })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length;
    if (sheets !== 1) wrong(file, `prints on ${sheets} pages`);
    looked += 1;
  }
  await page.close();
}

await browser.close();
problems.forEach((text) => console.log(text));
console.log(`${problems.length} problems, ${files.length} pages, looked ${looked} times`);
process.exitCode = problems.length ? 1 : 0;
