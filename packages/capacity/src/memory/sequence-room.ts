import { numbers } from "../arithmetic.ts";
import { engineShare } from "./engine-share.ts";
import { sequenceBytes } from "./kv-cache.ts";
import { replicaGroups } from "./replica-groups.ts";
import { gpuRoom, type Housed, type RoomWish } from "./replica-room.ts";

/**
 * Bytes of cache that one sequence takes on each GPU of its attention group, in whole pages.
 *
 * Of kv heads each GPU holds its part, or a copy of one where there are more GPUs than heads; the latent
 * vector of MLA, and an index beside it, are copied to each. A stage holds its layers only.
 *
 * @param tokens length of the sequence, prompt and answer
 */
export function sequenceBytesOnGpu(replica: Housed, tokens: number): number {
  const { model, kvBytesPerNumber, engine } = replica;
  const { stages, tensor } = replicaGroups(replica);
  const { page } = engineShare(engine);
  const whole = Math.ceil(tokens / page) * page;
  const bytes = sequenceBytes(numbers, model, tensor, kvBytesPerNumber, whole);
  const layersShare = Math.ceil(model.layers / stages) / model.layers;
  return (model.attention.kind === "latent" ? bytes : bytes / tensor) * layersShare;
}

/**
 * Sequences of so many tokens that a replica holds at once, over all its attention groups; 0 where not one
 * fits.
 */
export function sequencesThatFit(replica: Housed, tokens: number, wish: RoomWish = {}): number {
  const { groups } = replicaGroups(replica);
  const { cacheBytes } = gpuRoom(replica, wish);
  return groups * Math.max(0, Math.floor(cacheBytes / sequenceBytesOnGpu(replica, tokens)));
}
