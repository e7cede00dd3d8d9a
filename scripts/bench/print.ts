/** Prints a line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Bytes in MiB, for a table. */
export function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
