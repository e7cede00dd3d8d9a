import type { Page } from 'playwright-core';

/** Boxes may touch, and letters reach a little over their lines, by so much, in CSS pixels. */
const SLACK = 2;

/**
 * Texts on the page that cannot be read: cut off, beside the screen, on top of one another, or on a
 * control that they are no part of. What lies in layers (a dialog, what is fixed to the screen) is
 * compared within its layer, and what is scrolled away is left out.
 */
export function crampedTexts(page: Page): Promise<string[]> {
  return page.evaluate(findCrampedTexts, SLACK);
}

/** Runs in the page. */
function findCrampedTexts(slack: number): string[] {
  type Box = Record<'left' | 'right' | 'top' | 'bottom', number>;
  interface Text {
    readonly node: Node;
    readonly of: Element;
    readonly box: Box;
    readonly layer: Element | undefined;
  }

  const found = new Set<string>();
  const say = (text: string | null) => `"${(text ?? '').trim().slice(0, 40)}"`;
  const upFrom = (element: Element) => {
    const all: Element[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) all.push(at);
    return all;
  };
  const layerOf = (element: Element) =>
    upFrom(element).find((at) => at.tagName === 'DIALOG' || getComputedStyle(at).position === 'fixed');
  const isSeen = (element: Element) =>
    element.checkVisibility({
      visibilityProperty: true,
      opacityProperty: true,
      contentVisibilityAuto: true,
    }) &&
    // Hidden from the eye only: such texts are for those who listen.
    !upFrom(element).some((at) => {
      const { clipPath, fontSize } = getComputedStyle(at);
      return clipPath !== 'none' || fontSize === '0px';
    });
  const meet = (a: Box, b: Box) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 * slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 * slack;

  /** What is to be seen of a line of text in the boxes around it. */
  const shownOf = (element: Element, { left, right, top, bottom }: DOMRect, text: string): Box => {
    const shown = { left, right, top, bottom };
    for (const at of upFrom(element)) {
      const { overflow, position } = getComputedStyle(at);
      if (overflow !== 'visible') {
        const box = at.getBoundingClientRect();
        const inside =
          shown.left >= box.left - slack &&
          shown.right <= box.right + slack &&
          shown.top >= box.top - slack &&
          shown.bottom <= box.bottom + slack;
        if (!inside && !/auto|scroll/.test(overflow)) found.add(`cut off: ${text}`);
        shown.left = Math.max(shown.left, box.left);
        shown.right = Math.min(shown.right, box.right);
        shown.top = Math.max(shown.top, box.top);
        shown.bottom = Math.min(shown.bottom, box.bottom);
      }
      if (position === 'fixed') break;
    }
    return shown;
  };

  const isLaidOver = (element: Element) => getComputedStyle(element).position === 'absolute';
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const of = node.parentElement;
    if (!of || !node.textContent?.trim() || !isSeen(of)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const box = shownOf(of, line, say(node.textContent));
      if (box.right - box.left <= 1 || box.bottom - box.top <= 1) continue;
      if (box.left < -slack || box.right > innerWidth + slack) {
        found.add(`beside the screen: ${say(node.textContent)}`);
      }
      texts.push({ node, of, box, layer: layerOf(of) });
    }
  }
  texts.forEach((text, i) => {
    for (const other of texts.slice(i + 1)) {
      if (text.node !== other.node && text.layer === other.layer && meet(text.box, other.box)) {
        found.add(`${say(text.node.textContent)} on ${say(other.node.textContent)}`);
      }
    }
  });
  for (const control of document.querySelectorAll('button, input, select, canvas')) {
    if (!isSeen(control)) continue;
    const box = control.getBoundingClientRect();
    const layer = layerOf(control);
    // A sheet has texts of its own over its canvas.
    const whole =
      control.tagName === 'CANVAS' ? control.parentElement : (control.closest('label') ?? control);
    for (const text of texts) {
      if (text.layer !== layer || whole?.contains(text.node) || text.of.contains(control)) continue;
      // Boxes over ink overlap where the digits do.
      const own = text.of.closest('button');
      if (own && own.parentElement === control.parentElement && isLaidOver(own) && isLaidOver(control))
        continue;
      if (meet(text.box, box)) {
        const name = control.getAttribute('aria-label') ?? control.textContent;
        found.add(`${say(text.node.textContent)} on ${control.tagName.toLowerCase()} ${say(name)}`);
      }
    }
  }
  return [...found];
}
