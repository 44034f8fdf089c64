import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const run = async (
  words: string,
  settings: Parameters<typeof capturedIo>[0] = {},
): Promise<{ code: number; io: CapturedIo }> => {
  const io = capturedIo({ now: () => new Date("2026-11-24T12:00:00Z"), ...settings });
  const code = await runCli(["capacity", "train", ...words.split(" ")], io);
  return { code, io };
};
const json = async (words: string) => {
  const { code, io } = await run(`${words} --json`);
  expect(code, io.stderr).toBe(exitCode.ok);
  return JSON.parse(io.stdout);
};

describe("outlay capacity train MODEL --gpu", () => {
  it("says what fits, how long it takes, what it costs, and who sells it by tokens", async () => {
    const { code, io } = await run("llama-3.3-70b --method lora --gpu h100 --tokens 10M");
    expect(code, io.stderr).toBe(exitCode.ok);
    expect(io.stdout).toContain("LoRA of Llama 3.3 70B Instruct on 4 × NVIDIA H100");
    expect(io.stdout).toMatch(/^Fits: \d+ GB of 72 GB on each GPU/m);
    expect(io.stdout).toMatch(/^GPU hours +[\d.]+ \([\d.]+-[\d.]+\)/m);
    expect(io.stdout).toMatch(/^on demand .*20\d\d-\d\d-\d\d/m);
    expect(io.stdout).toMatch(/azure\/Llama-3.3-70B-Instruct +\$4.5 +\$45 /);
    expect(io.stdout).toContain("Basis: part measured");
    for (const line of io.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("has costs that are hours × machines × price, and machines that hold the GPUs", async () => {
    const { runs } = await json("llama-3.3-70b --method full --gpu h100 --count 32 --tokens 1M");
    const [{ gpus, hours, gpuHours, costs, memoryGb }] = runs;
    expect(gpus).toBe(32);
    expect(memoryGb.total).toBeLessThanOrEqual(memoryGb.usable);
    expect(gpuHours.likely).toBeCloseTo(hours.likely * 32, 9);
    expect(costs.length).toBeGreaterThan(0);
    for (const { machines, usdPerMachineHour, usd } of costs) {
      expect(machines).toBe(4);
      for (const end of ["low", "likely", "high"]) {
        expect(usd[end]).toBeCloseTo(hours[end] * machines * usdPerMachineHour, 9);
      }
    }
  });

  it("counts each epoch, at a seller too", async () => {
    const once = await json("llama-3.3-70b --gpu h100 --tokens 10M");
    const thrice = await json("llama-3.3-70b --gpu h100 --tokens 10M --epochs 3");
    const hours = (each: { runs: { gpuHours: { likely: number } }[] }) =>
      each.runs[0]?.gpuHours.likely;
    expect(hours(thrice)).toBeCloseTo((hours(once) ?? 0) * 3, 9);
    expect(thrice.managed[0].usd).toBeCloseTo(once.managed[0].usd * 3, 9);
    expect(once.managed[0]).toMatchObject({ seller: "azure", like: "same", usdPerMillion: 4.5 });
  });

  it("software that is stated narrows the interval", async () => {
    const wide = await json("llama-3.1-8b --gpu a100-80 --tokens 10M");
    const near = await json("llama-3.1-8b --gpu a100-80 --tokens 10M --software plain");
    expect(wide.runs[0].basis).toBe("part measured");
    expect(near.runs[0].basis).toBe("software and part measured");
    expect(near.runs[0].gpuHours.high).toBeLessThan(wide.runs[0].gpuHours.high);
    expect(near.runs[0].gpuHours.likely).toBe(wide.runs[0].gpuHours.likely);
  });

  it("says where a part does not compute in the format that is asked for", async () => {
    const words = "llama-3.1-8b --tokens 1M --precision fp8 --gpu";
    expect((await run(`${words} a100-80`)).io.stdout).toMatch(/does not compute in\s+fp8/);
    expect((await run(`${words} h100`)).io.stdout).toContain("Products are in 8 bits");
  });

  it("a slow network makes several machines slower", async () => {
    const hours = async (words: string) =>
      (await json(`llama-3.3-70b --method full --gpu h100 --tokens 10M ${words}`)).runs[0].gpuHours
        .likely;
    expect(await hours("--count 32 --network 5")).toBeGreaterThan(await hours("--count 32"));
  });

  it("says what is too little, and what would do", async () => {
    const { code, io } = await run("llama-3.3-70b --method full --gpu h100 --count 8 --tokens 1M");
    expect(code).toBe(exitCode.ok);
    expect(io.stdout).toContain("does not fit");
    expect(io.stdout).toMatch(/the fewest that hold it are\s+24:\s+--count 24/);
  });
});

it("a closed model is no family of an open one", async () => {
  const { managed } = await json("gpt-oss-120b --gpu h100 --tokens 1M");
  expect(managed.map(({ model }: { model: string }) => model)).toEqual(["gpt-oss-20b"]);
  expect(managed[0].like).toBe("family");
});

it("without --gpu: all parts that hold it, the cheapest first", async () => {
  const { runs } = await json("llama-3.1-8b --tokens 10M");
  expect(runs.length).toBeGreaterThan(5);
  const usd = runs.map(
    ({ costs }: { costs: { purchase: string; usd: { likely: number } }[] }) =>
      costs.find(({ purchase }) => purchase === "on-demand")?.usd.likely,
  );
  expect(usd).toEqual(usd.toSorted((a: number, b: number) => a - b));
});

it.each([
  { words: "llama-3.1-8b", says: "--tokens is needed" },
  { words: "--tokens 1M", says: "a MODEL is needed" },
  { words: "llama-9 --tokens 1M", says: "is no open model" },
  { words: "llama-3.1-8b --tokens 1M --gpu h9000", says: "is no accelerator" },
  { words: "llama-3.1-8b --tokens 1M --method full --rank 8", says: "--rank is for lora" },
  { words: "llama-3.1-8b --tokens 1M --adapters all", says: "--rank" },
  { words: "llama-3.1-8b --tokens many", says: "whole number" },
])("$words: $says", async ({ words, says }) => {
  const { code, io } = await run(words);
  expect(code).toBe(exitCode.usage);
  expect(io.stderr).toContain(says);
  expect(io.stdout).toBe("");
});

const rows = `model,method,gpu,gpus,seq_len,tokens_per_s_per_gpu,framework,scenario
Llama-3.1-8B,full,A100-80GB,8,2048,3000,llm-foundry,act ckpt True
Nobody,full,A100-80GB,8,2048,3000,llm-foundry,act ckpt True`;

describe("--evaluate", () => {
  it("holds the formulas against runs, and counts what it cannot use", async () => {
    const { code, io } = await run("--evaluate runs.csv --json", { files: { "runs.csv": rows } });
    expect(code, io.stderr).toBe(exitCode.ok);
    expect(JSON.parse(io.stdout)).toMatchObject({
      used: 1,
      skipped: { "unknown-model": 1 },
      all: { n: 1 },
      by: { method: { "full, tuned software": { n: 1 } } },
    });
  });

  it("refuses a file without the columns, where it begins", async () => {
    const { code, io } = await run("--evaluate runs.csv", { files: { "runs.csv": "a,b\n1,2" } });
    expect(code).toBe(exitCode.usage);
    expect(io.stderr).toContain("runs.csv:1:1");
  });
});
