import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { boundsOf } from '../../ink';
import { usePreferences } from '../preferences/preferences';
import type { InkDrawing } from './drawing';
import { type Point, strokesTouched } from './eraser';
import { Gestures } from './gestures';
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
  /** Factor on the preferred line width. Only for display. */
  readonly widthScale: number;
  readonly erasing: boolean;
  /** Rendered over the ink, once the size is known. Its buttons can be drawn across. */
  readonly overlay?: ((size: SheetSize) => ReactNode) | undefined;
  /** Shown on the sheet; it ignores the pointer. */
  readonly children: ReactNode;
}

/** Ink of more than this width or height, in CSS pixels, is no tap. */
const TAP_EXTENT = 8;
/** Distance from which the eraser removes a stroke, in CSS pixels. */
const ERASER_REACH = 12;

/**
 * The drawing surface. Strokes are kept in CSS pixels of its first layout; when its size changes
 * (not its shape), they are painted to scale.
 */
export function InkCanvas({
  drawing,
  strokes,
  label,
  widthScale,
  erasing,
  overlay,
  children,
}: InkCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [gestures] = useState(() => new Gestures());
  const penRef = useRef<StrokeBuilder | null>(null);
  /** A stroke that begins on a button of the overlay, until it is more than a tap. */
  const tapRef = useRef<StrokeBuilder | null>(null);
  /** The eraser's position while it is down, and how often it has erased since. */
  const eraserRef = useRef<{ readonly at: Point; readonly steps: number } | null>(null);
  const [size, setSize] = useState<SheetSize | null>(null);
  const frame = useRef(0);
  const { inkWidth, theme } = usePreferences();

  const paint = useCallback(() => {
    frame.current = 0;
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || drawing.sheetWidth === 0) return;
    const underPen: PenStroke[] = penRef.current ? [penRef.current.toStroke()] : [];
    paintStrokes(context, [...drawing.view().strokes, ...underPen], {
      scale: canvas.width / drawing.sheetWidth,
      lineWidth: (inkWidth * widthScale * drawing.sheetWidth) / canvas.clientWidth,
      colour: getComputedStyle(canvas).color,
    });
  }, [drawing, inkWidth, widthScale]);

  const schedulePaint = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(paint);
  }, [paint]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  // Leaving the page breaks the stroke off; the rest of the ink stays.
  useEffect(() => {
    return () => {
      if (penRef.current) drawing.penEnded(null);
    };
  }, [drawing]);

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
      drawing.sheetWidth ||= clientWidth;
      // In the unit of the strokes.
      const unit = drawing.sheetWidth / clientWidth;
      setSize((known) => known ?? { width: clientWidth * unit, height: clientHeight * unit });
      canvas.width = Math.round(clientWidth * devicePixelRatio);
      canvas.height = Math.round(clientHeight * devicePixelRatio);
      // At once: setting the size has wiped the canvas.
      paint();
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [drawing, paint]);

  /** The event's position, clamped to the surface: only visible ink is read. */
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }, box: DOMRect): Point => {
    const unit = drawing.sheetWidth / box.width;
    const inside = (value: number, extent: number) => Math.min(Math.max(value, 0), extent) * unit;
    return { x: inside(clientX - box.left, box.width), y: inside(clientY - box.top, box.height) };
  };

  const addPoint = (builder: StrokeBuilder, event: globalThis.PointerEvent, box: DOMRect) => {
    const { x, y } = pointOf(event, box);
    builder.add(x, y, event.pressure);
  };

  const eraseTo = (to: Point, box: DOMRect) => {
    const reach = (ERASER_REACH * drawing.sheetWidth) / box.width;
    const { at, steps } = eraserRef.current ?? { at: to, steps: 0 };
    const touched = strokesTouched(drawing.view().strokes, at, to, reach);
    drawing.erase(touched);
    eraserRef.current = { at: to, steps: touched.length > 0 ? steps + 1 : steps };
  };

  const beginStroke = (builder: StrokeBuilder, pointerId: number) => {
    canvasRef.current?.setPointerCapture(pointerId);
    penRef.current = builder;
    tapRef.current = null;
    drawing.penStarted();
  };

  /** Ends the stroke or the erasing; without `keep` it is undone. */
  const lift = (keep: boolean) => {
    const pen = penRef.current;
    for (let steps = keep ? 0 : (eraserRef.current?.steps ?? 0); steps > 0; steps--) drawing.undo();
    penRef.current = null;
    tapRef.current = null;
    eraserRef.current = null;
    if (!pen) return;
    drawing.penEnded(keep ? pen.toStroke() : null);
    schedulePaint();
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const canvas = canvasRef.current;
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (!canvas || (event.target !== canvas && !onButton)) return;
    const { cancelsStroke, begins } = gestures.down(event.nativeEvent);
    if (cancelsStroke) lift(false);
    if (!begins) return;
    const box = canvas.getBoundingClientRect();
    if (begins === 'erase' || erasing) {
      canvas.setPointerCapture(event.pointerId);
      eraseTo(pointOf(event, box), box);
      return;
    }
    const builder = new StrokeBuilder(event.pointerType === 'pen');
    addPoint(builder, event.nativeEvent, box);
    if (onButton) {
      tapRef.current = builder;
      return;
    }
    beginStroke(builder, event.pointerId);
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const canvas = canvasRef.current;
    if (!canvas || !gestures.moved(event.nativeEvent)) return;
    const box = canvas.getBoundingClientRect();
    const builder = penRef.current ?? tapRef.current;
    if (!builder) {
      if (eraserRef.current) eraseTo(pointOf(event, box), box);
      return;
    }
    const before = builder.length;
    const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const point of coalesced.length > 0 ? coalesced : [event.nativeEvent]) addPoint(builder, point, box);
    if (builder.length === before) return;
    if (builder === tapRef.current) {
      if (isTap(builder.toStroke())) return;
      beginStroke(builder, event.pointerId);
    }
    drawing.penMoved(() => builder.toStroke());
    schedulePaint();
  };

  const endContact = (event: PointerEvent<HTMLElement>, cancelled: boolean) => {
    const { wrote, tap } = gestures.up(event.nativeEvent, cancelled);
    if (wrote) lift(!cancelled);
    if (tap) drawing[tap]();
  };

  return (
    <div
      className={styles.surface}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => endContact(event, false)}
      onPointerCancel={(event) => endContact(event, true)}
      // A button loses its own capture where a stroke begins on it.
      onLostPointerCapture={(event) => event.target === canvasRef.current && endContact(event, true)}
    >
      <canvas
        ref={canvasRef}
        className={styles.canvas}
        role="img"
        aria-label={label}
        data-erasing={erasing || undefined}
      />
      {size && overlay?.(size)}
      {children}
    </div>
  );
}

function isTap(stroke: PenStroke): boolean {
  const bounds = boundsOf([stroke]);
  return !bounds || Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) <= TAP_EXTENT;
}
