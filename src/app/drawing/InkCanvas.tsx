import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Stroke } from '../../ink';
import { usePreferences } from '../preferences/usePreferences';
import type { InkDrawing } from './drawing';
import type { Strokes } from './history';
import styles from './InkCanvas.module.css';
import { paintStrokes } from './paint';
import { StrokeBuilder } from './stroke-builder';

/** Size of the surface in the unit of the strokes: CSS pixels of its first layout. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

interface InkCanvasProps {
  readonly drawing: InkDrawing;
  readonly strokes: Strokes;
  readonly label: string;
  /** How much thinner than the preferred width the line is drawn (1: as preferred). Only for the eye. */
  readonly fineness: number;
  /** What lies over the ink, once the size is known. */
  readonly overlay?: ((size: SheetSize) => ReactNode) | undefined;
}

/** The pen that is down, and the stroke that it draws. */
interface Pen {
  readonly pointerId: number;
  readonly builder: StrokeBuilder;
}

/**
 * The drawing surface. Strokes are kept in CSS pixels of the canvas as it was first laid out; when its size
 * changes they are painted to scale, so no ink is lost (its shape stays the same).
 */
export function InkCanvas({ drawing, strokes, label, fineness, overlay }: InkCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const penRef = useRef<Pen | null>(null);
  /** CSS width at the first layout: the unit of the strokes. */
  const firstWidth = useRef(0);
  const [size, setSize] = useState<SheetSize | null>(null);
  const frame = useRef(0);
  const { inkWidth, theme } = usePreferences();

  const paint = useCallback(() => {
    frame.current = 0;
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || firstWidth.current === 0) return;
    const underPen: Stroke[] = penRef.current ? [penRef.current.builder.toStroke()] : [];
    paintStrokes(context, [...drawing.view().strokes, ...underPen], {
      scale: canvas.width / firstWidth.current,
      lineWidth: (inkWidth * fineness * canvas.width) / canvas.clientWidth,
      colour: getComputedStyle(canvas).color,
    });
  }, [drawing, inkWidth, fineness]);

  const schedulePaint = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(paint);
  }, [paint]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: strokes and theme change what is painted.
  useEffect(schedulePaint, [schedulePaint, strokes, theme]);

  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', schedulePaint);
    return () => dark.removeEventListener('change', schedulePaint);
  }, [schedulePaint]);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = canvas;
      if (clientWidth === 0) return;
      if (firstWidth.current === 0) {
        firstWidth.current = clientWidth;
        setSize({ width: clientWidth, height: clientHeight });
      }
      canvas.width = Math.round(clientWidth * devicePixelRatio);
      canvas.height = Math.round(clientHeight * devicePixelRatio);
      // At once: setting the size has wiped the canvas.
      paint();
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [paint]);

  /** Adds the event's place, kept inside the surface: what is read is what is seen. */
  const addPoint = (builder: StrokeBuilder, event: { clientX: number; clientY: number }, box: DOMRect) => {
    const unit = firstWidth.current / box.width;
    const inside = (value: number, extent: number) => Math.min(Math.max(value, 0), extent) * unit;
    builder.add(inside(event.clientX - box.left, box.width), inside(event.clientY - box.top, box.height));
  };

  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    if (penRef.current || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const builder = new StrokeBuilder();
    penRef.current = { pointerId: event.pointerId, builder };
    addPoint(builder, event, event.currentTarget.getBoundingClientRect());
    drawing.penStarted();
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = penRef.current;
    if (pen?.pointerId !== event.pointerId) return;
    const { builder } = pen;
    const box = event.currentTarget.getBoundingClientRect();
    const before = builder.length;
    const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const point of coalesced.length > 0 ? coalesced : [event.nativeEvent]) addPoint(builder, point, box);
    if (builder.length === before) return;
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const endStroke = (event: PointerEvent<HTMLCanvasElement>, keep: boolean) => {
    const pen = penRef.current;
    if (pen?.pointerId !== event.pointerId) return;
    penRef.current = null;
    drawing.penEnded(keep ? pen.builder.toStroke() : null);
    schedulePaint();
  };

  return (
    <>
      <canvas
        ref={canvasRef}
        className={styles.canvas}
        role="img"
        aria-label={label}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => endStroke(event, true)}
        onPointerCancel={(event) => endStroke(event, false)}
        onLostPointerCapture={(event) => endStroke(event, false)}
      />
      {size && overlay?.(size)}
    </>
  );
}
