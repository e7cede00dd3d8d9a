/**
 * Thrown for a data file that cannot be used. The message is `<file>:<line>: <problem>. <remedy>`,
 * without the line for files that have none (IDX, missing files).
 */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
  /**
   * @param file path of the file as it was given
   * @param line line number from 1, or `null`
   * @param problem what is wrong, without a full stop
   * @param remedy what to do about it, without a full stop
   */
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}. ${remedy}.`, options);
  }
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
