import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_INK_DIR } from '../../model/training/data';
import { DIGITS_FILE, readInkParts } from '../../model/training/evaluation/samples';
import { sessionFigures } from '../../model/training/evaluation/sessions';
import {
  drawnDigit,
  loadRecognizer,
  type Reading,
  rememberedReading,
  SessionMemory,
  traceOf,
} from '../../src/recognizer/node';

it.skipIf(!existsSync(join(DEFAULT_INK_DIR, DIGITS_FILE)))(
  'a correction makes no other digit of its writer worse, and sessions are read no worse than without',
  async () => {
    const reader = await loadRecognizer();
    const digits = (await readInkParts(DEFAULT_INK_DIR, false))[0]?.digits ?? [];
    const looks = reader.look(digits.map(({ strokes }) => drawnDigit(strokes)));
    const seen = digits.flatMap((ink, i) => {
      const look = looks[i];
      if (!look) return [];
      const trace = traceOf(look, ink.strokes);
      return [{ ...ink, look, trace, alone: rememberedReading(look, trace, null) }];
    });
    const right = (reading: Reading, digit: number) => reading.accepted && reading.digit === digit;
    let [corrections, others, worse] = [0, 0, 0];
    for (const wrong of seen.filter(({ alone, digit }) => alone.digit !== digit)) {
      const memory = new SessionMemory();
      memory.learn(wrong.trace, wrong.digit, true);
      corrections++;
      for (const { writer, digit, look, trace, alone } of seen) {
        if (writer !== wrong.writer || digit === wrong.digit || !right(alone, digit)) continue;
        others++;
        worse += Number(!right(rememberedReading(look, trace, memory), digit));
      }
    }
    expect(corrections).toBeGreaterThan(0);
    expect(others).toBeGreaterThan(100);
    expect(worse).toBe(0);
    for (const figures of sessionFigures(reader, digits)) {
      expect(figures.error, figures.source).toBeLessThanOrEqual(figures.errorAlone);
      expect(figures.brokenAccepted, figures.source).toBe(0);
    }
    reader.close();
  },
);
