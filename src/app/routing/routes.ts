import { APP_PATHS } from '../../contract';

export type RouteName = keyof typeof APP_PATHS;

const NAMES = Object.keys(APP_PATHS) as RouteName[];

/** The page at a path, with or without a slash at its end; `null` where there is none. */
export function matchRoute(pathname: string): RouteName | null {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return NAMES.find((name) => APP_PATHS[name] === path) ?? null;
}
