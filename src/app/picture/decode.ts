import { MAX_PICTURE_PIXELS } from '../../picture';

/** Larger files are not opened: they may take more memory than a phone has. */
const MOST_BYTES = 40_000_000;
const MOST_PIXELS = 64_000_000;

export type PictureFault = 'not-picture' | 'too-large';

/** Thrown for a file that cannot be shown as a picture. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  constructor(readonly code: PictureFault) {
    super(code);
  }
}

/**
 * Decodes a picture file, rotated by its orientation and scaled down to be read.
 *
 * @returns a canvas of at most `MAX_PICTURE_PIXELS` pixels
 * @throws PictureError
 */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement> {
  if (file.size > MOST_BYTES) throw new PictureError('too-large');
  const url = URL.createObjectURL(file);
  try {
    const element = new Image();
    element.src = url;
    await element.decode().catch(() => {
      throw new PictureError('not-picture');
    });
    const { naturalWidth, naturalHeight } = element;
    const pixels = naturalWidth * naturalHeight;
    if (pixels === 0) throw new PictureError('not-picture');
    if (pixels > MOST_PIXELS) throw new PictureError('too-large');
    const scale = Math.min(1, Math.sqrt(MAX_PICTURE_PIXELS / pixels));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(naturalWidth * scale));
    canvas.height = Math.max(1, Math.floor(naturalHeight * scale));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new PictureError('too-large');
    context.imageSmoothingQuality = 'high';
    context.drawImage(element, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}
