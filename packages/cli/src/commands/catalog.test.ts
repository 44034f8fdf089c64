import { describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { entryKinds } from "../catalog/entries/kinds.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";

const outlay = async (line: string, width = 80) => {
  const io = capturedIo({ width, now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(line.split(" "), io);
  return { code, stdout: io.stdout, stderr: io.stderr };
};
const json = async (line: string) => JSON.parse((await outlay(`${line} --json`)).stdout);

describe("outlay catalog", () => {
  it("says what is covered, how old and how sure, in 80 columns", async () => {
    const { code, stdout } = await outlay("catalog");
    expect(code).toBe(0);
    expect(stdout.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
    for (const part of ["Covered", "How old", "How sure", "What ends within a year"]) {
      expect(stdout).toContain(`\n${part}\n`);
    }
    expect(stdout).toMatch(/^batch +\d+ +\d+$/m);
  });

  it("counts the same in JSON: kinds by model, months and statuses that add up", async () => {
    const summary = await json("catalog");
    const sum = (rows: readonly { prices: number }[]) =>
      rows.reduce((total, { prices }) => total + prices, 0);
    expect(summary.schemaVersion).toBe(2);
    expect(sum(summary.sellers)).toBe(summary.prices);
    expect(sum(summary.byStatus)).toBe(summary.prices);
    expect(sum(summary.months)).toBe(summary.prices);
    expect(summary.old.prices).toBeLessThan(summary.prices);
    const later = await json("catalog --at 2027-11-23");
    expect(later.old.prices).toBe(later.prices);
  });
});

describe("outlay catalog list", () => {
  it.each(entryKinds.map(({ id }) => id))("shows %s within 80 columns", async (kind) => {
    const { code, stdout, stderr } = await outlay(`catalog list ${kind}`);
    expect(code).toBe(0);
    if (!stderr.includes("has nothing of the kind"))
      expect(stdout.trim().split("\n").length).toBeGreaterThan(1);
    expect(stdout.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it("lists the kinds with how many entries each has", async () => {
    const { kinds } = await json("catalog list");
    for (const { kind, entries } of kinds) {
      expect((await json(`catalog list ${kind}`)).entries).toHaveLength(entries);
    }
  });

  it("narrows machines by accelerator, region and way of paying, the cheapest GPU first", async () => {
    const { entries } = await json(
      "catalog list machines --gpu h100 --region us-east-1 --purchase on-demand",
    );
    expect(entries.length).toBeGreaterThan(0);
    const hours = entries.map((each: { usdPerGpuHour: { low: number } }) => each.usdPerGpuHour.low);
    expect(hours).toEqual(hours.toSorted((a: number, b: number) => a - b));
    for (const { accelerator, purchase, offers } of entries) {
      expect(accelerator).toMatch(/^h100/);
      expect(purchase).toBe("on-demand");
      for (const { region } of offers) expect(region).toMatch(/^us-east-1/);
    }
  });

  it("knows a country and a part of the world by the regions in it", async () => {
    const regions = async (place: string): Promise<string[]> =>
      (await json(`catalog list machines --region ${place}`)).entries.flatMap(
        ({ offers }: { offers: { region: string }[] }) => offers.map(({ region }) => region),
      );
    const germany = await regions("de");
    expect(germany).toContain("eu-central-1");
    expect(germany).not.toContain("us-east-1");
    expect(new Set(await regions("germany"))).toEqual(new Set(germany));
    expect((await regions("eu")).length).toBeGreaterThan(germany.length);
  });

  it("sets the ways of paying of a machine side by side, region by region, in whatever case", async () => {
    const { stdout, stderr } = await outlay("catalog list machines --gpu h100 --region EUROPE");
    expect(stdout.split("\n")[2]).toMatch(/^machine .* 1 year +3 years +spot +checked$/);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /gcp\.a3-highgpu-4g (?:[\d.]+|-) 9\.06 5\.73 (?:[\d.]+|-) 2025-03-06 ! 4 × h100, europe-west3 \(de\)/,
    );
    expect(stderr).toMatch(/!: \d+ with a price last shown by a source more than 90 days ago/);
    const wide = await outlay("catalog list machines h100 eu-west", 120);
    expect(wide.stdout).toMatch(/^aws\.p5\.4xlarge +1 × h100 +eu-west-2 \(gb\) /m);
    const eu = await outlay("catalog list machines --gpu h100 --region eu");
    expect(eu.stdout).not.toContain("eu-west-2");
    expect(eu.stdout).toBe((await outlay("catalog list machines H100 EU")).stdout);
  });

  it("says where else a part is that a region does not have", async () => {
    const { stderr } = await outlay("catalog list machines h100 eu-west-1");
    expect(stderr.replace(/\s+/g, " ")).toMatch(/with another region it has .*eu-west-2, /);
  });

  it.each([
    { line: "catalog list machines --gpu h10", code: 2, want: "no entry of machines has the gpu" },
    { line: "catalog list sources --gpu h100", code: 2, want: "sources cannot be narrowed by" },
    { line: "catalog list servces", code: 2, want: "Nearest: services" },
    { line: "catalog lst", code: 2, want: "Nearest: list" },
    { line: "catalog show storge.object", code: 2, want: "Nearest: storage.object" },
  ])("answers `$line` with what is near", async ({ line, code, want }) => {
    const answer = await outlay(line);
    expect(answer.code).toBe(code);
    expect(answer.stdout).toBe("");
    expect(answer.stderr.replace(/\s+/g, " ")).toContain(want);
  });

  it("looks for a word in every kind", async () => {
    const { entries } = await json("catalog list l40s");
    const kinds = new Set(entries.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toContain("accelerators");
    expect(kinds).toContain("machines");
  });
});

describe("outlay catalog show", () => {
  it("knows the sizes of machines that estimates name", async () => {
    const { code, stdout } = await outlay("catalog show l40s-x1");
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain("1 × NVIDIA L40S in one machine");
    expect(stdout).toContain("aws.g6e.xlarge");
    expect(stdout).not.toContain("8 × l40s");
  });

  it("has the hourly sum of a machine with every digit", async () => {
    const { stdout } = await outlay("catalog show azure.ND96isr_H100_v5");
    expect(stdout).toContain("127.816");
  });

  it("says unit, status, day and sources, and that a figure is old", async () => {
    const { code, stdout } = await outlay("catalog show storage.object");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^likely: [\d.]+ USD \/ GB \/ month$/m);
    expect(stdout).toMatch(/^status: /m);
    expect(stdout).toContain("\nSources\n");
    const { entries } = await json("catalog show storage.object");
    expect(entries[0]).toMatchObject({ kind: "services", unit: "USD / GB / month" });
    expect(entries[0].sources[0]).toHaveProperty("title");
  });

  it("has the articles' price of a store for chunks, and what our own sources come to", async () => {
    const { entries: all } = await json("catalog show A.price.rag-storage");
    const entries = all.filter(({ kind }: { kind: string }) => kind === "article-prices");
    // 5 to 10 million chunks at 2.36 USD a million a month.
    expect(entries[0]).toMatchObject({
      low: "50",
      high: "200",
      ours: { verdict: "higher than ours" },
    });
    expect(entries[0].ours.low).toBeCloseTo(11.8, 0);
    expect(entries[0].ours.high).toBeCloseTo(23.6, 0);
  });

  it("has every way of paying for a machine, region by region", async () => {
    const { entries } = await json("catalog show aws.g6e.xlarge");
    const ways = entries.map(({ purchase }: { purchase: string }) => purchase);
    expect(ways).toContain("on-demand");
    expect(ways).toContain("spot");
  });

  it.each(entryKinds.map((kind) => ({ kind })))("shows an entry of $kind.id", async ({ kind }) => {
    const { entries } = await json(`catalog list ${kind.id}`);
    if (entries.length === 0) return;
    const { code, stdout } = await outlay(`catalog show ${entries[0].id}`);
    expect(code).toBe(0);
    expect(stdout).toContain(`(${kind.id})`);
  });
});
