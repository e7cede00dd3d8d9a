import type { ComponentType } from 'react';
import { DrawPage } from './draw/DrawPage';
import { loadPageMessages } from './i18n';
import type { RouteName } from './routing/router';
import { loadQuestion } from './sharing/SharingQuestion';
import { NotFoundPage } from './shell/NotFoundPage';
import { OnDemand } from './ui/on-demand';

type Page = OnDemand<ComponentType>;

function page(importPage: () => Promise<ComponentType>): Page {
  // Some ask about sharing as they open: the question is there by then, and moves nothing.
  return new OnDemand(async () => (await Promise.all([importPage(), loadPageMessages(), loadQuestion()]))[0]);
}

/** Draw is part of the start; the first visit does not wait for the others. */
const PAGES: Readonly<Record<RouteName, Page>> = {
  draw: new OnDemand(async () => DrawPage, DrawPage),
  number: page(async () => (await import('./number/NumberPage')).NumberPage),
  practice: page(async () => (await import('./practice/PracticePage')).PracticePage),
  image: page(async () => (await import('./picture/PicturePage')).PicturePage),
  privacy: page(async () => (await import('./privacy/PrivacyPage')).PrivacyPage),
  settings: page(async () => (await import('./settings/SettingsPage')).SettingsPage),
  diagnostics: page(async () => (await import('./diagnostics/DiagnosticsPage')).DiagnosticsPage),
};
const NOT_FOUND: Page = new OnDemand(async () => NotFoundPage, NotFoundPage);

/** @param route null: there is no page at this address */
export function pageOf(route: RouteName | null): Page {
  return route === null ? NOT_FOUND : PAGES[route];
}

/** Loads every page; one that fails is loaded when it is opened. */
export async function loadAllPages(): Promise<void> {
  for (const page of Object.values(PAGES)) await page.load();
}
