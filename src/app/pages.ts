import type { ComponentType } from 'react';
import { DrawPage } from './draw/DrawPage';
import { loadPageMessages } from './i18n';
import type { RouteName } from './routing/router';
import { loadQuestion } from './sharing/SharingQuestion';

/** The loaded pages. Draw is part of the start; the first visit does not wait for the others. */
const loaded = new Map<RouteName, ComponentType>([['draw', DrawPage]]);

const CHUNKS: Readonly<Partial<Record<RouteName, () => Promise<ComponentType>>>> = {
  number: async () => (await import('./number/NumberPage')).NumberPage,
  practice: async () => (await import('./practice/PracticePage')).PracticePage,
  image: async () => (await import('./picture/PicturePage')).PicturePage,
  privacy: async () => (await import('./privacy/PrivacyPage')).PrivacyPage,
  settings: async () => (await import('./settings/SettingsPage')).SettingsPage,
  diagnostics: async () => (await import('./diagnostics/DiagnosticsPage')).DiagnosticsPage,
};

export function loadedPage(route: RouteName): ComponentType | null {
  return loaded.get(route) ?? null;
}

/** Loads a page once. @throws Error if that fails: offline, or the server has a newer version */
export async function loadPage(route: RouteName): Promise<void> {
  const load = CHUNKS[route];
  if (loaded.has(route) || !load) return;
  // Some ask about sharing as they open: the question is there by then, and moves nothing.
  const [Page] = await Promise.all([load(), loadPageMessages(), loadQuestion()]);
  loaded.set(route, Page);
}

/** Loads every page; one that fails is loaded when it is opened. */
export async function loadAllPages(): Promise<void> {
  for (const route of Object.keys(CHUNKS) as RouteName[]) await loadPage(route).catch(() => undefined);
}
