import { MAX_PICTURE_PIXELS } from '../../picture';

/** Larger files are not opened: they may take more memory than a phone has. */
const MOST_BYTES = 40_000_000;
const MOST_PIXELS = 64_000_000;

/** Why a file is not shown. */
export type PictureFault = 'not-picture' | 'too-large';

/** Decodes a picture file, the right way up and scaled down to be read. */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement | PictureFault> {
  if (file.size > MOST_BYTES) return 'too-large';
  const url = URL.createObjectURL(file);
  try {
    const element = new Image();
    element.src = url;
    await element.decode();
    const { naturalWidth, naturalHeight } = element;
    const pixels = naturalWidth * naturalHeight;
    if (pixels === 0) return 'not-picture';
    if (pixels > MOST_PIXELS) return 'too-large';
    const scale = Math.min(1, Math.sqrt(MAX_PICTURE_PIXELS / pixels));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(naturalWidth * scale));
    canvas.height = Math.max(1, Math.floor(naturalHeight * scale));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return 'too-large';
    context.imageSmoothingQuality = 'high';
    context.drawImage(element, 0, 0, canvas.width, canvas.height);
    return canvas;
  } catch {
    return 'not-picture';
  } finally {
    URL.revokeObjectURL(url);
  }
}
