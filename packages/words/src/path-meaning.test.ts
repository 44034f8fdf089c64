import type { PathId } from "@outlay/estimate";
import { expect, it } from "vitest";
import { pathLegend, pathMeaning, type Site } from "./path-meaning.ts";

it.each<{ path: PathId; model: string; site: Site; want: string }>([
  { path: "hosted", model: "M", site: "cloud", want: "M, run by its provider" },
  {
    path: "hosted-tuned",
    model: "M, tuned",
    site: "owned",
    want: "M, trained on your examples, run by its provider",
  },
  { path: "self-hosted", model: "M", site: "cloud", want: "M, on machines that you rent" },
  { path: "self-hosted", model: "M", site: "owned", want: "M, on machines that you own" },
  {
    path: "self-hosted-tuned",
    model: "M",
    site: "hybrid",
    want: "M, trained on your examples, on machines of which you own a part and rent the rest",
  },
])("$path of $model on $site is $want", ({ path, model, site, want }) => {
  expect(pathMeaning(path, model, site)).toBe(want);
});

it.each<{ paths: PathId[]; want: string }>([
  { paths: ["self-hosted"], want: "Self-hosted: an open model on machines that you rent." },
  {
    paths: ["hosted", "hosted-tuned"],
    want: "Hosted: run by the provider of the model. Tuned: trained on your examples.",
  },
  { paths: [], want: "" },
])("says of $paths: $want", ({ paths, want }) => {
  expect(pathLegend(paths, "cloud")).toBe(want);
});
