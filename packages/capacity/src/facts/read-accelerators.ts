import { type Issue, type Outcome, ok, readDocument, shape, type ValueOf } from "@outlay/document";
import type { Accelerator, PurchasePrice } from "./accelerator.ts";
import type { Machine } from "./machine.ts";
import { lintOffers } from "./offer-lints.ts";
import { provenanceFields, provenanceOf } from "./provenance.ts";
import { machinesOfWritten, writtenMachine } from "./written-machine.ts";

const positive = shape.number({ min: 1e-9 });

const accelerator = shape.object({
  id: shape.text(),
  name: shape.text(),
  aliases: shape.optional(shape.list(shape.text(), { min: 1, doc: "Other names of it." })),
  memory_gb: shape.number({ min: 1, doc: "10^9 bytes, as sold." }),
  reported_mib: shape.optional(
    shape.integer({ min: 1, doc: "2^20 bytes, as the driver reports its memory." }),
  ),
  bandwidth_gb_s: shape.number({ min: 1, doc: "10^9 bytes a second." }),
  tflops: shape.object({
    bf16: positive,
    fp16: shape.optional(positive),
    fp8: shape.optional(positive),
    int8: shape.optional(positive),
    int4: shape.optional(positive),
    fp4: shape.optional(positive),
  }),
  power_w: shape.optional(
    shape.number({ min: 1, doc: "At full load; left out where nobody publishes it." }),
  ),
  interconnect_gb_s: shape.number({
    min: 1,
    doc: "To another GPU of the machine, one direction; PCIe when there is no other link.",
  }),
  usd_purchase: shape.optional(
    shape.object(
      { low: positive, likely: positive, high: positive, ...provenanceFields },
      { doc: "One GPU, new, without the machine around it." },
    ),
  ),
  bought_in: shape.optional(
    shape.object(
      { gpus: shape.list(shape.integer({ min: 1 })), ...provenanceFields },
      { doc: "GPUs of the boards in which it is bought; by the piece when left out." },
    ),
  ),
  early_software: shape.optional(
    shape.flag({ doc: "Engines reach much less of it than the formulas promise." }),
  ),
  uncalibrated: shape.optional(
    shape.text({
      doc: "Why the formulas are not to be trusted for it: taken only where a plan names it.",
    }),
  ),
  ...provenanceFields,
  machines: shape.list(writtenMachine),
});

type Written = ValueOf<typeof accelerator>;

const inOrder = (usd: { low: number; likely: number; high: number }): boolean =>
  usd.low <= usd.likely && usd.likely <= usd.high;

const firstWith = (all: readonly Written[], id: string): Written["machines"][number] | undefined =>
  all.flatMap(({ machines }) => machines).find((one) => one.id === id);

/**
 * The document of accelerators. One entry reads:
 *
 * ```yaml
 * accelerators:
 *   - id: l40s
 *     name: NVIDIA L40S
 *     memory_gb: 48
 *     bandwidth_gb_s: 864
 *     tflops: { bf16: 362, fp8: 733 }   # dense; leave out what the part cannot compute in
 *     power_w: 350
 *     interconnect_gb_s: 32
 *     usd_purchase: { low: 7500, likely: 8500, high: 9000, sources: [x], checked: 2026-11-23, status: single source }
 *     sources: [nvidia-l40s-datasheet]
 *     checked: 2026-11-23
 *     status: vendor page
 *     machines:
 *       - id: aws.g6e.xlarge
 *         gpus: 1
 *         sources: [aws-ec2-on-demand]
 *         checked: 2026-11-23
 *         status: vendor page
 *         offers:
 *           - { regions: [us-east-1, us-east-2], on_demand: 1.861, spot: 0.88 }
 *           - { regions: [us-east-1], committed_1y: 1.17, committed_3y: 0.80, sources: [x], note: nothing upfront }
 * ```
 */
const document = shape.checked(
  shape.object({ accelerators: shape.list(accelerator) }),
  ({ accelerators }) =>
    accelerators.flatMap((each, index) => [
      ...(accelerators.findIndex(({ id }) => id === each.id) < index
        ? [{ message: `the id ${each.id} is used twice`, at: ["accelerators", index] }]
        : []),
      ...(each.usd_purchase === undefined || inOrder(each.usd_purchase)
        ? []
        : [
            {
              message: `the prices of ${each.id} are not in order`,
              at: ["accelerators", index, "usd_purchase"],
            },
          ]),
      ...(each.usd_purchase === undefined || each.power_w !== undefined
        ? []
        : [
            {
              message: `${each.id} can be bought, so its power_w is needed to run it`,
              at: ["accelerators", index, "usd_purchase"],
            },
          ]),
      ...lintOffers(each.machines).map((problem) => ({
        ...problem,
        at: ["accelerators", index, ...(problem.at ?? [])],
      })),
      ...each.machines.flatMap(({ id }, at) =>
        firstWith(accelerators, id) === each.machines[at]
          ? []
          : [
              {
                message: `the machine ${id} is there twice`,
                at: ["accelerators", index, "machines", at],
              },
            ],
      ),
    ]),
);

/** Accelerators by id, and every machine in which one can be had. */
export interface Hardware {
  readonly accelerators: ReadonlyMap<string, Accelerator>;
  readonly machines: readonly Machine[];
}

/**
 * Reads `catalog/accelerators.yaml`.
 *
 * @param file name for messages
 */
export function readAccelerators(text: string, file: string): Outcome<Hardware, Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  const { accelerators } = read.value;
  return ok({
    accelerators: new Map(accelerators.map((each) => [each.id, acceleratorOf(each)])),
    machines: accelerators.flatMap((each) =>
      each.machines.flatMap((one) => machinesOfWritten(each.id, one)),
    ),
  });
}

const acceleratorOf = (each: Written): Accelerator => ({
  id: each.id,
  name: each.name,
  ...(each.aliases === undefined ? {} : { aliases: each.aliases }),
  memoryGb: each.memory_gb,
  ...(each.reported_mib === undefined ? {} : { reportedMib: each.reported_mib }),
  bandwidthGbPerS: each.bandwidth_gb_s,
  tflops: each.tflops,
  ...(each.power_w === undefined ? {} : { powerW: each.power_w }),
  interconnectGbPerS: each.interconnect_gb_s,
  earlySoftware: each.early_software ?? false,
  ...(each.uncalibrated === undefined ? {} : { uncalibrated: each.uncalibrated }),
  ...(each.usd_purchase === undefined ? {} : { purchasePrice: purchaseOf(each.usd_purchase) }),
  ...(each.bought_in === undefined
    ? {}
    : {
        boughtIn: {
          gpus: each.bought_in.gpus.toSorted((a, b) => a - b),
          ...provenanceOf(each.bought_in),
        },
      }),
  ...provenanceOf(each),
});

const purchaseOf = (each: NonNullable<Written["usd_purchase"]>): PurchasePrice => ({
  usd: { low: each.low, likely: each.likely, high: each.high },
  ...provenanceOf(each),
});
