export {
  type Accelerator,
  type Machine,
  type Purchase,
  peakOperations,
} from "./facts/accelerator.ts";
export { type Architecture, type Attention, expertParameters } from "./facts/architecture.ts";
export { bytesPerParameter, type Precision, precisions } from "./facts/precision.ts";
