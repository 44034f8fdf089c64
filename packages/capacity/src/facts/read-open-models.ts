import { type Issue, type Outcome, ok, readDocument, shape, type ValueOf } from "@outlay/document";
import type { Architecture, Attention } from "./architecture.ts";
import { architectureProblems } from "./architecture-lints.ts";
import { precisions } from "./precision.ts";
import { provenanceFields, provenanceOf } from "./provenance.ts";
import { attentionOf, attentionShape } from "./written-attention.ts";

const count = shape.integer({ min: 1 });

const model = shape.object({
  id: shape.text(),
  name: shape.text(),
  aliases: shape.optional(
    shape.list(shape.text(), { min: 1, doc: "Other names of the same shape and context." }),
  ),
  named_only: shape.optional(
    shape.text({ doc: "Why it is no candidate: taken only where it is named." }),
  ),
  parameters: shape.number({ min: 1, doc: "All, embeddings included: 8030000000." }),
  active_parameters: shape.optional(
    shape.number({ min: 1, doc: "Touched by one token; left out for a dense model." }),
  ),
  layers: count,
  hidden: count,
  attention: attentionShape,
  experts: shape.optional(shape.object({ total: count, per_token: count })),
  context: count,
  precision: shape.choice(precisions, { doc: "Format of the published weights." }),
  heads: shape.optional(shape.integer({ min: 1, doc: "Query heads." })),
  vocabulary: shape.optional(
    shape.integer({ min: 1, doc: "Entries of the tokenizer: the width of the logits." }),
  ),
  feed_forward: shape.optional(
    shape.object(
      {
        dense: shape.optional(count),
        expert: shape.optional(count),
        shared: shape.optional(count),
        dense_layers: shape.optional(count),
        tied: shape.optional(shape.flag({ doc: "Input and output embedding are one." })),
        ungated: shape.optional(shape.flag({ doc: "Two matrices a layer: up and down, no gate." })),
      },
      { doc: "Widths of the layers, from which `parameters` is counted again." },
    ),
  ),
  license: shape.optional(shape.text()),
  ...provenanceFields,
});

type Written = ValueOf<typeof model>;

/**
 * The document of open models. One entry reads:
 *
 * ```yaml
 * models:
 *   - id: llama-3.1-8b-instruct
 *     name: Llama 3.1 8B Instruct
 *     parameters: 8030261248
 *     layers: 32
 *     hidden: 4096
 *     attention: { kind: heads, kv_heads: 8, head_dim: 128 }
 *     context: 131072
 *     precision: bf16
 *     sources: [meta-llama-config]
 *     checked: 2026-11-23
 *     status: vendor page
 * ```
 */
const document = shape.checked(
  shape.object({
    named_only: shape.optional(
      shape.text({ doc: "Why all models of the file are taken only where they are named." }),
    ),
    models: shape.list(model),
  }),
  ({ models }) => {
    const seen = new Set<string>();
    return models.flatMap((each, index) => {
      const problems = problemsOf(each);
      if (seen.has(each.id)) problems.push(`the id ${each.id} is used twice`);
      seen.add(each.id);
      return problems.map((message) => ({ message, at: ["models", index] }));
    });
  },
);

/**
 * Reads a file of `catalog/models/`: `open.yaml`, or `named.yaml` with those that are no candidates.
 *
 * @param file name for messages
 * @returns models by id
 */
export function readOpenModels(
  text: string,
  file: string,
): Outcome<ReadonlyMap<string, Architecture>, Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  const { named_only: reason, models } = read.value;
  return ok(new Map(models.map((each) => [each.id, architectureOf(each, reason)])));
}

function problemsOf(each: Written): string[] {
  const attention = attentionOf(each.attention, each.layers);
  return [...(typeof attention === "string" ? [attention] : []), ...architectureProblems(each)];
}

function architectureOf(each: Written, reason: string | undefined): Architecture {
  const { experts, heads, vocabulary, feed_forward: widths } = each;
  const namedOnly = each.named_only ?? reason;
  return {
    id: each.id,
    name: each.name,
    ...(each.aliases === undefined ? {} : { aliases: each.aliases }),
    ...(namedOnly === undefined ? {} : { namedOnly }),
    parameters: each.parameters,
    activeParameters: each.active_parameters ?? each.parameters,
    layers: each.layers,
    hidden: each.hidden,
    attention: attentionOf(each.attention, each.layers) as Attention, // checked above
    ...(heads === undefined ? {} : { heads }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(widths?.tied === true ? { tiedEmbeddings: true } : {}),
    ...(experts === undefined
      ? {}
      : { experts: { total: experts.total, perToken: experts.per_token } }),
    context: each.context,
    precision: each.precision,
    ...(each.license === undefined ? {} : { license: each.license }),
    ...provenanceOf(each),
  };
}
