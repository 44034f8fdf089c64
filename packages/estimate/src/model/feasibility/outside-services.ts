import type { Plan, Quantity } from "../../plan/index.ts";

/** What a plan hands to somebody else, beside the model of a path. */
export interface OutsideService {
  /** In words: `the judge acme/one`. */
  readonly what: string;
  /** The key of the plan that asks for it. */
  readonly key: string;
  /**
   * `named`: a model that runs at its vendor, as the plan says. `search`: it goes out to the web by its
   * nature. `service`: priced as a service, and could be run on machines of one's own.
   */
  readonly kind: "named" | "search" | "service";
  /** What happens where the key of a named model is left out. */
  readonly instead?: string;
}

/**
 * What a plan hands to others beside the models of its paths: models of the price book for other work,
 * web searches, and services for pages, audio, images, guardrails and tools.
 */
export function outsideServices(plan: Plan): OutsideService[] {
  const { workload, quality, retrieval, data } = plan;
  const found: OutsideService[] = [];
  if (quality?.judge !== undefined) {
    found.push({
      kind: "named",
      what: `the judge ${quality.judge.value}`,
      key: "quality.judge",
      instead: "the path's own model then judges",
    });
  }
  if (retrieval?.embedding_model !== undefined) {
    found.push({
      kind: "named",
      what: `the embedding model ${retrieval.embedding_model.value}`,
      key: "retrieval.embedding_model",
      instead: "embeddings are then made on own premises",
    });
  }
  if (workload.image_model !== undefined) {
    found.push({
      kind: "named",
      what: `the image model ${workload.image_model.value}`,
      key: "workload.image_model",
      instead: "images are then drawn on own premises",
    });
  }
  if (isUsed(workload.searches)) {
    found.push({ kind: "search", what: "web searches", key: "workload.searches" });
  }
  const service = (what: string, key: string, given: Quantity | undefined): void => {
    if (isUsed(given)) found.push({ kind: "service", what, key });
  };
  service("reading scanned pages", "workload.pages", workload.pages);
  service("reading scanned pages before the launch", "data.scanned_pages", data?.scanned_pages);
  service("writing down audio", "workload.audio_in", workload.audio_in);
  if (workload.image_model === undefined) {
    service("drawing images", "workload.images_out", workload.images_out);
  }
  service("guardrails", "workload.guardrails", workload.guardrails);
  service("other tools", "workload.tool_fees", workload.tool_fees);
  return found;
}

/** What a plan keeps and looks up, at the prices of a cloud: the index, and the records of calls. */
export function cloudStores({ retrieval, compliance }: Plan): OutsideService[] {
  const records: OutsideService[] = isUsed(compliance?.retention)
    ? [{ kind: "service", what: "the store of the records", key: "compliance.retention" }]
    : [];
  if (retrieval === undefined) return records;
  const parts = [
    ...(retrieval.embedding_model === undefined ? ["embeddings"] : []),
    "the store of the index",
    ...(retrieval.reranker === false ? [] : ["the reranker"]),
  ];
  return [{ kind: "service", what: wordsOf(parts), key: "retrieval" }, ...records];
}

/** Things in a row: `a, b and c`. */
export const wordsOf = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** Services with their keys: `guardrails (workload.guardrails) and other tools (workload.tool_fees)`. */
export const servicesText = (services: readonly OutsideService[]): string =>
  wordsOf(services.map(({ what, key }) => `${what} (${key})`));

const isUsed = (given: Quantity | undefined): boolean =>
  given !== undefined && !(given.distribution.kind === "point" && given.distribution.value === 0);
