import type { InputNode } from "../graph/index.ts";
import type { Model } from "../model/index.ts";
import {
  type Estimated,
  type PathResult,
  type RuledOutPath,
  type Spread,
  sha256,
} from "../result/index.ts";
import type {
  ApprovedInput,
  ApprovedPath,
  ApprovedSpread,
  ApprovedVersion,
} from "./approved-version.ts";

/** Who approves what, and when. */
export interface ApprovalWords {
  /** The plan's file, word by word. */
  readonly planText: string;
  /** In UTC: `2026-11-23T12:00:00Z`. */
  readonly at: string;
  /** Version of Outlay. */
  readonly outlay: string;
  readonly by?: string;
  readonly note?: string;
  /** The version that was the baseline until now. */
  readonly previous?: ApprovedVersion;
}

/** The estimate as a version to be approved, one after the last. */
export function approveEstimate(
  { estimate, model }: Estimated,
  { planText, at, outlay, by, note, previous }: ApprovalWords,
): ApprovedVersion {
  const inputs = approvedInputs(estimate.inputs, model);
  const facts = approvedInputs(
    estimate.inputs.filter(({ origin }) => origin.kind !== "plan" && origin.key === undefined),
    model,
  );
  const version: Omit<ApprovedVersion, "sha256"> = {
    version: (previous?.version ?? 0) + 1,
    at,
    ...(by === undefined ? {} : { by }),
    ...(note === undefined ? {} : { note }),
    outlay,
    seed: estimate.seed,
    draws: estimate.draws,
    sampling: estimate.sampling,
    start: estimate.start,
    months: estimate.months,
    status: estimate.status,
    ...(estimate.cheapest === undefined ? {} : { cheapest: estimate.cheapest }),
    comparedBy: estimate.comparedBy,
    paths: estimate.paths.map(approvedPath),
    inputs,
    planText,
    planTextSha256: sha256(planText),
    planSha256: estimate.plan.sha256,
    factsSha256: sha256(JSON.stringify(facts)),
    inputsSha256: estimate.inputsSha256,
    resultSha256: estimate.resultSha256,
    ...(previous === undefined ? {} : { previousSha256: previous.sha256 }),
  };
  return { ...version, sha256: sealOf(version) };
}

/**
 * Hash of a version, in the order of its keys, but for the hash itself. It finds a slip of the hand
 * or a bad merge; it does not keep anybody from making a new one.
 */
export function sealOf(version: object): string {
  return sha256(
    JSON.stringify(Object.fromEntries(Object.entries(version).filter(([key]) => key !== "sha256"))),
  );
}

/** The inputs behind an estimate, with what is believed of each. */
export function approvedInputs(
  inputs: Estimated["estimate"]["inputs"],
  { graph }: Model,
): ApprovedInput[] {
  return inputs.map(({ id, unit, origin: { kind, source, checked } }) => ({
    id,
    unit,
    distribution: (graph.nodes.get(id) as InputNode).distribution,
    origin: kind,
    source,
    ...(checked === undefined ? {} : { checked }),
  }));
}

/** The figures of a path that an approval keeps. */
export function approvedPath(path: PathResult | RuledOutPath): ApprovedPath {
  const { id, status, model } = path;
  if (path.status === "ruled-out") return { id, status, model, lines: [] };
  return {
    id,
    status,
    model,
    buildUsd: approvedSpread(path.buildUsd),
    runUsd: approvedSpread(path.runUsd),
    totalUsd: approvedSpread(path.totalUsd),
    ...(path.totalWithFallbackUsd === undefined
      ? {}
      : { totalWithFallbackUsd: approvedSpread(path.totalWithFallbackUsd) }),
    lines: path.lines.map(({ id: line, title, totalUsd }) => ({ id: line, title, totalUsd })),
  };
}

const approvedSpread = ({ p10, p50, p80, p90 }: Spread): ApprovedSpread => ({ p10, p50, p80, p90 });
