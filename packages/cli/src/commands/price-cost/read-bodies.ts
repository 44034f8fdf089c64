import { JsonSplitter } from "./json-splitter.ts";
import { NotBodies, type RecordedBody } from "./recorded-body.ts";
import { areStreamEvents } from "./stream-event.ts";

/** Text looked at before it is decided what the input is; a first body may well be longer. */
const LOOK_AHEAD = 65_536;

/**
 * The bodies of an input, one by one, so that a file of any size takes the memory of one body: one
 * JSON value, a list, JSON lines, or a recorded stream (as it came, as JSON lines, or as the list in
 * which Gemini sends one). What the input is, is seen from its beginning.
 *
 * @throws NotBodies when the input is empty, not text, packed, or nothing of the kind
 */
export async function* readBodies(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordedBody, void, void> {
  const pieces = decoded(bytes)[Symbol.asyncIterator]();
  let head = "";
  let ended = false;
  while (!ended && (head.length < LOOK_AHEAD || head.trim() === "")) {
    const next = await pieces.next();
    ended = next.done === true;
    if (!next.done) head += next.value;
  }
  if (head.trim() === "") throw new NotBodies("is empty");
  const text = joined(head, pieces);
  switch (formOf(head, ended)) {
    case "list":
      return yield* split(text, new JsonSplitter(true));
    case "values":
      return yield* split(text, new JsonSplitter(false));
    case "lines":
      return yield* lines(text);
    case "stream":
      return yield { kind: "stream", events: text };
    case "stream in a list":
      return yield { kind: "stream", events: elementLines(text) };
    case "other":
      throw new NotBodies(
        `is neither JSON, nor JSON lines, nor a recorded stream: it begins with ${JSON.stringify(head.trim().slice(0, 30))}`,
      );
  }
}

type Form = "list" | "values" | "lines" | "stream" | "stream in a list" | "other";

function formOf(head: string, ended: boolean): Form {
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (/^(data|event|id|retry)?:/.test(start)) return "stream";
  if (start.startsWith("[")) {
    const [first, second] = new JsonSplitter(true).push(start).map(({ text }) => parsed(text));
    const several = second !== undefined || !ended;
    return several && areStreamEvents(first?.value, second?.value) ? "stream in a list" : "list";
  }
  const end = start.indexOf("\n");
  const first = (end < 0 ? start : start.slice(0, end)).trim();
  const rest = end < 0 ? "" : start.slice(end + 1).trimStart();
  const value = end < 0 && !ended ? undefined : parsed(first);
  if (value === undefined) {
    const opens = /^\{\s*("|$)/.test(first) && !first.endsWith("}");
    const second = rest.split("\n", 1)[0]?.trim() ?? "";
    // A bad first line in a file of JSON lines costs that line, not the file.
    if (opens) return second.startsWith("{") && parsed(second) !== undefined ? "lines" : "values";
    return start.startsWith("{") || /^\s*\{.*\}\s*$/m.test(rest) ? "lines" : "other";
  }
  if (typeof value.value !== "object" || value.value === null) {
    return rest === "" || rest.startsWith("{") ? "lines" : "other";
  }
  if (!rest.startsWith("{")) return "values";
  const second = parsed(rest.split("\n", 1)[0] ?? "");
  return areStreamEvents(value.value, second?.value) ? "stream" : "lines";
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** UTF-8 text of the bytes; a file that is not text is refused at once. */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let first = true;
  try {
    for await (const piece of bytes) {
      if (first && piece[0] === 0x1f && piece[1] === 0x8b) {
        throw new NotBodies(
          "is packed with gzip; unpack it first, for example: gzip -dc FILE | outlay price cost -",
        );
      }
      first = false;
      if (piece.includes(0)) throw new NotBodies("is not text");
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new NotBodies("is not text in UTF-8");
    throw error;
  }
}

async function* joined(
  head: string,
  rest: AsyncIterator<string, void, void>,
): AsyncGenerator<string, void, void> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* split(
  text: AsyncIterable<string>,
  splitter: JsonSplitter,
): AsyncGenerator<RecordedBody, void, void> {
  const toBody = ({ text, line, offset, whole }: ReturnType<JsonSplitter["push"]>[number]) => {
    const place = { line, offset };
    const value = parsed(text);
    if (value !== undefined) return { kind: "json", value: value.value, place } as const;
    const reason = whole ? `is not JSON: ${jsonProblem(text)}` : "was cut off before its end";
    return { kind: "unreadable", reason, place } as const;
  };
  for await (const piece of text) yield* splitter.push(piece).map(toBody);
  yield* splitter.end().map(toBody);
}

/** The elements of a list, each on a line of its own. */
async function* elementLines(text: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  const splitter = new JsonSplitter(true);
  const line = ({ text }: { text: string }): string => `${text.replaceAll(/[\r\n]+/g, " ")}\n`;
  for await (const piece of text) yield* splitter.push(piece).map(line);
  yield* splitter.end().map(line);
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<RecordedBody, void, void> {
  /** What earlier pieces have of the line that is being read. */
  let held: string[] = [];
  let line = 1;
  let offset = 0;
  function* take(one: string): Generator<RecordedBody, void, void> {
    const place = { line, offset };
    line += 1;
    offset += one.length + 1;
    const trimmed = one.replace(/^\uFEFF/, "").trim();
    if (trimmed === "") return;
    const value = parsed(trimmed);
    if (value !== undefined) yield { kind: "json", value: value.value, place };
    else yield { kind: "unreadable", reason: `is not JSON: ${jsonProblem(trimmed)}`, place };
  }
  for await (const piece of text) {
    let from = 0;
    for (let end = piece.indexOf("\n", from); end >= 0; end = piece.indexOf("\n", from)) {
      held.push(piece.slice(from, end));
      yield* take(held.join(""));
      held = [];
      from = end + 1;
    }
    held.push(piece.slice(from));
  }
  yield* take(held.join(""));
}

/** What the JSON parser says, in one line. */
function jsonProblem(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return String((error as Error).message)
      .replaceAll("\n", " ")
      .slice(0, 120);
  }
}
