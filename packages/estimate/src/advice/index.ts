export type * from "./advice.ts";
export { adviceOf, adviceOnTask } from "./advice-of.ts";
