import type { Messages } from '../i18n';
import { formatList, wholeNumber } from '../i18n';

/** In gigabytes, coarsely; Chromium only. */
interface NavigatorWithMemory extends Navigator {
  readonly deviceMemory?: number;
}

/** What the browser reports about itself and the device, as names and values. Only for display. */
export function deviceFacts(messages: Messages['diagnostics'], locale: string): [string, string][] {
  const { yes, no } = messages;
  const known: NavigatorWithMemory = navigator;
  const says = (truth: boolean) => (truth ? yes : no);
  const matches = (query: string) => window.matchMedia(query).matches;
  const facts: [string, string][] = [
    [messages.browser, known.userAgent],
    [messages.languages, formatList(known.languages, locale)],
    [messages.processors, wholeNumber(known.hardwareConcurrency, locale)],
  ];
  if (known.deviceMemory !== undefined) {
    facts.push([messages.memory, messages.gigabytes(String(known.deviceMemory))]);
  }
  facts.push(
    [
      messages.screen,
      messages.screenSize(
        wholeNumber(screen.width, locale),
        wholeNumber(screen.height, locale),
        new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(window.devicePixelRatio),
      ),
    ],
    [messages.pointer, matches('(pointer: coarse)') ? messages.pointerCoarse : messages.pointerFine],
    [messages.encrypted, says(window.isSecureContext)],
    [messages.keptOffline, says(Boolean(navigator.serviceWorker?.controller))],
    [messages.webAssembly, says('WebAssembly' in window)],
    [messages.webgl, says(hasWebgl())],
    [messages.online, says(known.onLine)],
  );
  return facts;
}

function hasWebgl(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  // Browsers allow only some contexts at a time.
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
