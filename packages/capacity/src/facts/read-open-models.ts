import { type Issue, type Outcome, ok, readDocument, shape, type ValueOf } from "@outlay/document";
import type { Architecture, Attention } from "./architecture.ts";
import { precisions } from "./precision.ts";
import { provenanceFields, provenanceOf } from "./provenance.ts";

const count = shape.integer({ min: 1 });

const model = shape.object({
  id: shape.text(),
  name: shape.text(),
  parameters: shape.number({ min: 1, doc: "All, embeddings included: 8030000000." }),
  active_parameters: shape.optional(
    shape.number({ min: 1, doc: "Touched by one token; left out for a dense model." }),
  ),
  layers: count,
  hidden: count,
  attention: shape.object({
    kind: shape.choice(["heads", "latent"], { doc: "latent: MLA; heads: all others." }),
    kv_heads: shape.optional(count),
    head_dim: shape.optional(count),
    sliding_layers: shape.optional(
      shape.integer({ min: 1, doc: "Layers that see the last `sliding_window` tokens only." }),
    ),
    sliding_window: shape.optional(count),
    latent_dim: shape.optional(
      shape.integer({ min: 1, doc: "kv_lora_rank + qk_rope_head_dim of the config." }),
    ),
  }),
  experts: shape.optional(shape.object({ total: count, per_token: count })),
  context: count,
  precision: shape.choice(precisions, { doc: "Format of the published weights." }),
  heads: shape.optional(shape.integer({ min: 1, doc: "Query heads; for readers." })),
  vocabulary: shape.optional(
    shape.integer({ min: 1, doc: "Entries of the tokenizer; for readers." }),
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
const document = shape.checked(shape.object({ models: shape.list(model) }), ({ models }) => {
  const seen = new Set<string>();
  return models.flatMap((each, index) => {
    const problems = problemsOf(each);
    if (seen.has(each.id)) problems.push(`the id ${each.id} is used twice`);
    seen.add(each.id);
    return problems.map((message) => ({ message, at: ["models", index] }));
  });
});

/**
 * Reads `catalog/models/open.yaml`.
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
  return ok(new Map(read.value.models.map((each) => [each.id, architectureOf(each)])));
}

function problemsOf(each: Written): string[] {
  const { attention, experts, parameters, active_parameters: active = parameters } = each;
  const problems: string[] = [];
  if (attentionOf(each) === undefined) {
    problems.push(
      attention.kind === "latent"
        ? "latent attention needs latent_dim"
        : "attention by heads needs kv_heads and head_dim, and both or none of the sliding keys",
    );
  }
  if (active > parameters) problems.push("active_parameters is above parameters");
  if (experts === undefined && active !== parameters) problems.push("experts are missing");
  if (experts !== undefined && experts.per_token >= experts.total) {
    problems.push("experts.per_token is not below experts.total");
  }
  return problems;
}

function attentionOf({ attention: a, layers }: Written): Attention | undefined {
  if (a.kind === "latent") {
    return a.latent_dim === undefined ? undefined : { kind: "latent", latentDim: a.latent_dim };
  }
  if (a.kv_heads === undefined || a.head_dim === undefined) return undefined;
  const heads = { kind: "heads" as const, kvHeads: a.kv_heads, headDim: a.head_dim };
  if (a.sliding_layers === undefined && a.sliding_window === undefined) return heads;
  if (a.sliding_layers === undefined || a.sliding_window === undefined) return undefined;
  if (a.sliding_layers > layers) return undefined;
  return { ...heads, sliding: { layers: a.sliding_layers, window: a.sliding_window } };
}

function architectureOf(each: Written): Architecture {
  const { experts } = each;
  return {
    id: each.id,
    name: each.name,
    parameters: each.parameters,
    activeParameters: each.active_parameters ?? each.parameters,
    layers: each.layers,
    hidden: each.hidden,
    attention: attentionOf(each) as Attention, // checked above
    ...(experts === undefined
      ? {}
      : { experts: { total: experts.total, perToken: experts.per_token } }),
    context: each.context,
    precision: each.precision,
    ...provenanceOf(each),
  };
}
