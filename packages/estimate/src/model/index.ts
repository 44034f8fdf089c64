export type { Default, Defaults } from "./defaults/default.ts";
export { readDefaults } from "./defaults/read-defaults.ts";
