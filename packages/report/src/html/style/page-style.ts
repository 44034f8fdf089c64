import { paperStyle } from "./paper-style.ts";
import { baseStyle, screenStyle } from "./screen-style.ts";
import { themes, themeVariables } from "./theme.ts";

/** What differs from one page to the next. */
export interface StyleOptions {
  readonly title: string;
  /** Rules of the pictures: their colours as custom properties. */
  readonly css: string;
}

/** All rules of the page. Dark is for screens only: paper is white, whatever the screen is. */
export const pageStyle = ({ title, css }: StyleOptions): string =>
  [
    `:root { ${themeVariables(themes.light)} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${themeVariables(themes.dark)} } }`,
    css,
    baseStyle,
    screenStyle,
    paperStyle(title),
  ].join("\n");
