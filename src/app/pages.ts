import type { ComponentType } from 'react';
import { DrawPage } from './draw/DrawPage';
import type { LanguageTag } from './i18n';
import { loadPolicy, POLICY_VERSION } from './policy';
import type { RouteName } from './routing/router';

/** The loaded pages. Draw is part of the start; the first visit does not wait for the others. */
const loaded = new Map<RouteName, ComponentType>([['draw', DrawPage]]);

const CHUNKS: Readonly<Partial<Record<RouteName, (locale: LanguageTag) => Promise<ComponentType>>>> = {
  number: async () => (await import('./number/NumberPage')).NumberPage,
  practice: async () => (await import('./practice/PracticePage')).PracticePage,
  image: async () => (await import('./picture/PicturePage')).PicturePage,
  privacy: async (locale) => {
    // With the policy, so that the page does not grow while being read. Without it, it says so.
    const text = loadPolicy(POLICY_VERSION, locale).catch(() => null);
    const [{ PrivacyPage }] = await Promise.all([import('./privacy/PrivacyPage'), text]);
    return PrivacyPage;
  },
  settings: async () => (await import('./settings/SettingsPage')).SettingsPage,
  diagnostics: async () => (await import('./diagnostics/DiagnosticsPage')).DiagnosticsPage,
};

export function loadedPage(route: RouteName): ComponentType | null {
  return loaded.get(route) ?? null;
}

/** Loads a page once. @throws Error if that fails: offline, or the server has a newer version */
export async function loadPage(route: RouteName, locale: LanguageTag): Promise<void> {
  if (loaded.has(route)) return;
  const Page = await CHUNKS[route]?.(locale);
  if (Page) loaded.set(route, Page);
}

/** Loads every page; one that fails is loaded when it is opened. */
export async function loadAllPages(locale: LanguageTag): Promise<void> {
  for (const route of Object.keys(CHUNKS) as RouteName[])
    await loadPage(route, locale).catch(() => undefined);
}
