import type { PlanRow } from "./plan-row.ts";
import { buyRows } from "./table/buy.ts";
import { commercialRows } from "./table/commercial.ts";
import { complianceRows } from "./table/compliance.ts";
import { dataRows } from "./table/data.ts";
import { financeRows } from "./table/finance.ts";
import { hostingRows } from "./table/hosting.ts";
import { inputsRows } from "./table/inputs.ts";
import { integrationsRows } from "./table/integrations.ts";
import { latencyRows } from "./table/latency.ts";
import { limitsRows } from "./table/limits.ts";
import { outcomeRows } from "./table/outcome.ts";
import { anyPathRows, apiPathRows, machinePathRows, pathsRows } from "./table/paths.ts";
import { peopleRows } from "./table/people.ts";
import { productRows } from "./table/product.ts";
import { qualityRows } from "./table/quality.ts";
import { retrievalRows } from "./table/retrieval.ts";
import { reviewRows } from "./table/review.ts";
import { systemRows } from "./table/system.ts";
import { tuningRows } from "./table/tuning.ts";
import { workloadRows } from "./table/workload.ts";

type ApiPath = "hosted" | "hosted-tuned";
type MachinePath = "self-hosted" | "self-hosted-tuned";

/** The row of one path, made of a row that several paths share. */
type OfPath<Row, Path extends string> = Row extends { key: infer Key extends string }
  ? Path extends string
    ? Omit<Row, "key"> & { readonly key: `paths.${Path}.${Key}` }
    : never
  : never;

type SharedPathRow =
  | OfPath<(typeof apiPathRows)[number], ApiPath>
  | OfPath<(typeof machinePathRows)[number], MachinePath>
  | OfPath<(typeof anyPathRows)[number], ApiPath | MachinePath>;

/** A row of the table with its own words: the types of a plan are derived from it. */
export type TableRow =
  | (typeof systemRows)[number]
  | (typeof outcomeRows)[number]
  | (typeof workloadRows)[number]
  | (typeof qualityRows)[number]
  | (typeof latencyRows)[number]
  | (typeof pathsRows)[number]
  | SharedPathRow
  | (typeof tuningRows)[number]
  | (typeof hostingRows)[number]
  | (typeof retrievalRows)[number]
  | (typeof dataRows)[number]
  | (typeof reviewRows)[number]
  | (typeof integrationsRows)[number]
  | (typeof productRows)[number]
  | (typeof complianceRows)[number]
  | (typeof peopleRows)[number]
  | (typeof commercialRows)[number]
  | (typeof buyRows)[number]
  | (typeof financeRows)[number]
  | (typeof limitsRows)[number]
  | (typeof inputsRows)[number];

const ofPath = (path: string, rows: readonly PlanRow[]): PlanRow[] =>
  rows.map((row) => ({ ...row, key: `paths.${path}.${row.key}` }));

const apiRows = (path: ApiPath): PlanRow[] => {
  const rows: readonly PlanRow[] = apiPathRows;
  const own = path === "hosted-tuned" ? rows.map(asTuned) : rows;
  return ofPath(path, [...own, ...anyPathRows]);
};
/** The model of a tuned path is one that its seller tunes, and most sellers tune few. */
const asTuned = (row: PlanRow): PlanRow =>
  row.key === "model" && row.type === "name"
    ? {
        ...row,
        example: "bedrock/us.amazon.nova-2-lite-v1:0",
        doc: "Model of the price book that its seller tunes, as provider/model; its tuned version is used.",
      }
    : row;
const machineRows = (path: MachinePath): PlanRow[] =>
  ofPath(path, [...machinePathRows, ...anyPathRows]);

/**
 * The plan language, one row to a key. Parser, types, JSON Schema, guide and `outlay init` are all
 * made from this table: a new key is a new row in the file of its section, `table/<section>.ts`.
 *
 * `key` is the path in the plan; `[]` ends the key of a list. `type` is one of
 * - `section`, `list`: keys below, items below;
 * - `quantity`: a number with a range, brought to `unit` (see `QuantitySpec` for its other fields);
 *   bounds hold for what is written, and draws beyond them are moved to them by the model;
 * - `text`; `name`: a word to be found in the catalog; `choice`, `choices`; `flag`; `month`; `version`;
 *   `figures`: own figures by the name of a default (`OwnFigures`).
 *
 * `assumed` names the default that applies when the key is left out; nothing is filled in here.
 * `doc` ends up in editors and in the guide.
 */
export const planTable: readonly PlanRow[] = [
  ...systemRows,
  ...outcomeRows,
  ...workloadRows,
  ...qualityRows,
  ...latencyRows,
  ...pathsRows.flatMap((row): PlanRow[] => {
    switch (row.key) {
      case "paths.hosted":
      case "paths.hosted-tuned":
        return [row, ...apiRows(row.key === "paths.hosted" ? "hosted" : "hosted-tuned")];
      case "paths.self-hosted":
      case "paths.self-hosted-tuned":
        return [
          row,
          ...machineRows(row.key === "paths.self-hosted" ? "self-hosted" : "self-hosted-tuned"),
        ];
      default:
        return [row];
    }
  }),
  ...tuningRows,
  ...hostingRows,
  ...retrievalRows,
  ...dataRows,
  ...reviewRows,
  ...integrationsRows,
  ...productRows,
  ...complianceRows,
  ...peopleRows,
  ...commercialRows,
  ...buyRows,
  ...financeRows,
  ...limitsRows,
  ...inputsRows,
];
