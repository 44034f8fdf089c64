/**
 * How weights are trained:
 *
 * - `full`: all weights, in 16 bits, with Adam
 * - `lora`: small adapters beside weights that stay as they are, in 16 bits
 * - `qlora`: the same beside weights held in 4 bits
 */
export type TrainingMethod = "full" | "lora" | "qlora";

/**
 * Parameters of the adapters for each parameter of the model. Assumption: adapters of rank 16 on all
 * linear layers of an 8B model are 42M parameters, 0.5 %; we count 1 %.
 */
export const adapterShare = 0.01;

/** Tokens that a model trained from scratch should see at least, for each parameter (Chinchilla, arXiv 2203.15556). */
export const tokensPerParameter = 20;
