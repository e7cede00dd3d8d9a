import { countsOf } from '../drawing/counting';
import { DigitKeys } from '../drawing/DigitKeys';
import { DrawingDesk } from '../drawing/DrawingDesk';
import { ReadingCard } from '../drawing/ReadingCard';
import { useDigitDrawing } from '../drawing/useDrawing';
import { useFinishing } from '../drawing/useFinishing';
import { useMessages } from '../i18n';
import { PageTitle } from './PageTitle';
import { WritingLayout } from './WritingLayout';

/** Draw a digit and see it read; say which one was meant where it was read wrong. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDigitDrawing();
  const { next, note } = useFinishing(drawing, countsOf);
  const { label } = view;
  return (
    <WritingLayout
      title={<PageTitle text={messages.draw.title} />}
      reading={<ReadingCard drawing={drawing} view={view} idleText={note ?? messages.reading.empty} />}
      desk={<DrawingDesk drawing={drawing} view={view} onNext={next} />}
      extra={
        <DigitKeys
          picked={label}
          disabled={!view.hasInk}
          note={label === null ? messages.draw.meantHint : messages.draw.marked(label)}
          onPick={(digit) => drawing.mark(digit)}
        />
      }
    />
  );
}
