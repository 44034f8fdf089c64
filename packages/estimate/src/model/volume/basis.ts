import { type Expression, node } from "../../graph/index.ts";
import type { Basis, PathId } from "../sheet/line.ts";

/**
 * Most recurring costs are a rate times one of a few series: tasks, months, machines, each with the
 * index of the price that it is paid at. The series and their sums over fiscal years are calculated
 * once; every line then works on rates alone.
 */
const shared: Readonly<Record<Exclude<Basis, "machine-at-gpu-prices">, string>> = {
  month: "basis.month",
  task: "basis.task",
  "task-at-token-prices": "basis.task-at-token-prices",
  "task-at-token-prices-before-end": "basis.task-at-token-prices-before-end",
  "task-at-token-prices-after-end": "basis.task-at-token-prices-after-end",
  "task-at-wages": "basis.task-at-wages",
  "month-at-wages": "basis.month-at-wages",
  "month-at-wages-from-year-2": "basis.month-at-wages-from-year-2",
  "month-at-wages-at-end": "basis.month-at-wages-at-end",
  "month-at-wages-after-end": "basis.month-at-wages-after-end",
};

/** Id of a basis; machines belong to a path. */
export const basisId = (path: PathId, basis: Basis): string =>
  basis === "machine-at-gpu-prices" ? `${path}.basis.machine-at-gpu-prices` : shared[basis];

/** The basis month by month. */
export const basisMonth = (path: PathId, basis: Basis): Expression => node(basisId(path, basis));

/** The basis over the whole horizon. */
export const basisSum = (path: PathId, basis: Basis): Expression =>
  node(`${basisId(path, basis)}.sum`);

/** The basis in one fiscal year. */
export const basisInYear = (path: PathId, basis: Basis, year: number): Expression =>
  node(`${basisId(path, basis)}.in-${year}`);
