// A server of a folder: under /opas/ for everybody, under /closed/ for pages of its own only; /embedding is a page of
// somebody else, which shows a part of one of these.
import { createServer } from "node:http";
import { readFileSync, existsSync, statSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const quoted = (text) => text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const embedding = (script, link) => `<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Kaupunki</title>
<link rel="icon" href="data:,"><script src="${quoted(script)}" defer></script></head>
<body><yhdistys-osa><a href="${quoted(link)}">Opas</a></yhdistys-osa></body></html>`;

/** Serves `folder` on a port of this machine. */
export const serve = (folder, port) =>
  createServer((request, response) => {
    const url = new URL(request.url, `http://127.0.0.1:${port}`);
    if (url.pathname === "/embedding") {
      response.writeHead(200, { "Content-Type": TYPES[".html"] });
      response.end(embedding(url.searchParams.get("script"), url.searchParams.get("link")));
      return;
    }
    const [, place, path] = url.pathname.match(/^\/(opas|closed)\/(.*)$/) ?? [, "", ""];
    const file = join(folder, decodeURIComponent(path));
    const found = place && existsSync(file) && statSync(file).isFile();
    const sent = found ? file : join(folder, "404.html");
    const headers = { "Content-Type": TYPES[extname(sent)] ?? "application/octet-stream" };
    if (place === "opas") headers["Access-Control-Allow-Origin"] = "*";
    response.writeHead(found ? 200 : 404, headers);
    response.end(readFileSync(sent));
  }).listen(port, "127.0.0.1");
