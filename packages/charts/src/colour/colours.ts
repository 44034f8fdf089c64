/** The two ways a page is shown. */
export type Theme = "light" | "dark";

/** What a colour is for; `--chart-` and this is its CSS variable. */
export type ColourName =
  | "page"
  | "text"
  | "muted"
  | "grid"
  | "accent"
  | "published"
  | "hosted"
  | "hosted-tuned"
  | "self-hosted"
  | "self-hosted-tuned"
  | "part-1"
  | "part-2"
  | "part-3"
  | "part-4"
  | "part-5"
  | "part-6";

/**
 * Colours of both themes. Whose model it is decides the hue, blue for a vendor's and orange for one's own;
 * a tuned one is the stronger shade. Blue and orange, dark and light stay apart for every kind of colour
 * vision. Every colour but `grid` has a contrast of at least 4.5 to the page, so that letters may have it.
 */
export const chartColours: Readonly<Record<Theme, Readonly<Record<ColourName, string>>>> = {
  light: {
    page: "#ffffff",
    text: "#1b1f24",
    muted: "#5c6570",
    grid: "#dde1e6",
    accent: "#0f766e",
    published: "#6a7280",
    hosted: "#1d72c4",
    "hosted-tuned": "#0b2f66",
    "self-hosted": "#bd4f00",
    "self-hosted-tuned": "#6b2600",
    "part-1": "#12365f",
    "part-2": "#1d72c4",
    "part-3": "#064640",
    "part-4": "#5f7a00",
    "part-5": "#571f00",
    "part-6": "#a8488c",
  },
  dark: {
    page: "#14171c",
    text: "#e8eaed",
    muted: "#a3adb8",
    grid: "#333a43",
    accent: "#3fb8a9",
    published: "#939ca8",
    hosted: "#4a97e6",
    "hosted-tuned": "#b9dbff",
    "self-hosted": "#e0772a",
    "self-hosted-tuned": "#ffd3ad",
    "part-1": "#b9dbff",
    "part-2": "#4a97e6",
    "part-3": "#7fe0d3",
    "part-4": "#a5bf3f",
    "part-5": "#ffd3ad",
    "part-6": "#e08cc6",
  },
};

/** Declarations of the variables of a theme, for a rule of the page's own. */
export const chartVariables = (theme: Theme): string =>
  Object.entries(chartColours[theme])
    .map(([name, colour]) => `--chart-${name}:${colour};`)
    .join("");

/**
 * What a page needs for its charts: light, dark where the system or `data-theme` says so, light again on
 * paper; and that a chart shrinks with its column.
 */
export const chartCss: string = [
  `:root{${chartVariables("light")}}`,
  `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${chartVariables("dark")}}}`,
  `@media screen{:root[data-theme="dark"]{${chartVariables("dark")}}}`,
  ".outlay-chart{display:block;max-width:100%;height:auto}",
].join("\n");
