import { DataFileError, messageOf } from './data-file-error';
import { parseSegmentRanges, type SegmentRange } from './segment-range';

/** A `.PEN_DOWN` or `.PEN_UP` block that has coordinates: tablet units, y up. */
export interface UnipenComponent {
  readonly pen: 'down' | 'up';
  readonly x: number[];
  readonly y: number[];
  /** The `.WRITER_ID` in force, or `null` where none was given. */
  readonly writer: string | null;
}

/** A `.SEGMENT`: which ink carries which label. */
export interface UnipenSegment {
  readonly level: string;
  readonly ranges: readonly SegmentRange[];
  readonly label: string;
  /** Text of the `.COMMENT` lines that follow, up to the next segment. */
  readonly comments: string[];
  readonly file: string;
  readonly line: number;
}

export interface UnipenDocument {
  readonly components: UnipenComponent[];
  readonly segments: UnipenSegment[];
}

export interface UnipenParserOptions {
  /**
   * Levels of the hierarchy whose segments are wanted, e.g. "CHARACTER"; others are skipped unread.
   */
  readonly levels: ReadonlySet<string>;
  /**
   * Gives the text of an included file and the name to call it by, or `null` to leave the include
   * out. It may throw an Error, whose message should say what to do.
   */
  readonly include: (path: string) => Promise<{ file: string; text: string } | null>;
  /** Called for a damaged segment, which is then left out. Without it the error is thrown. */
  readonly onProblem?: ((problem: DataFileError) => void) | undefined;
}

/** Deepest nesting of includes; the distribution has one level. */
const MAX_INCLUDE_DEPTH = 8;
/** Keywords start a line; labels and free text never begin with a dot and a capital there. */
const KEYWORD = /^\.([A-Z][A-Z0-9_]*)\s*(.*)$/s;
const SEGMENT = /^(\S+)\s+(\S+)\s+(?:([A-Z?]+)\s+)?"(.*)"$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Parses a file in the UNIPEN 1.0 format with the files that it includes. Components are
 * counted through all of them; blocks without coordinates are not components. Of the format's
 * keywords those that place and label ink are read: INCLUDE, COORD, WRITER_ID, PEN_DOWN,
 * PEN_UP, SEGMENT and COMMENT.
 *
 * Format: I. Guyon et al., "UNIPEN project of on-line data exchange and recognizer
 * benchmarks", ICPR 1994.
 *
 * @throws DataFileError for damaged coordinates, includes and (without `onProblem`) segments
 */
export async function parseUnipen(
  file: string,
  text: string,
  options: UnipenParserOptions,
): Promise<UnipenDocument> {
  const parser = new UnipenParser(options);
  await parser.read(file, text, []);
  return parser.document;
}

class UnipenParser {
  readonly document: UnipenDocument = { components: [], segments: [] };
  private writer: string | null = null;
  private columns = { count: 2, x: 0, y: 1 };

  constructor(private readonly options: UnipenParserOptions) {}

  async read(file: string, text: string, includedBy: readonly string[]): Promise<void> {
    let pen: UnipenComponent['pen'] | null = null;
    let component: UnipenComponent | null = null;
    let segment: UnipenSegment | null = null;
    const lines = text.split('\n');
    for (let i = 0; i < lines.length; i++) {
      const content = (lines[i] ?? '').trim();
      if (content === '') continue;
      const at = { file, line: i + 1 };
      const [, keyword, rest = ''] = KEYWORD.exec(content) ?? [];
      if (keyword !== undefined) {
        pen = keyword === 'PEN_DOWN' ? 'down' : keyword === 'PEN_UP' ? 'up' : null;
        component = null;
        if (keyword === 'WRITER_ID') this.writer = rest === '' ? null : rest;
        else if (keyword === 'COORD') this.setColumns(rest, at);
        else if (keyword === 'INCLUDE') await this.include(rest, at, includedBy);
        else if (keyword === 'COMMENT') segment?.comments.push(rest);
        else if (keyword === 'SEGMENT') segment = this.addSegment(rest, at);
      }
      const points = keyword === undefined ? content : rest;
      // Numbers outside a pen block belong to other keywords, e.g. .LEXICON_FREQ.
      if (pen === null || points === '') continue;
      if (component === null) {
        component = { pen, x: [], y: [], writer: this.writer };
        this.document.components.push(component);
      }
      this.addPoints(component, points, at);
    }
  }

  private addPoints(component: UnipenComponent, content: string, at: Place): void {
    const numbers = content.split(/\s+/);
    const { count, x, y } = this.columns;
    if (numbers.length % count !== 0) {
      throw damaged(at, `has ${numbers.length} numbers, but .COORD means ${count} for a point`);
    }
    for (const [i, number] of numbers.entries()) {
      if (!NUMBER.test(number)) throw damaged(at, `${JSON.stringify(number)} is not a coordinate`);
      if (i % count === x) component.x.push(Number(number));
      if (i % count === y) component.y.push(Number(number));
    }
  }

  private setColumns(rest: string, at: Place): void {
    const names = rest.split(/\s+/);
    const columns = { count: names.length, x: names.indexOf('X'), y: names.indexOf('Y') };
    if (columns.x < 0 || columns.y < 0) throw damaged(at, `.COORD ${rest} has no X or no Y`);
    this.columns = columns;
  }

  private async include(path: string, at: Place, includedBy: readonly string[]): Promise<void> {
    let included: Awaited<ReturnType<UnipenParserOptions['include']>>;
    try {
      included = await this.options.include(path);
    } catch (cause) {
      if (cause instanceof DataFileError) {
        throw new DataFileError(at.file, at.line, `.INCLUDE ${path}: ${cause.problem}`, cause.remedy, {
          cause,
        });
      }
      throw damaged(at, `.INCLUDE ${path}: ${messageOf(cause)}`);
    }
    if (!included) return;
    const chain = [...includedBy, at.file];
    if (chain.includes(included.file) || chain.length > MAX_INCLUDE_DEPTH) {
      throw damaged(at, `.INCLUDE ${path} goes round in a circle or is nested too deep`);
    }
    await this.read(included.file, included.text, chain);
  }

  private addSegment(rest: string, at: Place): UnipenSegment | null {
    const level = rest.split(/\s/, 1)[0] ?? '';
    if (!this.options.levels.has(level)) return null;
    try {
      const [, , delineation = '', , label] = SEGMENT.exec(rest) ?? [];
      if (label === undefined || label === '')
        throw new SyntaxError('the .SEGMENT has no label in double quotes');
      const ranges = parseSegmentRanges(delineation);
      const segment = { level, ranges, label: label.replace(/\\(.)/g, '$1'), comments: [], ...at };
      this.document.segments.push(segment);
      return segment;
    } catch (cause) {
      const problem = damaged(at, messageOf(cause));
      if (!this.options.onProblem) throw problem;
      this.options.onProblem(problem);
      return null;
    }
  }
}

type Place = { readonly file: string; readonly line: number };

/** A damaged place of a UNIPEN file. */
export function damaged(at: Place, problem: string): DataFileError {
  return new DataFileError(
    at.file,
    at.line,
    problem,
    'Take the file again from the distribution, or mend or remove the line',
  );
}

/**
 * The ink of a segment: pen-down movements only, in the order of writing, cut where the segment
 * starts or ends inside a component.
 *
 * @throws DataFileError where the segment names ink that is not there, or holds no pen-down point
 */
export function inkOfSegment(document: UnipenDocument, segment: UnipenSegment): UnipenComponent[] {
  const ink: UnipenComponent[] = [];
  const { components } = document;
  for (const { first, last } of segment.ranges) {
    for (let c = first.component; c <= last.component; c++) {
      const component = components[c];
      if (!component) throw damaged(segment, `component ${c} is not there: the ink has ${components.length}`);
      const from = c === first.component ? (first.point ?? 0) : 0;
      const to = c === last.component ? (last.point ?? component.x.length - 1) : component.x.length - 1;
      const outside = [from, to].find((point) => point >= component.x.length);
      if (outside !== undefined) {
        const found = `component ${c} has ${component.x.length} points`;
        throw damaged(segment, `point ${c}:${outside} is not there: ${found}`);
      }
      if (component.pen === 'up') continue;
      ink.push({ ...component, x: component.x.slice(from, to + 1), y: component.y.slice(from, to + 1) });
    }
  }
  if (ink.length === 0) throw damaged(segment, `the segment "${segment.label}" has no pen-down ink`);
  return ink;
}
