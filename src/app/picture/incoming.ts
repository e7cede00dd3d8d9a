import { replaceRoute } from '../routing/router';

/** Message to the service worker (share-target.ts), and its answer. */
const PICTURE_WANTED = 'picture-wanted';
const SHARED_PICTURE = 'shared-picture';
/** The service worker redirects here after another app has shared a picture. */
const SHARED = '?shared';

/** A file; `no-files`: none came in; `not-shared`: another app shared a picture, but it is lost. */
export type Incoming = Blob | 'no-files' | 'not-shared';

/** For installed apps, missing in the DOM types: https://wicg.github.io/web-app-launch/ */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/**
 * Reports pictures that are pasted, dropped, shared by another app or opened with this one; and by
 * `onDrag` whether files are being dragged over the page. Returns the function that unsubscribes.
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

  const listen = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ) => document.addEventListener(name, listener, { signal });

  listen('paste', (event) => receive(event.clipboardData?.files));
  listen('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onDrag(true);
  });
  listen('dragleave', (event) => {
    // Another element of the page has a `relatedTarget`.
    if (event.relatedTarget === null) onDrag(false);
  });
  listen('drop', (event) => {
    onDrag(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    receive(event.dataTransfer?.files);
  });
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
