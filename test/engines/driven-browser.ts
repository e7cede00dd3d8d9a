import type { Stroke } from '../../src/ink';
import { pixelsIn } from '../browser/drawing';
import { type Seen, until } from './programs';
import { WebDriverError, type Wire } from './webdriver';

/** The key of an element's id in the standard. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** CSS pixels between two positions of the mouse, at least: each takes a turn of the browser. */
const STEP = 3;

/** Where elements of a role are looked for. */
const SELECTORS = {
  alert: '[role="alert"]',
  button: 'button',
  dialog: 'dialog, [role="dialog"]',
  field: 'input',
  group: 'fieldset, [role="group"]',
  heading: 'h1, h2',
  image: '[role="img"]',
  link: 'a[href]',
  region: 'section',
  status: 'output, [role="status"]',
  switch: '[role="switch"]',
} as const;

/**
 * An element as a person finds it: by what it is and how it is called, by the
 * browser's own reckoning.
 */
export interface Target {
  readonly role: keyof typeof SELECTORS;
  readonly name: string;
  readonly inside?: Target;
}

/**
 * Refusals that pass: the page is about to change, or something moves over what is to be clicked.
 */
const PASSING = [
  'element click intercepted',
  'element not interactable',
  'no such element',
  'stale element reference',
];

/** A browser with one page, in any engine. */
export class DrivenBrowser {
  constructor(readonly wire: Wire) {}

  async open(url: string): Promise<void> {
    await this.wire.send('Navigate', { url });
  }

  async reload(): Promise<void> {
    await this.wire.send('Refresh');
  }

  /**
   * Runs a function in the page and gives what it returns, or what a promise that
   * it returns comes to.
   */
  async evaluate<R, A extends unknown[]>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    const script = `return (${run}).apply(null, arguments)`;
    return (await this.wire.send('ExecuteScript', { script, args })) as Awaited<R>;
  }

  /** Waits for an element to be shown, and clicks it once it may be. */
  async click(target: Target): Promise<void> {
    await this.#withElement(target, (id) => this.wire.send('ElementClick', { id }), true);
  }

  async type(target: Target, text: string): Promise<void> {
    await this.#withElement(target, (id) => this.wire.send('ElementSendKeys', { id, text }), true);
  }

  /** Chooses a file in the page's first field for files, as its button would have the user do. */
  async chooseFile(path: string): Promise<void> {
    const field = await this.evaluate(() => document.querySelector('input[type="file"]'));
    await this.wire.send('ElementSendKeys', { id: idOf(field), text: path });
  }

  /** Waits for an element to be shown. */
  async see(target: Target): Promise<void> {
    await this.#withElement(target, async () => {});
  }

  /** Waits until no such element is shown. */
  async seeGone(target: Target): Promise<void> {
    await untilSettled(
      async () => (await this.#find(target)) === null,
      () => `${describe(target)} to be gone`,
    );
  }

  /** Whether the element may be used; waits for it to be shown. */
  isEnabled(target: Target): Promise<boolean> {
    return this.#read(target, (element) => !element.matches(':disabled'));
  }

  /** All text of an element, or of a part of it. Waits for it to be shown. */
  text(target: Target, part = ''): Promise<string> {
    return this.#read(
      target,
      (element, selector) =>
        ((selector ? element.querySelector(selector) : element)?.textContent ?? '').trim(),
      part,
    );
  }

  attribute(target: Target, name: string): Promise<string | null> {
    return this.#read(target, (element, attribute) => element.getAttribute(attribute), name);
  }

  /** Draws strokes with the mouse, scaled to fill most of an element, once nothing lies over it. */
  async draw(target: Target, strokes: readonly Stroke[]): Promise<void> {
    const box = await until(
      () =>
        this.#read(target, (element) => {
          element.scrollIntoView({ block: 'nearest' });
          const { x, y, width, height } = element.getBoundingClientRect();
          const top = document.elementFromPoint(x + width / 2, y + height / 2);
          return element.parentElement?.contains(top) ? { x, y, width, height } : null;
        }),
      () => `${describe(target)} to be free`,
    );
    const actions = pixelsIn(box, strokes, STEP).flatMap((pixels) => {
      const moves = pixels.map(([x, y]) => ({ type: 'pointerMove', duration: 0, x, y }));
      return [
        ...moves.slice(0, 1),
        { type: 'pointerDown', button: 0 },
        ...moves.slice(1),
        { type: 'pointerUp', button: 0 },
      ];
    });
    const pen = { type: 'pointer', id: 'pen', parameters: { pointerType: 'mouse' }, actions };
    await this.wire.send('PerformActions', { actions: [pen] });
  }

  /** The page as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await this.wire.send('TakeScreenshot', { full: false })), 'base64');
  }

  #read<R, A extends unknown[]>(
    target: Target,
    read: (element: Element, ...args: A) => R,
    ...args: A
  ): Promise<R> {
    return this.#withElement(target, async (id) => {
      const script = `return (${read}).apply(null, arguments)`;
      return (await this.wire.send('ExecuteScript', { script, args: [{ [ELEMENT]: id }, ...args] })) as R;
    });
  }

  /** Waits for an element and does something with it, again where it went away. */
  async #withElement<R>(target: Target, act: (id: string) => Promise<R>, isEnabled = false): Promise<R> {
    const { result } = await untilSettled(
      async () => {
        const id = await this.#find(target, isEnabled);
        return id === null ? null : { result: await act(id) };
      },
      () => describe(target),
    );
    return result;
  }

  /** The shown element of that role and name, now. */
  async #find({ role, name, inside }: Target, isEnabled = false): Promise<string | null> {
    const within = inside && (await this.#find(inside));
    if (within === null) return null;
    const found = await this.evaluate(
      (selector, root, enabled) =>
        [...((root ?? document) as ParentNode).querySelectorAll(selector)].filter(
          (element) => element.getClientRects().length > 0 && !(enabled && element.matches(':disabled')),
        ),
      SELECTORS[role],
      within ? { [ELEMENT]: within } : null,
      isEnabled,
    );
    for (const element of found) {
      const id = idOf(element);
      if ((await this.wire.send('GetComputedLabel', { id })) === name) return id;
    }
    return null;
  }
}

/** Looks until there is something to be seen, also where the page changes while it is looked at. */
async function untilSettled<T>(look: () => Promise<T>, what: () => string): Promise<Seen<T>> {
  let refusal = '';
  const lookAgain = async (): Promise<T | null> => {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof WebDriverError && PASSING.includes(error.code))) throw error;
      refusal = ` (${error.message})`;
      return null;
    }
  };
  return (await until(lookAgain, () => `${what()}${refusal}`)) as Seen<T>;
}

const idOf = (element: unknown): string => (element as Record<string, string>)[ELEMENT] ?? '';

const describe = ({ role, name, inside }: Target): string =>
  `${role} "${name}"${inside ? ` in ${describe(inside)}` : ''}`;
