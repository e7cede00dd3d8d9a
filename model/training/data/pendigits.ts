import { basename } from 'node:path';
import type { DataFileError } from './data-file-error';
import type { InkSample } from './ink-sample';
import { readBytes } from './read-bytes';
import { decode, samplesOf, writerName } from './unipen';
import { damaged, parseUnipen } from './unipen-parser';

/**
 * Imports an original (not resampled) file of "Pen-Based Recognition of Handwritten Digits"
 * (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1998): `pendigits-orig.tra`
 * or `pendigits-orig.tes`, plain or gzip. These are UNIPEN text with the ink after each
 * `.SEGMENT DIGIT 0-1 ? "8"`, and the writer in the comment `.COMMENT <digit> <writer>
 * <number>`; y grows upwards.
 *
 * **Tested on an own fixture of this format only**: the original files were not at hand
 * when it was written.
 *
 * Both files count their writers from 1, so a writer is named `pendigits-<hash of
 * file name and number>`.
 *
 * @param options.onProblem takes damaged digits, which are then left out; without it the
 *   first one is thrown
 * @throws DataFileError naming file and line; for a `.Z` file, saying to unpack it
 */
export async function importPendigits(
  file: string,
  options: { readonly onProblem?: (problem: DataFileError) => void } = {},
): Promise<InkSample[]> {
  const document = await parseUnipen(file, decode(await readBytes(file)), {
    levels: new Set(['DIGIT']),
    // The header names a description (dene.doc) that was never published; it holds no ink.
    include: async () => null,
    onProblem: options.onProblem,
  });
  if (document.segments.length === 0) {
    throw damaged({ file, line: 1 }, 'there is no .SEGMENT DIGIT in the whole file');
  }
  const group = basename(file).replace(/\.gz$/i, '');
  return samplesOf(document, 'pendigits', options, (segment) => {
    const comment = segment.comments.map((text) => /^(\d+)\s+(\d+)\s+\d+$/.exec(text)).find(Boolean);
    if (!comment) throw damaged(segment, 'no line ".COMMENT <digit> <writer> <number>" follows the segment');
    const [, digit, writer = ''] = comment;
    if (digit !== segment.label) {
      throw damaged(segment, `the label is "${segment.label}", but the comment says ${digit}`);
    }
    return writerName('pendigits', `${group}/${writer}`);
  });
}
