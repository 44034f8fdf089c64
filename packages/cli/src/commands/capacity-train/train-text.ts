import type { TrainingImpossible, TrainingOn } from "@outlay/capacity";
import { at as dayAt, type Instant, isOld } from "@outlay/pricing";
import { grouped, percent, roughNumber, roughUsd } from "@outlay/words";
import { paidWords } from "../../catalog/entries/machine-entries.ts";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { gbText, spanText, usdText } from "../capacity/span-text.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import type { ManagedTuning } from "./managed-tuning.ts";
import type { RunCost } from "./run-cost.ts";
import type { AskedTraining, TrainAnswer } from "./train-answer.ts";

const methods = { full: "all weights", lora: "LoRA", qlora: "QLoRA" } as const;

/** The run on one part, in the width of the screen. */
export function trainText(
  asked: AskedTraining,
  { gpu, made, costs }: TrainAnswer,
  managed: readonly ManagedTuning[],
  now: Instant,
  io: Io,
): string {
  const words = (text: string): string => wholeWords(text, io.width, 0, 2);
  if (!made.ok) {
    return [
      heading(
        `${titleOf(asked)} on ${gpu.name}: ${made.error.code === "too-many-gpus" ? "too many GPUs" : "does not fit"}`,
        io.colour,
        io.width,
      ),
      words(impossibleWords(made.error, asked)),
      "",
      managedText(managed, asked, now, io),
    ].join("\n");
  }
  const on = made.value;
  const count = on.gpus === 1 ? gpu.name : `${grouped(on.gpus)} × ${gpu.name}`;
  return [
    [
      heading(`${titleOf(asked)} on ${count}`, io.colour, io.width),
      words(learntWords(asked)),
      words(memoryWords(on)),
      ...precisionWords(asked, gpu).map(words),
    ].join("\n"),
    [heading("Time", io.colour, io.width), timeTable(on, io), ...shareWords(on).map(words)].join(
      "\n",
    ),
    [heading("Cost of one run", io.colour, io.width), costText(costs, gpu.name, now, io)].join(
      "\n",
    ),
    managedText(managed, asked, now, io),
    words(
      `Basis: ${on.prediction.basis}: ${on.prediction.why}. docs/capacity-training.md has the accuracy.`,
    ),
  ].join("\n\n");
}

/** The run on every part, the cheapest first. */
export function trainRankingText(
  asked: AskedTraining,
  ranked: readonly (TrainAnswer & { readonly cheapest: RunCost })[],
  managed: readonly ManagedTuning[],
  now: Instant,
  io: Io,
): string {
  const words = (text: string): string => wholeWords(text, io.width, 0, 2);
  const right = (header: string) => ({ header, align: "right" as const });
  return [
    [heading(titleOf(asked), io.colour, io.width), words(learntWords(asked))].join("\n"),
    ranked.length === 0
      ? words("No part that is sold on demand holds it.")
      : table(
          [
            { header: "parts\non demand from" },
            right("GPU hours\n90 % interval"),
            right("one run, USD\n90 % interval"),
            { header: "seen" },
          ],
          ranked
            .slice(0, most)
            .flatMap(({ gpu, made, cheapest }) =>
              made.ok
                ? [
                    [
                      `${made.value.gpus} × ${gpu.id}${made.value.prediction.basis === "uncalibrated" ? " ?" : ""}\n  ${machinesWords({ ...cheapest, offer: placeless(cheapest.offer) })}`,
                      spanText(made.value.gpuHours).replace(" ", "\n"),
                      usdText(cheapest.usd).replace(" ", "\n"),
                      seenWords(cheapest.offer.checked, now),
                    ],
                  ]
                : [],
            ),
          { width: io.width, colour: io.colour },
        ),
    managedText(managed, asked, now, io),
    words("?: no run on it was measured. More of a part: --gpu. USD, without tax."),
  ].join("\n\n");
}

/** Parts that are shown of a ranking. */
const most = 12;

const titleOf = ({ model, method }: AskedTraining): string => `${methods[method]} of ${model.name}`;

function learntWords({ tokens, sequenceTokens, padding, software }: AskedTraining): string {
  const padded = padding === 0 ? "packed" : `${percent(padding)} of padding beside`;
  const tools = software === undefined ? "" : `, ${software} software`;
  return `${roughNumber(tokens)} tokens in sequences of ${grouped(sequenceTokens)}, ${padded}${tools}.`;
}

function memoryWords({ memory, usableBytes, sharding, microBatch, gpus }: TrainingOn): string {
  const { weights, gradients, optimizer, activations, reserved, total } = memory;
  const shared =
    gpus === 1
      ? ""
      : sharding === "weights"
        ? ", weights and their state shared by all GPUs"
        : ", each GPU with all weights";
  const at = microBatch === 1 ? "one sequence" : `${grouped(microBatch)} sequences`;
  return `Fits: ${gbText(total)} of ${gbText(usableBytes)} on each GPU (weights ${gbText(weights)}, gradients ${gbText(gradients)}, optimizer ${gbText(optimizer)}, activations ${gbText(activations)}, tools ${gbText(reserved)}), ${at} at a time${shared}.`;
}

function precisionWords({ precision }: AskedTraining, gpu: TrainAnswer["gpu"]): string[] {
  if (precision === "bf16") return [];
  return (gpu.tflops.fp8 ?? 0) > gpu.tflops.bf16
    ? [
        precision === "fp4"
          ? "Runs in 4 bits were not measured apart: products are counted as in 8 bits."
          : "Products are in 8 bits; a few measured runs gained a quarter in them.",
      ]
    : [`${gpu.name} does not compute in ${precision}: products are in 16 bits.`];
}

function timeTable({ gpuHours, hours, prediction }: TrainingOn, io: Io): string {
  const { tokensPerSPerGpu, efficiency } = prediction;
  return table(
    [{ header: "" }, { header: "90 % interval", align: "right" }],
    [
      ["GPU hours", spanText(gpuHours)],
      ["hours from start to end", spanText(hours)],
      ["tokens a second of one GPU", spanText(tokensPerSPerGpu)],
      ["share of the peak (MFU)", spanText(efficiency, percent)],
    ],
    { width: io.width, colour: io.colour },
  );
}

function shareWords({ prediction: { perToken }, lostShare }: TrainingOn): string[] {
  const { seconds, ...parts } = perToken;
  const names: Readonly<Record<keyof typeof parts, string>> = {
    matrices: "products with weights",
    attention: "attention",
    memory: "bytes through memory",
    weights: "reading and unpacking weights",
    exchange: "exchanges between GPUs",
    scale: "scale",
    waiting: "waiting for small steps",
    evaluation: "evaluation",
  };
  const shares = Object.entries(parts)
    .filter(([, each]) => each / seconds >= 0.005)
    .sort(([, one], [, other]) => other - one)
    .map(([name, each]) => `${names[name as keyof typeof parts]} ${percent(each / seconds)}`);
  return [
    `Of the time: ${shares.join(", ")}. Saving and failures add ${percent(lostShare)}, which is in the hours; runs that are not kept, fetching weights and looking at the outcome are not.`,
  ];
}

function costText(costs: readonly RunCost[], gpu: string, now: Instant, io: Io): string {
  if (costs.length === 0) {
    return wholeWords(`No machine with ${gpu} is sold in the catalog: no cost.`, io.width, 0, 2);
  }
  const right = (header: string) => ({ header, align: "right" as const });
  const committed = costs.some(({ offer }) => offer.purchase === "committed");
  return [
    table(
      [
        { header: "paid" },
        { header: "machines", wraps: true },
        right("an hour"),
        right("90 % interval"),
        { header: "seen" },
      ],
      costs.map((cost) => [
        paidWords(cost.offer),
        machinesWords(cost),
        roughUsd(cost.machines * cost.offer.usdPerHour),
        usdText(cost.usd),
        seenWords(cost.offer.checked, now),
      ]),
      { width: io.width, colour: io.colour },
    ),
    ...(committed
      ? [
          wholeWords(
            "A commitment is paid to its end: its price is that of hours which other work would use too.",
            io.width,
            0,
            2,
          ),
        ]
      : []),
  ].join("\n");
}

const machinesWords = ({ offer, machines }: RunCost): string =>
  `${machines === 1 ? "" : `${machines} × `}${offer.id}${offer.region === undefined ? "" : `, ${offer.region}`}`;

/** The same offer without its region, where there is no room for it. */
const placeless = ({ region: _, ...offer }: RunCost["offer"]): RunCost["offer"] => offer;

const seenWords = (checked: string, now: Instant): string =>
  `${checked}${isOld(dayAt(checked), now) ? " !" : ""}`;

function managedText(
  managed: readonly ManagedTuning[],
  { model }: AskedTraining,
  now: Instant,
  io: Io,
): string {
  const title = heading("Tuned by a seller, by tokens", io.colour, io.width);
  const same = managed.some(({ like }) => like === "same");
  const none = `No seller of the catalog has a price of tuning ${model.name}${managed.length === 0 ? ", nor another of its family." : "; these are of others of its family, mostly of another size, and no price of it:"}`;
  if (managed.length === 0) return [title, wholeWords(none, io.width, 0, 2)].join("\n");
  return [
    title,
    ...(same ? [] : [wholeWords(none, io.width, 0, 2)]),
    table(
      [
        { header: "model", wraps: true },
        { header: "1M tokens", align: "right" },
        { header: "one run", align: "right" },
        { header: "seen" },
      ],
      managed.map(({ seller, model: id, usdPerMillion, usd, checked }) => [
        `${seller}/${id}`,
        roughUsd(usdPerMillion),
        roughUsd(usd),
        checked === undefined ? "" : seenWords(checked, now),
      ]),
      { width: io.width, colour: io.colour },
    ),
    wholeWords(
      "Tokens of all epochs are billed; the use and the hosting of what was tuned cost beside.",
      io.width,
      0,
      2,
    ),
  ].join("\n");
}

function impossibleWords(
  why: TrainingImpossible,
  { model, sequenceTokens }: AskedTraining,
): string {
  switch (why.code) {
    case "too-many-gpus":
      return `${grouped(why.gpus)} GPUs for ${grouped(why.sequences)} ${why.sequences === 1 ? "sequence" : "sequences"} of ${grouped(sequenceTokens)} tokens, epochs counted: the others would have no work. At most --count ${why.sequences}.`;
    case "context-too-short":
      return `A sequence of ${grouped(why.exampleTokens)} tokens is asked for (--sequence); ${model.name} takes ${grouped(why.contextTokens)}.`;
    case "example-too-long":
      return `What is computed at a time takes ${gbText(why.activationBytes)}; a GPU has ${gbText(why.freeBytes)} for it. A shorter --sequence, or fewer at a time: --micro-batch 1.`;
    case "too-few-gpus":
      return `On ${grouped(why.gpus)} GPUs each would hold ${gbText(why.bytes)} and has ${gbText(why.usableBytes)}; the fewest that hold it are ${grouped(why.needed)}: --count ${why.needed}.`;
  }
}
