/** How long a repeated failure is not logged again, in ms. */
const REPEAT_MS = 60_000;
/** Most failures remembered as logged. */
const MAX_SHOWN = 100;

export type LogFormat = 'text' | 'json';
type Level = 'info' | 'warn' | 'error';

/**
 * Writes a line for the operator: `event` names it for programs, `message` is for people. No line
 * has an address or a time of day; journald and container engines add the time.
 */
export type Log = (level: Level, event: string, message: string) => void;

/** A log of plain text, or of JSON objects with `level`, `event` and `message`. */
export function makeLog(format: LogFormat, print: (line: string) => void): Log {
  if (format === 'text') return (_level, _event, message) => print(message);
  return (level, event, message) => print(JSON.stringify({ level, event, message }));
}

/** Logs failures; one that repeats at most once a minute. */
export function throttledError(
  log: Log,
  event: string,
  doing: string,
  now: () => number,
): (error: unknown) => void {
  const shown = new Map<string, number>();
  return (error) => {
    const line = `${doing} failed: ${describe(error)}`;
    if (Math.abs(now() - (shown.get(line) ?? Number.NEGATIVE_INFINITY)) < REPEAT_MS) return;
    if (shown.size >= MAX_SHOWN) shown.clear();
    shown.set(line, now());
    log('error', event, line);
  };
}

/** An error as one line: its name and message, never its stack or the data it carries. */
function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
}
