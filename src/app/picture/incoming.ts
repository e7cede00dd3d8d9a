import { replaceRoute } from '../routing/router';

/** Message to the service worker (share-target.ts), and its answer. */
const PICTURE_WANTED = 'picture-wanted';
const SHARED_PICTURE = 'shared-picture';
/** The service worker redirects here after another app has shared a picture. */
const SHARED = '?shared';

/**
 * What came in: a file; `no-files`: none in it; `not-shared`: another app shared a
 * picture, but it is lost.
 */
export type Incoming = Blob | 'no-files' | 'not-shared';

/**
 * File handling of installed apps, missing in the DOM types: https://wicg.github.io/web-app-launch/
 */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/**
 * Reports every picture that is pasted, dropped on the page, shared by another app, or
 * opened with this one.
 *
 * @param onDrag whether files are being dragged over the page
 * @returns the function that unsubscribes
 */
export function subscribeIncoming(
  onPicture: (incoming: Incoming) => void,
  onDrag: (over: boolean) => void,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const receive = (files: FileList | undefined) => {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith('image/')) ?? files?.[0];
    onPicture(file ?? 'no-files');
  };
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  document.addEventListener('paste', (event) => receive(event.clipboardData?.files), { signal });
  document.addEventListener(
    'dragover',
    (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      onDrag(true);
    },
    { signal },
  );
  document.addEventListener(
    'dragleave',
    (event) => {
      // Another element of the page has a `relatedTarget`.
      if (event.relatedTarget === null) onDrag(false);
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      onDrag(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      receive(event.dataTransfer?.files);
    },
    { signal },
  );
  requestShared(onPicture, signal);
  receiveLaunched(onPicture, signal);
  return () => stopping.abort();
}

function requestShared(onPicture: (incoming: Incoming) => void, signal: AbortSignal): void {
  if (location.search !== SHARED) return;
  replaceRoute('image');
  const { serviceWorker } = navigator;
  if (!serviceWorker?.controller) {
    onPicture('not-shared');
    return;
  }
  serviceWorker.addEventListener(
    'message',
    ({ data }) => {
      if (data?.type === SHARED_PICTURE) onPicture(data.file instanceof Blob ? data.file : 'not-shared');
    },
    { signal },
  );
  serviceWorker.controller.postMessage(PICTURE_WANTED);
}

function receiveLaunched(onPicture: (incoming: Incoming) => void, signal: AbortSignal): void {
  const queue = (window as { readonly launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer(({ files }) => {
    const [handle] = files ?? [];
    if (!handle || signal.aborted) return;
    handle.getFile().then(onPicture, () => onPicture('no-files'));
  });
}
