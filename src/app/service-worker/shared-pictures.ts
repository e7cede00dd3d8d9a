import { APP_PATHS } from '../../contract';

declare const self: ServiceWorkerGlobalScope;

/** What the page sends when it can take a shared picture, and what it gets. */
const PICTURE_WANTED = 'picture-wanted';
const SHARED_PICTURE = 'shared-picture';
/** Of the manifest's share_target: the form's field; the form goes to the page that reads pictures. */
const FIELD = 'picture';
/** How long a picture waits for its page, in ms; it waits in memory only. */
const PATIENCE_MS = 60_000;

let shared: { readonly file: Promise<File | null>; readonly taken: () => void } | null = null;

/** Takes the pictures that other apps share, so that they do not go over the network, and hands them to the page. */
export function takeSharedPictures(): void {
  self.addEventListener('fetch', (event) => {
    const { method, url } = event.request;
    if (method !== 'POST' || new URL(url).pathname !== APP_PATHS.image) return;
    event.respondWith(Response.redirect(`${APP_PATHS.image}?shared`, 303));
    event.waitUntil(hold(event.request));
  });
  self.addEventListener('message', (event) => {
    if (event.data === PICTURE_WANTED) event.waitUntil(handOver(event.source));
  });
}

/** Ends when the page has taken the picture, or none came for it. */
function hold(request: Request): Promise<void> {
  const file = request.formData().then(
    (form) => {
      const picture = form.get(FIELD);
      return picture instanceof File ? picture : null;
    },
    () => null,
  );
  return new Promise((resolve) => {
    const taken = () => {
      shared = null;
      resolve();
    };
    shared = { file, taken };
    setTimeout(taken, PATIENCE_MS);
  });
}

async function handOver(page: ExtendableMessageEvent['source']): Promise<void> {
  const held = shared;
  const file = (await held?.file) ?? null;
  page?.postMessage({ type: SHARED_PICTURE, file });
  held?.taken();
}
