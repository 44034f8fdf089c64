import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";
import { kebab } from "../verb.ts";
import { command } from "./capacity.ts";

const run = async (words: string, settings = {}): Promise<{ code: number; io: CapturedIo }> => {
  const io = capturedIo({ now: () => new Date("2026-11-24T12:00:00Z"), ...settings });
  const code = await runCli(["capacity", ...words.split(" ").filter((word) => word !== "")], io);
  return { code, io };
};
const json = async (words: string) => {
  const { code, io } = await run(`${words} --json`);
  expect(code, io.stderr).toBe(exitCode.ok);
  return JSON.parse(io.stdout);
};
const chat = "--input 1000 --output 300";

describe("outlay capacity MODEL --gpu", () => {
  it("says what fits, how fast it is, and what it costs", async () => {
    const { code, io } = await run(
      `llama-3.3-70b ${chat} --gpu h100 --count 4 --ttft 2s --tpot 60 --rate 40k/day --peak 3`,
    );
    expect(code, io.stderr).toBe(exitCode.ok);
    expect(io.stdout).toContain("Llama 3.3 70B Instruct in bf16 on 4 × NVIDIA H100");
    expect(io.stdout).toMatch(/Fits: 141 GB of weights/);
    expect(io.stdout).toMatch(/^ +1 .*ms/m);
    expect(io.stdout).toContain("* most within the limits");
    expect(io.stdout).toMatch(/on demand {2}.*20\d\d-\d\d-\d\d/);
    expect(io.stdout).toContain("Basis: ");
  });

  it("has a table of 1, 2, 4 … requests at once, in which more at once never answers sooner", async () => {
    const { table, memory, best } = await json(`llama-3.1-8b ${chat} --gpu l40s --tpot 40`);
    const counts = table.map((row: { concurrency: number }) => row.concurrency);
    expect(counts.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(counts.at(-1)).toBe(memory.largestBatch);
    expect(counts).toContain(best.concurrency);
    for (const [at, row] of table.entries()) {
      for (const each of [row.outputTokensPerS, row.requestsPerS, row.ttftMs, row.tpotMs]) {
        expect(each.low).toBeLessThanOrEqual(each.likely);
        expect(each.likely).toBeLessThanOrEqual(each.high);
        expect(each.low).toBeGreaterThan(0);
      }
      expect(row.outputTokensPerS.likely).toBeCloseTo(row.requestsPerS.likely * 300, 6);
      if (at > 0) {
        expect(row.tpotMs.likely).toBeGreaterThanOrEqual(table[at - 1].tpotMs.likely);
      }
    }
    expect(best.tpotMs.likely).toBeLessThanOrEqual(40);
  });

  it("has memory that adds up to what is there", async () => {
    const { memory } = await json(`qwen3-32b ${chat} --gpu a100-80`);
    const { allGb, weightsGb, reservedGb, cacheGb, gbPerRequest, largestBatch } = memory;
    expect(weightsGb + reservedGb + cacheGb).toBeCloseTo(allGb, 6);
    expect(largestBatch * gbPerRequest).toBeLessThanOrEqual(cacheGb);
    expect((largestBatch + 1) * gbPerRequest).toBeGreaterThan(cacheGb);
  });

  it("has costs that are machines × price, by every way of paying, with seller and day", async () => {
    const { costs, asked } = await json(
      `llama-3.3-70b ${chat} --gpu h100 --rate 2 --peak 3 --tpot 60`,
    );
    expect(asked.load.peakRequestsPerS).toBe(6);
    expect(costs.length).toBeGreaterThan(1);
    for (const cost of costs) {
      const { machine, machines, usdPerHour, usdPerMonth } = cost;
      expect(usdPerHour.likely).toBeCloseTo(machines.likely * machine.usdPerHour, 9);
      expect(usdPerMonth.likely).toBeCloseTo(usdPerHour.likely * 730.5, 6);
      expect(cost.usdPerMillionOutputTokens.likely).toBeCloseTo(
        (usdPerHour.likely / (2 * 300 * 3600)) * 1e6,
        9,
      );
      expect(cost.usdPerMillionTokensInAndOut.likely * 1300).toBeCloseTo(
        cost.usdPerMillionOutputTokens.likely * 300,
        9,
      );
      expect(cost.peakUtilisation).toBeLessThanOrEqual(0.65);
      expect(machine.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(machine.seller).not.toBe("");
    }
  });

  it("says why a model does not fit, with the gigabytes, and ends with 0: it is an answer", async () => {
    const { code, io } = await run(`llama-3.1-405b ${chat} --gpu l4`);
    expect(code).toBe(exitCode.ok);
    expect(io.stdout).toContain("does not fit");
    expect(io.stdout).toMatch(/weights of \d+ GB, room for \d+ GB on \d+/i);
    const answer = await json(`llama-3.1-405b ${chat} --gpu l4`);
    expect(answer).toMatchObject({
      fits: false,
      whyNot: { code: "weights-too-large" },
      replica: null,
      best: null,
      table: [],
      costs: [],
    });
  });

  it("says which time cannot be kept, and shows the speed there is", async () => {
    const answer = await json(`llama-3.3-70b ${chat} --gpu h100 --tpot 1`);
    expect(answer).toMatchObject({
      fits: true,
      keepsLimits: false,
      tooSlow: { code: "too-slow" },
      best: null,
      costs: [],
    });
    expect(answer.table.length).toBeGreaterThan(3);
  });

  it("has copies side by side where --tp is less than --count, of a dense model", async () => {
    const { asked, replica } = await json(`llama-3.3-70b ${chat} --gpu h100 --count 8 --tp 4`);
    expect([asked.copies, replica.gpus, replica.tensorParallel]).toEqual([2, 4, 4]);
    const experts = await json(`qwen3-235b-a22b ${chat} --gpu h100 --count 8 --tp 4`);
    expect(experts.asked.copies).toBe(1);
    expect(experts.replica).toMatchObject({
      gpus: 8,
      tensorParallel: 4,
      expertParallel: 8,
      dataParallelAttention: 2,
    });
  });

  it("unpacks a format that the part does not compute in, and says so", async () => {
    const { io } = await run(`llama-3.1-8b ${chat} --gpu a100-80 --precision fp8`);
    expect(io.stdout).toContain("does not compute in fp8");
  });
});

interface Replica {
  readonly measured: boolean;
}

describe("outlay capacity MODEL", () => {
  it("lists what serves it, the cheapest first, and why the others do not", async () => {
    const { deployments, unfit } = await json(`llama-3.3-70b ${chat} --rate 10 --tpot 60`);
    expect(deployments.length).toBeGreaterThan(5);
    const hours = deployments.map(
      (one: { cost: { usdPerHour: { likely: number } } }) => one.cost.usdPerHour.likely,
    );
    // The measured ones first, in each group the cheapest first: as in the text.
    const others = deployments.findIndex((one: { replica: Replica }) => !one.replica.measured);
    expect(others).toBeGreaterThan(0);
    expect(
      deployments.slice(others).some((one: { replica: Replica }) => one.replica.measured),
    ).toBe(false);
    for (const group of [hours.slice(0, others), hours.slice(others)]) {
      expect(group).toEqual(group.toSorted((a: number, b: number) => a - b));
    }
    expect(unfit.length).toBeGreaterThan(0);
    for (const one of deployments) {
      expect(one.best.tpotMs.likely).toBeLessThanOrEqual(60);
      expect(one.memory.weightsGb).toBeLessThanOrEqual(one.memory.allGb);
      expect(one.cost.machine.gpus * one.replica.pipelineParallel).toBeGreaterThanOrEqual(
        one.replica.gpus,
      );
    }
  });

  it("never costs less under a percentile, or a higher one", async () => {
    const long = "--gpu b200 --input 8000 --output 1000 --rate 2 --peak 3 --tpot 60 --ttft 500";
    const gpus = async (more: string): Promise<number> => {
      const { costs } = await json(`qwen3-235b-a22b ${long} ${more}`);
      return costs[0].gpus.likely;
    };
    const steps: number[] = [];
    for (const more of ["", "--percentile 50", "--percentile 95", "--percentile 99.9"]) {
      steps.push(await gpus(more));
    }
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it("never costs less with more load, stricter limits, or the unfavourable ends", async () => {
    const cheapest = async (more: string): Promise<number> => {
      const { deployments } = await json(`qwen3-32b ${chat} ${more}`);
      return deployments[0].cost.usdPerHour.likely;
    };
    const base = await cheapest("--rate 5 --tpot 60");
    expect(await cheapest("--rate 50 --tpot 60")).toBeGreaterThanOrEqual(base);
    expect(await cheapest("--rate 5 --tpot 30")).toBeGreaterThanOrEqual(base);
    expect(await cheapest("--rate 5 --peak 3 --tpot 60")).toBeGreaterThanOrEqual(base);
    expect(await cheapest("--rate 5 --tpot 60 --cautious")).toBeGreaterThanOrEqual(base);
  });

  it("guesses the shape of a model that it does not know from its size, and says so", async () => {
    const { io } = await run(`acme-70b ${chat} --parameters 70B --gpu h100`);
    expect(io.stdout).toContain("The catalog does not know acme-70b");
    const { asked, memory } = await json(`acme-70b ${chat} --parameters 70B --gpu h100`);
    expect(asked.model.guessed).toBe(true);
    expect(memory.weightsGb).toBeGreaterThan(130);
    expect((await run(`acme-70b ${chat}`)).io.stderr).toContain("--parameters 70B");
  });

  it("narrows machines to a region and a seller", async () => {
    const { deployments } = await json(`llama-3.1-8b ${chat} --region eu --seller nebius`);
    expect(deployments.length).toBeGreaterThan(0);
    for (const { cost } of deployments) {
      expect(cost.machine.seller).toBe("nebius");
      expect(cost.machine.region).toBeDefined();
    }
  });

  it("serves nothing where a request is longer than the model reads", async () => {
    const { deployments, unfit } = await json(`llama-3.1-8b --input 1000000000 --output 1`);
    expect(deployments).toEqual([]);
    expect(unfit[0].why.code).toBe("context-too-short");
  });

  it.each([40, 60, 80, 120])("fits %i columns", async (width) => {
    for (const words of [
      `deepseek-r1 ${chat} --rate 3 --ttft 2s`,
      `deepseek-r1 ${chat} --gpu h200 --rate 3 --ttft 2s`,
    ]) {
      const { io } = await run(words, { width });
      expect(io.stdout).not.toMatch(/NaN|undefined|Infinity|\[object/);
      if (width >= 80) {
        for (const line of io.stdout.split("\n")) {
          expect([...line].length, line).toBeLessThanOrEqual(width);
        }
      }
    }
  });
});

const page = readFileSync(new URL("../../../../docs/capacity.md", import.meta.url), "utf8");

/** Every key of a document, whatever its depth. */
const keysIn = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Array.isArray(value)
      ? value.flatMap(keysIn)
      : Object.entries(value).flatMap(([key, each]) => [key, ...keysIn(each)]);

describe("docs/capacity.md", () => {
  it("names every key of the JSON and every option", async () => {
    const documents = [
      await json(`deepseek-r1 ${chat} --gpu h200 --rate 2 --tpot 60 --percentile 90`),
      await json(`llama-3.3-70b ${chat} --rate 2`),
    ];
    const inside = /^(kind|id|name|code|schemaVersion)$/;
    const told = [...new Set(documents.flatMap(keysIn))].filter((key) => !inside.test(key));
    const options = Object.keys(command.options).map((key) => `--${kebab(key)}`);
    expect([...told, ...options].filter((word) => !page.includes(word))).toEqual([]);
  });
});

describe("what is typed", () => {
  it("is completed: engines, formats, and the names of models, parts and places", async () => {
    const io = capturedIo();
    await runCli(["completion", "bash"], io);
    for (const word of ["--attention-dp", "sglang", "published", "--kv-cache"]) {
      expect(io.stdout).toContain(word);
    }
  });

  it.each([
    { words: `llama-3.3-70b --output 300`, says: "--input is needed" },
    { words: `llama-3.3-70b --input 300`, says: "For example: outlay capacity" },
    { words: `llama-3.3-70b --input 0 --output 300`, says: "whole number from 1" },
    { words: `llama-3.3-70b --input 10 --output 0`, says: "whole number from 1" },
    { words: `llama-3.3-70b ${chat} --rate 0`, says: "40k/day" },
    { words: `llama-3.3-70b ${chat} --rate -1`, says: "" },
    { words: `llama-3.3-70b ${chat} --peak 0.5`, says: "a number from 1" },
    { words: `llama-3.3-70b ${chat} --tpot fast`, says: "800ms" },
    { words: `llama-3.3-70b ${chat} --ceiling 2`, says: "0.65" },
    { words: `lama-3.3-70b ${chat}`, says: "llama-3.3-70b-instruct" },
    { words: `llama-3.3-70b ${chat} --gpu h900`, says: "Nearest: h" },
    { words: `llama-3.3-70b ${chat} --gpu a100`, says: "may be a100-40 or a100-80" },
    { words: `llama-3.3-70b ${chat} --precision fp7`, says: "fp8" },
    { words: `llama-3.3-70b ${chat} --engine nothing`, says: "vllm" },
    { words: `llama-3.3-70b ${chat} --gpu h100 --count 8 --tp 3`, says: "--count 3" },
    { words: `llama-3.3-70b ${chat} --cached 2000`, says: "--input 1000" },
    { words: `llama-3.3-70b ${chat} --region mars`, says: "catalog list places" },
    { words: `llama-3.3-70b ${chat} --seller mars`, says: "nebius" },
  ])("$words: 2, and $says", async ({ words, says }) => {
    const { code, io } = await run(words);
    expect(code).toBe(exitCode.usage);
    expect(io.stdout).toBe("");
    expect(io.stderr).toContain(says);
  });

  it.each([
    ["meta-llama/Llama-3.3-70B-Instruct", "NVIDIA H100 80GB", "llama-3.3-70b-instruct", "h100"],
    ["Llama 3.3 70B", "h100-sxm", "llama-3.3-70b-instruct", "h100"],
    ["deepseek-ai/DeepSeek-R1", "H200", "deepseek-r1", "h200"],
  ])("%s on %s is known", async (model, gpu, wantModel, wantGpu) => {
    const io = capturedIo();
    const words = ["capacity", model, "--gpu", gpu, "--input", "10", "--output", "10", "--json"];
    expect(await runCli(words, io), io.stderr).toBe(exitCode.ok);
    const { asked } = JSON.parse(io.stdout);
    expect([asked.model.id, asked.gpu.id]).toEqual([wantModel, wantGpu]);
  });

  it.each(["--count 7", "--tp 3", "--count 3 --gpu h100", "--tp 4 --pp 3 --count 8"])(
    "%s cannot share a dense model of 8 key-value heads: 2, with a count that can",
    async (words) => {
      const { code, io } = await run(`llama-3.3-70b ${chat} ${words}`);
      expect(code).toBe(exitCode.usage);
      expect(io.stderr).toMatch(/try --count/i);
      const { fits } = await json(`llama-3.3-70b ${chat} --gpu h100 --count 8`);
      expect(fits).toBe(true);
    },
  );

  it("--ep of a dense model: it has no experts", async () => {
    const { code, io } = await run(`llama-3.3-70b ${chat} --ep 4 --count 8`);
    expect(code).toBe(exitCode.usage);
    expect(io.stderr).toContain("has no experts to spread: leave --ep 4 out");
  });
});
