/** How a run is kept alive. */
export interface RunCare {
  readonly gpus: number;
  /** Hours between two saved states. */
  readonly checkpointHours: number;
  /** Hours that saving one stops the run for; most tools save beside it. */
  readonly saveHours: number;
  /** Hours from a failure until the run goes on: noticing, another machine, loading. */
  readonly restartHours: number;
}

/**
 * GPU hours between two interruptions that nobody planned: 419 in 54 days of 16,384 H100 (Llama 3,
 * arXiv 2407.21783, section 3.3.4).
 */
export const gpuHoursBetweenFailures: number = (54 * 24 * 16_384) / 419;

/**
 * Hours that failures and saving add to a run, as a share of it:
 *
 * failures an hour = GPUs ÷ GPU hours between failures
 * share = saving ÷ interval + failures an hour × (interval ÷ 2 + restart)
 *
 * @example
 * // 8 GPUs, saved hourly: 0.00016 failures an hour, each loses an hour
 * const care = { gpus: 8, checkpointHours: 1, saveHours: 0.005, restartHours: 0.5 };
 * Math.round(lostShare(care) * 1e5) / 1e5 // => 0.00516
 * Math.round(lostShare({ ...care, gpus: 16_384 }) * 100) / 100 // => 0.33
 */
export const lostShare = ({ gpus, checkpointHours, saveHours, restartHours }: RunCare): number =>
  saveHours / checkpointHours +
  (gpus / gpuHoursBetweenFailures) * (checkpointHours / 2 + restartHours);

/** Assumption: saved every hour for 20 seconds, and half an hour to go on after a failure. */
export const usualCare: Omit<RunCare, "gpus"> = {
  checkpointHours: 1,
  saveHours: 20 / 3600,
  restartHours: 0.5,
};
