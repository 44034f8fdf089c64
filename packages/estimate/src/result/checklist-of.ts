import { median } from "../distribution/index.ts";
import { type CorrelatedGroup, evaluate, type Graph, type GraphNode } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Owner } from "./checklist.ts";
import { driversOf } from "./driver.ts";
import type { Estimated } from "./estimate.ts";
import { type OpenInput, questionStates } from "./open-questions.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** Draws of the inputs of one question: enough for the ends of a range in two digits. */
const fewDraws = 512;

/** What the open inputs of a question move one result by, USD. */
export interface Movement {
  /** Id of the result, such as `hosted.total`. */
  readonly of: string;
  /** The largest of their swings, one alone from the value that one in ten is below to that one in ten is above. */
  readonly alone: number;
  /** From the result that one draw in ten is below to that one in ten is above, all of them drawn together, all other inputs at their medians. */
  readonly together: number;
  /** The result in these draws. */
  readonly spread: Spread;
}

/** A question of the checklist, and how far the plan answers it. */
export interface ChecklistQuestion {
  readonly id: string;
  readonly question: string;
  readonly owner: Owner;
  /** Whether it is one of the five of A.checklist. */
  readonly published: boolean;
  readonly state: "answered" | "in-part" | "open";
  /** Keys of the plan that answer it, for its paths, and whether they are stated. */
  readonly keys: readonly { readonly key: string; readonly stated: boolean }[];
  /** Its assumed inputs, with what each moves what paths are compared by; the largest first. */
  readonly inputs: readonly OpenInput[];
  /** What they move the build and running cost by; absent where none of them moves it. */
  readonly total?: Movement;
  /** What they move the total with people who take over by, where paths are compared by it. */
  readonly compared?: Movement;
  /** The path that they move most, where they do not move the one of the checklist: machines of another path. */
  readonly elsewhere?: Movement;
  /** What an answer can do that no amount says; where nothing is moved, why. */
  readonly beyondMoney?: string;
}

/** The checklist of a plan. */
export interface Checklist {
  /** The path whose totals the answers move: the cheapest that can win, or else the first that is priced. */
  readonly path?: PathId;
  /** The published questions first, then ours; within each those that move what paths are compared by most first. */
  readonly questions: readonly ChecklistQuestion[];
}

/**
 * What to settle before anyone signs, answered or not: for each question what its open inputs move the
 * total by, alone and together. Together they are drawn from the seed of the estimate while all other
 * inputs stand at their medians. It takes some tenths of a second, so `estimate` leaves it to who asks.
 *
 * @param draws of the inputs of each question
 */
export function checklistOf(
  plan: Plan,
  { estimate, model, centre, evaluation }: Estimated,
  draws: number = fewDraws,
): Checklist {
  const { graph } = model;
  const path =
    estimate.cheapest ??
    (
      estimate.paths.find(({ status }) => status === "priced") ??
      estimate.paths.find(({ status }) => status !== "ruled-out")
    )?.id;
  const total = `${path}.total`;
  const compared = `${path}.${estimate.comparedBy}`;
  const own = path === undefined ? [] : [...new Set([total, compared])];
  const others = estimate.paths
    .filter(({ id, status }) => status !== "ruled-out" && id !== path)
    .map(({ id }) => `${id}.total`);
  const drivers = new Map(driversOf(graph, [...own, ...others]).map((each) => [each.of, each]));
  const movements = (open: readonly OpenInput[]): ReadonlyMap<string, Movement> => {
    const ids = new Set(open.map(({ id }) => id));
    const isMoved = (of: string) => drivers.get(of)?.drivers.some(({ id }) => ids.has(id)) === true;
    const ownMoved = own.filter(isMoved);
    const moved = ownMoved.length > 0 ? ownMoved : others.filter(isMoved);
    if (moved.length === 0) return new Map();
    const evaluated = evaluate(withOnly(graph, ids), {
      seed: estimate.seed,
      draws,
      sampling: evaluation.sampling,
      targets: moved,
    });
    if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
    return new Map(
      moved.map((of): [string, Movement] => {
        const swings = drivers.get(of)?.drivers.filter(({ id }) => ids.has(id)) ?? [];
        const spread = spreadOf(evaluated.value, centre, of);
        const alone = Math.max(0, ...swings.map(({ swing }) => swing));
        return [of, { of, alone, together: spread.p90 - spread.p10, spread }];
      }),
    );
  };
  const questions = questionStates(plan, estimate.inputs, drivers.get(compared)).map(
    ({ row, keys, open, isOpen }): ChecklistQuestion => {
      const moves = movements(open);
      const [ofTotal, ofCompared] = [moves.get(total), moves.get(compared)];
      const elsewhere = others
        .flatMap((of) => moves.get(of) ?? [])
        .toSorted((a, b) => b.together - a.together)[0];
      return {
        id: row.id,
        question: row.question,
        owner: row.owner,
        published: row.published === true,
        state: !isOpen ? "answered" : keys.some(({ stated }) => stated) ? "in-part" : "open",
        keys,
        inputs: open,
        ...(ofTotal === undefined ? {} : { total: ofTotal }),
        ...(ofCompared === undefined || compared === total ? {} : { compared: ofCompared }),
        ...(elsewhere === undefined ? {} : { elsewhere }),
        ...(row.beyondMoney === undefined ? {} : { beyondMoney: row.beyondMoney }),
      };
    },
  );
  return {
    ...(path === undefined ? {} : { path }),
    questions: questions.toSorted(
      (a, b) => Number(b.published) - Number(a.published) || movedBy(b) - movedBy(a),
    ),
  };
}

/** What a question moves of what paths are compared by. */
const movedBy = ({ compared, total }: ChecklistQuestion): number =>
  (compared ?? total)?.together ?? 0;

/** The graph with only these inputs uncertain: all others at their medians, correlations among what is left. */
function withOnly(graph: Graph, ids: ReadonlySet<string>): Graph {
  const nodes = new Map<string, GraphNode>(graph.nodes);
  for (const each of graph.nodes.values()) {
    if (each.kind !== "input" || ids.has(each.id) || each.distribution.kind === "point") continue;
    const value = median(each.distribution);
    nodes.set(each.id, { ...each, distribution: { kind: "point", value } });
  }
  const groups = graph.groups.flatMap((group): CorrelatedGroup[] => {
    const kept = group.inputs.flatMap((id, at) => (ids.has(id) ? [at] : []));
    if (kept.length < 2) return [];
    return [
      {
        ...group,
        inputs: kept.map((at) => group.inputs[at] as string),
        matrix: kept.map((row) => kept.map((column) => group.matrix[row]?.[column] as number)),
      },
    ];
  });
  return { ...graph, nodes, groups };
}
