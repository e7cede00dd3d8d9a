import type { NumberReading } from '../../recognizer';
import { usePageMessages } from '../i18n';
import { likelyDigits } from '../reader/likely-digits';
import { LikelyDigits } from '../writing/LikelyDigits';
import { type Corrections, confirm, correct, digitsOf, isUnsure } from './corrections';

interface LikelyProps {
  readonly reading: NumberReading;
  readonly corrections: Corrections | null;
  /** Index of the digit to be corrected; `null`: none. */
  readonly chosen: number | null;
  readonly onMean: (change: (reading: NumberReading) => Corrections | null) => void;
}

/** What an unsure digit may be; the whole number, where it is refused though each digit is sure. */
export function Likely({ reading, corrections, chosen, onMean }: LikelyProps) {
  const messages = usePageMessages().number;
  const digits = digitsOf(reading, corrections);
  const asked = chosen === null ? undefined : digits[chosen];
  if (chosen !== null && asked && isUnsure(asked)) {
    return (
      <LikelyDigits
        asks
        name={messages.which(chosen + 1)}
        likely={likelyDigits(asked.reading)}
        onPick={(digit) => onMean((of) => correct(of, corrections, chosen, digit))}
      />
    );
  }
  const { accepted, number, confidence } = reading;
  if (accepted || corrections || !number || digits.some(isUnsure)) return null;
  return (
    <LikelyDigits
      asks
      name={messages.isIt}
      likely={[{ digit: number, probability: confidence }]}
      onPick={() => onMean(confirm)}
    />
  );
}
