import type { Plane } from './picture';

/**
 * Downsamples by a whole factor: the mean of `factor` x `factor` pixels, fewer at the far edges.
 */
export function downsample({ values, width, height }: Plane, factor: number): Plane {
  const columns = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const sums = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * columns;
    for (let x = 0; x < width; x++) {
      const at = row + Math.floor(x / factor);
      sums[at] = (sums[at] as number) + (values[y * width + x] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return { values: sums.map((sum, i) => sum / (counts[i] as number)), width: columns, height: rows };
}

/** Rows become columns. */
export function transpose<Values extends Float32Array | Uint8Array>(
  values: Values,
  width: number,
  height: number,
): Values {
  const result = values.slice() as Values;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + y] = values[y * width + x] as number;
  }
  return result;
}

/** The mean of the square of 2 * `radius` + 1 pixels around each, cut off at the edges. */
export function localMean(plane: Plane, radius: number): Plane {
  return separable(plane, (line, result) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < Math.min(radius, line.length); i++) {
      sum += line[i] as number;
      count++;
    }
    for (let i = 0; i < line.length; i++) {
      if (i + radius < line.length) {
        sum += line[i + radius] as number;
        count++;
      }
      if (i - radius - 1 >= 0) {
        sum -= line[i - radius - 1] as number;
        count--;
      }
      result[i] = sum / count;
    }
  });
}

/**
 * Grey closing with a square: fills dark areas narrower than 2 * `radius` + 1 from around them.
 *
 * Method: a queue of the values that may still become the extreme, so that the radius costs no time.
 */
export function closing(plane: Plane, radius: number): Plane {
  const extreme = (isBetter: (a: number, b: number) => boolean) => (input: Plane) =>
    separable(input, (line, result) => {
      const queue = new Int32Array(line.length);
      let [first, end, next] = [0, 0, 0];
      for (let i = 0; i < line.length; i++) {
        for (; next <= Math.min(line.length - 1, i + radius); next++) {
          const value = line[next] as number;
          while (end > first && !isBetter(line[queue[end - 1] as number] as number, value)) end--;
          queue[end++] = next;
        }
        if ((queue[first] as number) < i - radius) first++;
        result[i] = line[queue[first] as number] as number;
      }
    });
  return extreme((a, b) => a < b)(extreme((a, b) => a > b)(plane));
}

/** Applies a one-dimensional filter along all rows, then along all columns. */
function separable(
  { values, width, height }: Plane,
  filter: (line: Float32Array, result: Float32Array) => void,
): Plane {
  const filterLines = (input: Float32Array, length: number) => {
    const output = new Float32Array(input.length);
    for (let start = 0; start < input.length; start += length) {
      filter(input.subarray(start, start + length), output.subarray(start, start + length));
    }
    return output;
  };
  const rows = filterLines(values, width);
  const columns = filterLines(transpose(rows, width, height), height);
  return { values: transpose(columns, height, width), width, height };
}

/** Undoes the size of `downsample`, with bilinear interpolation. */
export function upsample(
  { values, width, height }: Plane,
  factor: number,
  size: Omit<Plane, 'values'>,
): Plane {
  if (factor === 1) return { values, width, height };
  const result = new Float32Array(size.width * size.height);
  const neighbours = (target: number, length: number) => {
    const source = Math.min(Math.max((target + 0.5) / factor - 0.5, 0), length - 1);
    const low = Math.floor(source);
    return { low, high: Math.min(low + 1, length - 1), share: source - low };
  };
  const columns = Array.from({ length: size.width }, (_, x) => neighbours(x, width));
  for (let y = 0; y < size.height; y++) {
    const row = neighbours(y, height);
    for (let x = 0; x < size.width; x++) {
      const column = columns[x] as ReturnType<typeof neighbours>;
      const at = (r: number, c: number) => values[r * width + c] as number;
      const above = at(row.low, column.low) * (1 - column.share) + at(row.low, column.high) * column.share;
      const below = at(row.high, column.low) * (1 - column.share) + at(row.high, column.high) * column.share;
      result[y * size.width + x] = above * (1 - row.share) + below * row.share;
    }
  }
  return { values: result, ...size };
}
