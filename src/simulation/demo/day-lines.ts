import type { Progress } from '..';

/** Days between two lines. */
const DAYS_A_LINE = 10;

/** Progress where a bar cannot be drawn: a line now and then. */
export class DayLines {
  #told = 0;

  constructor(private readonly days: number) {}

  tell({ day }: Progress): void {
    if (process.stderr.isTTY || day < this.#told + DAYS_A_LINE) return;
    this.#told = day;
    process.stderr.write(`day ${day} of ${this.days}\n`);
  }
}
