import { inverseNormal, normalCdf } from "@outlay/numerics";

/**
 * Ties streams of uniforms together in place: a Gaussian copula. Each uniform becomes a standard
 * normal, the normals of one draw are multiplied by the Cholesky factor `lower`, and each becomes a
 * uniform again.
 *
 * The first stream stays as it was and keeps its strata; the others keep their distribution.
 */
export function correlateUniforms(
  streams: readonly Float64Array[],
  lower: readonly (readonly number[])[],
  count: number,
): void {
  const size = streams.length;
  const z = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < size; j++) z[j] = inverseNormal((streams[j] as Float64Array)[i] as number);
    for (let j = 1; j < size; j++) {
      const row = lower[j] as readonly number[];
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += (row[k] as number) * (z[k] as number);
      const u = normalCdf(sum);
      (streams[j] as Float64Array)[i] = u < LEAST ? LEAST : u > MOST ? MOST : u;
    }
  }
}

const LEAST = 1.1641532182693481e-10; // 2^−33
const MOST = 1 - LEAST;
