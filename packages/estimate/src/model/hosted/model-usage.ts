import { add, type Expression, mul, sub, type Term } from "../../graph/index.ts";
import type { Basis, RunPart } from "../sheet/line.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addEndBases } from "../volume/model-end.ts";
import { addBilledPrice, type BilledMeter } from "./billed-price.ts";
import type { HostedModel } from "./hosted-model.ts";

/** One kind of token that a call is billed for. */
interface Billed extends BilledMeter {
  readonly tokens: Term;
}

/**
 * The bill of the model: for each kind of token,
 * calls × tokens × price × (1 + retries) × (1 + use outside production),
 * where the share that may wait is paid at the batch price. Input, output, reasoning, cache reads and
 * cache writes are parts of their own; a kind that the plan does not use is left out.
 *
 * Where the vendor ends the model within the horizon and names another, the tasks after it are paid
 * at the prices of that one, in parts whose names begin with `next-`.
 */
export function addModelUsage(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  years: readonly FiscalYear[],
): void {
  const { path } = model;
  const calls = sheet.step(
    `${path}.model-usage.paid-calls`,
    "call / task",
    "Calls paid for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, usage.overhead),
  );
  const { next, endsInMonth } = model;
  if (endsInMonth !== undefined) addEndBases(sheet, path, years, endsInMonth);
  const parts =
    next === undefined
      ? partsOf(sheet, model, usage, calls, "task-at-token-prices", "")
      : [
          ...partsOf(sheet, model, usage, calls, "task-at-token-prices-before-end", ""),
          ...partsOf(sheet, next, usage, calls, "task-at-token-prices-after-end", "next-"),
        ];
  if (parts.length === 0) return;
  sheet.run({
    path,
    id: "model-usage",
    title: "Model usage",
    doc: `Bill of ${model.name}${next === undefined ? "" : `, then of ${next.name}`}.`,
    category: "model-usage",
    phase: "deployment",
    bought: true,
    parts,
  });
}

function partsOf(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  calls: Expression,
  basis: Basis,
  prefix: string,
): RunPart[] {
  return billedOf(model, usage).flatMap((each): RunPart[] => {
    const price = addBilledPrice(sheet, model, { ...each, part: `${prefix}${each.part}` }, usage);
    if (price === undefined) return [];
    return [
      {
        id: `${prefix}${each.part}`,
        doc: each.doc,
        basis,
        rate: mul(calls, each.tokens, price),
      },
    ];
  });
}

const billedOf = (model: HostedModel, usage: TaskUsage): Billed[] => [
  ...promptParts(model, usage),
  {
    part: "output",
    doc: "Visible answers.",
    tokens: usage.outputTokens,
    meters: ["output_text"],
  },
  ...(model.reasons
    ? ([
        {
          part: "reasoning",
          doc: "Hidden reasoning.",
          tokens: usage.reasoningTokens,
          meters: ["output_reasoning"],
        },
      ] as const)
    : []),
];

/**
 * A prompt in parts: plain, read from the cache, written to it. Where the history is cached, all
 * that is not found is written: also by the last call of a task, which nobody reads again.
 */
function promptParts(model: HostedModel, usage: TaskUsage): Billed[] {
  const writes = ["cache_write_5m", "cache_write", "input_text"] as const;
  const reads = ["cache_read_text", "input_text"] as const;
  if (model.cachesHistory) {
    const found = add(usage.cachedTokens, usage.cachedHistory);
    return [
      {
        part: "cache-read",
        doc: "Repeated parts of prompts and what was said before, found in the cache.",
        tokens: found,
        meters: reads,
      },
      {
        part: "cache-write",
        doc: "The rest of prompts, written to the cache for the next call of the task.",
        tokens: sub(add(usage.plainTokens, usage.newPrefixTokens), usage.cachedHistory),
        meters: writes,
      },
    ];
  }
  const plain: Billed = {
    part: "input",
    doc: "Prompts.",
    tokens: usage.plainTokens,
    meters: ["input_text"],
  };
  if (!model.usesCache) return [plain];
  return [
    plain,
    {
      part: "cache-read",
      doc: "Repeated parts of prompts, found in the cache.",
      tokens: usage.cachedTokens,
      meters: reads,
    },
    {
      part: "cache-write",
      doc: "Repeated parts of prompts, not found and written to the cache.",
      tokens: usage.newPrefixTokens,
      meters: writes,
    },
  ];
}
