import { type Expression, node } from "../../graph/index.ts";
import type { Basis } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";

/**
 * Most recurring costs are a rate times one of a few series: tasks, months, machines, each with the
 * index of the price that it is paid at. The series and their sums over fiscal years are calculated
 * once; every line then works on rates alone.
 */
const ofOnePath: ReadonlySet<Basis> = new Set([
  "machine-at-gpu-prices",
  "machine-committed-at-gpu-prices",
  "machine-unused-at-gpu-prices",
  "machine-owned",
  "machine-bought",
  "month-of-free-credit",
  "month-of-unused-commitment",
  "month-at-wages-at-end",
  "month-at-wages-after-end",
  "month-at-end",
  "month-after-end",
]);

/** Id of a basis; machines, and the end of a model, belong to a path. */
export const basisId = (path: PathId, basis: Basis): string =>
  ofOnePath.has(basis) || /^(?:task|month)-at-token-prices-/.test(basis)
    ? `${path}.basis.${basis}`
    : `basis.${basis}`;

/** The basis month by month. */
export const basisMonth = (path: PathId, basis: Basis): Expression => node(basisId(path, basis));

/** The basis over the whole horizon. */
export const basisSum = (path: PathId, basis: Basis): Expression =>
  node(`${basisId(path, basis)}.sum`);

/** The basis in one fiscal year. */
export const basisInYear = (path: PathId, basis: Basis, year: number): Expression =>
  node(`${basisId(path, basis)}.in-${year}`);
