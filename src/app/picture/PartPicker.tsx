import { type CSSProperties, useState } from 'react';
import ReactCrop, { type PercentCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { cx } from '../ui/cx';
import type { Part } from './canvases';
import styles from './PartPicker.module.css';
import { PictureCanvas } from './PictureStage';

/** In percent of the picture: where a part is picked from by keys. */
const FIRST: PercentCrop = { unit: '%', x: 20, y: 30, width: 60, height: 40 };

interface PartPickerProps {
  readonly picture: HTMLCanvasElement;
  readonly onPick: (part: Part) => void;
  readonly onCancel: () => void;
}

/** Picks a part of the picture: with the pointer, or with the arrow keys on its edges. */
export function PartPicker({ picture, onPick, onCancel }: PartPickerProps) {
  const messages = usePageMessages().image;
  const [crop, setCrop] = useState(FIRST);
  const { width, height } = picture;
  const pick = () =>
    onPick({
      x: Math.round((crop.x / 100) * width),
      y: Math.round((crop.y / 100) * height),
      width: Math.max(1, Math.round((crop.width / 100) * width)),
      height: Math.max(1, Math.round((crop.height / 100) * height)),
    });
  return (
    <>
      <ReactCrop
        className={cx(styles.picker)}
        style={{ '--aspect': width / height } as CSSProperties}
        crop={crop}
        minWidth={16}
        minHeight={16}
        ariaLabels={{ ...messages.partEdges }}
        onChange={(_, percent) => setCrop(percent)}
        // A mere click would leave nothing to be moved by keys.
        onComplete={(_, { width, height }) => (width === 0 || height === 0) && setCrop(FIRST)}
      >
        <PictureCanvas picture={picture} />
      </ReactCrop>
      <p className="note">{messages.partHint}</p>
      <div className={styles.actions}>
        <Button look="primary" onClick={pick}>
          {messages.readPart}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {messages.cancel}
        </Button>
      </div>
    </>
  );
}
