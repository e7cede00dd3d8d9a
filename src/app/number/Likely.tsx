import type { NumberReading } from '../../recognizer';
import { useMessages } from '../i18n';
import { LikelyDigits } from '../writing/LikelyDigits';
import { type Corrections, confirm, correct, digitsOf, isUnsure, likelyDigits } from './corrections';

interface LikelyProps {
  readonly reading: NumberReading;
  readonly corrections: Corrections | null;
  /** Index of the digit to be corrected; `null`: none. */
  readonly chosen: number | null;
  readonly onMean: (change: (reading: NumberReading) => Corrections | null) => void;
}

/** What an unsure digit may be; the whole number, where it is refused though each digit is sure. */
export function Likely({ reading, corrections, chosen, onMean }: LikelyProps) {
  const messages = useMessages().number;
  const digits = digitsOf(reading, corrections);
  const asked = chosen === null ? undefined : digits[chosen];
  if (chosen !== null && asked && isUnsure(asked)) {
    const likely = likelyDigits(asked);
    return (
      <LikelyDigits
        question={messages.which(chosen + 1)}
        likely={likely.map(String)}
        onPick={(i) => onMean((of) => correct(of, corrections, chosen, likely[i] ?? null))}
      />
    );
  }
  if (reading.accepted || corrections || !reading.number || digits.some(isUnsure)) return null;
  return <LikelyDigits question={messages.isIt} likely={[reading.number]} onPick={() => onMean(confirm)} />;
}
