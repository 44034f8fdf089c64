import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { roofline } from "./predict.fixture.ts";
import type { TimesOf } from "./predict.ts";
import { rankDeployments } from "./rank-deployments.ts";
import { replicaMemory } from "./replica-memory.ts";
import type { FleetNeed, ServingNeed, SoldMachine } from "./serving-need.ts";

const machines: readonly SoldMachine[] = [
  { id: "one.a100", accelerator: "a100-80", gpus: 1, usdPerHour: 2 },
  { id: "eight.a100", accelerator: "a100-80", gpus: 8, usdPerHour: 14 },
  { id: "one.l40s", accelerator: "l40s", gpus: 1, usdPerHour: 1 },
  { id: "four.l40s", accelerator: "l40s", gpus: 4, usdPerHour: 4 },
];
const facts = { accelerators: [a100, l40s], machines, predict: roofline };
const busy: ServingNeed = {
  model: llama8b,
  request: { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 300 },
  limits: {},
  precisions: ["bf16"],
  engines: [undefined],
  kvBytesPerNumber: 2,
  maxSequences: 256,
};
const load: FleetNeed = {
  requestsPerS: 2,
  peakFactor: 3,
  utilisationCeiling: 0.65,
  spareReplicas: 0,
};

/** The cheapest, in USD an hour; without end where nothing serves. */
const cheapest = (need: ServingNeed): number =>
  rankDeployments(facts, need).deployments[0]?.fleet.usdPerHour.likely ?? Number.POSITIVE_INFINITY;

const needs = fc.record({
  promptTokens: fc.integer({ min: 1, max: 8000 }),
  outputTokens: fc.integer({ min: 1, max: 2000 }),
  requestsPerS: fc.double({ min: 0.01, max: 500, noNaN: true }),
  peakFactor: fc.double({ min: 1, max: 10, noNaN: true }),
  cautious: fc.boolean(),
  tpotS: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  ttftS: fc.double({ min: 0.05, max: 10, noNaN: true }),
});

const needOf = (drawn: typeof needs extends fc.Arbitrary<infer Value> ? Value : never) => ({
  ...busy,
  request: { ...drawn, newPromptTokens: drawn.promptTokens },
  limits: { tpotS: drawn.tpotS, ttftS: drawn.ttftS },
  load: { ...load, requestsPerS: drawn.requestsPerS, peakFactor: drawn.peakFactor },
  cautious: drawn.cautious,
});

describe("what serves a load, cheapest first", () => {
  it("is in whole machines, and each part of its memory is there", () => {
    fc.assert(
      fc.property(needs, (drawn) => {
        for (const { fleet, machine, memory, replica, concurrency } of rankDeployments(
          facts,
          needOf(drawn),
        ).deployments) {
          expect(fleet.usdPerHour.likely).toBe(fleet.machines.likely * machine.usdPerHour);
          expect(fleet.gpus.likely).toBe(fleet.machines.likely * machine.gpus);
          expect(fleet.gpus.likely).toBeGreaterThanOrEqual(fleet.replicas.likely * replica.gpus);
          expect(fleet.peakUtilisation).toBeLessThanOrEqual(0.65 + 1e-9);
          const { allBytes, reservedBytes, weightBytes, cacheBytes, bytesPerSequence } = memory;
          expect(reservedBytes + weightBytes + cacheBytes).toBeCloseTo(allBytes, 0);
          expect(concurrency * bytesPerSequence).toBeLessThanOrEqual(cacheBytes);
        }
      }),
    );
  });

  it("costs no less with more load, each of them and the cheapest", () => {
    fc.assert(
      fc.property(needs, fc.double({ min: 1, max: 5, noNaN: true }), (drawn, more) => {
        const need = needOf(drawn);
        const grown = { ...need, load: { ...need.load, requestsPerS: drawn.requestsPerS * more } };
        expect(cheapest(grown)).toBeGreaterThanOrEqual(cheapest(need));
        const key = (one: ReturnType<typeof rankDeployments>["deployments"][number]) =>
          `${one.machine.id} ${one.replica.gpus}`;
        const before = new Map(
          rankDeployments(facts, need).deployments.map((one) => [key(one), one.fleet.gpus]),
        );
        for (const one of rankDeployments(facts, grown).deployments) {
          const was = before.get(key(one));
          for (const end of ["low", "likely", "high"] as const) {
            expect(one.fleet.gpus[end]).toBeGreaterThanOrEqual(was?.[end] ?? 0);
          }
        }
      }),
    );
  });

  it("costs no less with stricter limits", () => {
    fc.assert(
      fc.property(needs, fc.double({ min: 0.1, max: 1, noNaN: true }), (drawn, share) => {
        const need = needOf(drawn);
        const { tpotS, ttftS } = need.limits;
        const stricter = [
          { tpotS: tpotS * share, ttftS },
          { tpotS, ttftS: ttftS * share },
        ];
        for (const limits of stricter) {
          expect(cheapest({ ...need, limits })).toBeGreaterThanOrEqual(cheapest(need));
        }
        expect(cheapest(need)).toBeGreaterThanOrEqual(cheapest({ ...need, limits: {} }));
      }),
    );
  });

  it("costs no less when the unfavourable ends decide", () => {
    fc.assert(
      fc.property(needs, (drawn) => {
        const need = needOf(drawn);
        expect(cheapest({ ...need, cautious: true })).toBeGreaterThanOrEqual(
          cheapest({ ...need, cautious: false }),
        );
      }),
    );
  });

  it("has a part that is quicker and not dearer before the other", () => {
    fc.assert(
      fc.property(
        needs,
        fc.boolean(),
        fc.double({ min: 1, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (drawn, withLoad, quicker, cheaper) => {
          const better: Accelerator = {
            ...a100,
            id: "better",
            bandwidthGbPerS: a100.bandwidthGbPerS * quicker,
            tflops: { bf16: a100.tflops.bf16 * quicker },
          };
          const { load: needed, ...rest } = needOf(drawn);
          const need = withLoad ? { ...rest, load: needed } : rest;
          const sold = machines
            .filter(({ accelerator }) => accelerator === a100.id)
            .flatMap((one) => [
              one,
              { ...one, accelerator: better.id, usdPerHour: one.usdPerHour * cheaper },
            ]);
          const { deployments } = rankDeployments(
            { accelerators: [a100, better], machines: sold, predict: roofline },
            need,
          );
          const first = (id: string) =>
            deployments.findIndex(({ replica }) => replica.gpu.id === id);
          if (first(a100.id) === -1) return;
          expect(first(better.id)).toBeGreaterThanOrEqual(0);
          if (quicker > 1 || cheaper < 1) expect(first(better.id)).toBeLessThan(first(a100.id));
        },
      ),
    );
  });
});

describe("a model that no machine holds", () => {
  const large: Architecture = {
    ...llama70b,
    parameters: 405e9,
    activeParameters: 405e9,
    layers: 126,
  };

  it("spans whole machines in stages, and only then", () => {
    const { deployments, unfit } = rankDeployments(facts, { ...busy, model: large });
    expect(unfit).toMatchObject([{ gpu: "l40s", why: { code: "weights-too-large", gpus: 16 } }]);
    expect(deployments.length).toBeGreaterThan(0);
    for (const { machine, replica, layout, fleet } of deployments) {
      expect(machine.id).toBe("eight.a100");
      expect([2, 4]).toContain(layout.pipelineParallel);
      expect(fleet.machines.likely).toBe(replica.gpus / 8);
      expect(fleet.usdPerHour.likely).toBe((replica.gpus / 8) * 14);
    }
    const one = rankDeployments(facts, { ...busy, model: llama70b }).deployments;
    expect(one.every(({ layout }) => layout.pipelineParallel === undefined)).toBe(true);
  });
});

describe("with a percentile", () => {
  const times: TimesOf = (replica, request) => ({
    stepS: (batch) => roofline(replica, request, { concurrency: batch })?.tpotS.likely ?? 1,
    prefillS: (tokens) => tokens * 1e-5,
    maxSequences: () => replicaMemory(replica, request).sequences,
  });
  const tailed = { ...facts, times };
  const need: ServingNeed = {
    ...busy,
    limits: { ttftS: 0.5, tpotS: 0.03 },
    load,
    tail: { percentile: 95, burstiness: 1 },
  };

  it("takes no more of a replica than with the limits as means and no ceiling", () => {
    const { tail: _, ...means } = need;
    const full = { ...means, load: { ...load, utilisationCeiling: 1 } };
    const without = rankDeployments(tailed, full).deployments;
    const { deployments } = rankDeployments(tailed, need);
    expect(deployments.length).toBeGreaterThan(0);
    for (const one of deployments) {
      const same = without.find(
        ({ machine, replica }) => machine === one.machine && replica.gpus === one.replica.gpus,
      );
      expect(one.fleet.replicas.likely).toBeGreaterThanOrEqual(same?.fleet.replicas.likely ?? 1);
      expect(one.rate.low).toBeLessThanOrEqual(one.rate.likely);
      expect(one.rate.likely).toBeLessThanOrEqual(one.rate.high);
      expect(one.concurrency * one.memory.bytesPerSequence).toBeLessThanOrEqual(
        one.memory.cacheBytes,
      );
    }
  });

  it("costs no less for more requests in a hundred, nor for tighter limits", () => {
    const cost = (change: Partial<ServingNeed>): number =>
      rankDeployments(tailed, { ...need, ...change }).deployments[0]?.fleet.usdPerHour.likely ??
      Number.POSITIVE_INFINITY;
    const at = (percentile: number) => cost({ tail: { percentile, burstiness: 1 } });
    const steps = [50, 90, 99, 99.9].map(at);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const limits = [0.05, 0.03, 0.02].map((tpotS) => cost({ limits: { ttftS: 0.5, tpotS } }));
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  });
});

describe("why a part does not serve", () => {
  it.each([
    { name: "no machine", change: {}, machines: [], want: { code: "no-machine" } },
    { name: "a format it lacks", change: { precisions: ["fp8"] }, want: { code: "no-format" } },
    {
      name: "weights",
      change: { model: llama70b },
      machines: machines.slice(0, 1),
      want: { code: "weights-too-large", gpus: 1 },
    },
    {
      name: "a request longer than the context",
      change: { request: { promptTokens: 131_000, newPromptTokens: 1, outputTokens: 73 } },
      want: { code: "context-too-short", requestTokens: 131_073, contextTokens: 131_072 },
    },
    { name: "three GPUs", change: { layout: { gpus: 3 } }, want: { code: "no-layout", gpus: 3 } },
    {
      name: "twelve GPUs",
      change: { layout: { gpus: 12 } },
      want: { code: "machine-too-small", gpus: 12, most: 8 },
    },
    { name: "too slow", change: { limits: { tpotS: 1e-4 } }, want: { code: "too-slow" } },
  ])("$name", ({ change, machines: sold = machines, want }) => {
    const { deployments, unfit } = rankDeployments(
      { ...facts, accelerators: [a100], machines: sold },
      { ...busy, ...change } as ServingNeed,
    );
    expect(deployments).toEqual([]);
    expect(unfit).toMatchObject([{ gpu: a100.id, why: want }]);
  });
});
