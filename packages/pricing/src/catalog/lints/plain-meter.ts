import { METER_NAMES, METERS, type Meter } from "../../meter.ts";

/** The meter of the same input when no cache takes part. */
export const plainMeter = (meter: Meter): Meter | undefined =>
  METER_NAMES.find(
    (one) =>
      METERS[one].direction === "input" &&
      METERS[one].unit === "token" &&
      METERS[one].cache === "none" &&
      METERS[one].modality === METERS[meter].modality &&
      one !== "input_tool",
  );
