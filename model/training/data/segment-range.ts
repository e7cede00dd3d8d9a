/** A place in the ink of a UNIPEN file: a component, and a point of it or `null` for its whole. */
export interface SegmentPosition {
  /** Index from 0 of the component, counting only those that have coordinates. */
  readonly component: number;
  /**
   * Index from 0 of the point in the component; `null` is its first point at a
   * start, its last at an end.
   */
  readonly point: number | null;
}

/** Consecutive ink; both ends belong to it. */
export interface SegmentRange {
  readonly first: SegmentPosition;
  readonly last: SegmentPosition;
}

const POSITION = String.raw`(\d{1,9})(?::(\d{1,9}))?`;
const RANGE = new RegExp(`^${POSITION}(?:-${POSITION})?$`);

/**
 * Parses the delineation of a UNIPEN `.SEGMENT`: components `a`, ranges `a-b` of components,
 * `a:i-b:j` from point i of component a to point j of component b, and lists of these with commas.
 * All counts start at 0 and both ends are included.
 *
 * @throws SyntaxError saying what is wrong
 */
export function parseSegmentRanges(text: string): SegmentRange[] {
  return text.split(',').map((part) => {
    const match = RANGE.exec(part);
    if (!match) {
      throw new SyntaxError(`${JSON.stringify(text)} is no list of components, such as 3, 3-5 or 3:10-4:7`);
    }
    const first = position(match[1], match[2]);
    const last = match[3] === undefined ? first : position(match[3], match[4]);
    if (
      last.component < first.component ||
      (last.component === first.component && (last.point ?? Infinity) < (first.point ?? 0))
    ) {
      throw new SyntaxError(`the range ${part} ends before it starts`);
    }
    return { first, last };
  });
}

function position(component: string | undefined, point: string | undefined): SegmentPosition {
  return { component: Number(component), point: point === undefined ? null : Number(point) };
}
