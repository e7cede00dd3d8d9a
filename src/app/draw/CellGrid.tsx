// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be laid over the sheet.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n';
import type { InkDrawing } from '../writing/drawing';
import type { Strokes } from '../writing/history';
import type { SheetSize } from '../writing/InkCanvas';
import styles from './CellGrid.module.css';
import { CELL_COUNT, cellBeside, cellsOf, columnOf, withCells } from './cells';

interface CellGridProps {
  readonly drawing: InkDrawing;
  readonly strokes: Strokes;
  readonly size: SheetSize;
}

/** Id of the help text beside the sheet. */
const HELP_ID = 'keys-help';
const LAST = CELL_COUNT * CELL_COUNT - 1;
const ROWS = Array.from({ length: CELL_COUNT }, (_, row) => row);
const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The sheet as a grid of cells, to draw by keyboard. Lines connect set cells that are neighbours.
 * One cell is in the Tab order (roving tabindex); arrow keys reach the others.
 */
export function CellGrid({ drawing, strokes, size }: CellGridProps) {
  const messages = useMessages().keys;
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(LAST / 2);
  const set = cellsOf(strokes);

  const focus = (cell: number) => {
    setCurrent(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
  };
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), []);

  const change = (cells: ReadonlySet<number>) => drawing.redraw(withCells(strokes, cells, size));
  const toggle = (cell: number) => {
    const cells = new Set(set);
    if (!cells.delete(cell)) cells.add(cell);
    change(cells);
  };

  const goal = ({ key, ctrlKey }: KeyboardEvent): number | null => {
    const arrow = ARROWS[key];
    if (arrow) return cellBeside(current, ...arrow);
    const rowStart = current - columnOf(current);
    if (key === 'Home') return ctrlKey ? 0 : rowStart;
    if (key === 'End') return ctrlKey ? LAST : rowStart + CELL_COUNT - 1;
    return null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = goal(event);
    if (to !== null) {
      if (event.shiftKey && ARROWS[event.key]) change(new Set([...set, current, to]));
      focus(to);
    } else if (event.key === ' ' || event.key === 'Enter') {
      toggle(current);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && set.has(current)) {
      toggle(current);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div
      ref={grid}
      className={styles.grid}
      role="grid"
      aria-label={messages.grid}
      aria-describedby={HELP_ID}
      aria-multiselectable="true"
      onKeyDown={onKeyDown}
    >
      {ROWS.map((row) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
        <div key={row} className={styles.row} role="row">
          {ROWS.map((column) => {
            const cell = row * CELL_COUNT + column;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens for keys.
              <div
                key={cell}
                className={styles.cell}
                role="gridcell"
                data-cell={cell}
                tabIndex={cell === current ? 0 : -1}
                aria-label={messages.cell(row + 1, column + 1)}
                aria-selected={set.has(cell)}
                onClick={() => {
                  focus(cell);
                  toggle(cell);
                }}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

export function CellGridHelp() {
  return (
    <p id={HELP_ID} className="note">
      {useMessages().keys.help}
    </p>
  );
}
