import { type CSSProperties, useEffect, useRef } from 'react';
import type { NumberReading } from '../../recognizer';
import { useMessages } from '../i18n';
import styles from './PictureStage.module.css';

interface PictureStageProps {
  readonly picture: HTMLCanvasElement;
  readonly lines: readonly NumberReading[];
}

/** The picture, with a box and the reading for each digit. */
export function PictureStage({ picture, lines }: PictureStageProps) {
  const messages = useMessages().image;
  const shown = useRef<HTMLCanvasElement>(null);
  const { width, height } = picture;
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  useEffect(() => {
    shown.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <div className={styles.stage} style={{ '--aspect': width / height } as CSSProperties}>
      <canvas
        ref={shown}
        className={styles.picture}
        width={width}
        height={height}
        role="img"
        aria-label={messages.shown}
      />
      <div className={styles.layer} aria-hidden="true">
        {lines.flatMap(({ accepted, digits }, line) =>
          digits.map(({ bounds: { minX, minY, maxX, maxY }, reading }, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is its index in its line.
              key={`${line} ${index}`}
              className={styles.box}
              data-state={accepted ? 'read' : 'unsure'}
              style={
                {
                  '--left': percent(minX, width),
                  '--top': percent(minY, height),
                  '--width': percent(maxX - minX, width),
                  '--height': percent(maxY - minY, height),
                } as CSSProperties
              }
            >
              <span className={styles.digit}>{reading.digit}</span>
            </span>
          )),
        )}
      </div>
    </div>
  );
}
