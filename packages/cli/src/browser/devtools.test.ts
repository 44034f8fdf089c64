import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { devtools } from "./devtools.ts";

function pair() {
  const [into, from] = [new PassThrough(), new PassThrough()];
  return { talk: devtools(into, from), into, from };
}

it("sends a command with its session, closed by a zero byte", () => {
  const { talk, into } = pair();
  void talk.send("Page.enable", { a: 1 }, "s1");
  expect(String(into.read())).toBe(
    '{"id":1,"method":"Page.enable","params":{"a":1},"sessionId":"s1"}\0',
  );
});

it("takes answers in pieces, several at once and in any order, and passes over events", async () => {
  const { talk, from } = pair();
  const [first, second] = [talk.send("A"), talk.send("B")];
  from.write('{"method":"event"}\0{"id":2,"res');
  from.write('ult":{"b":"é"}}\0{"id":1,"result":{}}\0');
  expect(await second).toEqual({ b: "é" });
  expect(await first).toEqual({});
});

it("rejects with the browser's words, and with the reason of its end", async () => {
  const { talk, from } = pair();
  const refused = talk.send("A");
  from.write('{"id":1,"error":{"message":"no such method"}}\0');
  await expect(refused).rejects.toThrow("no such method");
  const waiting = talk.send("B");
  talk.end(new Error("it ended early"));
  await expect(waiting).rejects.toThrow("it ended early");
  await expect(talk.send("C")).rejects.toThrow("it ended early");
});
