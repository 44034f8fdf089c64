import type { Architecture, Attention } from "@outlay/capacity";
import { grouped } from "@outlay/words";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of open models. */
export const openModelColumns: readonly Column[] = [
  { header: "id" },
  { header: "size", align: "right" },
  { header: "active", align: "right" },
  { header: "layers", align: "right" },
  { header: "KV heads", align: "right", wraps: true },
  { header: "context", align: "right" },
];

const billions = (count: number): string => `${Number((count / 1e9).toPrecision(3))}B`;

/** Open models with what the serving formulas need, those that somebody would choose first. */
export const openModelEntries = ({ openModels }: Catalog): readonly CatalogEntry[] =>
  [...openModels.values()].toSorted(candidatesFirst).map((model) => {
    const { id, name, parameters, activeParameters, layers, attention, experts, precision } = model;
    const { aliases, namedOnly } = model;
    const active = activeParameters === parameters ? "" : billions(activeParameters);
    return {
      id,
      name,
      cells: [
        id,
        billions(parameters),
        active,
        `${layers}`,
        attention.kind === "latent" ? "latent" : `${attention.kvHeads}`,
        grouped(model.context),
      ],
      facts: [
        ["parameters", `${grouped(parameters)}${active === "" ? "" : `, ${active} active`}`],
        ["layers", `${layers}, width ${model.hidden}`],
        ["attention", attentionWords(attention)],
        ...(experts === undefined ? [] : [["experts", expertWords(experts)] as const]),
        ["context", `${grouped(model.context)} tokens`],
        ["weights", precision],
        ...(aliases === undefined ? [] : [["also named", aliases.join(", ")] as const]),
        ...(namedOnly === undefined
          ? []
          : [["chosen", `only where it is named: ${namedOnly}`] as const]),
      ],
      status: model.status,
      checked: model.checked,
      sources: model.sources,
      ...(model.note === undefined ? {} : { note: model.note }),
      data: model,
    };
  });

const candidatesFirst = (a: Architecture, b: Architecture): number =>
  Number(a.namedOnly !== undefined) - Number(b.namedOnly !== undefined);

const expertWords = ({ total, perToken }: NonNullable<Architecture["experts"]>): string =>
  `${total} a layer, ${perToken} for a token`;

function attentionWords(attention: Attention): string {
  if (attention.kind === "latent") {
    const { latentDim, compressed } = attention;
    const parts = (compressed?.layers ?? []).map(
      ({ layers, tokens }) => `, ${layers} layers keep one for ${tokens} tokens`,
    );
    return `latent, ${latentDim}${parts.join("")}`;
  }
  const { kvHeads, headDim, sliding } = attention;
  const window =
    sliding === undefined ? "" : `, ${sliding.layers} layers see ${grouped(sliding.window)}`;
  return `${kvHeads} KV heads × ${headDim}${window}`;
}
