type Style = (text: string) => string;

/** Text styles of a terminal. Colour never carries meaning alone: words and signs do. */
export type Colour = {
  /** Whether the styles do anything. */
  readonly enabled: boolean;
  readonly bold: Style;
  readonly dim: Style;
  readonly underline: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
};

const esc = String.fromCharCode(27);

/**
 * The styles, or functions that leave text alone.
 *
 * @example
 * colours(false).red("late") // => "late"
 */
export const colours = (enabled: boolean): Colour => {
  const style =
    (open: number, close: number): Style =>
    (text) =>
      enabled && text !== "" ? `${esc}[${open}m${text}${esc}[${close}m` : text;
  return {
    enabled,
    bold: style(1, 22),
    dim: style(2, 22),
    underline: style(4, 24),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    cyan: style(36, 39),
  };
};

/**
 * Whether a stream gets colour: `NO_COLOR` (not empty) says no, then `FORCE_COLOR` says yes
 * (`0` and `false` say no), then `TERM=dumb` says no, then a terminal says yes.
 *
 * @example
 * wantsColour({ NO_COLOR: "1", FORCE_COLOR: "1" }, true) // => false
 * wantsColour({ FORCE_COLOR: "1" }, false) // => true
 * wantsColour({}, false) // => false
 */
export const wantsColour = (
  env: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): boolean => {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env as { [key: string]: string };
  if (no !== undefined && no !== "") return false;
  if (force !== undefined) return force !== "0" && force !== "false";
  return terminal && term !== "dumb";
};
