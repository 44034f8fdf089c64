import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type CapturedIo, type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";
import { twoPathPlan as plan } from "./diff/two-path-plan.fixture.ts";

const changed = plan.replace("tasks: 200k / month", "tasks: 300k / month");
const path = "plan.yaml.approved.json";
const few = ["--draws", "500"];

const ioOf = (files: Readonly<Record<string, string>> = {}, more: CapturedIoSettings = {}) =>
  capturedIo({ files: { "plan.yaml": plan, ...files }, ...more });
const run = async (io: CapturedIo, ...argv: string[]) => {
  const before = io.stdout.length;
  const verb = argv[0] === "estimate" ? [] : ["approve"];
  const code = await runCli([...verb, ...argv], io);
  const stdout = io.stdout.slice(before);
  return { code, stdout, words: stdout.replace(/\s+/g, " "), stderr: io.stderr };
};
const versions = (io: CapturedIo) => JSON.parse(io.files.get(path) ?? "{}").versions;

/** A file with one approved version of the plan. */
const approved = await (async () => {
  const io = ioOf();
  await run(io, "plan.yaml", "--by", "Ann", "--note", "Budget 2027", ...few);
  return io.files.get(path) ?? "";
})();

describe("outlay approve", () => {
  it("keeps plan, inputs, seed, hashes and headline, and says what was approved", async () => {
    const io = ioOf();
    const { code, stdout } = await run(io, "plan.yaml", "--by", "Ann", ...few);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Approved as version 1: plan\.yaml\.approved\.json\n {2}[a-z-]+, build \$/,
    );
    const [version] = versions(io);
    expect(version).toMatchObject({
      version: 1,
      at: "2027-01-01T12:00:00Z",
      by: "Ann",
      outlay: "0.1.0",
      seed: 1,
      draws: 500,
      planText: plan,
    });
    expect(version.inputs.length).toBeGreaterThan(50);
    expect(version.paths[0].totalUsd.p80).toBeGreaterThan(version.paths[0].totalUsd.p50);
    expect(version).not.toHaveProperty("note");
  });

  it("writes a file that its schema allows", async () => {
    const schema = new URL("../../../../schemas/approved.schema.json", import.meta.url);
    const ajv = new Ajv2020({ formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ } });
    const allows = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
    const io = ioOf({ [path]: approved });
    await run(io, "plan.yaml", "--again", ...few);
    const file = JSON.parse(io.files.get(path) ?? "{}");
    expect(allows(file), JSON.stringify(allows.errors)).toBe(true);
    expect(allows({ ...file, versions: [] })).toBe(false);
    expect(allows({ ...file, more: 1 })).toBe(false);
  });

  it("records who approves an unchanged plan, and why; the same words once more are not written", async () => {
    const io = ioOf({ [path]: approved });
    const second = await run(io, "plan.yaml", "--by", "Ann Lee", ...few);
    expect(second.code).toBe(0);
    expect(second.words).toContain("Approved as version 2");
    expect(versions(io)[1]).toMatchObject({ version: 2, by: "Ann Lee" });
    const again = await run(io, "plan.yaml", "--by", "Ann Lee", ...few);
    expect(again.words).toContain("Nothing was written");
    expect(versions(io)).toHaveLength(2);
    await run(io, "plan.yaml", "--note", "Seen by the board", ...few);
    expect(versions(io)[2]).toMatchObject({ note: "Seen by the board" });
  });

  it("keeps all earlier versions as they were", async () => {
    const io = ioOf({ [path]: approved, "plan.yaml": changed });
    const before = versions(io)[0];
    const { code, words } = await run(io, "plan.yaml", "--date", "2027-03-01", ...few);
    expect(code).toBe(0);
    expect(words).toContain("Approved as version 2");
    expect(words).toContain("Until now: Approved as version 1 on 2027-01-01 by Ann; changed since");
    expect(versions(io)).toHaveLength(2);
    expect(versions(io)[0]).toEqual(before);
    expect(versions(io)[1]).toMatchObject({
      at: "2027-03-01T12:00:00Z",
      previousSha256: before.sha256,
    });
  });

  it("writes nothing where nothing has changed, unless asked to", async () => {
    const io = ioOf({ [path]: approved });
    const { code, words } = await run(io, "plan.yaml", ...few);
    expect(code).toBe(0);
    expect(words).toContain('unchanged. "Budget 2027" Nothing was written');
    expect(io.files.get(path)).toBe(approved);
    await run(io, "plan.yaml", "--again", ...few);
    expect(versions(io)).toHaveLength(2);
  });

  it.each([
    { name: "as approved", text: plan, code: 0, want: "on 2027-01-01 by Ann; unchanged." },
    {
      name: "other comments",
      text: `${plan}# more\n`,
      code: 0,
      want: "in other words, but the same.",
    },
    {
      name: "another key",
      text: changed,
      code: 3,
      want: "workload.tasks: 200k / month, now 300k / month (line 9); alone +$",
    },
  ])("--check exits with $code: $name", async ({ text, code, want }) => {
    const io = ioOf({ [path]: approved, "plan.yaml": text });
    const answer = await run(io, "plan.yaml", "--check", ...few);
    expect(answer.code).toBe(code);
    expect(answer.words).toContain(want);
    expect(io.files.get(path)).toBe(approved);
    const json = await run(io, "plan.yaml", "--check", "--json", ...few);
    expect(json.code).toBe(code);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 2,
      kind: "approval",
      version: 1,
      state: code === 0 ? "unchanged" : "changed",
    });
  });

  it("--show lists the versions, the baseline first", async () => {
    const io = ioOf({ [path]: approved, "plan.yaml": changed });
    await run(io, "plan.yaml", "--by", "Bob", ...few);
    const { code, stdout } = await run(io, "plan.yaml", "--show");
    expect(code).toBe(0);
    const rows = stdout.split("\n").filter((line) => /^\d {2}/.test(line));
    expect(rows.map((row) => row.split(/ {2,}/)[2])).toEqual(["Bob", "Ann"]);
    expect(stdout).toContain("1: Budget 2027");
    const json = JSON.parse((await run(io, "plan.yaml", "--show", "--json")).stdout);
    expect(json).toMatchObject({ schemaVersion: 1, kind: "outlay-approvals", plan: "plan.yaml" });
  });

  it.each([
    { name: "no such file", argv: ["no.yaml"], want: "there is no file no.yaml" },
    { name: "nothing to show", argv: ["plan.yaml", "--show"], want: "was never approved" },
    { name: "nothing to check", argv: ["plan.yaml", "--check"], want: "was never approved" },
    { name: "no such plan to show", argv: ["no.yaml", "--show"], want: "there is no file no.yaml" },
    { name: "stdin", argv: ["-"], want: "a plan from stdin cannot be approved" },
    {
      name: "check and show",
      argv: ["plan.yaml", "--check", "--show"],
      want: "do not go together",
    },
    { name: "no day", argv: ["plan.yaml", "--date", "tomorrow"], want: "is not a time" },
    { name: "broken plan", argv: ["broken.yaml"], want: "workload" },
  ])("exits with 2 and writes nothing: $name", async ({ argv, want }) => {
    const io = ioOf({ "broken.yaml": "outlay: 1\nname: X\n" });
    const { code, stderr } = await run(io, ...argv, ...few);
    expect(code).toBe(2);
    expect(stderr).toContain(want);
    expect([...io.files.keys()]).toEqual(["plan.yaml", "broken.yaml"]);
  });

  it.each([
    { name: "no JSON", text: "not ours", want: "is not JSON" },
    { name: "another file", text: '{"a":1}', want: "holds no approved versions of Outlay" },
    {
      name: "changed by hand",
      text: approved.replace('"Ann"', '"Eve"'),
      want: "version 1 was changed",
    },
    {
      name: "a newer one",
      text: approved.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      want: "written by a newer Outlay",
    },
  ])("leaves a file as it is, and the estimate goes on: $name", async ({ text, want }) => {
    const io = ioOf({ [path]: text });
    for (const more of [[], ["--check"], ["--show"]]) {
      expect((await run(io, "plan.yaml", ...more, ...few)).code).toBe(2);
    }
    expect(io.stderr).toContain(want);
    expect(io.files.get(path)).toBe(text);
    const { code, stdout } = await run(io, "estimate", "plan.yaml", ...few);
    expect(code).toBe(0);
    expect(stdout).not.toContain("Approved");
  });

  it("loses no version when two approve at the same time", async () => {
    const io = ioOf();
    const codes = await Promise.all([
      runCli(["approve", "plan.yaml", "--by", "Ann", ...few], io),
      runCli(["approve", "plan.yaml", "--by", "Bob", ...few], io),
    ]);
    expect(codes.toSorted()).toEqual([0, 1]);
    expect(io.stderr).toContain("was changed by somebody else meanwhile; nothing was written.");
    expect(versions(io)).toHaveLength(1);
  });

  it("says what to do where another approval was cut off", async () => {
    const io = ioOf({ [`${path}.new`]: "half" });
    expect((await run(io, "plan.yaml", ...few)).code).toBe(1);
    expect(io.stderr).toContain("delete it and try again");
  });

  it("approves nothing where no path can be priced", async () => {
    const io = ioOf({
      "plan.yaml": plan
        .replace(/^ {2}hosted:.*\n/m, "")
        .replace("llama-3.1-8b-instruct", "deepseek-v3"),
    });
    expect((await run(io, "plan.yaml", ...few)).code).toBe(1);
    expect(io.stderr).toContain("there is nothing to approve");
    expect(io.files.has(path)).toBe(false);
  });

  it.each([40, 80])("fits %i columns, with colour and without", async (width) => {
    const files = { [path]: approved, "plan.yaml": changed };
    for (const argv of [["--check"], ["--show"], []]) {
      const bare = await run(ioOf(files, { width }), "plan.yaml", ...argv, ...few);
      const io = ioOf(files, { width, colour: true });
      expect(stripVTControlCharacters((await run(io, "plan.yaml", ...argv, ...few)).stdout)).toBe(
        bare.stdout,
      );
      expect(bare.stdout.split("\n").filter((line) => displayWidth(line) > width)).toEqual([]);
    }
  });
});

describe("outlay estimate of an approved plan", () => {
  it.each([
    {
      name: "as approved",
      text: plan,
      argv: [],
      want: "Approved as version 1 on 2027-01-01 by Ann; unchanged.",
    },
    { name: "another seed", text: plan, argv: ["--seed", "5"], want: "by Ann; unchanged." },
    { name: "one path", text: plan, argv: ["--path", "hosted"], want: "by Ann; unchanged." },
    { name: "changed", text: changed, argv: [], want: "by Ann; changed since" },
    {
      name: "changed by --set",
      text: plan,
      argv: ["--set", "workload.tasks=300k / month"],
      want: "workload.tasks: 200k / month, now 300k / month (--set); alone +$",
    },
  ])("says so: $name", async ({ text, argv, want }) => {
    const io = ioOf({ [path]: approved, "plan.yaml": text });
    const { code, words } = await run(io, "estimate", "plan.yaml", ...few, ...argv);
    expect(code).toBe(0);
    expect(words).toContain(want);
    const json = await run(io, "estimate", "plan.yaml", "--json", ...few, ...argv);
    expect(JSON.parse(json.stdout).approved).toMatchObject({
      version: 1,
      state: want.includes("unchanged") ? "unchanged" : "changed",
    });
  });

  it("goes on beside a file of approvals that cannot be opened", async () => {
    const io = ioOf();
    const read = async (file: string) => {
      if (file !== path) return plan;
      throw Object.assign(new Error("EISDIR: illegal operation"), { code: "EISDIR", path });
    };
    const code = await runCli(["estimate", "plan.yaml", ...few], { ...io, read });
    expect(code).toBe(0);
    expect(io.stderr).toContain(
      "Not held against an approved version: plan.yaml.approved.json cannot",
    );
  });

  it("says nothing of a plan that never was, or that comes from stdin", async () => {
    const io = ioOf({ "-.approved.json": approved }, { stdin: plan });
    for (const file of ["plan.yaml", "-"]) {
      const { stdout } = await run(io, "estimate", file, "--json", ...few);
      expect(JSON.parse(stdout)).not.toHaveProperty("approved");
    }
  });
});
