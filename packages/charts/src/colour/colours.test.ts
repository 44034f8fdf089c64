import { describe, expect, it } from "vitest";
import { type ColourName, chartColours, chartCss, type Theme } from "./colours.ts";

type Triple = readonly [number, number, number];

const channels = (hex: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Triple;

/** sRGB to light, IEC 61966-2-1. */
const linear = (hex: string): Triple =>
  channels(hex).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  ) as unknown as Triple;

const times = (matrix: readonly Triple[], [r, g, b]: Triple): Triple =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Triple;

/** WCAG 2.2: the relation of relative luminances. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other]
    .map((hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0])
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1; of light. */
const visions: Readonly<Record<string, readonly Triple[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* under D65. */
function lab(light: Triple): Triple {
  const clipped = light.map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple;
  const [x, y, z] = times(
    [
      [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
      [0.2126, 0.7152, 0.0722],
      [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
    ],
    clipped,
  ).map((t) =>
    t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116,
  ) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976: about 2 is the least that somebody sees; 20 is told apart at a glance. */
function distance(one: string, other: string, vision: readonly Triple[]): number {
  const [a, b] = [one, other].map((hex) => lab(times(vision, linear(hex))));
  return Math.hypot(...(a as Triple).map((value, index) => value - ((b as Triple)[index] ?? 0)));
}

const series: readonly ColourName[] = [
  "hosted",
  "hosted-tuned",
  "self-hosted",
  "self-hosted-tuned",
];
const parts: readonly ColourName[] = ["part-1", "part-2", "part-3", "part-4", "part-5", "part-6"];
const pairs = (names: readonly ColourName[]) =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));

describe.each(["light", "dark"] as const)("in %s", (theme: Theme) => {
  const colours = chartColours[theme];

  it("is readable: letters and marks have a contrast of 4.5 to the page", () => {
    const { page, grid: _, ...marks } = colours;
    const weak = Object.entries(marks).filter(([, colour]) => contrast(colour, page) < 4.5);
    expect(weak).toEqual([]);
  });

  it.each(Object.keys(visions))("paths are told apart with %s", (name) => {
    const near = pairs(series).flatMap(([one, other]) => {
      const apart = distance(colours[one], colours[other], visions[name] ?? []);
      return apart < 20 ? [`${one} and ${other}: ${apart.toFixed(1)}`] : [];
    });
    expect(near).toEqual([]);
  });

  it.each(Object.keys(visions))("parts beside one another are told apart with %s", (name) => {
    const near = parts.slice(1).flatMap((part, index) => {
      const before = parts[index] ?? part;
      const apart = distance(colours[before], colours[part], visions[name] ?? []);
      return apart < 20 ? [`${before} and ${part}: ${apart.toFixed(1)}`] : [];
    });
    expect(near).toEqual([]);
  });
});

it("has every colour as a variable in both themes, and light on paper", () => {
  for (const theme of ["light", "dark"] as const) {
    for (const [name, colour] of Object.entries(chartColours[theme])) {
      expect(chartCss).toContain(`--chart-${name}:${colour};`);
    }
  }
  expect(chartCss.match(/@media screen/g)).toHaveLength(2);
});
