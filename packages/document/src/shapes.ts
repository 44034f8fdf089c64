export { byKind, checked, list, located, map, object, optional, scalar } from "./containers.ts";
export { choice, date, decimal, flag, integer, link, month, number, text } from "./scalars.ts";
