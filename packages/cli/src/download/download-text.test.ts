import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { downloadText } from "./download-text.ts";

let server: Server;
let home = "";
let seen: IncomingHttpHeaders = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request.headers;
    const [path = ""] = (request.url ?? "").split("?");
    const to = /^\/hops\/(\d)$/.exec(path)?.[1];
    if (to !== undefined)
      response
        .writeHead(302, { location: to === "0" ? "/prices" : `/hops/${Number(to) - 1}` })
        .end();
    else if (path === "/prices") response.end('{"a":1}');
    else if (path === "/away") response.writeHead(301, { location: "http://example.com/x" }).end();
    else if (path === "/password")
      response.writeHead(302, { location: "https://me:secret@example.com/" }).end();
    else if (path === "/large") response.end("x".repeat(3_000_000));
    else if (path === "/bomb")
      response
        .writeHead(200, { "content-encoding": "gzip" })
        .end(gzipSync(Buffer.alloc(5_000_000)));
    else if (path === "/bytes") response.end(Buffer.from([0xff, 0xfe, 0x00]));
    else if (path === "/slow") response.write("{");
    else if (path === "/cut") {
      response.writeHead(200, { "content-length": "100" });
      response.write("{", () => response.destroy());
    } else response.writeHead(404).end("secret page");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const local = { localHttp: true, maxBytes: 2 * 1024 * 1024 };

it("gives the text, through redirects", async () => {
  expect(await downloadText(`${home}/prices`, local)).toBe('{"a":1}');
  expect(await downloadText(`${home}/hops/2`, local)).toBe('{"a":1}');
});

it("sends no cookie, password or page", async () => {
  await downloadText(`${home}/prices`, local);
  const names = Object.keys(seen).toSorted();
  for (const name of ["cookie", "authorization", "referer", "proxy-authorization"])
    expect(names).not.toContain(name);
  expect(seen["user-agent"]).toMatch(/^outlay\//);
});

it.each([
  { path: "/hops/3", says: "redirects more than 3 times" },
  { path: "/away", says: "http://example.com/x: only https is followed" },
  { path: "/password", says: "https://example.com/: a link with a name or password" },
  { path: "/large", says: "larger than 2 MiB" },
  { path: "/bomb", says: "larger than 2 MiB" },
  { path: "/bytes", says: "no UTF-8 text" },
  { path: "/missing?token=hidden", says: "/missing: the host answers with status 404." },
  { path: "/cut", says: "the host closed the connection" },
])("refuses $path", async ({ path, says }) => {
  const failed = downloadText(`${home}${path}`, local);
  await expect(failed).rejects.toThrow(says);
  await expect(failed).rejects.not.toThrow(/hidden|secret/);
});

it("stops in time", async () => {
  const slow = downloadText(`${home}/slow`, { ...local, timeoutMs: 100 });
  await expect(slow).rejects.toThrow("it took too long");
});

it.each([
  { link: "http://127.0.0.1:1/x", says: "only https is followed. For a server on this machine" },
  {
    link: "http://example.com/x?key=hidden",
    says: "http://example.com/x: only https is followed.",
  },
  { link: "file:///etc/passwd", says: "only https is followed" },
  { link: "not a link?key=hidden", says: "this is not a link: not a link" },
])("refuses $link before it asks anybody", async ({ link, says }) => {
  const failed = downloadText(link);
  await expect(failed).rejects.toThrow(says);
  await expect(failed).rejects.not.toThrow("hidden");
});

it("says that nobody answers", async () => {
  const port = await new Promise<number>((done) => {
    const other = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = other.address() as AddressInfo;
      other.close(() => done(free));
    });
  });
  await expect(downloadText(`http://127.0.0.1:${port}/x`, local)).rejects.toThrow(
    "the host refuses the connection",
  );
});
