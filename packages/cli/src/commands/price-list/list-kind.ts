import { type Meter, type ModelFacts, type PriceLine, priceKinds } from "@outlay/pricing";

/** What a model is mainly paid for, in the order in which lists show them. */
export const LIST_KINDS = [
  "text",
  "embedding",
  "rerank",
  "image",
  "audio",
  "video",
  "tuned",
  "other",
] as const;

/** One of {@link LIST_KINDS}. */
export type ListKind = (typeof LIST_KINDS)[number];

/** Meters that make a model one of its kind, and those that a list shows of it, the most telling first. */
export const KIND_METERS: Readonly<Record<Exclude<ListKind, "other">, readonly Meter[]>> = {
  text: ["input_text", "cache_read_text", "output_text"],
  embedding: ["input_text", "input_image"],
  rerank: ["search_units", "input_text"],
  image: ["images", "output_image", "input_text", "input_image"],
  audio: [
    "audio_seconds",
    "output_audio_seconds",
    "input_characters",
    "input_audio",
    "output_audio",
    "input_text",
    "output_text",
  ],
  video: ["output_video_seconds", "output_video", "input_text"],
  tuned: ["input_text", "cache_read_text", "output_text"],
};

/**
 * The kinds of a model by the prices it has, the main one first: a model that writes text and draws or
 * speaks too is listed under both.
 */
export function listKinds(
  lines: readonly PriceLine[],
  facts: Pick<ModelFacts, "id" | "tunedFrom">,
): readonly [ListKind, ...ListKind[]] {
  const has = (...meters: readonly Meter[]) => lines.some(({ meter }) => meters.includes(meter));
  const kinds = priceKinds(lines, [], facts);
  if (facts.tunedFrom !== undefined) return ["tuned"];
  const media: ListKind[] = [
    ...(has("output_video_seconds", "output_video") ? (["video"] as const) : []),
    ...(has("images", "output_image") ? (["image"] as const) : []),
    ...(has("audio_seconds", "output_audio_seconds", "input_characters", "output_audio")
      ? (["audio"] as const)
      : []),
  ];
  const writes = has("output_text");
  const [first, ...rest] = media;
  if (first !== undefined) return writes ? [first, ...rest, "text"] : [first, ...rest];
  if (kinds.has("rerank")) return ["rerank"];
  if (kinds.has("embeddings")) return ["embedding"];
  return [writes ? "text" : "other"];
}
