import { useEffect, useState } from 'react';
import type { NumberReading } from '../../recognizer';
import { usePageMessages } from '../i18n';
import { type Recognizer, useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { PageTitle } from '../ui/PageTitle';
import { DrawingDesk } from '../writing/DrawingDesk';
import type { LabelledReading, ReadInk } from '../writing/drawing';
import type { Strokes } from '../writing/history';
import { LazySessionStrip } from '../writing/LazySessionStrip';
import { useDrawing } from '../writing/useDrawing';
import { useFinishing } from '../writing/useFinishing';
import { WritingLayout } from '../writing/WritingLayout';
import { type Corrections, correct, digitsOf, isUnsure, numberShown, rearrange } from './corrections';
import { countsOfNumber, lessonsOfNumber } from './counting';
import { DigitBoxes, useBoxes } from './DigitBoxes';
import { DigitEditor, type ReadAgain } from './DigitEditor';
import { NumberCard } from './NumberCard';

/** The digit chosen for correction, of some ink. */
interface Chosen {
  readonly of: Strokes;
  /** From 0; `null`: none, though one may be unsure. */
  readonly index: number | null;
}

const readNumber =
  (recognizer: Recognizer): ReadInk<NumberReading> =>
  (strokes, signal, settled) =>
    recognizer.readNumber(strokes, { signal, settled });

const FINISHED = {
  countsOf: countsOfNumber,
  lessonsOf: lessonsOfNumber,
  textOf: ({ reading, label }: LabelledReading<NumberReading, Corrections>) => numberShown(reading, label),
};

/** Reads a handwritten number; the user can correct its digits and copy it. */
export function NumberPage() {
  const messages = usePageMessages().number;
  const boxesOf = useBoxes();
  const recognizer = useRecognizer();
  const { drawing, view } = useDrawing<NumberReading, Corrections>('number', readNumber);
  const { next, note } = useFinishing(drawing, view, FINISHED);
  const status = useRecognizerStatus();
  const [choice, setChoice] = useState<Chosen | null>(null);
  const { reading, label } = view;

  // It was read before the line network came.
  const isUnchecked = reading !== null && !reading.checked && !view.unread;
  const checksNumbers = status.state === 'ready' && status.checksNumbers;
  useEffect(() => {
    if (checksNumbers && isUnchecked) drawing.readAgain();
  }, [checksNumbers, isUnchecked, drawing]);

  const digits = reading ? digitsOf(reading, label) : [];
  const unsure = digits.findIndex(isUnsure);
  const chosen = reading && choice?.of === view.strokes ? choice.index : unsure < 0 ? null : unsure;

  /** Sets the label, unless the ink or the label has changed since. */
  const mark = (change: (of: NumberReading) => Corrections | null) => {
    const now = drawing.view();
    if (reading && now.reading === reading && now.label === label && !now.unread)
      drawing.mark(change(reading));
  };
  const readAgain: ReadAgain = async (index, count, as) => {
    const parts = digits.slice(index, index + count).flatMap((digit) => digit.parts);
    const only = { parts, digits: as };
    // A failure shows as the reader's state.
    const again = await recognizer.readNumber(view.strokes, { only }).catch(() => null);
    if (!again || !reading) return null;
    if (again.digits.length !== as) return false;
    mark((of) => rearrange(of, label, index, count, again.digits));
    setChoice({ of: view.strokes, index });
    return true;
  };

  return (
    <WritingLayout
      shape="wide"
      title={<PageTitle text={messages.title} />}
      reading={
        <NumberCard
          drawing={drawing}
          view={view}
          chosen={chosen}
          idleText={note ?? messages.empty}
          onMean={mark}
        />
      }
      desk={
        <DrawingDesk
          shape="wide"
          drawing={drawing}
          view={view}
          onNext={next}
          overlay={(size) => (
            <DigitBoxes
              digits={reading ? boxesOf(reading, label) : []}
              on="sheet"
              size={size}
              chosen={chosen}
              onChoose={(index) => setChoice({ of: view.strokes, index: index === chosen ? null : index })}
            />
          )}
        />
      }
      extra={
        <DigitEditor
          digits={digits}
          chosen={chosen}
          onMean={(meant) => chosen !== null && mark((of) => correct(of, label, chosen, meant))}
          onReadAgain={readAgain}
        />
      }
      session={<LazySessionStrip />}
    />
  );
}
