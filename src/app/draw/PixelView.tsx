import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import type { Strokes } from '../writing/history';
import styles from './PixelView.module.css';
import { Raster } from './Raster';

interface PixelViewProps {
  readonly strokes: Strokes;
  readonly onClose: () => void;
}

/** In place of the sheet: the image that the network reads. Its code loads on demand. */
export function PixelView({ strokes, onClose }: PixelViewProps) {
  const messages = useMessages().reading;
  return (
    <div className={styles.view}>
      <Raster strokes={strokes} label={messages.seesImage} />
      <p>{messages.seesHint}</p>
      <Button autoFocus onClick={onClose}>
        {messages.backToSheet}
      </Button>
    </div>
  );
}
