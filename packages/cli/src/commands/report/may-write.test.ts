import { expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { refusal } from "./may-write.ts";

it("leaves what has no end, such as a device, as it is", async () => {
  const endless = {
    ...capturedIo(),
    async *pieces() {
      for (;;) yield new Uint8Array(16_000_000);
    },
  };
  const why = await refusal({ format: "html", path: "/dev/zero" }, { force: false }, endless);
  expect(why).toContain("is no report of Outlay");
});
