/** The parts used of the JSON report of Vitest. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** Whether each step of `npm test` ended with status 0. */
export type Steps = { readonly types: boolean; readonly lint: boolean; readonly tests: boolean };

/**
 * Counts what passed and failed. Types and lint count one each. A test file that fails without a
 * failed test in it (it could not be loaded) counts one, and so does a run that failed otherwise
 * or left no report: a failure is never counted as nothing.
 */
export const countTests = (
  report: VitestReport | undefined,
  steps: Steps,
): { readonly passed: number; readonly failed: number; readonly skipped: number } => {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of report?.testResults ?? []) {
    const of = (status: string) => file.assertionResults.filter((each) => each.status === status);
    const failures = of("failed").length;
    passed += of("passed").length;
    failed += failures === 0 && file.status === "failed" ? 1 : failures;
    skipped += file.assertionResults.length - of("passed").length - failures;
  }
  if (passed + failed === 0 || (!steps.tests && failed === 0)) failed += 1;
  for (const step of [steps.types, steps.lint]) {
    if (step) passed += 1;
    else failed += 1;
  }
  return { passed, failed, skipped };
};
