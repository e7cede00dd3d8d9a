import { APP_PATHS, FIGURES_PATH, MAINTAIN_PATH } from '../../contract';
import { chooseVariant, matchesEtag, type StaticFiles } from '../static-files';
import { refuse, type ServerContext } from './answers';

const APP = '/index.html';
const DASHBOARD = '/maintain.html';

/** Paths that are pages of an app, not files. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ...Object.values(APP_PATHS).map((path): [string, string] => [path, APP]),
  [MAINTAIN_PATH, DASHBOARD],
  [FIGURES_PATH, DASHBOARD],
]);

/**
 * Where the manifest lets other apps share pictures to. The service worker takes them; where there is none, the page says that
 * the picture has not arrived.
 */
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

/** The handler of everything outside of the API: the app's files and pages. */
export function serveStatic(files: StaticFiles): (context: ServerContext) => Response {
  return (context) => {
    const { method, path } = context.req;
    // Unread: a picture is nobody's but its owner's.
    if (method === 'POST' && path === SHARED_TO) return context.redirect(`${SHARED_TO}?shared`, 303);
    if (method !== 'GET' && method !== 'HEAD') {
      return refuse(context, 405, 'method-not-allowed', `this path does not take ${method}`, {
        allow: 'GET, HEAD',
      });
    }
    const file = files.get(PAGES.get(path) ?? path);
    if (!file) return notFound(context);
    const variant = chooseVariant(file, context.req.header('accept-encoding'));
    if (!variant) return notFound(context);
    const headers: Record<string, string> = {
      'cache-control': file.cacheControl,
      etag: variant.etag,
      ...(file.variants.length > 1 && { vary: 'Accept-Encoding' }),
    };
    if (matchesEtag(context.req.header('if-none-match'), variant.etag))
      return context.body(null, 304, headers);
    headers['content-type'] = file.type;
    headers['content-length'] = String(variant.bytes.byteLength);
    if (variant.encoding !== null) headers['content-encoding'] = variant.encoding;
    return context.body(variant.bytes, 200, headers);
  };
}

/** 404, as a page for who asks for pages, else as JSON. */
export function notFound(context: ServerContext): Response {
  const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
  if (wantsPage && !context.req.path.startsWith('/api/')) return context.html(NOT_FOUND_PAGE, 404);
  return refuse(context, 404, 'not-found', 'there is nothing at this path');
}
