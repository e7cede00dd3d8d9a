import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { usePreferences } from '../preferences/preferences';
import type { InkDrawing } from './drawing';
import { strokesTouched } from './eraser';
import { Hand } from './gestures';
import type { Strokes } from './history';
import styles from './InkCanvas.module.css';
import { paintStrokes } from './paint';
import { type PenStroke, StrokeBuilder } from './pen-stroke';

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
  /** Whether what touches the surface takes strokes away. */
  readonly erasing: boolean;
  /** What lies over the ink, once the size is known. */
  readonly overlay?: ((size: SheetSize) => ReactNode) | undefined;
}

/** A place in the unit of the strokes. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** How near an eraser has to come to the line of a stroke, in CSS pixels. */
const ERASER_REACH = 12;

/**
 * The drawing surface. Strokes are kept in CSS pixels of the canvas as it was first laid out; when its size
 * changes they are painted to scale, so no ink is lost (its shape stays the same).
 */
export function InkCanvas({ drawing, strokes, label, fineness, erasing, overlay }: InkCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [hand] = useState(() => new Hand());
  /** The stroke under the pen. */
  const penRef = useRef<StrokeBuilder | null>(null);
  /** Where the eraser is, if it is down, and how often it has taken strokes away since. */
  const eraserRef = useRef<{ readonly at: Place; readonly steps: number } | null>(null);
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
    const underPen: PenStroke[] = penRef.current ? [penRef.current.toStroke()] : [];
    paintStrokes(context, [...drawing.view().strokes, ...underPen], {
      scale: canvas.width / firstWidth.current,
      lineWidth: (inkWidth * fineness * firstWidth.current) / canvas.clientWidth,
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

  /** The event's place, kept inside the surface: what is read is what is seen. */
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }, box: DOMRect): Place => {
    const unit = firstWidth.current / box.width;
    const inside = (value: number, extent: number) => Math.min(Math.max(value, 0), extent) * unit;
    return { x: inside(clientX - box.left, box.width), y: inside(clientY - box.top, box.height) };
  };

  const addPoint = (builder: StrokeBuilder, event: globalThis.PointerEvent, box: DOMRect) => {
    const { x, y } = placeOf(event, box);
    builder.add(x, y, event.pressure);
  };

  const eraseTo = (to: Place, box: DOMRect) => {
    const reach = (ERASER_REACH * firstWidth.current) / box.width;
    const { at, steps } = eraserRef.current ?? { at: to, steps: 0 };
    const touched = strokesTouched(drawing.view().strokes, at, to, reach);
    drawing.erase(touched);
    eraserRef.current = { at: to, steps: touched.length > 0 ? steps + 1 : steps };
  };

  /** The pen or the eraser leaves the sheet; what is not kept counts as not drawn, or not erased. */
  const lift = (keep: boolean) => {
    const pen = penRef.current;
    for (let steps = keep ? 0 : (eraserRef.current?.steps ?? 0); steps > 0; steps--) drawing.undo();
    penRef.current = null;
    eraserRef.current = null;
    if (!pen) return;
    drawing.penEnded(keep ? pen.toStroke() : null);
    schedulePaint();
  };

  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    const { breakOff, act } = hand.down(event.nativeEvent);
    if (breakOff) lift(false);
    if (!act) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    if (act === 'erase' || erasing) {
      eraseTo(placeOf(event, box), box);
      return;
    }
    const builder = new StrokeBuilder(event.pointerType === 'pen');
    penRef.current = builder;
    addPoint(builder, event.nativeEvent, box);
    drawing.penStarted();
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!hand.moved(event.nativeEvent)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const builder = penRef.current;
    if (!builder) {
      if (eraserRef.current) eraseTo(placeOf(event, box), box);
      return;
    }
    const before = builder.length;
    const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const point of coalesced.length > 0 ? coalesced : [event.nativeEvent]) addPoint(builder, point, box);
    if (builder.length === before) return;
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const endContact = (event: PointerEvent<HTMLCanvasElement>, taken: boolean) => {
    const { wrote, tap } = hand.up(event.nativeEvent, taken);
    if (wrote) lift(!taken);
    if (tap) drawing[tap]();
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
        data-erasing={erasing || undefined}
        onPointerUp={(event) => endContact(event, false)}
        onPointerCancel={(event) => endContact(event, true)}
        onLostPointerCapture={(event) => endContact(event, true)}
      />
      {size && overlay?.(size)}
    </>
  );
}
