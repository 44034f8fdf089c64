import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../../captured-io.ts";
import { exitCode } from "../../exit-code.ts";
import { runCli } from "../../run-cli.ts";

/** One request every half second, and ten at once each minute. */
const steady = Array.from({ length: 1200 }, (_, index) => index / 2);
const bursts = Array.from({ length: 100 }, (_, index) => Math.floor(index / 10) * 60 + 30);
const trace = [
  "TIMESTAMP,ContextTokens,GeneratedTokens",
  ...[...steady, ...bursts]
    .sort((a, b) => a - b)
    .map((second, index) => `${second},${500 + (index % 7) * 200},${50 + (index % 5) * 40}`),
].join("\n");

const run = async (words: string, text = trace): Promise<{ code: number; io: CapturedIo }> => {
  const io = capturedIo({
    now: () => new Date("2026-11-24T12:00:00Z"),
    files: { "requests.csv": text },
  });
  const code = await runCli(["capacity", ...words.split(" ")], io);
  return { code, io };
};
const asked = "llama-3.1-8b --gpu l40s --trace requests.csv";

describe("outlay capacity --trace", () => {
  it("says how many replicas a trace takes, by formula and replayed, and what they cost", async () => {
    const { code, io } = await run(`${asked} --ttft 2s --tpot 100 --spare 1`);
    expect(code, io.stderr).toBe(exitCode.ok);
    expect(io.stdout).toMatch(/^\d+ × Llama 3\.1 8B Instruct in bf16 on 1 × NVIDIA L40S/);
    expect(io.stdout).toContain("99 of 100 requests have a first token within 2.0 s");
    expect(io.stdout).toContain("1,300 requests in 10 minutes");
    expect(io.stdout).toMatch(/By formula \d+; replayed,\s+\d+ (is|are)\s+enough/);
    expect(io.stdout).toMatch(/^formula +\d/m);
    expect(io.stdout).toMatch(/^replayed +\d/m);
    expect(io.stdout).toMatch(/an hour, \$[\d.]+\s+for\s+1,000\s+requests/);
    for (const line of io.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("gives the same as JSON, the same each time, with costs that add up", async () => {
    const words = `${asked} --ttft 2s --tpot 100 --json`;
    const { code, io } = await run(words);
    expect(code, io.stderr).toBe(exitCode.ok);
    const answer = JSON.parse(io.stdout);
    expect(answer.kind).toBe("capacity-trace");
    expect(answer.trace.requests).toBe(1300);
    expect(answer.fewestReplayed.keepsLimits).toBe(true);
    expect(answer.replicas.planned).toBeGreaterThanOrEqual(answer.fewestReplayed.replicas);
    expect(answer.fewestReplayed.ttftMs.p50).toBeLessThanOrEqual(answer.fewestReplayed.ttftMs.p99);
    const { machine, machines, usdPerHour, usdPerRequest } = answer.cost;
    expect(usdPerHour).toBeCloseTo(machines * machine.usdPerHour, 9);
    expect(usdPerRequest * 1300).toBeCloseTo((usdPerHour * answer.trace.durationS) / 3600, 9);
    expect((await run(words)).io.stdout).toBe(io.stdout);
  });

  it("follows the load where it is asked to, never below a slot's need, with spare ones", async () => {
    // Ten quiet minutes, then ten with twenty times as many.
    const uneven = [
      "time,input_tokens,output_tokens",
      ...Array.from({ length: 300 }, (_, index) => `${index * 2},500,100`),
      ...Array.from({ length: 24_000 }, (_, index) => `${600 + index / 40},500,100`),
    ].join("\n");
    const words = `${asked} --ttft 2s --tpot 60 --autoscale --startup 60`;
    const read = async (more: string) =>
      JSON.parse((await run(`${words} --json${more}`, uneven)).io.stdout);
    const { autoscaled, cost, replicas } = await read("");
    expect(autoscaled.replicas).toHaveLength(4);
    expect(autoscaled.replicas[0]).toBeLessThan(autoscaled.replicas[2]);
    // It starts a slot ahead.
    expect(autoscaled.replicas[1]).toBe(autoscaled.replicas[2]);
    expect(autoscaled.replicaHours).toBeLessThan(autoscaled.fixedReplicaHours);
    expect(autoscaled.fixedReplicaHours).toBeCloseTo((replicas.planned * 1200) / 3600, 1);
    expect(autoscaled.usdPerRequest).toBeLessThanOrEqual(cost.usdPerRequest);
    const spared = await read(" --spare 2");
    expect(spared.autoscaled.replicas[0]).toBe(autoscaled.replicas[0] + 2);
    expect((await run(words, uneven)).io.stdout).toContain("Following the load");
    const plain = await run(`llama-3.1-8b --input 5 --output 5 --autoscale`);
    expect(plain.code).toBe(exitCode.usage);
  });

  it("takes more replicas for the trace ten times as fast, never fewer with --cautious", async () => {
    const replicas = async (more: string): Promise<number> => {
      const { io } = await run(`${asked} --ttft 2s --tpot 100 --json${more}`);
      return JSON.parse(io.stdout).replicas.planned;
    };
    const once = await replicas("");
    expect(await replicas(" --scale 10")).toBeGreaterThan(once);
    expect(await replicas(" --cautious")).toBeGreaterThanOrEqual(once);
  });

  it.each([
    {
      name: "no part",
      words: "llama-3.1-8b --trace requests.csv --ttft 2s",
      says: "--trace needs --gpu",
    },
    { name: "no limit", words: asked, says: "--trace needs a limit" },
    {
      name: "lengths beside it",
      words: `${asked} --ttft 2s --input 5`,
      says: "leave --input and --output out",
    },
    {
      name: "a rate beside it",
      words: `${asked} --ttft 2s --rate 5`,
      says: "leave --rate and --peak out",
    },
  ])("says what is wrong: $name", async ({ words, says }) => {
    const { code, io } = await run(words);
    expect(code).toBe(exitCode.usage);
    expect(io.stderr.replaceAll(/\s+/g, " ")).toContain(says);
    expect(io.stdout).toBe("");
  });

  it("points at the cell that cannot be read", async () => {
    const { code, io } = await run(
      `${asked} --ttft 2s`,
      "time,input_tokens,output_tokens\n1,x,3\n2,4,5\n",
    );
    expect(code).toBe(exitCode.usage);
    expect(io.stderr).toContain("requests.csv:2:3");
  });

  it("says that a limit is out of reach", async () => {
    const { code, io } = await run(`${asked} --tpot 1`);
    expect(code).toBe(exitCode.error);
    expect(io.stderr.replaceAll(/\s+/g, " ")).toContain("no number of replicas keeps");
  });
});
