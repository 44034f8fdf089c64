import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";
import { auditRetrofit } from "./audit-retrofit.ts";
import { complianceCalendar } from "./compliance-calendar.ts";
import { dataRework } from "./data-rework.ts";
import { embeddingChoices } from "./embedding-choices.ts";
import { embeddingModelEnds } from "./embedding-model-ends.ts";
import { modelMigration } from "./model-migration.ts";
import { priceDecline } from "./price-decline.ts";
import { reEmbedding } from "./re-embedding.ts";
import { rerankerHeadroom } from "./reranker-headroom.ts";
import { addRerankerRoom } from "./reranker-room.ts";
import type { Surprise, SurpriseBuilder, SurpriseContext } from "./surprise.ts";

const builders: readonly SurpriseBuilder[] = [
  dataRework,
  auditRetrofit,
  complianceCalendar,
  reEmbedding,
  embeddingModelEnds,
  rerankerHeadroom,
  modelMigration,
  priceDecline,
];

/**
 * Adds the money of every surprise that a path can meet; the lines and totals of all paths must be there.
 * What is the same for all paths is made once, when the first of them asks.
 */
export function addSurprises(context: ModelContext, paths: readonly PathId[]): readonly Surprise[] {
  const shared: SurpriseContext = {
    ...context,
    embeddings: once(() => embeddingChoices(context)),
    rerankerRoom: once(() => addRerankerRoom(context)),
  };
  return paths.flatMap((path) => builders.flatMap((build) => build(shared, path)));
}

/** The answer of the first call, for every call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
