/** The pages of the app and their paths. */
export const ROUTES = {
  draw: '/',
  number: '/number',
  practice: '/practice',
  image: '/image',
  privacy: '/privacy',
  settings: '/settings',
  diagnostics: '/diagnostics',
} as const;

export type RouteName = keyof typeof ROUTES;

const NAMES = Object.keys(ROUTES) as RouteName[];

/** The page at a path, with or without a slash at its end; `null` where there is none. */
export function matchRoute(pathname: string): RouteName | null {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return NAMES.find((name) => ROUTES[name] === path) ?? null;
}
