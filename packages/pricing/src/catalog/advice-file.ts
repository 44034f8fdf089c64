import {
  type CheckProblem,
  type Issue,
  nearest,
  type Outcome,
  readDocument,
  shape,
} from "@outlay/document";
import {
  type AdviceTables,
  type AdviceTask,
  MODALITIES,
  type ModelType,
  modalityOf,
  modelTypeShape,
  SOURCING_ASPECTS,
  type SourcingRow,
  sourcingShape,
  taskShape,
} from "./advice.ts";
import { evidenceProblems } from "./lints/evidence.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads `catalog/advice.yaml`: ids are unique, tasks and published figures known, each task has a kind
 * of model for it, nothing is sold that has no price to show it, and closed and open are told aspect by
 * aspect.
 *
 * @param file name for messages; nothing is opened
 * @param published ids of `published.yaml`
 */
export function readAdvice(
  text: string,
  file: string,
  sources: Sources,
  published: Pick<ReadonlySet<string>, "has">,
): Outcome<AdviceTables, Issue[]> {
  const document = shape.checked(
    shape.object({
      tasks: shape.list(taskShape, { min: 1 }),
      model_types: shape.list(modelTypeShape, { min: 1 }),
      sourcing: shape.list(sourcingShape, { min: 1 }),
    }),
    ({ tasks, model_types: types, sourcing }): CheckProblem[] => {
      const under = (
        list: string,
        rows: readonly { readonly id: string }[],
        problemsOf: (index: number) => readonly CheckProblem[],
      ): CheckProblem[] =>
        rows.flatMap(({ id }, index) =>
          [
            ...(rows.findIndex((other) => other.id === id) < index
              ? [{ message: `\`${id}\` stands above already`, at: ["id"] }]
              : []),
            ...problemsOf(index),
          ].map((problem) => ({ ...problem, at: [list, index, ...(problem.at ?? [])] })),
        );
      const evidence = (row: ModelType | SourcingRow): CheckProblem[] => [
        ...evidenceProblems({ ...row, at: [] }, sources),
        ...(published.has(row.published)
          ? []
          : [{ message: `\`${row.published}\` is no published figure`, at: ["published"] }]),
      ];
      return [
        ...under("tasks", tasks, (index) => taskProblems(tasks[index] as AdviceTask, types)),
        ...under("model_types", types, (index) => {
          const type = types[index] as ModelType;
          return [...typeProblems(type, tasks), ...evidence(type)];
        }),
        ...under("sourcing", sourcing, (index) => {
          const row = sourcing[index] as SourcingRow;
          return [...aspectProblems(row), ...evidence(row)];
        }),
        ...(sourcing.length < 2
          ? [{ message: "closed and open stand beside each other", at: ["sourcing"] }]
          : []),
      ];
    },
  );
  return readDocument(text, file, document);
}

function taskProblems(task: AdviceTask, types: readonly ModelType[]): CheckProblem[] {
  const modality = modalityOf(task.id);
  const known: readonly string[] = MODALITIES;
  const suits = types.some(({ sold_for: sold, built_for: built }) =>
    [...sold, ...built].includes(task.id),
  );
  return [
    ...(known.includes(modality)
      ? []
      : [{ message: `\`${modality}\` is none of ${MODALITIES.join(", ")}`, at: ["id"] }]),
    ...(task.meters !== undefined && task.kind !== undefined
      ? [{ message: "meters and a kind: one of them decides", at: ["kind"] }]
      : []),
    ...(suits ? [] : [{ message: `no kind of model does ${task.id}`, at: ["id"] }]),
  ];
}

function typeProblems(type: ModelType, tasks: readonly AdviceTask[]): CheckProblem[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const lists = ["best_for", "sold_for", "built_for"] as const;
  const unknown = lists.flatMap((list) =>
    type[list].flatMap((task, index): CheckProblem[] => {
      if (byId.has(task)) return [];
      const suggestion = nearest(task, byId.keys());
      return [
        {
          message: `\`${task}\` is no task of this file`,
          ...(suggestion === undefined ? {} : { suggestion }),
          at: [list, index],
        },
      ];
    }),
  );
  const unpriced = type.sold_for.flatMap((task, index): CheckProblem[] => {
    const found = byId.get(task);
    return found === undefined || found.meters !== undefined || found.kind !== undefined
      ? []
      : [{ message: `${task} has no price that shows it is sold`, at: ["sold_for", index] }];
  });
  const both = type.built_for.flatMap((task, index): CheckProblem[] =>
    type.sold_for.includes(task)
      ? [{ message: `${task} is bought already: one of both`, at: ["built_for", index] }]
      : [],
  );
  return [...unknown, ...unpriced, ...both];
}

function aspectProblems({ id, aspects }: SourcingRow): CheckProblem[] {
  const told = aspects.map(({ what }) => what).join(", ");
  const wanted = SOURCING_ASPECTS.join(", ");
  return told === wanted
    ? []
    : [
        {
          message: `${id} tells of ${told}; both rows tell of ${wanted}, in this order`,
          at: ["aspects"],
        },
      ];
}
