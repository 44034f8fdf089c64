import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";
import { auditRetrofit } from "./audit-retrofit.ts";
import { complianceCalendar } from "./compliance-calendar.ts";
import { dataRework } from "./data-rework.ts";
import { modelMigration } from "./model-migration.ts";
import { priceDecline } from "./price-decline.ts";
import { reEmbedding } from "./re-embedding.ts";
import { rerankerHeadroom } from "./reranker-headroom.ts";
import type { Surprise, SurpriseBuilder } from "./surprise.ts";

const builders: readonly SurpriseBuilder[] = [
  dataRework,
  auditRetrofit,
  complianceCalendar,
  reEmbedding,
  rerankerHeadroom,
  modelMigration,
  priceDecline,
];

/** Adds the money of every surprise that a path can meet; its lines and totals must be there. */
export const addSurprises = (context: ModelContext, path: PathId): readonly Surprise[] =>
  builders.flatMap((build) => build(context, path));
