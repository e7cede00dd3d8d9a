/** Narrower ink, in line heights, is one digit: cutting it would give slivers. */
const MIN_WIDTH = 0.75;
/** One cut for each so many line heights of width, and two more to choose from. */
const WIDTH_PER_CUT = 0.5;
const SPARE_CUTS = 2;

/** Which cuts may be made. Lengths are in one unit. */
interface CutLimits {
  /** Of the ink to be cut. */
  readonly width: number;
  /** Of the line. */
  readonly height: number;
  /** Places at either end of the profile without a cut. */
  readonly margin: number;
  /** Largest value of the profile at a cut. */
  readonly max: number;
}

/**
 * Candidate cuts through ink: the lowest local minima of a profile; of a flat one the middle.
 *
 * @param profile from left to right or along a stroke, lower where a cut is likelier
 * @returns indices into the profile, ascending; none for ink too narrow for two digits
 */
export function candidateCuts(
  profile: readonly number[],
  { width, height, margin, max }: CutLimits,
): number[] {
  if (width < MIN_WIDTH * height) return [];
  const valleys: { index: number; value: number }[] = [];
  for (let i = margin; i < profile.length - margin; i++) {
    const value = profile[i] ?? Infinity;
    if (value > max || value >= (profile[i - 1] ?? Infinity)) continue;
    let end = i;
    while (profile[end + 1] === value) end++;
    if ((profile[end + 1] ?? Infinity) > value) valleys.push({ index: (i + end) >> 1, value });
    i = end;
  }
  return valleys
    .sort((a, b) => a.value - b.value || a.index - b.index)
    .slice(0, Math.floor(width / (WIDTH_PER_CUT * height)) + SPARE_CUTS)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}
