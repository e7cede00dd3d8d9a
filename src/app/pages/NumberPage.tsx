import { useState } from 'react';
import type { NumberReading } from '../../recognizer';
import { type Corrections, correct, correctionAt, numberShown } from '../drawing/corrections';
import { countsOfNumber } from '../drawing/counting';
import { type DigitBox, DigitBoxes } from '../drawing/DigitBoxes';
import { DigitKeys } from '../drawing/DigitKeys';
import { DrawingDesk } from '../drawing/DrawingDesk';
import type { Outcome } from '../drawing/drawing';
import { NumberCard } from '../drawing/NumberCard';
import { NumberDigits } from '../drawing/NumberDigits';
import { SessionPlace } from '../drawing/SessionPlace';
import { useNumberDrawing } from '../drawing/useDrawing';
import { useFinishing } from '../drawing/useFinishing';
import { usePageMessages } from '../i18n';
import { PageTitle } from './PageTitle';
import { WritingLayout } from './WritingLayout';

/** The digit that is chosen to be corrected: a place (from 0) in this very reading. */
interface Chosen {
  readonly of: NumberReading;
  readonly place: number;
}

const textOf = ({ reading, label }: Outcome<NumberReading, Corrections>) => numberShown(reading, label);

/** Write a whole number and see it read; correct it digit by digit; take it along. */
export function NumberPage() {
  const messages = usePageMessages('number');
  const { drawing, view } = useNumberDrawing();
  const { next, note } = useFinishing(drawing, view, countsOfNumber, textOf);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { reading, label } = view;

  const place = reading && chosen?.of === reading ? chosen.place : null;
  const boxes: readonly DigitBox[] = reading
    ? reading.digits.map(({ bounds, reading: read }, index) => {
        const meant = correctionAt(reading, label, index);
        return {
          bounds,
          digit: meant ?? read.digit,
          state: meant !== null ? 'corrected' : reading.accepted ? 'read' : 'unsure',
          chosen: index === place,
        };
      })
    : [];
  const picked = reading && place !== null ? correctionAt(reading, label, place) : null;

  const keysNote = () => {
    const digit = place === null ? null : (reading?.digits[place]?.reading.digit ?? null);
    if (place === null || digit === null) return messages.meantHint;
    return picked === null ? messages.chosen(place + 1, digit) : messages.marked(place + 1, picked);
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
          onChoose={(index) => setChosen(reading && index !== place ? { of: reading, place: index } : null)}
        />
      }
      extra={
        <DigitKeys
          picked={picked}
          disabled={place === null}
          note={keysNote()}
          onPick={(digit) => {
            if (reading && place !== null) drawing.mark(correct(reading, label, place, digit));
          }}
        />
      }
      more={<SessionPlace />}
    />
  );
}
