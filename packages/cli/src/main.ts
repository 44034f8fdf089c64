import { processIo } from "./process-io.ts";
import { runCli } from "./run-cli.ts";

// No process.exit: what is still in a pipe must reach its reader.
process.exitCode = await runCli(process.argv.slice(2), processIo());
