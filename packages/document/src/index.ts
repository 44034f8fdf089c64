export { fail, type Outcome, ok } from "./outcome.ts";
