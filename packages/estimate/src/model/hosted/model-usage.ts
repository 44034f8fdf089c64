import type { Meter } from "@outlay/pricing";
import { add, type Expression, mul, sub, type Term } from "../../graph/index.ts";
import type { RunPart } from "../sheet/line.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { HostedModel } from "./hosted-model.ts";
import { addTokenPrice, findPrice } from "./token-price.ts";

/** One kind of token that a call is billed for. */
interface Billed {
  readonly part: string;
  readonly doc: string;
  readonly tokens: Term;
  /** The meter, and those tried after it when the book has no price for it. */
  readonly meters: readonly [Meter, ...Meter[]];
}

/**
 * The bill of the model: for each kind of token,
 * calls × tokens × price × (1 + retries) × (1 + use outside production),
 * where the share that may wait is paid at the batch price. Input, output, reasoning, cache reads and
 * cache writes are parts of their own; a kind that the plan does not use is left out.
 */
export function addModelUsage(sheet: Sheet, model: HostedModel, usage: TaskUsage): void {
  const calls = sheet.step(
    "hosted.model-usage.paid-calls",
    "call / task",
    "Calls paid for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, usage.overhead),
  );
  const billed: Billed[] = [
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
  const parts = billed.flatMap((each): RunPart[] => {
    const price = addPrice(sheet, model, each, usage.batchShare);
    if (price === undefined) return [];
    return [
      {
        id: each.part,
        doc: each.doc,
        basis: "task-at-token-prices",
        rate: mul(calls, each.tokens, price),
      },
    ];
  });
  if (parts.length === 0) return;
  sheet.run({
    path: "hosted",
    id: "model-usage",
    title: "Model usage",
    doc: `Bill of ${model.name}.`,
    category: "model-usage",
    phase: "deployment",
    parts,
  });
}

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

/** USD for one token of this kind, the batch share at its own price. */
function addPrice(
  sheet: Sheet,
  model: HostedModel,
  { part, doc, meters }: Billed,
  batchShare: Expression,
): Term | undefined {
  const [meter] = meters;
  const id = `price.${model.provider}.${model.id}.${meter}`;
  for (const tried of meters) {
    const found = findPrice(model.prices, tried, model.context);
    if (found === undefined) continue;
    if (tried !== meter && part === "cache-read") {
      sheet.note({
        code: "price-fallback",
        path: "hosted",
        text: `${model.name} has no price for cache reads in the book ${model.book.id}; they are counted at the price of input.`,
      });
    }
    const standard = addTokenPrice(sheet, id, `Price of one token. ${doc}`, found);
    if (!model.usesBatch) return standard;
    const batch = findPrice(model.prices, tried, {
      ...model.context,
      serviceTier: "batch",
    });
    if (batch === undefined) {
      sheet.note({
        code: "price-fallback",
        path: "hosted",
        text: `${model.name} has no batch price for ${found.meter} in the book ${model.book.id}; the batch share is counted at the standard price.`,
      });
      return standard;
    }
    const cheap = addTokenPrice(sheet, `${id}.batch`, `Batch price of one token. ${doc}`, batch);
    return sheet.step(
      `hosted.model-usage.${part}.price`,
      "USD / token",
      `Price of one token, the share that may wait at the batch price. ${doc}`,
      add(mul(sub(1, batchShare), standard), mul(batchShare, cheap)),
    );
  }
  model.unpriced.push(meter);
  sheet.note({
    code: "unpriced",
    path: "hosted",
    text: `The book ${model.book.id} has no price for ${meter} of ${model.provider}/${model.id}; the totals of this path leave it out.`,
  });
  return undefined;
}
