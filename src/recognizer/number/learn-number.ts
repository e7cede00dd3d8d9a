import { DIGITS, type Digit } from '../../contract';
import type { SessionMemory } from '../core/session-memory';
import type { NumberReading } from '../core/types';

/**
 * Learns from a user who corrects the digits of a number, as the app does: of a misread or refused
 * number the user says each digit that is misread or unsure, or all where none is; the others go
 * without saying. A number that is right teaches nothing, nor does one of another length.
 *
 * @param meant digits; `null`: the user does not say
 * @returns whether it taught something
 */
export function learnFromNumber(
  memory: SessionMemory,
  { number, accepted, digits }: NumberReading,
  meant: string | null,
): boolean {
  if (meant === null || meant.length !== digits.length || (accepted && number === meant)) return false;
  const lessons = digits.map(({ reading }, i) => {
    const digit = DIGITS[Number(meant[i])] as Digit;
    return { reading, digit, said: digit !== reading.digit || (!accepted && !reading.accepted) };
  });
  const saysAll = !lessons.some(({ said }) => said);
  for (const { reading, digit, said } of lessons) {
    if (reading.trace) memory.learn(reading.trace, digit, said || saysAll);
  }
  return true;
}
