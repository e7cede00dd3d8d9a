import type uPlot from 'uplot';
import styles from './tooltip.module.css';

/** A line of text of the tooltip; the first line of each item is its heading. */
export type TooltipItem = readonly string[];

/** Distance of the tooltip from what it tells about, in CSS pixels. */
const GAP = 12;

/**
 * A box that follows the pointer. The table below the chart says the same, so it is hidden from
 * assistive technology.
 *
 * @param itemsAt what to tell at a position along x; nothing hides the box
 */
export function tooltip(itemsAt: (position: number) => readonly TooltipItem[]): uPlot.Plugin {
  let box: HTMLElement | null = null;
  return {
    hooks: {
      init: (u) => {
        box = document.createElement('div');
        box.className = styles.tooltip ?? '';
        box.hidden = true;
        box.setAttribute('aria-hidden', 'true');
        u.over.append(box);
      },
      setCursor: (u) => {
        if (!box) return;
        // Outside of the plot uPlot puts the cursor at a negative place.
        const { left = -1, top = -1 } = u.cursor;
        const items = left < 0 ? [] : itemsAt(u.posToVal(left, 'x'));
        box.hidden = items.length === 0;
        if (items.length === 0) return;
        box.replaceChildren(...items.map(paragraph));
        place(box, left, top, u.over.clientWidth);
      },
    },
  };
}

function paragraph(lines: TooltipItem): HTMLElement {
  const element = document.createElement('p');
  lines.forEach((line, i) => {
    const part = document.createElement(i === 0 ? 'strong' : 'span');
    part.textContent = line;
    element.append(part);
  });
  return element;
}

/** Beside the pointer, on the side with room, and never outside the plot. */
function place(box: HTMLElement, left: number, top: number, width: number): void {
  const roomRight = left + GAP + box.offsetWidth <= width;
  const x = roomRight ? left + GAP : Math.max(0, left - GAP - box.offsetWidth);
  const y = Math.max(0, top - box.offsetHeight - GAP);
  box.style.transform = `translate(${x}px, ${y}px)`;
}
