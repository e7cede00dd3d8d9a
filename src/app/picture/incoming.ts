import { showInstead } from '../routing/router';

/** What sw.ts listens for, and what it answers. */
const PICTURE_WANTED = 'picture-wanted';
const SHARED_PICTURE = 'shared-picture';
/** The service worker leads here when another app has shared a picture. */
const SHARED = '?shared';

/** What came in: a file, or something that is none; `not-shared`: another app shared one, which is lost. */
export type Incoming = Blob | 'no-files' | 'not-shared';

/** Opened with files by the system: https://wicg.github.io/web-app-launch/, which no DOM library describes. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/**
 * Calls back with every picture that is pasted, dropped on the page, shared by another app, or opened with this one.
 *
 * @param onDrag whether files are being dragged over the page
 * @returns a function that stops it
 */
export function subscribeIncoming(
  onPicture: (incoming: Incoming) => void,
  onDrag: (over: boolean) => void,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const take = (files: FileList | undefined) => {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith('image/')) ?? files?.[0];
    onPicture(file ?? 'no-files');
  };
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  document.addEventListener('paste', (event) => take(event.clipboardData?.files), { signal });
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
      // To another element of the page is no leaving.
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
      take(event.dataTransfer?.files);
    },
    { signal },
  );
  askForShared(onPicture, signal);
  takeLaunched(onPicture, signal);
  return () => stopping.abort();
}

function askForShared(onPicture: (incoming: Incoming) => void, signal: AbortSignal): void {
  if (location.search !== SHARED) return;
  showInstead('image');
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

function takeLaunched(onPicture: (incoming: Incoming) => void, signal: AbortSignal): void {
  const queue = (window as { readonly launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer(({ files }) => {
    const [handle] = files ?? [];
    if (!handle || signal.aborted) return;
    handle.getFile().then(onPicture, () => onPicture('no-files'));
  });
}
