import { type ValueWords, type VerbWords, wantsValue } from "./describe-verbs.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The shell words that fill COMPREPLY for a value. */
const offer = (value: ValueWords): string => {
  if (value.kind === "words") return `_outlay_words ${quote(value.words.join(" "))}`;
  if (value.kind === "file") return "_outlay_files -f";
  if (value.kind === "folder") return "_outlay_files -d";
  if (value.kind === "none") return ":";
  const words = `_outlay_words "$(outlay __complete ${value.kind} 2>/dev/null)"`;
  return wantsValue(value.kind) ? `${words}; compopt -o nospace 2>/dev/null` : words;
};

const verbCase = (verb: VerbWords, verbs: readonly VerbWords[]): string => {
  const path = verb.path.join(" ");
  const below = verbs.filter(
    (other) => other.path.length === verb.path.length + 1 && other.path[0] === verb.path[0],
  );
  const flags = verb.flags.flatMap((flag) => flag.flags);
  const values = verb.flags
    .filter((flag) => flag.takesValue)
    .map((flag) => `      ${flag.flags.join("|")}) ${offer(flag.value)}; return ;;`);
  const positions = verb.args.map((value, at) => {
    const last = verb.rest && at === verb.args.length - 1;
    return `      ${last ? "*" : at}) ${offer(value)} ;;`;
  });
  const words = below.map((other) => other.path.at(-1) ?? "").join(" ");
  return [
    `  ${quote(path)})`,
    ...(values.length > 0 ? ['    case "$prev" in', ...values, "    esac"] : []),
    `    case "$cur" in -*) _outlay_words ${quote(flags.join(" "))}; return ;; esac`,
    ...(words !== "" && positions.length === 0 ? [`    _outlay_words ${quote(words)}`] : []),
    ...(positions.length > 0 ? ['    case "$given" in', ...positions, "    esac"] : []),
    // A verb with an argument that is a family too: `capacity MODEL`, `capacity train`.
    ...(words !== "" && positions.length > 0
      ? [`    [ "$given" = 0 ] && _outlay_more ${quote(words)}`]
      : []),
    "    ;;",
  ].join("\n");
};

/** Flags whose next word is a value, as `verb --flag`, so that a value is not counted as an argument. */
const valueFlags = (verbs: readonly VerbWords[]): string =>
  verbs
    .flatMap((verb) =>
      verb.flags
        .filter((flag) => flag.takesValue)
        .flatMap((flag) => flag.flags.map((each) => quote(`${verb.path.join(" ")} ${each}`))),
    )
    .join("|");

/**
 * The completion script for bash 3.2 and later.
 *
 * @param verbs from `describeVerbs`
 */
export const bashScript = (verbs: readonly VerbWords[]): string => {
  const first = verbs.filter((verb) => verb.path.length === 1).map((verb) => verb.path[0]);
  const paths = verbs.map((verb) => quote(verb.path.join(" "))).join("|");
  const taking = valueFlags(verbs);
  return `# bash completion of outlay; load it with: source <(outlay completion bash)
_outlay_words() { local IFS=$' \\n'; COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_outlay_more() { local IFS=$' \\n'; COMPREPLY+=($(compgen -W "$1" -- "$cur")); }
_outlay_files() { local IFS=$'\\n'; COMPREPLY=($(compgen "$1" -- "$cur")); compopt -o filenames 2>/dev/null; }
_outlay() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local verb='' given=0 at=1 word
  COMPREPLY=()
  while [ "$at" -lt "$COMP_CWORD" ]; do
    word="\${COMP_WORDS[at]}"
    case "\${verb:+$verb }$word" in
    ${paths}) verb="\${verb:+$verb }$word" ;;
${taking === "" ? "" : `    ${taking}) at=$((at + 1)) ;;\n`}    *" -"*|-*) ;;
    *) given=$((given + 1)) ;;
    esac
    at=$((at + 1))
  done
  case "$verb" in
  '')
    case "$cur" in
    -*) _outlay_words '--help --version' ;;
    *) _outlay_words ${quote(first.join(" "))} ;;
    esac
    ;;
${verbs.map((verb) => verbCase(verb, verbs)).join("\n")}
  esac
}
complete -F _outlay outlay`;
};
