export { fail, ok, type Outcome } from "./outcome.ts";
