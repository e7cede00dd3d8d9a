import { APP_PATHS } from '../../contract';

declare const self: ServiceWorkerGlobalScope;

/** Message from the page when it can take a shared picture, and the answer. */
const PICTURE_WANTED = 'picture-wanted';
const SHARED_PICTURE = 'shared-picture';
/** The form field and action of the manifest's share_target. */
const FIELD = 'picture';
/** How long a picture waits, in memory, for its page, in ms. */
const TIMEOUT_MS = 60_000;

let shared: { readonly file: Promise<File | null>; readonly taken: () => void } | null = null;

/** Catches pictures that other apps share before they reach the network; the page gets them. */
export function registerShareTarget(): void {
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

/** Resolves when the page has taken the picture, or after the timeout. */
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
    setTimeout(taken, TIMEOUT_MS);
  });
}

async function handOver(page: ExtendableMessageEvent['source']): Promise<void> {
  const held = shared;
  const file = (await held?.file) ?? null;
  page?.postMessage({ type: SHARED_PICTURE, file });
  held?.taken();
}
