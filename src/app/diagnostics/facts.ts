import type { RecognizerStatus } from '../../recognizer';
import { formatList, type PageMessages, wholeNumber } from '../i18n';
import { certainty } from '../reader/certainty';
import type { FactList } from '../ui/Facts';

/** Of the model in use: where it comes from, how large and how good it is, what it runs on. */
export function modelFacts(
  status: RecognizerStatus,
  { diagnostics: messages, settings }: PageMessages,
  locale: string,
): FactList {
  const state = [messages.state, messages.states[status.state]] as const;
  if (status.state !== 'ready') return [state];
  const { model, backend, verified } = status;
  const accuracies = Object.entries(model.accuracy).map(([dataSet, share]) => {
    const name = isKeyOf(messages.dataSets, dataSet) ? messages.dataSets[dataSet] : dataSet;
    return [messages.accuracy(name), accuracyText(share, locale)] as const;
  });
  return [
    state,
    [messages.version, model.version],
    [messages.modelFiles, verified ? messages.modelVerified : messages.modelUnverified],
    [messages.backend, settings.backendChoices[backend]],
    [messages.weights, wholeNumber(model.parameters, locale)],
    [messages.threshold, certainty(model.ink.threshold, true, locale)],
    ...accuracies,
  ];
}

function isKeyOf<Names extends object>(names: Names, key: PropertyKey): key is keyof Names {
  return Object.hasOwn(names, key);
}

/** Two decimals: at this accuracy they are where models differ. */
function accuracyText(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);
}

/** In gigabytes, coarsely; Chromium only. */
interface NavigatorWithMemory extends Navigator {
  readonly deviceMemory?: number;
}

/** What the browser reports about itself and the device. */
export function deviceFacts({ diagnostics: messages }: PageMessages, locale: string): FactList {
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
