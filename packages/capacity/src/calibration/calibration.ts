/** Measured ÷ predicted between which nine of ten measurements lie. */
export interface ErrorFactors {
  readonly low: number;
  readonly high: number;
}

/** How near the measurements are that a prediction rests on, the nearest first. */
export const bases = [
  "near measurements",
  "engine and part measured",
  "part measured",
  "uncalibrated",
] as const;

/** One of {@link bases}. */
export type Basis = (typeof bases)[number];

/** 90 % intervals of the three things that are predicted. */
export interface ServingError {
  /** Output tokens a second. */
  readonly throughput: ErrorFactors;
  /** Time to the first token. */
  readonly ttft: ErrorFactors;
  /** Time between two tokens. */
  readonly tpot: ErrorFactors;
}

/** What measurements say of the serving formulas: `catalog/capacity.yaml`, read by `readCalibration`. */
export interface Calibration {
  /** What software reaches of a part that nothing more is known of. */
  readonly efficiency: {
    readonly memory: number;
    readonly compute: number;
    readonly stepOverhead: number;
  };
  readonly error: Readonly<Record<Basis, ServingError>>;
}
