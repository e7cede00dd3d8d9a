import type { Plane } from './picture';

/** The plane made smaller by a whole factor: each value is the mean of `factor` x `factor` pixels, fewer at the far edges. */
export function shrunk({ values, width, height }: Plane, factor: number): Plane {
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

/** Rows as columns and columns as rows. */
export function turned<Values extends Float32Array | Uint8Array>(
  values: Values,
  width: number,
  height: number,
): Values {
  const other = values.slice() as Values;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) other[x * height + y] = values[y * width + x] as number;
  }
  return other;
}

/** Mean of the square of pixels within `radius` of each. */
export function localMean(plane: Plane, radius: number): Plane {
  return alongBoth(plane, (line, result) => {
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
 * What is light once everything dark and narrower than 2 * `radius` + 1 has been filled up from around it (a grey
 * closing with a square).
 */
export function closed(plane: Plane, radius: number): Plane {
  const extreme = (better: (a: number, b: number) => number) => (input: Plane) =>
    alongBoth(input, (line, result) => {
      for (let i = 0; i < line.length; i++) {
        let best = line[i] as number;
        const end = Math.min(line.length - 1, i + radius);
        for (let j = Math.max(0, i - radius); j <= end; j++) best = better(best, line[j] as number);
        result[i] = best;
      }
    });
  return extreme(Math.min)(extreme(Math.max)(plane));
}

/** A pass along every row, and one along every column of what it gave. */
function alongBoth(
  { values, width, height }: Plane,
  pass: (line: Float32Array, result: Float32Array) => void,
): Plane {
  const along = (input: Float32Array, length: number) => {
    const output = new Float32Array(input.length);
    for (let start = 0; start < input.length; start += length) {
      pass(input.subarray(start, start + length), output.subarray(start, start + length));
    }
    return output;
  };
  const rows = along(values, width);
  const columns = along(turned(rows, width, height), height);
  return { values: turned(columns, height, width), width, height };
}

/** A plane made of a smaller one, between whose values it is interpolated. */
export function enlarged({ values, width, height }: Plane, factor: number, to: Omit<Plane, 'values'>): Plane {
  if (factor === 1) return { values, width, height };
  const result = new Float32Array(to.width * to.height);
  const place = (at: number, length: number) => {
    const exact = Math.min(Math.max((at + 0.5) / factor - 0.5, 0), length - 1);
    const low = Math.floor(exact);
    return { low, high: Math.min(low + 1, length - 1), share: exact - low };
  };
  const columns = Array.from({ length: to.width }, (_, x) => place(x, width));
  for (let y = 0; y < to.height; y++) {
    const row = place(y, height);
    for (let x = 0; x < to.width; x++) {
      const column = columns[x] as ReturnType<typeof place>;
      const at = (r: number, c: number) => values[r * width + c] as number;
      const above = at(row.low, column.low) * (1 - column.share) + at(row.low, column.high) * column.share;
      const below = at(row.high, column.low) * (1 - column.share) + at(row.high, column.high) * column.share;
      result[y * to.width + x] = above * (1 - row.share) + below * row.share;
    }
  }
  return { values: result, ...to };
}
