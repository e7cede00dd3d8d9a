import { type CSSProperties, useEffect, useRef } from 'react';
import type { PictureReading } from '../../recognizer';
import { usePageMessages } from '../i18n';
import { DigitBoxes, percent, useBoxes } from '../number/DigitBoxes';
import styles from './PictureStage.module.css';
import type { CorrectedLine, PlaceInPicture } from './usePictureCorrections';

interface PictureStageProps {
  readonly picture: HTMLCanvasElement;
  readonly lines: readonly CorrectedLine[];
  readonly unread: PictureReading['unread'];
  readonly chosen: PlaceInPicture | null;
  readonly onChoose: (place: PlaceInPicture | 'none') => void;
}

/** The picture, with a box and the reading for each digit, and an outline around what was not read. */
export function PictureStage({ picture, lines, unread, chosen, onChoose }: PictureStageProps) {
  const messages = usePageMessages().image;
  const boxesOf = useBoxes();
  const { width, height } = picture;
  const boxes = lines.flatMap(({ reading, corrections }, line) =>
    boxesOf(reading, corrections).map((box, index) => ({
      ...box,
      name: lines.length > 1 ? messages.line(line + 1, box.name) : box.name,
      place: { line, index },
    })),
  );
  return (
    <div className={styles.stage} style={{ '--aspect': width / height } as CSSProperties}>
      <PictureCanvas picture={picture} />
      {unread.map(({ minX, minY, maxX, maxY }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its index in the reading.
          key={index}
          className={styles.unread}
          style={{
            left: percent(minX, width),
            top: percent(minY, height),
            width: percent(maxX - minX, width),
            height: percent(maxY - minY, height),
          }}
        >
          <span>{messages.unread}</span>
        </div>
      ))}
      <DigitBoxes
        digits={boxes}
        on="picture"
        size={picture}
        chosen={boxes.findIndex(({ place }) => isSame(place, chosen))}
        onChoose={(i) => {
          const place = boxes[i]?.place;
          if (place) onChoose(isSame(place, chosen) ? 'none' : place);
        }}
      />
    </div>
  );
}

export function PictureCanvas({ picture }: { readonly picture: HTMLCanvasElement }) {
  const messages = usePageMessages().image;
  const shown = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    shown.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={shown}
      className={styles.picture}
      width={picture.width}
      height={picture.height}
      role="img"
      aria-label={messages.shown}
    />
  );
}

function isSame(a: PlaceInPicture, b: PlaceInPicture | null): boolean {
  return a.line === b?.line && a.index === b.index;
}
