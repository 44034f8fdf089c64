/** Colours of the page outside its pictures. */
export interface Theme {
  readonly paper: string;
  /** Ground of what is set apart: sums, heads, key figures. */
  readonly wash: string;
  readonly ink: string;
  /** Words of lesser weight. */
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly warning: string;
  readonly warningWash: string;
  readonly note: string;
  readonly noteWash: string;
}

/**
 * The page by day and by night. Words reach a contrast of 4.5 to 1 on every ground that they stand on
 * (tested), the level AA of the Web Content Accessibility Guidelines 2.2.
 */
export const themes: Readonly<Record<"light" | "dark", Theme>> = {
  light: {
    paper: "#ffffff",
    wash: "#f5f6f8",
    ink: "#1b1f24",
    soft: "#565e68",
    line: "#d9dde3",
    accent: "#0f4c81",
    warning: "#8a3b00",
    warningWash: "#fdf4e9",
    note: "#2f5d86",
    noteWash: "#f0f5fa",
  },
  dark: {
    paper: "#14171c",
    wash: "#1c2128",
    ink: "#e7eaee",
    soft: "#a6aeb8",
    line: "#353d47",
    accent: "#90c2f2",
    warning: "#f0b36e",
    warningWash: "#2b2318",
    note: "#8fbfe8",
    noteWash: "#1a242e",
  },
};

/** A theme as custom properties: `--paper: #ffffff;`. */
export const themeVariables = (theme: Theme): string =>
  Object.entries(theme)
    .map(
      ([name, colour]) =>
        `--${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}: ${colour};`,
    )
    .join(" ");
