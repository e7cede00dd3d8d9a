import { APP_PATHS, FIGURES_PATH, MAINTAIN_PATH } from '../../contract';
import { chooseVariant, type StaticFiles } from '../static-files';
import { refuse, refuseMethod, type ServerContext } from './answers';

const APP = '/index.html';
const DASHBOARD = '/maintain.html';

/** The file of each page. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ...Object.values(APP_PATHS).map((path): [string, string] => [path, APP]),
  [MAINTAIN_PATH, DASHBOARD],
  [FIGURES_PATH, DASHBOARD],
]);

/** Other apps share pictures here (see the manifest); usually the service worker takes them. */
const SHARED_TO = APP_PATHS.image;

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not found – Inktally</title>
<h1>Not found</h1>
<p>There is no such page here. <a href="/">Go to Inktally</a></p>
</html>
`;

/** Everything outside of the API: the app's files and pages. */
export function serveStatic(files: StaticFiles): (context: ServerContext) => Response {
  return (context) => {
    const { method, path } = context.req;
    // Discard the picture unread.
    if (method === 'POST' && path === SHARED_TO) return context.redirect(`${SHARED_TO}?shared`, 303);
    if (method !== 'GET' && method !== 'HEAD') return refuseMethod(context, ['GET', 'HEAD']);
    const variants = files.get(PAGES.get(path) ?? path) ?? [];
    const variant = chooseVariant(variants, context.req.header('accept-encoding'));
    return variant ? context.body(variant.bytes, 200, variant.headers) : notFound(context);
  };
}

/** 404, as a page for browsers, otherwise as JSON. */
export function notFound(context: ServerContext): Response {
  const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
  if (wantsPage && !context.req.path.startsWith('/api/')) return context.html(NOT_FOUND_PAGE, 404);
  return refuse(context, 'not-found', 'there is nothing at this path');
}
