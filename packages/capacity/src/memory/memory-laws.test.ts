import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture, Attention } from "../facts/architecture.ts";
import { type Precision, precisions } from "../facts/precision.ts";
import { a100, llama8b } from "../known-hardware.fixture.ts";
import { fitReplica } from "./replica-fit.ts";
import { gpuRoom, type Housed } from "./replica-room.ts";
import { sequenceBytesOnGpu, sequencesThatFit } from "./sequence-room.ts";

const heads = fc.record({
  kind: fc.constant("heads" as const),
  kvHeads: fc.constantFrom(1, 2, 4, 8, 32),
  headDim: fc.constantFrom(64, 128, 256),
});
const sliding = fc.record({
  layers: fc.integer({ min: 1, max: 8 }),
  window: fc.constantFrom(128, 4096),
});
const linear = fc.record({
  layers: fc.integer({ min: 1, max: 8 }),
  stateBytes: fc.integer({ min: 1e5, max: 4e6 }),
});
const latent = fc.record({
  kind: fc.constant("latent" as const),
  latentDim: fc.constantFrom(320, 576),
});
const attention: fc.Arbitrary<Attention> = fc.oneof(
  heads,
  fc.tuple(heads, sliding).map(([a, b]) => ({ ...a, sliding: b })),
  fc.tuple(heads, linear).map(([a, b]) => ({ ...a, linear: b })),
  latent,
);

/** Models of 4 to 800 billion parameters, dense or of experts. */
const model: fc.Arbitrary<Architecture> = fc
  .record({
    parameters: fc.integer({ min: 4e9, max: 8e11 }),
    share: fc.double({ min: 0.04, max: 0.5, noNaN: true }),
    experts: fc.option(fc.constantFrom({ total: 8, perToken: 2 }, { total: 256, perToken: 8 })),
    attention,
    layers: fc.integer({ min: 16, max: 100 }),
    hidden: fc.constantFrom(2048, 4096, 8192),
    vocabulary: fc.constantFrom(32_000, 128_256, 248_320),
  })
  .map(({ share, experts, ...shape }) => ({
    ...llama8b,
    ...shape,
    activeParameters:
      experts === null
        ? shape.parameters
        : shape.parameters * Math.max(share, experts.perToken / experts.total + 0.01),
    ...(experts === null ? {} : { experts }),
  }));

const gpu: fc.Arbitrary<Accelerator> = fc
  .constantFrom(24, 40, 80, 141, 192)
  .map((memoryGb) => ({ ...a100, memoryGb }));

const replica: fc.Arbitrary<Housed> = fc
  .record({
    model,
    precision: fc.constantFrom(...precisions),
    gpu,
    gpus: fc.constantFrom(1, 2, 4, 8),
    kvBytesPerNumber: fc.constantFrom(1, 2),
    engine: fc.constantFrom("vllm", "sglang", "trtllm", "another"),
    spread: fc.boolean(),
    stages: fc.constantFrom(1, 2),
  })
  .map(({ spread, stages, ...rest }) => ({
    ...rest,
    ...(spread && rest.model.experts !== undefined && stages === 1
      ? { expertParallel: rest.gpus, dataParallelAttention: rest.gpus }
      : stages <= rest.gpus
        ? { pipelineParallel: stages }
        : {}),
  }));

const tokens = fc.integer({ min: 1, max: 131_072 });

describe("memory of a replica", () => {
  it("is never more than there is, and its parts add up", () => {
    fc.assert(
      fc.property(replica, tokens, (one, length) => {
        const room = gpuRoom(one);
        const sum = room.weightBytes + room.reservedBytes + room.cacheBytes;
        expect(sum / room.deviceBytes).toBeCloseTo(1, 9);
        const used =
          (sequencesThatFit(one, length) / (one.dataParallelAttention ?? 1)) *
          sequenceBytesOnGpu(one, length);
        if (used > 0) expect(room.weightBytes + used).toBeLessThan(room.deviceBytes);
      }),
    );
  });

  it("holds no fewer sequences on twice the GPUs", () => {
    fc.assert(
      fc.property(replica, tokens, (one, length) => {
        fc.pre(one.gpus > 1 && one.gpus < 8);
        const twice = { ...one, gpus: one.gpus * 2 };
        const spread =
          one.dataParallelAttention === undefined ? {} : { dataParallelAttention: twice.gpus };
        expect(sequencesThatFit({ ...twice, ...spread }, length)).toBeGreaterThanOrEqual(
          sequencesThatFit(one, length),
        );
      }),
    );
  });

  // With attention of own requests it may: copies of what four-bit checkpoints keep in bf16 outweigh the experts.
  it("needs no more for a narrower format of the weights, attention shared", () => {
    const widths: readonly (readonly [Precision, Precision])[] = [
      ["bf16", "fp8"],
      ["fp8", "int8"],
      ["fp8", "fp4"],
      ["int8", "int4"],
    ];
    fc.assert(
      fc.property(
        replica,
        fc.constantFrom(...widths),
        ({ dataParallelAttention: _, ...one }, [wide, narrow]) => {
          const weights = (format: Precision): number =>
            gpuRoom({ ...one, precision: format }).weightBytes;
          // To the last bits: the parts are summed in another order.
          expect(weights(narrow)).toBeLessThanOrEqual(weights(wide) * (1 + 1e-12));
        },
      ),
    );
  });

  it("holds no more sequences that are longer, and no fewer in a narrower cache", () => {
    fc.assert(
      fc.property(replica, tokens, fc.integer({ min: 1, max: 65_536 }), (one, length, more) => {
        const some = sequencesThatFit({ ...one, kvBytesPerNumber: 2 }, length);
        expect(
          sequencesThatFit({ ...one, kvBytesPerNumber: 2 }, length + more),
        ).toBeLessThanOrEqual(some);
        expect(sequencesThatFit({ ...one, kvBytesPerNumber: 1 }, length)).toBeGreaterThanOrEqual(
          some,
        );
      }),
    );
  });

  it("fits in whole: what fits has the sequences asked for, and nothing smaller has", () => {
    fc.assert(
      fc.property(
        replica,
        fc.integer({ min: 1, max: 32 }),
        ({ stages: _, ...one }: Housed & { stages?: 1 }, least) => {
          const choice = {
            ...one,
            gpusPerMachine: 8,
            sequenceTokens: 4000,
            sequencesAtLeast: least,
          };
          const { dataParallelAttention: __, ...plain } = choice;
          const fit = fitReplica(plain);
          if (!fit.ok) return;
          const { gpus, sequences } = fit.value;
          expect(sequences).toBeGreaterThanOrEqual(least);
          const half = { ...plain, gpus: gpus / 2 };
          if (
            gpus > (plain.pipelineParallel ?? 1) &&
            (gpus / 2) % (plain.pipelineParallel ?? 1) === 0
          ) {
            expect(sequencesThatFit(half, 4000)).toBeLessThan(least);
          }
        },
      ),
    );
  });
});
