import type { FlagWords, ValueWords, VerbWords } from "./describe-verbs.ts";

const quote = (text: string): string => `'${text.replace(/['\\]/g, (sign) => `\\${sign}`)}'`;

/** What fish adds for a value: `-f` keeps its file names out, `-F` puts them back. */
const offer = (value: ValueWords): string => {
  if (value.kind === "words") return `-f -a ${quote(value.words.join(" "))}`;
  if (value.kind === "file" || value.kind === "folder") return "-F";
  if (value.kind === "none") return "-f";
  return `-f -a ${quote(`(outlay __complete ${value.kind} 2>/dev/null)`)}`;
};

const flagLine = (condition: string, flag: FlagWords): string => {
  const names = flag.flags.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const value = flag.takesValue ? ` -r ${offer(flag.value)}` : "";
  return `complete -c outlay -n ${condition} ${names.join(" ")} -d ${quote(flag.doc)}${value}`;
};

const verbLines = (verb: VerbWords): string[] => {
  const parent = verb.path.slice(0, -1).join(" ");
  const here = quote(`__outlay_at ${verb.path.join(" ")}`);
  const args = verb.args.filter((value) => value.kind !== "none");
  return [
    `complete -c outlay -n ${quote(`__outlay_at ${parent}`.trimEnd())} -f -a ${verb.path.at(-1)} -d ${quote(verb.summary)}`,
    ...verb.flags.map((flag) => flagLine(here, flag)),
    ...args.map((value) => `complete -c outlay -n ${here} ${offer(value)}`),
  ];
};

/**
 * The completion script for fish.
 *
 * @param verbs from `describeVerbs`
 */
export const fishScript = (verbs: readonly VerbWords[]): string => {
  const paths = verbs.map((verb) => quote(verb.path.join(" "))).join(" ");
  return `# fish completion of outlay: outlay completion fish > ~/.config/fish/completions/outlay.fish
function __outlay_at --description 'true where the verb typed so far is exactly the given one'
    set -l verb
    for word in (commandline -opc)[2..-1]
        set -l longer (string join -- ' ' $verb $word)
        if contains -- $longer ${paths}
            set verb (string split -- ' ' $longer)
        end
    end
    test "$verb" = "$argv"
end
complete -c outlay -f
complete -c outlay -n '__outlay_at' -l help -d 'show this help'
complete -c outlay -n '__outlay_at' -l version -d 'show the version'
${verbs.flatMap(verbLines).join("\n")}`;
};
