import type { ComponentType } from 'react';
import { DrawPage } from './draw/DrawPage';
import { loadPageMessages } from './i18n';
import type { RouteName } from './routing/router';

/** The loaded pages. Draw is part of the start; the first visit does not wait for the others. */
const loaded = new Map<RouteName, ComponentType>([['draw', DrawPage]]);

const CHUNKS: Readonly<Partial<Record<RouteName, () => Promise<ComponentType>>>> = {
  number: async () => (await import('./number/NumberPage')).NumberPage,
  practice: async () => (await import('./practice/PracticePage')).PracticePage,
  image: async () => (await import('./picture/PicturePage')).PicturePage,
  privacy: withTexts(async () => (await import('./privacy/PrivacyPage')).PrivacyPage),
  settings: withTexts(async () => (await import('./settings/SettingsPage')).SettingsPage),
  diagnostics: withTexts(async () => (await import('./diagnostics/DiagnosticsPage')).DiagnosticsPage),
};

/** For pages that take their texts from `usePageMessages`. */
function withTexts(load: () => Promise<ComponentType>): () => Promise<ComponentType> {
  return async () => (await Promise.all([load(), loadPageMessages()]))[0];
}

export function loadedPage(route: RouteName): ComponentType | null {
  return loaded.get(route) ?? null;
}

/** Loads a page once. @throws Error if that fails: offline, or the server has a newer version */
export async function loadPage(route: RouteName): Promise<void> {
  if (loaded.has(route)) return;
  const Page = await CHUNKS[route]?.();
  if (Page) loaded.set(route, Page);
}

/** Loads every page; one that fails is loaded when it is opened. */
export async function loadAllPages(): Promise<void> {
  for (const route of Object.keys(CHUNKS) as RouteName[]) await loadPage(route).catch(() => undefined);
}
