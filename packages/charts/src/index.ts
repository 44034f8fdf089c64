export * from "./chart.ts";
export {
  type ColourName,
  chartColours,
  chartCss,
  chartVariables,
  type Theme,
} from "./colour/colours.ts";
export { chartHeight, type DrawOptions, drawChart } from "./draw-chart.ts";
export { svgText } from "./svg-text.ts";
