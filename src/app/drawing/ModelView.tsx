import { useEffect, useId, useRef, useState } from 'react';
import { RASTER_SIZE, rasterize } from '../../ink';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import type { Strokes } from './history';
import styles from './ModelView.module.css';

/** On demand: the picture that the network reads, of the strokes that are on the sheet. */
export function ModelView({ strokes }: { readonly strokes: Strokes }) {
  const messages = useMessages().reading;
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="grid" size={18} />
        {messages.sees}
      </Button>
      <div id={id} className={styles.view} hidden={!open}>
        {open && <Raster strokes={strokes} label={messages.seesImage} />}
        <p>{messages.seesHint}</p>
      </div>
    </>
  );
}

function Raster({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvasRef.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(RASTER_SIZE, RASTER_SIZE);
    rasterize(strokes).forEach((ink, i) => {
      // Light ink on black, as in MNIST.
      image.data.fill(Math.round(ink * 255), 4 * i, 4 * i + 3);
      image.data[4 * i + 3] = 255;
    });
    context.putImageData(image, 0, 0);
  }, [strokes]);
  return (
    <canvas
      ref={canvasRef}
      className={styles.raster}
      width={RASTER_SIZE}
      height={RASTER_SIZE}
      role="img"
      aria-label={label}
    />
  );
}
