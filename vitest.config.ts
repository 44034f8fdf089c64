import { defineConfig } from "vitest/config";

const report = process.env["OUTLAY_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "scripts/**/*.test.ts"],
    testTimeout: 60_000,
    // `npm test` counts from the JSON report.
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    typecheck: {
      enabled: true,
      include: ["packages/**/*.test-d.ts"],
      tsconfig: "./tsconfig.test.json",
    },
  },
});
