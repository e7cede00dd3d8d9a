import { useMemo } from 'react';
import { formatList, type Messages, useLocale, useMessages, wholeNumber } from '../i18n';
import { Card } from '../ui/Card';
import { type FactList, Facts } from '../ui/Facts';

/** What the browser reports about itself and the device. Only shown, never stored or sent. */
export function DeviceCard() {
  const messages = useMessages().diagnostics;
  const locale = useLocale();
  const facts = useMemo(() => deviceFacts(messages, locale), [messages, locale]);
  return (
    <Card heading={messages.device}>
      <p className="note">{messages.deviceNote}</p>
      <Facts facts={facts} />
    </Card>
  );
}

/** In gigabytes, coarsely; Chromium only. */
interface NavigatorWithMemory extends Navigator {
  readonly deviceMemory?: number;
}

function deviceFacts(messages: Messages['diagnostics'], locale: string): FactList {
  const { userAgent, languages, hardwareConcurrency, deviceMemory, onLine }: NavigatorWithMemory = navigator;
  const says = (truth: boolean) => (truth ? messages.yes : messages.no);
  const screenSize = messages.screenSize(
    wholeNumber(screen.width, locale),
    wholeNumber(screen.height, locale),
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(window.devicePixelRatio),
  );
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  return [
    [messages.browser, userAgent],
    [messages.languages, formatList(languages, locale)],
    [messages.processors, wholeNumber(hardwareConcurrency, locale)],
    deviceMemory !== undefined && [messages.memory, messages.gigabytes(String(deviceMemory))],
    [messages.screen, screenSize],
    [messages.pointer, isCoarse ? messages.pointerCoarse : messages.pointerFine],
    [messages.encrypted, says(window.isSecureContext)],
    [messages.keptOffline, says(Boolean(navigator.serviceWorker?.controller))],
    [messages.webAssembly, says('WebAssembly' in window)],
    [messages.webgl, says(hasWebgl())],
    [messages.online, says(onLine)],
  ];
}

function hasWebgl(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  // Browsers allow only some contexts at a time.
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
