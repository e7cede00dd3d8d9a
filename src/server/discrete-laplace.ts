import { randomBytes } from 'node:crypto';
import type { Fraction } from '../statistics';

/** Gives `count` random bytes. */
export type ByteSource = (count: number) => Uint8Array;

/**
 * Draws from the discrete Laplace distribution: P(x) is proportional to exp(-|x| / scale) over all
 * integers. Exact: it uses only integers and random bits, because noise made from floating-point
 * numbers leaks (Mironov 2012).
 *
 * Source: C. L. Canonne, G. Kamath, T. Steinke, "The Discrete Gaussian for Differential Privacy"
 * (2020), algorithms 1 and 2, arXiv:2004.00010.
 *
 * @param scale of the distribution, in counts
 * @param bytes random bytes; the system's cryptographic ones unless a test gives others
 * @throws RangeError when the scale is not above 0
 */
export function drawDiscreteLaplace(scale: Fraction, bytes: ByteSource = randomBytes): number {
  const { numerator, denominator } = scale;
  if (numerator < 1n || denominator < 1n) {
    throw new RangeError(`scale: is ${numerator}/${denominator}; must be above 0`);
  }
  for (;;) {
    const rest = drawBelow(numerator, bytes);
    if (!drawExpMinus(rest, numerator, bytes)) continue;
    let whole = 0n;
    while (drawExpMinus(1n, 1n, bytes)) whole++;
    const size = (rest + numerator * whole) / denominator;
    const isNegative = drawBelow(2n, bytes) === 1n;
    // Zero has no sign: without this it would be twice as likely.
    if (isNegative && size === 0n) continue;
    return Number(isNegative ? -size : size);
  }
}

/** True with probability exp(-numerator / denominator), for a fraction from 0 to 1. */
function drawExpMinus(numerator: bigint, denominator: bigint, bytes: ByteSource): boolean {
  let k = 1n;
  while (drawBelow(denominator * k, bytes) < numerator) k++;
  return k % 2n === 1n;
}

/** A uniform integer from 0 to `limit - 1`. */
function drawBelow(limit: bigint, bytes: ByteSource): bigint {
  if (limit === 1n) return 0n;
  const bits = (limit - 1n).toString(2).length;
  const mask = (1n << BigInt(bits)) - 1n;
  for (;;) {
    let value = 0n;
    for (const byte of bytes(Math.ceil(bits / 8))) value = (value << 8n) | BigInt(byte);
    value &= mask;
    if (value < limit) return value;
  }
}
