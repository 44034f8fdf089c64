import type { Format } from "./format.ts";
import { workbookPart } from "./workbook-part.ts";

/** How far into a file its title is looked for. */
const head = 65_536;

/** What a page and its print have behind the plan's name. */
const tail = /: what it costs$/;

/**
 * The name of the plan that a report of ours is about, as its file says it: the title of a page, a PDF, a
 * workbook or a picture, the heading of Markdown; undefined where it says none.
 */
export function namedPlan(format: Format, bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, head));
  switch (format) {
    case "html":
      return unescapeXml(/<title>([^<]*)<\/title>/.exec(start.toString("utf8"))?.[1])?.replace(
        tail,
        "",
      );
    case "md":
      return unescapeXml(
        /^# (.*)$/m.exec(start.toString("utf8"))?.[1]?.replace(/\\([!-/:-@[-`{-~])/g, "$1"),
      );
    case "pdf":
      return pdfTitle(start.toString("latin1"))?.replace(tail, "");
    case "xlsx":
      return unescapeXml(
        /<dc:title>([^<]*)</.exec(workbookPart(bytes, "docProps/core.xml") ?? "")?.[1],
      );
    case "png":
      return pngTitle(start);
  }
}

/**
 * Whether two names are one: signs that only turn the direction of a text and the length of blanks are not
 * looked at, as not every format keeps them.
 *
 * @example
 * sameName("Help  desk", "Help desk") // => true
 */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string =>
  name
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&apos;": "'",
  "&amp;": "&",
};

const unescapeXml = (text: string | undefined): string | undefined =>
  text?.replace(/&(?:lt|gt|quot|apos|amp|#39);/g, (entity) => entities[entity] ?? entity);

/** The international text chunk that says it: neither compressed nor translated. */
function pngTitle(bytes: Buffer): string | undefined {
  const at = bytes.indexOf(titleChunk, 0, "latin1");
  if (at < 4) return undefined;
  const end = at + 4 + bytes.readUInt32BE(at - 4);
  return bytes.toString("utf8", at + titleChunk.length, end);
}

const titleChunk = "iTXtTitle\0\0\0\0\0";

/** Between brackets with escapes, or as digits of UTF-16. */
function pdfTitle(text: string): string | undefined {
  const literal = /\/Title \(((?:[^()\\]|\\[\s\S])*)\)/.exec(text)?.[1];
  if (literal !== undefined) {
    const bytes = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (escapes[sign] ?? sign),
    );
    return fromPdf(Buffer.from(bytes, "latin1"));
  }
  const digits = /\/Title <([0-9A-Fa-f\s]*)>/.exec(text)?.[1];
  return digits === undefined ? undefined : fromPdf(Buffer.from(digits.replace(/\s/g, ""), "hex"));
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const fromPdf = (bytes: Buffer): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
        .swap16()
        .toString("utf16le")
    : bytes.toString("latin1");
