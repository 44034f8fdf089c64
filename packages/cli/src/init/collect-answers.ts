import type { Io } from "../io.ts";
import { kebab } from "../verb.ts";
import { checkAnswer, exampleOf } from "./check-answer.ts";
import { askKind, type Kind, kindKeys, kindMark, kindValues } from "./kinds.ts";
import { type Launch, proposeLaunch } from "./propose-launch.ts";
import { type Question, questions } from "./questions.ts";
import { namesText, unknownName } from "./unknown-name.ts";

/** What was answered, which values are only examples, and comments for others. */
export type Answers = {
  readonly values: Readonly<Record<string, string>>;
  readonly examples: readonly string[];
  readonly marks: Readonly<Record<string, string>>;
};

const pathKeys: readonly string[] = ["paths.hosted.model", "paths.self-hosted.model"];

/**
 * Gathers the answers from flags, then from the terminal, then (with `yes`) from the examples.
 *
 * @returns the answers, or the sentences that say what is missing or wrong
 */
export async function collectAnswers(
  flags: Readonly<Record<string, unknown>>,
  yes: boolean,
  io: Io,
): Promise<{ ok: true; value: Answers } | { ok: false; error: string }> {
  const values: Record<string, string> = { outlay: "1" };
  const examples: string[] = [];
  const wrong: string[] = [];
  for (const question of questions) {
    const given = flags[question.option];
    if (typeof given !== "string") continue;
    const flag = `--${kebab(question.option)}`;
    const problem = checkAnswer(question.key, given) ?? unknownName(question.key, given, io.now());
    if (problem === undefined) values[question.key] = given;
    else wrong.push(`${flag} "${given}": ${problem}`);
  }
  if (wrong.length > 0) return { ok: false, error: wrong.join("\n") };
  const asking = !yes && io.interactive;
  const wantsPath = () => !pathKeys.some((key) => key in values);
  const missing: string[] = [];
  let launch: Launch | undefined;
  const kind = (flags["kind"] as Kind | undefined) ?? (asking ? await askKind(io) : undefined);
  if (kind === undefined && !yes) missing.push("--kind");
  else Object.assign(values, kindValues(kind ?? "conversation"));
  if (kind === undefined) examples.push(...kindKeys);
  for (const question of questions) {
    const { key, after, skippable = false } = question;
    if (key in values || (after !== undefined && !(after in values))) continue;
    const isPath = pathKeys.includes(key);
    if (asking) {
      const last = key === pathKeys.at(-1) && wantsPath();
      if (key === "start") {
        launch = await proposeLaunch(values, io);
        if (launch === undefined) continue;
      }
      const answer = await askFor(question, launch?.month, skippable && !last, io);
      if (answer.kind === "said") values[key] = answer.text;
      if (answer.kind === "example") {
        values[key] = exampleOf(key);
        examples.push(key);
      }
    } else if (!skippable || (isPath && noPathGiven(flags))) {
      if (yes) {
        values[key] = exampleOf(key);
        examples.push(key);
      } else if (!isPath) missing.push(`--${kebab(question.option)}`);
    }
  }
  if (!asking && wantsPath()) missing.push("--model or --open-model");
  if (missing.length === 0 && !("start" in values)) {
    launch ??= await proposeLaunch(values, io);
    if (launch !== undefined) values["start"] = launch.month;
  } else launch = undefined;
  const marks = {
    ...(kind === undefined ? {} : marksOf(kind)),
    ...(launch === undefined ? {} : { start: launch.why }),
  };
  return missing.length === 0
    ? { ok: true, value: { values, examples, marks } }
    : {
        ok: false,
        error: `there is no terminal to ask on. Give ${missing.join(", ")}; or --yes, which writes examples in their place.`,
      };
}

const marksOf = (kind: Kind): Readonly<Record<string, string>> =>
  Object.fromEntries(kindKeys.map((key) => [key, kindMark(kind)]));

const noPathGiven = (flags: Readonly<Record<string, unknown>>): boolean =>
  flags["model"] === undefined && flags["openModel"] === undefined;

/** What was answered; `example` where Enter took the example in place of an answer that is needed. */
type Answer =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "skipped" | "example" };

/**
 * Asks until the answer fits. Enter skips where that is allowed; where it is not, Enter once more takes the
 * example. `?` shows what there is.
 *
 * @param proposed what Enter takes, where something is proposed
 */
async function askFor(
  question: Question,
  proposed: string | undefined,
  skippable: boolean,
  io: Io,
): Promise<Answer> {
  const { bold, dim } = io.colourErr;
  const example = exampleOf(question.key);
  const among = namesText(question.key, io.now());
  const hint = [
    proposed === undefined
      ? `e.g. ${example}${skippable ? "; Enter leaves it out" : ""}`
      : `Enter takes ${proposed}, which the time to build allows`,
    ...(among === undefined ? [] : ["? shows what there is"]),
  ].join("; ");
  io.say(`${bold(question.ask)} ${dim(hint)}`);
  let reminded = false;
  for (;;) {
    const answer = (await io.ask("> ")).trim();
    if (answer === "") {
      if (skippable) return { kind: "skipped" };
      if (reminded) return { kind: "example" };
      reminded = true;
      io.say(
        `${question.skippable === true ? "A plan needs one path: this model, or one through its API" : "This one is needed"}. Enter once more takes ${example}, marked as an example; Ctrl-C stops without writing anything.`,
      );
      continue;
    }
    if (answer === "?") {
      io.say(among ?? `${question.doc}; for example ${example}.`);
      continue;
    }
    const problem =
      checkAnswer(question.key, answer) ?? unknownName(question.key, answer, io.now());
    if (problem === undefined) return { kind: "said", text: answer };
    io.say(problem);
  }
}
