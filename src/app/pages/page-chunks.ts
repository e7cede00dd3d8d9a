import type { ComponentType } from 'react';
import type { LanguageTag } from '../i18n';
import { loadPolicy, POLICY_VERSION } from '../policy';
import type { RouteName } from '../routing/routes';
import { DrawPage } from './DrawPage';

/**
 * The pages that have been loaded. Draw is there from the start; each other page is a chunk of its own, so that the first
 * visit does not wait for what it may never open.
 */
const loaded = new Map<RouteName, ComponentType>([['draw', DrawPage]]);

const CHUNKS: Readonly<Partial<Record<RouteName, (locale: LanguageTag) => Promise<ComponentType>>>> = {
  number: async () => (await import('./NumberPage')).NumberPage,
  practice: async () => (await import('./PracticePage')).PracticePage,
  image: async () => (await import('./ImagePage')).ImagePage,
  privacy: async (locale) => {
    // With its text, so that the page does not grow under the reader's eyes; without it, it says so and tries again.
    const text = loadPolicy(POLICY_VERSION, locale).catch(() => null);
    const [{ PrivacyPage }] = await Promise.all([import('./PrivacyPage'), text]);
    return PrivacyPage;
  },
  settings: async () => (await import('./SettingsPage')).SettingsPage,
  diagnostics: async () => (await import('./DiagnosticsPage')).DiagnosticsPage,
};

/** A page that is there already, else null. */
export function loadedPage(route: RouteName): ComponentType | null {
  return loaded.get(route) ?? null;
}

/**
 * Loads a page once, with the policy in a language where it shows it.
 *
 * @throws Error where it could not be loaded: no network, or the server has another version by now
 */
export async function loadPage(route: RouteName, locale: LanguageTag): Promise<void> {
  if (loaded.has(route)) return;
  const Page = await CHUNKS[route]?.(locale);
  if (Page) loaded.set(route, Page);
}

/** Loads every page; one that cannot be had now is loaded when it is opened. */
export async function loadAllPages(locale: LanguageTag): Promise<void> {
  for (const route of Object.keys(CHUNKS) as RouteName[])
    await loadPage(route, locale).catch(() => undefined);
}
