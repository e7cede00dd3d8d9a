import { describe, expect, it } from 'vitest';
import { SessionReadings } from '../../../src/app/writing/session-readings';

describe('the readings of this session', () => {
  it('stand newest first, and only the last thirty', () => {
    const readings = new SessionReadings();
    for (let n = 1; n <= 40; n++) readings.add(String(n), []);
    expect(readings.all().map(({ text }) => text)).toEqual(
      Array.from({ length: 30 }, (_, i) => String(40 - i)),
    );
    expect(new Set(readings.all().map(({ id }) => id)).size).toBe(30);
  });

  it('lose one whose drawing came back', () => {
    const readings = new SessionReadings();
    readings.add('1', []);
    readings.remove(readings.add('2', []));
    expect(readings.all().map(({ text }) => text)).toEqual(['1']);
  });

  it('count their digits, also of those that are dropped, but not of one that came back', () => {
    const readings = new SessionReadings();
    for (let n = 0; n < 40; n++) readings.add('12', []);
    readings.add(null, []);
    readings.remove(readings.add('7', []));
    expect(readings.digits.get()).toBe(80);
    readings.forget();
    expect(readings.digits.get()).toBe(0);
  });

  it('are forgotten when told to, and say so', () => {
    const readings = new SessionReadings();
    let told = 0;
    const stop = readings.subscribe(() => told++);
    readings.add(null, []);
    readings.forget();
    expect(readings.all()).toEqual([]);
    stop();
    readings.add('1', []);
    expect(told).toBe(2);
  });
});
