import type { Advice, RuledOutModel } from "@outlay/estimate";
import { pathWords, rulingWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** Models named for each reason when not all are asked for. */
const fewNames = 3;

/** What rules out the others, path by path and reason by reason; the plan's own with the whole sentence. */
export function ruledOutText({ paths, unitsRuledOut }: Advice, io: Io, all: boolean): string {
  const said = new Set<string>();
  const lines = paths.flatMap(({ path, ruledOut }) =>
    [...Map.groupBy(ruledOut, reasonOf)].flatMap(([reason, models]) => {
      // What rules a model out on one path is not said again of the tuned one beside it.
      const untuned = path.replace("-tuned", "");
      const again = path !== untuned && said.has(`${untuned} ${reason}`) && !all;
      said.add(`${path} ${reason}`);
      if (again && !models.some(({ own }) => own)) return [];
      const [first] = models;
      if (first === undefined) return [];
      const own = models.filter((each) => each.own);
      return [
        wholeWords(`${pathWords[path]}: ${countText(first, models, all)}`, io.width, 0, 2),
        ...own.map(({ model, text }) => wholeWords(`* ${model}, yours: ${text}`, io.width, 2, 2)),
      ];
    }),
  );
  const units = unitsRuledOut.map(({ text, models }) =>
    wholeWords(`${models.length} ${text}${namesText(models, all)}.`, io.width, 0, 2),
  );
  return lines.length + units.length === 0
    ? ""
    : [heading("What rules out the others", io.colour, io.width), ...lines, ...units].join("\n");
}

/** Rules of the plan are told one by one; what lies with the models by kind. */
const reasonOf = ({ code, text }: RuledOutModel): string => (code === "rules" ? text : code);

function countText(first: RuledOutModel, models: readonly RuledOutModel[], all: boolean): string {
  const count = `${models.length} ${rulingWords[first.code]}`;
  if (first.code === "rules") return `${count}: ${first.text}`;
  const told = models.map(({ model, text }) =>
    all ? `${model} (${text.replace(/\.$/, "")})` : model,
  );
  return `${count}${namesText(told, all)}.`;
}

function namesText(names: readonly string[], all: boolean): string {
  const shown = all ? names : names.slice(0, fewNames);
  return `: ${shown.join(", ")}${shown.length < names.length ? " …" : ""}`;
}
