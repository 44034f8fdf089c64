import { mul } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { RunPart } from "../sheet/line.ts";
import { addEndBases, addStageBases } from "../volume/model-end.ts";
import type { HostedModel } from "./hosted-model.ts";
import { type PricedTokens, priced, promptParts } from "./prompt-parts.ts";
import { stagesOf, type UsedModel } from "./stages.ts";

/**
 * The bill of the model: for each kind of token,
 * calls × tokens × price × (1 + retries) × (1 + use outside production),
 * where the share that may wait is paid at the batch price. Input, output, reasoning, cache reads and
 * cache writes are parts of their own; a kind that the plan does not use is left out.
 *
 * Where the vendor ends the model within the horizon and names another, the tasks after it are paid
 * at the prices of that one, in parts whose names begin with `next-`.
 */
export function addModelUsage(context: ModelContext, model: HostedModel): void {
  const { sheet, plan, months, years, usage } = context;
  const { path } = model;
  const calls = sheet.step(
    `${path}.model-usage.paid-calls`,
    "call / task",
    "Calls paid for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, usage.overhead),
  );
  const stages = stagesOf(model, months, "");
  const ends = stages.flatMap(({ model: { endsInMonth } }) => endsInMonth ?? []);
  if (ends.length > 0) addEndBases(sheet, path, years, ends);
  if (!model.usePriced) {
    model.unpriced.push("input_text", "output_text");
    sheet.note({
      code: "unpriced",
      path,
      text: `The book ${model.book.id} has no price for using a tuned ${model.name}; the totals of this path leave it out. What the untuned model costs is no answer: most sellers ask more.`,
    });
    return;
  }
  if (stages.length > 1) addStageBases(sheet, plan, path, years, stages);
  const parts = stages.flatMap((stage) =>
    tokensOf(context, stage).map(
      ({ part, doc, tokens, price }): RunPart => ({
        id: part,
        doc,
        basis: stage.basis,
        rate: mul(calls, tokens, price),
      }),
    ),
  );
  if (parts.length === 0) return;
  sheet.run({
    path,
    id: "model-usage",
    title: "Model usage",
    doc: `Bill of ${stages.map((stage) => stage.model.name).join(", then of ")}.`,
    category: "model-usage",
    phase: "deployment",
    parts,
  });
}

/** The tokens of a call of the model, by kind, with their prices. */
function tokensOf({ sheet, usage }: ModelContext, { model, prefix }: UsedModel): PricedTokens[] {
  const { outputTokens, reasoningTokens } = usage;
  return [
    ...promptParts(sheet, model, usage, prefix),
    ...priced(sheet, model, usage, prefix, [
      [{ part: "output", doc: "Visible answers.", meters: ["output_text"] }, outputTokens],
      ...(model.reasons
        ? ([
            [
              { part: "reasoning", doc: "Hidden reasoning.", meters: ["output_reasoning"] },
              reasoningTokens,
            ],
          ] as const)
        : []),
    ]),
  ];
}
