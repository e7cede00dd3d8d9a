import type { LanguageTag } from '../../languages';
import type { PageMessages } from './messages/en';

/** An area of texts that is loaded together with the pages that say them. */
export type PageArea = keyof PageMessages;

type Loaders = {
  readonly [Area in PageArea]: Readonly<Record<LanguageTag, () => Promise<PageMessages[Area]>>>;
};

/** Each a chunk of its own: the first visit waits for none of them. */
const LOADERS: Loaders = {
  diagnostics: {
    en: async () => (await import('./messages/diagnostics/en')).diagnostics,
    'zh-Hans': async () => (await import('./messages/diagnostics/zh-hans')).diagnostics,
    ja: async () => (await import('./messages/diagnostics/ja')).diagnostics,
  },
  image: {
    en: async () => (await import('./messages/image/en')).image,
    'zh-Hans': async () => (await import('./messages/image/zh-hans')).image,
    ja: async () => (await import('./messages/image/ja')).image,
  },
  keys: {
    en: async () => (await import('./messages/keys/en')).keys,
    'zh-Hans': async () => (await import('./messages/keys/zh-hans')).keys,
    ja: async () => (await import('./messages/keys/ja')).keys,
  },
  number: {
    en: async () => (await import('./messages/number/en')).number,
    'zh-Hans': async () => (await import('./messages/number/zh-hans')).number,
    ja: async () => (await import('./messages/number/ja')).number,
  },
  practice: {
    en: async () => (await import('./messages/practice/en')).practice,
    'zh-Hans': async () => (await import('./messages/practice/zh-hans')).practice,
    ja: async () => (await import('./messages/practice/ja')).practice,
  },
  privacy: {
    en: async () => (await import('./messages/privacy/en')).privacy,
    'zh-Hans': async () => (await import('./messages/privacy/zh-hans')).privacy,
    ja: async () => (await import('./messages/privacy/ja')).privacy,
  },
  settings: {
    en: async () => (await import('./messages/settings/en')).settings,
    'zh-Hans': async () => (await import('./messages/settings/zh-hans')).settings,
    ja: async () => (await import('./messages/settings/ja')).settings,
  },
};

/** What has been loaded, by language. */
const loaded: Record<LanguageTag, Partial<PageMessages>> = { en: {}, 'zh-Hans': {}, ja: {} };

/** The areas that some page has asked for: another language has to bring these before it is shown. */
const wanted = new Set<PageArea>();

/** The texts of an area where they have been loaded, else null. */
export function loadedPageMessages<Area extends PageArea>(
  area: Area,
  locale: LanguageTag,
): PageMessages[Area] | null {
  return loaded[locale][area] ?? null;
}

/** @throws Error where one of them could not be loaded */
export async function loadPageMessages(areas: readonly PageArea[], locale: LanguageTag): Promise<void> {
  for (const area of areas) wanted.add(area);
  await Promise.all(areas.map((area) => loadArea(area, locale)));
}

async function loadArea(area: PageArea, locale: LanguageTag): Promise<void> {
  if (loaded[locale][area]) return;
  const messages = await LOADERS[area][locale]();
  loaded[locale] = { ...loaded[locale], [area]: messages };
}

/**
 * Loads, in another language, what the pages so far have asked for.
 *
 * @throws Error where some of it could not be loaded
 */
export async function loadWantedMessages(locale: LanguageTag): Promise<void> {
  const missing = () => [...wanted].filter((area) => !loadedPageMessages(area, locale));
  // A page may be opened meanwhile.
  for (let areas = missing(); areas.length > 0; areas = missing()) await loadPageMessages(areas, locale);
}
