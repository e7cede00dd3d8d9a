import { useState } from 'react';
import type { NumberReading } from '../../recognizer';
import { useMessages } from '../i18n';
import type { Recognizer } from '../reader/useRecognizer';
import { PageTitle } from '../ui/PageTitle';
import { DigitKeys } from '../writing/DigitKeys';
import { DrawingDesk } from '../writing/DrawingDesk';
import type { LabelledReading, ReadInk } from '../writing/drawing';
import { LazySessionCard } from '../writing/LazySessionCard';
import { useDrawing } from '../writing/useDrawing';
import { useFinishing } from '../writing/useFinishing';
import { WritingLayout } from '../writing/WritingLayout';
import { type Corrections, correct, correctionAt, numberShown } from './corrections';
import { countsOfNumber, lessonsOfNumber } from './counting';
import { type DigitBox, DigitBoxes } from './DigitBoxes';
import { NumberCard } from './NumberCard';
import { NumberDigits } from './NumberDigits';

/** The digit chosen for correction. It belongs to one reading. */
interface Chosen {
  readonly of: NumberReading;
  /** From 0. */
  readonly index: number;
}

const readNumber =
  (recognizer: Recognizer): ReadInk<NumberReading> =>
  (strokes, signal) =>
    recognizer.readNumber(strokes, { signal });

const FINISHED = {
  countsOf: countsOfNumber,
  lessonsOf: lessonsOfNumber,
  textOf: ({ reading, label }: LabelledReading<NumberReading, Corrections>) => numberShown(reading, label),
};

/** Reads a handwritten number; the user can correct its digits and copy it. */
export function NumberPage() {
  const messages = useMessages().number;
  const { drawing, view } = useDrawing<NumberReading, Corrections>(readNumber);
  const { next, note } = useFinishing(drawing, view, FINISHED);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { reading, label } = view;

  const chosenIndex = reading && chosen?.of === reading ? chosen.index : null;
  const boxes: readonly DigitBox[] = reading
    ? reading.digits.map(({ bounds, reading: read }, index) => {
        const meant = correctionAt(reading, label, index);
        return {
          bounds,
          digit: meant ?? read.digit,
          state: meant !== null ? 'corrected' : reading.accepted ? 'read' : 'unsure',
          chosen: index === chosenIndex,
        };
      })
    : [];
  const picked = reading && chosenIndex !== null ? correctionAt(reading, label, chosenIndex) : null;

  const keysNote = () => {
    const read = chosenIndex === null ? undefined : reading?.digits[chosenIndex];
    if (chosenIndex === null || !read) return messages.meantHint;
    if (picked !== null) return messages.marked(chosenIndex + 1, picked);
    return messages.chosen(chosenIndex + 1, read.reading.digit);
  };

  return (
    <WritingLayout
      shape="wide"
      title={<PageTitle text={messages.title} />}
      reading={<NumberCard drawing={drawing} view={view} idleText={note ?? messages.empty} />}
      desk={
        <DrawingDesk
          shape="wide"
          drawing={drawing}
          view={view}
          onNext={next}
          overlay={(size) => <DigitBoxes boxes={boxes} size={size} />}
        />
      }
      under={
        <NumberDigits
          digits={boxes}
          onChoose={(index) => setChosen(reading && index !== chosenIndex ? { of: reading, index } : null)}
        />
      }
      extra={
        <DigitKeys
          picked={picked}
          disabled={chosenIndex === null}
          note={keysNote()}
          onPick={(digit) => {
            if (reading && chosenIndex !== null) drawing.mark(correct(reading, label, chosenIndex, digit));
          }}
        />
      }
      more={<LazySessionCard />}
    />
  );
}
