import { useCallback, useState } from 'react';
import { countOf } from '../drawing/counting';
import { DigitKeys } from '../drawing/DigitKeys';
import { DrawingDesk } from '../drawing/DrawingDesk';
import type { Finished } from '../drawing/drawing';
import { ReadingCard } from '../drawing/ReadingCard';
import { useDrawing } from '../drawing/useDrawing';
import { useMessages } from '../i18n';
import { useCount } from '../services/useCount';
import { useLeaving } from '../ui/useLeaving';
import { PageTitle } from './PageTitle';
import { WritingLayout } from './WritingLayout';

/** Draw a digit and see it read; say which one was meant where it was read wrong. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDrawing();
  const count = useCount();
  const [note, setNote] = useState<string | null>(null);

  const finish = useCallback(
    async (finished: Finished | null) => {
      if (!finished) return;
      setNote(null);
      const result = await count(countOf(finished));
      if (result === 'counted') setNote(messages.draw.counted);
      if (result === 'failed') setNote(messages.draw.notCountedError);
    },
    [count, messages],
  );

  // Who picks a digit and then goes to another page has finished that reading; unlabelled ink is thrown away. A
  // closed tab throws away both: the browser would not wait for the count.
  useLeaving(() => void finish(drawing.leave()));

  return (
    <WritingLayout
      title={<PageTitle text={messages.draw.title} />}
      reading={<ReadingCard drawing={drawing} view={view} idleText={note ?? messages.reading.empty} />}
      desk={<DrawingDesk drawing={drawing} view={view} onNext={() => void drawing.finish().then(finish)} />}
      extra={
        <DigitKeys picked={view.label} disabled={!view.hasInk} onPick={(digit) => drawing.mark(digit)} />
      }
    />
  );
}
