import { type Command, defineCommand, required } from "../command.ts";
import { bashScript } from "../completion/bash-script.ts";
import { describeVerbs, type VerbWords } from "../completion/describe-verbs.ts";
import { fishScript } from "../completion/fish-script.ts";
import { zshScript } from "../completion/zsh-script.ts";
import { exitCode } from "../exit-code.ts";

const scripts: Readonly<Record<string, (verbs: readonly VerbWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** `outlay completion`: the script is made from the command table, so it knows every verb and flag. */
export const command: Command = defineCommand({
  args: {
    shell: required("SHELL", "your shell", { choices: Object.keys(scripts) }),
  },
  options: {},
  examples: [
    { run: "echo 'source <(outlay completion bash)' >> ~/.bashrc", doc: "bash" },
    { run: "outlay completion zsh > ~/.zfunc/_outlay", doc: "zsh: a folder on your fpath" },
    { run: "outlay completion fish > ~/.config/fish/completions/outlay.fish", doc: "fish" },
  ],
  async run({ args, options }, io, table) {
    const verbs = await describeVerbs(table);
    const script = scripts[args.shell]?.(verbs) ?? "";
    if (options.json) io.json({ shell: args.shell, script });
    else io.out(script);
    return exitCode.ok;
  },
});
