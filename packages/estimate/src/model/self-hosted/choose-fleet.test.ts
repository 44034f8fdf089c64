import { readdirSync, readFileSync } from "node:fs";
import type { Accelerator, Architecture, Machine } from "@outlay/capacity";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts, plainFacts } from "../plain-facts.test-support.ts";
import { type Fleet, fleetsOf } from "./choose-fleet.ts";
import type { Serving } from "./find-candidates.ts";
import { leastShare } from "./planned-share.ts";
import type { ServingDemand } from "./serving-demand.ts";
import { type RatedServing, rateOf, type ServingRate } from "./serving-speed.ts";

type Candidate = Serving & Pick<ServingRate, "speed">;

const root = new URL("../../../../../", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(`catalog/${path}`, root), "utf8"),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);
const plain = plainFacts(facts.defaults, {});

const [offer] = plain.machines;
if (offer === undefined) throw new Error("no machine");

/** One GPU a replica: a step reads 1 GB at 1 TB/s, so 100 tokens take 0.1 s: about 10 calls a second. */
const machineOf = (gpus: number, usd: number, reached = 1): Candidate => ({
  path: "self-hosted",
  replica: {
    model: plain.openModels.get("tiny") as Architecture,
    precision: "fp8",
    gpu: plain.accelerators.get("plain") as Accelerator,
    gpus: 1,
    kvBytesPerNumber: 2,
  },
  machine: machineAt(`plain-x${gpus}${reached === 1 ? "" : "-slow"}`, gpus, usd),
  purchase: "on-demand",
  speed: {
    efficiency: { memory: 1, compute: 1, stepOverhead: 0 },
    correction: { decode: 1, prefill: 1 },
    error: { throughput: at(reached), ttft: at(1), tpot: at(1) },
    basis: "part measured",
    why: "made up",
  },
});

const at = (factor: number) => ({ low: factor, likely: factor, high: factor });

/** Two sellers that ask the same: one alone would be widened. */
function machineAt(id: string, gpus: number, usd: number): RatedServing["machine"] {
  const one = { ...(offer as Machine), gpus, usdPerHour: { low: usd, likely: usd, high: usd } };
  return { id, gpus, sold: "on-demand", offers: [one, one], every: [one, one] };
}

const demandOf = (peak: readonly number[], spare: number): ServingDemand<number, Float64Array> => ({
  peak: Float64Array.from(peak),
  mean: Float64Array.from(peak),
  prices: Float64Array.from(peak, () => 1),
  request: { promptTokens: 1, newPromptTokens: 1, outputTokens: 100 },
  target: { secondsPerToken: 0.05, maxSequences: 1 },
  ceiling: 0.5,
  spare,
});

/** The fleets of candidates with the speed that each has under the demand. */
const fleetsAt = (
  candidates: readonly Candidate[],
  demand: ServingDemand<number, Float64Array>,
  late?: (machine: string) => number,
): Fleet[] =>
  fleetsOf(
    candidates.map(
      (each): RatedServing => ({
        ...each,
        ...rateOf(each.replica, each.speed, demand),
      }),
    ),
    {
      demand,
      defaults: plain.defaults,
      share: () => 1,
      ...(late === undefined ? {} : { late: ({ machine }) => late(machine.id) }),
    },
  );

const best = (fleets: readonly Fleet[]): unknown => {
  const [{ serving, machinesFirst, machinesLast, usd }] = fleets as [Fleet];
  return { machine: serving.machine.id, machinesFirst, machinesLast, usd };
};

describe("the cheapest fleet, one at 1 USD an hour against eight at 6, 5 calls a second a GPU", () => {
  it.each([
    // 3 replicas: 3 × 1 = 3 against 6.
    { peak: [14], spare: 0, machine: "plain-x1", counts: [3, 3], usdPerHour: 3 },
    // One may fail: 4 × 1 = 4 against two boxes, 12.
    { peak: [14], spare: 1, machine: "plain-x1", counts: [4, 4], usdPerHour: 4 },
    // 8 replicas: 8 against one box, 6.
    { peak: [39], spare: 0, machine: "plain-x8", counts: [1, 1], usdPerHour: 6 },
    // A box to spare is dear: 9 against 12.
    { peak: [39], spare: 1, machine: "plain-x1", counts: [9, 9], usdPerHour: 9 },
    // 40 replicas: 41 against 5 + 1 boxes, 36.
    { peak: [199], spare: 1, machine: "plain-x8", counts: [6, 6], usdPerHour: 36 },
    // All months count: 1 + 8 against 6 + 6.
    { peak: [1, 39], spare: 0, machine: "plain-x1", counts: [1, 8], usdPerHour: 9 },
  ])("$peak calls a second, $spare to spare: $counts × $machine", (row) => {
    const fleets = fleetsAt([machineOf(8, 6), machineOf(1, 1)], demandOf(row.peak, row.spare));
    expect(best(fleets)).toEqual({
      machine: row.machine,
      machinesFirst: row.counts[0],
      machinesLast: row.counts[1],
      usd: row.usdPerHour * 730,
    });
  });

  it("measured is a fifth of predicted: 3 replicas become 15", () => {
    const fleets = fleetsAt([machineOf(1, 0.5, 0.2)], demandOf([14], 0));
    expect(best(fleets)).toMatchObject({ machinesFirst: 15, usd: 15 * 0.5 * 730 });
  });

  it("what is too slow for the pace is taken only when nothing else is left", () => {
    // 1 ms a token, a fifth of the speed: 5 ms.
    const quick = { ...demandOf([14], 0), target: { secondsPerToken: 0.002, maxSequences: 1 } };
    const both = fleetsAt([machineOf(1, 0.1, 0.2), machineOf(1, 1)], quick);
    expect(both.map(({ keepsPace }) => keepsPace)).toEqual([true, false]);
    expect(best(both)).toMatchObject({ machine: "plain-x1" });
  });

  it("the cheapest that is in time comes before a cheaper one that is late, and the least late before others", () => {
    const three = [machineOf(4, 20), machineOf(1, 1), machineOf(2, 6)];
    const ordered = (late: Readonly<Record<string, number>>) =>
      fleetsAt(three, demandOf([4], 0), (id) => late[id] ?? 0).map(
        ({ serving }) => serving.machine.id,
      );
    expect(ordered({ "plain-x1": 1.2 })).toEqual(["plain-x2", "plain-x4", "plain-x1"]);
    const all = { "plain-x1": 3, "plain-x2": 1.5, "plain-x4": 2 };
    expect(ordered(all)).toEqual(["plain-x2", "plain-x4", "plain-x1"]);
  });

  it("more load never makes the cheapest fleet cheaper", () => {
    const candidates = [machineOf(8, 6), machineOf(4, 3.5), machineOf(1, 1)];
    const usd = (peak: number, spare: number) =>
      fleetsAt(candidates, demandOf([peak], spare))[0]?.usd as number;
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(2), (a, b, spare) => {
        expect(usd(Math.max(a, b), spare)).toBeGreaterThanOrEqual(usd(Math.min(a, b), spare));
      }),
    );
  });
});

describe("laws of one kind of machine", () => {
  const some = fc.double({ min: 0.1, max: 400, noNaN: true });
  const machines = (candidate: Candidate, peak: number): number =>
    fleetsAt([candidate], demandOf([peak], 0))[0]?.machinesLast as number;

  it("more load never takes fewer machines", () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom(1, 2, 8), (peak, more, gpus) => {
        const one = machineOf(gpus, 1);
        expect(machines(one, peak + more)).toBeGreaterThanOrEqual(machines(one, peak));
      }),
    );
  });

  it("a quicker part, and a part of which more is reached, never takes more machines", () => {
    const quicker = (candidate: Candidate, times: number): Candidate => {
      const { gpu } = candidate.replica;
      const { bf16 = 0, fp8 = 0 } = gpu.tflops;
      const bandwidthGbPerS = gpu.bandwidthGbPerS * times;
      const tflops = { bf16: bf16 * times, fp8: fp8 * times };
      return {
        ...candidate,
        replica: { ...candidate.replica, gpu: { ...gpu, bandwidthGbPerS, tflops } },
      };
    };
    fc.assert(
      fc.property(some, fc.double({ min: 1, max: 4, noNaN: true }), (peak, times) => {
        const one = machineOf(1, 1);
        expect(machines(quicker(one, times), peak)).toBeLessThanOrEqual(machines(one, peak));
        expect(machines(machineOf(1, 1, times), peak)).toBeLessThanOrEqual(machines(one, peak));
      }),
    );
  });
});

const planned = (set: readonly string[], example = "research-agent") => {
  const plan = parsePlan(
    readFileSync(new URL(`examples/${example}.yaml`, root), "utf8"),
    "plan.yaml",
    { set },
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error("no centre");
  const path = model.value.paths.find(({ id }) => id === "self-hosted");
  const { buildLines, runLines, notes } = model.value;
  const lines = [...buildLines, ...runLines].map(({ id }) => id);
  const { nodes } = model.value.graph;
  return { fleets: path?.fleets ?? [], lines, notes, nodes, middle: middle.value };
};

describe("machines and the times that a plan asks for", () => {
  const planB = `outlay: 1
name: B
start: 2027-01
horizon: 36 months
workload: { tasks: 900k / month, growth: 0, ramp: 0, steps_per_task: 1, turns_per_conversation: 1, input_tokens: 2000, output_tokens: 300 }
paths: { self-hosted: { model: llama-3.1-8b-instruct, redundancy: 0 } }
`;
  const answered = (...set: string[]) => {
    const plan = parsePlan(planB, "plan.yaml", { set });
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const model = buildModel(plan.value, facts);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    const { paths, feasibility, notes } = model.value;
    const fleets = paths[0]?.fleets as readonly Fleet[];
    return { fleets, taken: fleets[0] as Fleet, answer: feasibility[0], notes };
  };

  it("the cheapest that can answer in time is taken, not the cheapest", () => {
    const usual = answered();
    const within = answered("latency.whole_answer=3 seconds");
    expect(within.answer?.state).toBe("allowed-with-conditions");
    expect(within.taken.late).toBe(0);
    expect(within.taken.usd).toBeGreaterThan(usual.taken.usd);
    const cheapest = within.fleets.find(
      ({ serving: { machine, replica } }) =>
        machine.id === usual.taken.serving.machine.id &&
        replica.gpus === usual.taken.serving.replica.gpus,
    );
    expect(cheapest?.keepsTimes === true && cheapest.late === 0).toBe(false);
    expect(within.taken.keepsTimes).toBe(true);
    for (const { late: times, keepsPace, keepsTimes, usd } of within.fleets) {
      if (times === 0 && keepsPace && keepsTimes)
        expect(usd).toBeGreaterThanOrEqual(within.taken.usd);
    }
  });

  it.each(["300 ms", "1 second", "2 seconds", "4 seconds", "20 seconds"])(
    "within %s: ruled out just when no machine can, and then the reason names the quickest",
    (time) => {
      const { fleets, answer } = answered(`latency.whole_answer=${time}`);
      const least = Math.min(...fleets.map(({ late }) => late));
      expect(answer?.state === "ruled-out").toBe(least > 0);
      const quickest = fleets
        .filter(({ late }) => late === least)
        .map(({ serving: { replica } }) => `than ${replica.gpus} × ${replica.gpu.name}.`);
      const reasons = answer?.reasons.join(" ") ?? "";
      expect(least === 0 || quickest.some((each) => reasons.includes(each))).toBe(true);
    },
  );

  it.each([
    { example: "support-assistant", key: "whole_answer" },
    { example: "fintech-retrieval", key: "first_token" },
  ])(
    "$example: a looser latency.$key never costs more, and is told where it is not kept",
    (row) => {
      const rent = [1, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10].map((seconds) => {
        const { fleets, notes } = planned([`latency.${row.key}=${seconds} seconds`], row.example);
        const [taken] = fleets as [Fleet];
        const ofPath = notes.filter(({ path }) => path === "self-hosted").map(({ text }) => text);
        const kept = !ofPath.some((text) => /keeps the .* within .* The nearest that/.test(text));
        const cheaper = fleets.filter(
          ({ exact, keepsTimes, usd }) => exact && keepsTimes && usd < taken.usd,
        );
        expect(cheaper).toEqual([]);
        expect(taken.ceiling).toBeGreaterThanOrEqual(leastShare);
        return { usd: taken.usd, kept };
      });
      for (const [at, { usd, kept }] of rent.entries()) {
        const before = rent[at - 1] ?? { usd: Number.POSITIVE_INFINITY, kept: false };
        expect(usd).toBeLessThanOrEqual(before.usd);
        expect(kept || !before.kept).toBe(true);
      }
      expect(rent.some(({ kept }) => kept) && rent.some(({ kept }) => !kept)).toBe(true);
    },
  );

  it("longer answers never need fewer machines, from one token on", () => {
    const machines = [1, 2, 4, 8, 16, 24, 32, 48, 63, 65, 80, 100, 128, 200].map(
      (tokens) =>
        answered(
          "workload.tasks=300M / month",
          `workload.output_tokens=${tokens}`,
          "paths.self-hosted.accelerator=h100",
          "paths.self-hosted.precision=bf16",
        ).taken,
    );
    const gpus = machines.map(({ machinesLast, serving }) => machinesLast * serving.machine.gpus);
    expect(gpus).toEqual(gpus.toSorted((a, b) => a - b));
    // Of an answer of one token nearly all work is reading: what is taken is mostly busy.
    const [shortest] = machines as [Fleet];
    expect(shortest.busyGpusLast / (gpus[0] as number)).toBeGreaterThan(0.7);
  });

  it("the time that is named as the nearest is kept when it is asked for", () => {
    const told = answered("latency.whole_answer=1 second", "paths.self-hosted.accelerator=l4");
    const text = told.notes.find(({ code }) => code === "too-slow")?.text ?? "";
    const nearest = /The nearest that one keeps is the whole answer within (\S+ s):/.exec(
      text,
    )?.[1];
    const kept = answered(
      `latency.whole_answer=${nearest?.replace(" s", " seconds")}`,
      "paths.self-hosted.accelerator=l4",
    );
    expect(kept.notes.filter(({ code }) => code === "too-slow")).toEqual([]);
    expect(kept.taken.usd).toBeLessThanOrEqual(told.taken.usd);
    expect(kept.taken.usd).toBeGreaterThan(0.9 * told.taken.usd);
  });

  it("a named accelerator that is late is ruled out, and the reason names one that is not", () => {
    const l4 = "paths.self-hosted.accelerator=l4";
    const { answer } = answered("latency.whole_answer=2 seconds", l4);
    expect(answer?.state).toBe("ruled-out");
    expect(answer?.reasons.join(" ")).toMatch(
      /2 s \(latency\.whole_answer\).*at best.*with paths\.self-hosted\.accelerator: l4 comes nearer.*can be in time: .*Leave out paths\.self-hosted\.accelerator\./,
    );
  });
});

const moneyOfMachines = new Set([
  "gpu-serving",
  "hardware",
  "hardware-renewal",
  "power",
  "hardware-upkeep",
]);

describe("the machines of a plan", () => {
  const h100 = "paths.self-hosted.accelerator=h100";

  it.each([
    { name: "no accelerator named", set: [] },
    { name: "named accelerator", set: [h100] },
    { name: "committed", set: ["paths.self-hosted.purchase=committed"] },
    { name: "spot", set: ["paths.self-hosted.purchase=spot"] },
    { name: "early software", set: ["paths.self-hosted.accelerator=mi300x"] },
    { name: "a commitment", set: ["hosting.commitment=3"] },
    {
      name: "a commitment of the committed",
      set: ["hosting.commitment=1000", "paths.self-hosted.purchase=committed"],
    },
    { name: "autoscaled", set: ["hosting.autoscaling=true"] },
    {
      name: "autoscaled beyond a commitment, spot",
      set: ["hosting.autoscaling=true", "hosting.commitment=3", "paths.self-hosted.purchase=spot"],
    },
    {
      name: "autoscaled beyond owned ones",
      set: ["hosting.autoscaling=true", "hosting.site=hybrid", "workload.batch_share=30 %"],
    },
    { name: "owned", set: ["hosting.site=owned"] },
    { name: "owned, three years", set: ["hosting.site=owned", "hosting.depreciation=3 years"] },
    { name: "owned in part", set: ["hosting.site=hybrid", "hosting.owned_share=60 %"] },
    {
      name: "owned in part, less and less load",
      set: ["hosting.site=hybrid", "hosting.commitment=2", "workload.growth=-40 % / year"],
    },
    {
      name: "all committed, less and less load",
      set: ["paths.self-hosted.purchase=committed", "workload.growth=-40 % / year"],
    },
  ])("$name: the choice is made on the money that the estimate counts", ({ set }) => {
    const { fleets, lines, middle } = planned(set);
    const counted = lines
      .filter((id) => moneyOfMachines.has(id))
      .reduce((sum, id) => sum + middle.value(`self-hosted.${id}.total`), 0);
    expect((fleets[0] as Fleet).usd / counted).toBeCloseTo(1, 9);
  });

  it("without an accelerator, the cheapest of all is taken", () => {
    const named = planned([h100]);
    const any = planned([]);
    expect((any.fleets[0] as Fleet).usd).toBeLessThan((named.fleets[0] as Fleet).usd);
    const elsewhere = named.notes.find(({ text }) => text.startsWith("On another accelerator"));
    expect(elsewhere?.text).toContain((any.fleets[0] as Fleet).serving.machine.id);
  });

  it("the error of the prediction is an input that moves the cost, and the plan's own figure takes its place", () => {
    const isError = (id: string): boolean => id.startsWith("capacity.speed-error.");
    const { nodes } = planned([h100]);
    expect(nodes.get([...nodes.keys()].find(isError) ?? "")).toMatchObject({
      distribution: { kind: "overrun" },
      origin: { kind: "published" },
    });
    const own = planned([
      h100,
      "paths.self-hosted.gpus=2",
      "paths.self-hosted.measured_tokens_per_second=500 to 700 / second",
    ]);
    expect([...own.nodes.keys()].filter(isError)).toEqual([]);
    expect(own.nodes.get("self-hosted.measured-tokens-per-second")?.origin?.kind).toBe("plan");
    expect(own.notes.map(({ text }) => text).join()).toContain("as the plan says it was measured");
  });

  it("an engine that nobody measured is refused, with those that were", () => {
    const plan = parsePlan(
      readFileSync(new URL("examples/research-agent.yaml", root), "utf8"),
      "plan.yaml",
      { set: ["paths.self-hosted.engine=vlm"] },
    );
    const model = buildModel(plan.ok ? plan.value : (undefined as never), facts);
    expect(model.ok ? [] : model.error).toMatchObject([
      { code: "wrong_value", suggestion: "vllm" },
    ]);
  });

  it("spot with its stand-ins is never dearer than on demand, at the discounts of the defaults", () => {
    const usd = (purchase: string): number =>
      (planned([`paths.self-hosted.purchase=${purchase}`]).fleets[0] as Fleet).usd;
    expect(usd("spot")).toBeLessThan(usd("on-demand"));
  });

  it("busy GPUs: share at the peak × rented is what the note says", () => {
    const { fleets, middle } = planned([]);
    const busy = middle.months("self-hosted.busy-at-peak").at(-1) as number;
    const rented = middle.months("self-hosted.gpus-rented").at(-1) as number;
    expect((busy * rented) / (fleets[0] as Fleet).busyGpusLast).toBeCloseTo(1, 9);
    const use = middle.value("self-hosted.gpu-use");
    expect(use).toBeGreaterThan(0);
    expect(use).toBeLessThan(busy);
  });
});
