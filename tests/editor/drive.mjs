// A language server as an editor has it: node drive.mjs SERVER ROOT
// Opens our data files, and some with mistakes, and prints what the editor would show. Ends with 1 if a file of a city
// is complained about, or if what an editor ought to show is not there.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [server, root] = process.argv.slice(2);
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map();
const found = new Map();
let buffer = Buffer.alloc(0);
let last = 0;
let failures = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

child.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end))[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === "textDocument/publishDiagnostics") {
      found.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method === "workspace/configuration") {
      send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
    } else if (message.id !== undefined && message.method) {
      send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      waiting.get(message.id)(message.result);
    }
  }
});

// As the editor's extension comes, but for the catalogue of schemas that it would fetch from the network.
const settings = { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } };

// A file as if it stood beside the real ones; what the server says about it.
async function open(path, text) {
  const uri = pathToFileURL(`${root}/${path}`).href;
  const said = new Promise((resolve) => found.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return { uri, text, diagnostics: await said };
}

// Line and column of the mark |, or of the beginning of a word.
function place(text, mark) {
  const before = text.slice(0, text.indexOf(mark)).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

function section(title) {
  console.log(`\n${title}\n`);
}

function expect(what, right) {
  if (right) return;
  failures += 1;
  console.log(`  MISSING: ${what}`);
}

function show(diagnostics) {
  for (const { range, message } of diagnostics) {
    console.log(`  ${range.start.line + 1}:${range.start.character + 1} ${message.replaceAll("\n", " ")}`);
  }
}

const head = (name) => `# yaml-language-server: $schema=../schema/${name}.json\n`;

async function complete(title, name, marked, wanted) {
  section(`completion: ${title}`);
  const text = head(name) + marked;
  const { uri } = await open(`data/trial-${last}.yaml`, text.replace("|", ""));
  const result = await ask("textDocument/completion", { textDocument: { uri }, position: place(text, "|") });
  const items = result.items ?? result;
  for (const item of items) {
    const about = (item.documentation?.value ?? item.documentation ?? "").split("\n")[0];
    const text = (item.textEdit?.newText ?? item.insertText ?? "").replaceAll("\n", "⏎");
    console.log(`  ${item.label}${text === item.label ? "" : `  [${text}]`}${about ? `  ${about}` : ""}`);
  }
  for (const label of wanted) expect(label, items.some((item) => item.label === label));
}

async function hover(path, word, wanted) {
  section(`hover: ${word} in ${path}`);
  const { uri, text } = await open(path, readFileSync(`${root}/${path}`, "utf8"));
  const result = await ask("textDocument/hover", { textDocument: { uri }, position: place(text, word) });
  const said = (result?.contents?.value ?? "").replaceAll(pathToFileURL(root).href, "file:///…");
  console.log(said.split("\n").map((line) => `  ${line}`.trimEnd()).join("\n"));
  expect(wanted, said.replaceAll("\\", "").includes(wanted));
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
}

async function mistakes(title, name, text, places) {
  section(`mistakes: ${title}`);
  const lines = (head(name) + text).split("\n");
  lines.forEach((line, i) => line && console.log(`  ${String(i + 1).padStart(3)} | ${line}`));
  console.log();
  const { diagnostics } = await open(`data/mistaken-${name}-${last++}.yaml`, head(name) + text);
  show(diagnostics);
  const lineNumbers = [...new Set(diagnostics.map((d) => d.range.start.line + 1))].sort((a, b) => a - b);
  expect(`lines ${places}, and no other`, lineNumbers.join() === places.join());
}

await ask("initialize", {
  processId: process.pid,
  rootUri: pathToFileURL(root).href,
  workspaceFolders: [{ uri: pathToFileURL(root).href, name: "yhdistys" }],
  capabilities: {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } },
  },
});
send({ method: "initialized", params: {} });

section("the files of both cities");
for (const folder of ["data", "examples/porvoo"]) {
  for (const file of readdirSync(`${root}/${folder}`).sort()) {
    const path = `${folder}/${file}`;
    const { uri, diagnostics } = await open(path, readFileSync(`${root}/${path}`, "utf8"));
    console.log(`  ${path}: ${diagnostics.length} diagnostics`);
    show(diagnostics);
    expect("no diagnostics", diagnostics.length === 0);
    send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  }
}

await complete("what a unit can have", "contacts", "units:\n  - id: a\n    name: A\n    |\n", ["service_area", "contacts"]);
await complete("a role", "contacts", "units:\n  - id: a\n    name: A\n    contacts:\n      - person: b\n        role: |\n", [
  "contact",
  "substitute",
]);
await complete("what a person can have", "contacts", "people:\n  - id: a\n    name: A\n    |\n", ["email", "phone"]);
await complete("a phone number", "contacts", 'people:\n  - id: a\n    name: A\n    phone: |\n', []);
await complete("who answers", "areas", "areas:\n  - id: a\n    title: A\n    summary: B\n    answers: |\n", ["each-unit"]);
await complete("a year", "clock", "events:\n  - id: a\n    title: A\n    kind: info\n    dates:\n      2027:\n        |\n", [
  "from",
  "status",
]);
await complete("a rule", "clock", "events:\n  - id: a\n    title: A\n    kind: info\n    rule:\n      |\n", ["from", "week"]);
await complete("an hour", "clock", "events:\n  - id: a\n    title: A\n    kind: info\n    rule:\n      on:\n        day: 1.3.\n        time: |\n", []);

await hover("data/contacts.yaml", "service_area: sivistys", "Palvelualueen tunnus");
await hover("data/areas.yaml", "answers: each-unit", "Kuka vastaa");
await hover("data/clock.yaml", "kind: meeting", "hakuaika");
await hover("data/clock.yaml", "times_a_year: 2", "Montako kertaa vuodessa");

await mistakes("names, numbers and choices", "contacts", `units:
  - id: Nuoriso
    nmae: Nuorisopalvelut
    contacts: [{person: anna-aalto, role: sijainen, since: maaliskuussa}]
  - id: liikunta
    name: 2027
people:
  - id: anna-aalto
    name: Anna Aalto
    phone: 0401234567
    email: anna.aalto(at)example.com
    links: https://www.example.com/
`, [3, 4, 5, 7, 11, 12, 13]);
await mistakes("rules", "clock", `events:
  - id: kaksi
    title: Kaksi
    kind: meeting
    rule: {month: 3, week: 9}
  - id: haku
    title: Haku
    kind: application
    rule:
      from: {day: 29.2., time: 9.00}
  - id: ilta
    title: Ilta
    kind: meeting
    rule:
      on: {nth: 3, weekday: tuesday}
  - id: viikko
    title: Viikko
    kind: meeting
    rule: {week: 53}
    dates:
      27: {from: 1.3.2027}
      2027: 1.3.2027
      2028: {ends: 1.3.2028}
`, [6, 10, 11, 16, 20, 22, 23, 24]);

console.log(failures ? `\n${failures} missing` : "\nnothing missing");
child.kill();
process.exit(failures ? 1 : 0);
