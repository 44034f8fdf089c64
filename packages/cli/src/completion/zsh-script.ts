import { type FlagWords, type ValueWords, type VerbWords, wantsValue } from "./describe-verbs.ts";

/** Inside `_arguments` specs, brackets, colons and quotes mean something. */
const words = (text: string): string =>
  text.replace(/[[\]:\\]/g, (sign) => `\\${sign}`).replaceAll("'", "'\\''");

const action = (value: ValueWords): string => {
  if (value.kind === "words") return `(${value.words.join(" ")})`;
  if (value.kind === "file") return "_files";
  if (value.kind === "folder") return "_files -/";
  if (value.kind === "none") return " ";
  // A value follows the sign, so no space does; the specs stand in quotes themselves.
  const suffix = wantsValue(value.kind) ? `-S "" ` : "";
  return `{compadd ${suffix}-- \${(f)"$(outlay __complete ${value.kind} 2>/dev/null)"}}`;
};

const flagSpecs = (flag: FlagWords): string[] =>
  flag.flags.map((name) => {
    const many = flag.repeatable ? "*" : "";
    const value = flag.takesValue ? `:value:${action(flag.value)}` : "";
    return `'${many}${name}[${words(flag.doc)}]${value}'`;
  });

const verbFunction = (verb: VerbWords, verbs: readonly VerbWords[]): string => {
  const name = `_outlay_${verb.path.join("_")}`;
  const below = verbs.filter(
    (other) => other.path.length === verb.path.length + 1 && other.path[0] === verb.path[0],
  );
  if (below.length > 0)
    return familyFunction(name, below, verb.flags.flatMap(flagSpecs), verb.args);
  const args = verb.args.map((value, at) => {
    const last = verb.rest && at === verb.args.length - 1;
    return `'${last ? "*" : at + 1}:argument:${action(value)}'`;
  });
  const specs = [...verb.flags.flatMap(flagSpecs), ...args].map((spec) => `    ${spec}`);
  return `${name}() {\n  _arguments -s \\\n${specs.join(" \\\n")}\n}`;
};

/** What a first word may be: a verb of the family, or its own argument; it fails where there is neither. */
const firstWords = (argument: ValueWords | undefined): string => {
  const verbs = "_describe 'verb' verbs";
  if (argument === undefined || argument.kind === "none") return verbs;
  const own =
    argument.kind === "words"
      ? `compadd -- ${argument.words.join(" ")}`
      : action(argument).replace(/^\{(.*)\}$/, "$1");
  return `local none=1; ${verbs} && none=0; ${own} && none=0; return $none`;
};

/**
 * A function that offers the next word and hands on to that verb's function; of a family that is a verb
 * with an argument itself (`capacity MODEL`), the argument too, and behind it the flags.
 */
const familyFunction = (
  name: string,
  below: readonly VerbWords[],
  flags: string[],
  args: readonly ValueWords[] = [],
): string => {
  const list = below.map((verb) => {
    const word = verb.path.at(-1) ?? "";
    return `    '${word}:${words(verb.summary)}'`;
  });
  const cases = below.map((verb) => {
    const word = verb.path.at(-1) ?? "";
    return `      ${word}) _outlay_${verb.path.join("_")} ;;`;
  });
  return `${name}() {
  local -a verbs=(
${list.join("\n")}
  )
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${flags.join(" ")} '1:verb:->verb' '*::rest:->rest'
  case $state in
    verb) ${firstWords(args[0])} ;;
    rest) case $words[1] in
${[...cases, ...(args.length === 0 ? [] : [`      *) _arguments -s ${flags.join(" ")} ;;`])].join("\n")}
      esac ;;
  esac
}`;
};

/**
 * The completion script for zsh: a file `_outlay` in a folder on `fpath`, or to be sourced.
 *
 * @param verbs from `describeVerbs`
 */
export const zshScript = (verbs: readonly VerbWords[]): string => {
  const first = verbs.filter((verb) => verb.path.length === 1);
  const root = familyFunction("_outlay", first, [
    "'--help[show this help]'",
    "'--version[show the version]'",
  ]);
  return `#compdef outlay
# zsh completion of outlay: outlay completion zsh > ~/.zfunc/_outlay
${verbs.map((verb) => verbFunction(verb, verbs)).join("\n")}
${root}
if [ "$funcstack[1]" = "_outlay" ]; then _outlay "$@"; else compdef _outlay outlay; fi`;
};
