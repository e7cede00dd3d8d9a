import { useEffect, useRef } from 'react';
import { RASTER_SIZE, rasterize } from '../../ink';
import type { Strokes } from '../writing/history';
import styles from './PixelView.module.css';

/** The 28x28 image that the network reads. */
export function Raster({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) {
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
