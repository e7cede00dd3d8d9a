/** One line of the input, without its line feed. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** `null` for a line that is longer than the limit; its bytes were passed over. */
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 0x0a;

/**
 * Splits a stream of bytes into lines. Each chunk gives the lines that end in it, so a line is
 * answered as soon as it has arrived, and no more than one line and one chunk is held in memory.
 *
 * @param maxBytes longest line that is kept
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line[], void, undefined> {
  let number = 0;
  /** The beginning of a line, and its length, also where it is too long to keep. */
  let parts: Uint8Array[] = [];
  let held = 0;

  const keep = (part: Uint8Array) => {
    held += part.length;
    if (held > maxBytes) parts = [];
    // A copy, so that a short rest does not keep its whole chunk alive.
    else if (part.length > 0) parts.push(Uint8Array.from(part));
  };
  const finish = (): Line => {
    const bytes = held > maxBytes ? null : Buffer.concat(parts);
    parts = [];
    held = 0;
    number++;
    return { number, bytes };
  };

  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    keep(chunk.subarray(start));
    yield lines;
  }
  if (held > 0) yield [finish()];
}
