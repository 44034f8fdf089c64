import type { Architecture } from "../facts/architecture.ts";
import { sharedEvenly } from "../memory/shared-evenly.ts";
import type { LayoutWish } from "./serving-need.ts";

/** How the GPUs of a replica share the work. */
export interface Layout {
  readonly gpus: number;
  /** GPUs that share each layer of the attention: gpus ÷ (attention groups × stages). */
  readonly tensorParallel: number;
  /** Absent: every expert is cut over all GPUs. */
  readonly expertParallel?: number;
  /** Absent: one group. */
  readonly dataParallelAttention?: number;
  /** Absent: every GPU has a part of every layer. */
  readonly pipelineParallel?: number;
}

/**
 * The layouts of a replica of `gpus` GPUs that are worth looking at; with a wish, those that fulfil it.
 *
 * All: every layer shared by all GPUs. Of a mixture of experts also: whole experts spread over all; and with
 * that the attention of own requests on each GPU, which spares copies of the cache where there are more GPUs
 * than key-value heads.
 */
export function layoutsOf(model: Architecture, gpus: number, wish: LayoutWish = {}): Layout[] {
  const stages = wish.pipelineParallel ?? 1;
  const wholes = model.experts === undefined ? [1] : [1, gpus / stages];
  const spreads = wish.expertParallel === undefined ? [...new Set(wholes)] : [wish.expertParallel];
  return spreads.flatMap((spread) =>
    groupsOf(gpus / stages, spread, wish).flatMap((groups) => {
      const layout = layoutOf(gpus, spread, groups, stages);
      return isPossible(model, layout) ? [layout] : [];
    }),
  );
}

/** Groups of the attention to look at. */
function groupsOf(perStage: number, spread: number, wish: LayoutWish): number[] {
  if (wish.dataParallelAttention !== undefined) return [wish.dataParallelAttention];
  if (wish.tensorParallel !== undefined) return [perStage / wish.tensorParallel];
  return spread > 1 ? [1, perStage] : [1];
}

function layoutOf(gpus: number, spread: number, groups: number, stages: number): Layout {
  return {
    gpus,
    tensorParallel: gpus / (groups * stages),
    ...(spread === 1 ? {} : { expertParallel: spread }),
    ...(groups === 1 ? {} : { dataParallelAttention: groups }),
    ...(stages === 1 ? {} : { pipelineParallel: stages }),
  };
}

function isPossible(model: Architecture, layout: Layout): boolean {
  const { tensorParallel, expertParallel = 1, dataParallelAttention = 1 } = layout;
  const { pipelineParallel = 1 } = layout;
  const { experts, layers } = model;
  if (![tensorParallel, dataParallelAttention].every((each) => each >= 1 && each % 1 === 0)) {
    return false;
  }
  if (expertParallel > 1 && (experts === undefined || experts.total % expertParallel !== 0)) {
    return false;
  }
  // Experts that are cut need every GPU for each token: attention of own requests alone does not do.
  if (dataParallelAttention > 1 && expertParallel === 1) return false;
  return pipelineParallel <= layers && sharedEvenly(model, tensorParallel);
}

/** A layout in words: `tp 4`, `tp 1, ep 8, attention of own requests on 8`. */
export function layoutWords(layout: Layout): string {
  const { tensorParallel, expertParallel, dataParallelAttention, pipelineParallel } = layout;
  return [
    `tp ${tensorParallel}`,
    ...(expertParallel === undefined ? [] : [`ep ${expertParallel}`]),
    ...(dataParallelAttention === undefined ? [] : [`attention dp ${dataParallelAttention}`]),
    ...(pipelineParallel === undefined ? [] : [`pp ${pipelineParallel}`]),
  ].join(", ");
}
