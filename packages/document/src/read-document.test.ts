import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIssue, type Issue, readDocument, type Shape, shape } from "./index.ts";

interface Team {
  readonly name: string;
  readonly size: number;
  readonly rate?: string;
  readonly open?: boolean;
  readonly role?: "dev" | "ops";
  readonly since?: string;
  readonly tags?: readonly string[];
  readonly notes?: Readonly<Record<string, number>>;
}

const team: Shape<Team> = shape.object({
  name: shape.text({ max: 40, examples: ["Ada"] }),
  size: shape.integer({ min: 1, max: 100, examples: ["3"] }),
  rate: shape.optional(shape.decimal({ examples: ["0.30"] })),
  open: shape.optional(shape.flag()),
  role: shape.optional(shape.choice(["dev", "ops"])),
  since: shape.optional(shape.date()),
  tags: shape.optional(shape.list(shape.text(), { min: 1, max: 3 })),
  notes: shape.optional(shape.map(shape.number())),
});

const read = (text: string, set: readonly string[] = []) =>
  readDocument(text, "team.yaml", team, { set });
const issues = (text: string, set: readonly string[] = []): readonly Issue[] => {
  const outcome = read(text, set);
  return outcome.ok ? [] : outcome.error;
};

describe("accepted documents", () => {
  it.each([
    { text: "name: Ada\nsize: 3", value: { name: "Ada", size: 3 } },
    { text: '{"name":"Ada",\n\t"size":3}', value: { name: "Ada", size: 3 } },
    { text: "\uFEFFname: Ada\r\nsize: 3\r\n", value: { name: "Ada", size: 3 } },
    { text: "name: 007\nsize: 3", value: { name: "007", size: 3 } },
    { text: "name: a\nsize: 3\nrate: 0.30", value: { name: "a", size: 3, rate: "0.30" } },
    { text: "name: a\nsize: 3\nrate: 3e-7", value: { name: "a", size: 3, rate: "3e-7" } },
    { text: "name: a\nsize: 3\ntags: &t [x]", value: { name: "a", size: 3, tags: ["x"] } },
    {
      text: "name: &n a\nsize: 3\ntags: [*n, *n]",
      value: { name: "a", size: 3, tags: ["a", "a"] },
    },
    {
      text: "name: a\nsize: 3\nnotes: { constructor: 1, toString: 2 }",
      value: { name: "a", size: 3, notes: { constructor: 1, toString: 2 } },
    },
  ])("$text", ({ text, value }) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  it("gives only the keys that were written, also for names objects inherit", () => {
    const outcome = read("name: a\nsize: 3\nnotes: { x: 1 }");
    expect(outcome.ok && outcome.value.notes?.["constructor"]).toBeUndefined();
  });
});

describe("refused documents", () => {
  const good = "name: a\nsize: 3\n";
  it.each([
    { text: "", code: "missing_value", at: "1:1" },
    { text: "# only a comment", code: "missing_value", at: "1:1" },
    { text: "just words", code: "wrong_kind", at: "1:1" },
    { text: "- a\n- b", code: "wrong_kind", at: "1:1" },
    { text: "name: a\n\tsize: 3", code: "syntax", at: "2:1" },
    { text: "name: a\n---\nsize: 3", code: "multiple_documents", at: "2:1" },
    { text: `${good}size: 4`, code: "duplicate_key", at: "3:1" },
    { text: `${good}__proto__: { x: 1 }`, code: "forbidden_key", at: "3:1" },
    { text: `${good}toString: 1`, code: "unknown_key", at: "3:1" },
    { text: `${good}rat: 0.3`, code: "unknown_key", at: "3:1" },
    { text: "name: a", code: "missing_key", at: "1:1" },
    { text: `${good}open:`, code: "missing_value", at: "3:1" },
    { text: `${good}open: ~`, code: "missing_value", at: "3:7" },
    { text: `${good}open: yes`, code: "wrong_value", at: "3:7" },
    { text: `${good}role: dve`, code: "wrong_value", at: "3:7" },
    { text: `${good}rate: 1e999999999`, code: "wrong_value", at: "3:7" },
    { text: `${good}rate: -1`, code: "wrong_value", at: "3:7" },
    { text: `${good}rate: .inf`, code: "wrong_value", at: "3:7" },
    { text: `${good}since: 2026-02-29`, code: "wrong_value", at: "3:8" },
    { text: `${good}tags: []`, code: "out_of_range", at: "3:7" },
    { text: `${good}tags: [a, b, c, d]`, code: "out_of_range", at: "3:7" },
    { text: `${good}tags: text`, code: "wrong_kind", at: "3:7" },
    { text: `${good}notes: { a: 1e400 }`, code: "out_of_range", at: "3:13" },
    { text: `${good}notes: { a: .nan }`, code: "wrong_value", at: "3:13" },
    { text: `${good}tags: &x [*x]`, code: "cyclic_alias", at: "3:11" },
    { text: `${good}tags: [*nowhere]`, code: "syntax", at: "3:8" },
    { text: `${good}tags: [!!int 3]`, code: "syntax", at: "3:8" },
    { text: `${good}? [a, b]\n: 1`, code: "syntax", at: "3:3" },
    { text: `${good}x: ${"[".repeat(5000)}`, code: "too_deep", at: undefined },
    { text: `${good}x: ${"[".repeat(80)}${"]".repeat(80)}`, code: "too_deep", at: "3:68" },
    { text: "name: a\uFFFD", code: "not_text", at: "1:8" },
    { text: "n\u0000a\u0000", code: "not_text", at: "1:2" },
    { text: "name: \uD800", code: "not_text", at: "1:7" },
    { text: `#${"x".repeat(4_000_000)}`, code: "too_large", at: "1:1" },
  ])("$code at $at: $text", ({ text, code, at }) => {
    const [first] = issues(text);
    expect(first?.code).toBe(code);
    if (at !== undefined) expect(`${first?.line}:${first?.column}`).toBe(at);
  });

  it.each([
    {
      text: "a: 1\n\tb: 2\n\tc: 3\n",
      says: ["2: a tab cannot indent YAML", "3: a tab cannot indent YAML"],
    },
    { text: "a: 1\n  b: 2\nc: 3", says: ["2: this line is indented deeper"] },
    { text: "a:\n  b: 1\n c: 2\n  d: 3", says: ["3: the indentation does not fit"] },
    { text: "a: { b: 1\nc: 2", says: ["2: the { that was opened before is not closed here"] },
    { text: "a: 'b\nc: 2", says: ["2: the ' that was opened before is not closed here"] },
    { text: "a: b: c", says: ["1: a second `key:` begins inside a value"] },
    { text: "a: 1\nb:2\nc: 3", says: ["2: this line has no key"] },
    { text: "a: %2\nb: @c", says: ["1: a value cannot begin", "2: a value cannot begin"] },
  ])("one mistake in the layout is told once: $text", ({ text, says }) => {
    const told = issues(text).map((issue) => `${issue.line}: ${issue.message}`);
    expect(told).toEqual(says.map((words) => expect.stringContaining(words)));
  });

  it("stops an alias bomb", () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? "l0: &l0 [x, x, x, x, x, x, x, x, x]"
        : `l${level}: &l${level} [${Array(9)
            .fill(`*l${level - 1}`)
            .join(", ")}]`,
    ).join("\n");
    expect(issues(levels).map((issue) => issue.code)).toContain("too_many_aliases");
  });

  it("collects every issue, in the order of the text", () => {
    const found = issues("nam: a\nsize: x\nopen: maybe\nrole: oops");
    expect(found.map((issue) => [issue.line, issue.code, issue.suggestion])).toEqual([
      [1, "unknown_key", "name"],
      [2, "wrong_value", undefined],
      [3, "wrong_value", undefined],
      [4, "wrong_value", "ops"],
    ]);
  });
});

describe("--set", () => {
  it.each([
    { set: ["size=4"], value: { name: "a", size: 4 } },
    { set: ["name= b c "], value: { name: "b c", size: 3 } },
    { set: ["tags=[x, y]", "tags[1]=z"], value: { name: "a", size: 3, tags: ["x", "z"] } },
    { set: ["notes.x=1", "notes.y=2"], value: { name: "a", size: 3, notes: { x: 1, y: 2 } } },
    { set: ['name="a=b"'], value: { name: "a=b", size: 3 } },
  ])("$set", ({ set, value }) => {
    expect(read("name: a\nsize: 3", set)).toEqual({ ok: true, value });
  });

  it.each([
    { text: "name: a\nsize: 3", set: ["notes.a.b=1"], notes: { "a.b": 1 } },
    { text: "name: a\nsize: 3\nnotes: { a.b: 1 }", set: ["notes.a.b=2"], notes: { "a.b": 2 } },
    { text: "name: a\nsize: 3", set: ["notes.a=1", "notes.a.b=2"], notes: { a: 1, "a.b": 2 } },
    { text: "name: a\nsize: 3", set: ["notes.unit=1"], notes: { unit: 1 } },
    { text: "name: a\nsize: 3", set: ["notes.a.b.unit=1"], notes: undefined }, // a number has none
  ])("keys with dots: $text, $set", ({ text, set, notes }) => {
    const outcome = readDocument(text, "team.yaml", team, { set, dotted: { notes: ["unit"] } });
    if (notes === undefined) expect(outcome).toMatchObject({ error: [{ code: "wrong_kind" }] });
    else expect(outcome).toEqual({ ok: true, value: { name: "a", size: 3, notes } });
  });

  it.each([
    { set: "size", code: "unknown_path", at: 1, to: 5 },
    { set: "=4", code: "unknown_path", at: 1, to: 3 },
    { set: "siz=4", code: "unknown_key", at: 1, to: 4 },
    { set: "size=many", code: "wrong_value", at: 6, to: 10 },
    { set: "tags[3]=x", code: "unknown_path", at: 5, to: 8 },
    { set: "notes.x=[1", code: "syntax", at: undefined, to: undefined },
    { set: "notes.x=[1]", code: "wrong_kind", at: 9, to: 12 },
    { set: "a..b=1", code: "unknown_path", at: 3, to: 4 },
    { set: "__proto__.x=1", code: "unknown_path", at: 1, to: 10 },
    { set: "size=", code: "missing_value", at: undefined, to: undefined },
    { set: "name=\u0000", code: "not_text", at: 6, to: 7 },
  ])("$set is refused", ({ set, code, at, to }) => {
    const [first] = issues("name: a\nsize: 3\ntags: [x]", [set]);
    expect(first).toMatchObject({ code, file: "--set", line: 1, sourceLine: set });
    if (at !== undefined) expect([first?.column, first?.endColumn]).toEqual([at, to]);
  });
});

it("never throws, and every issue lies inside the text", () => {
  const scraps = ["a", ":", " ", "\n", "- ", "[", "]", "{", "}", "&x ", "*x", "\t", '"', "'", "#"];
  const pieces = fc.array(fc.oneof(fc.constantFrom(...scraps, "name: ", "|"), fc.string()));
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const lines = text.split(/\r\n|\r|\n/);
      for (const issue of issues(text)) {
        expect(issue.line).toBeLessThanOrEqual(lines.length);
        expect(issue.column).toBeLessThanOrEqual((lines[issue.line - 1]?.length ?? 0) + 1);
        expect(issue.endColumn).toBeGreaterThan(issue.column);
        expect(formatIssue(issue)).toContain(`team.yaml:${issue.line}:${issue.column}`);
      }
    }),
    { numRuns: 2000 },
  );
});
