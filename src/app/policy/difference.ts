import type { Paragraph, Policy, PolicySection, PolicyTable } from './editions/types';

/**
 * A sentence or a cell of a table, and whether it is in both editions, only in the newer,
 * or only in the older.
 */
export interface Piece {
  readonly mark: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface MarkedSection {
  readonly id: string;
  readonly heading: readonly Piece[];
  /** Sentences in order; a changed one is there twice, first as it was. */
  readonly paragraphs: readonly (readonly Piece[])[];
}

export interface MarkedTable {
  readonly id: string;
  readonly heading: readonly Piece[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly (readonly Piece[])[] }[];
}

/** An edition with every sentence marked that differs from an earlier one. */
export interface MarkedPolicy {
  readonly sections: readonly MarkedSection[];
  readonly tables: readonly MarkedTable[];
}

/**
 * Marks what differs, sentence by sentence and cell by cell. Nothing of either edition is left
 * out: without the removed pieces it is the newer edition, without the added ones it has every
 * sentence of the older.
 *
 * @param older null: nothing is marked
 */
export function comparePolicies(older: Policy | null, newer: Policy): MarkedPolicy {
  const base = older ?? newer;
  return {
    sections: mergeById(base.sections, newer.sections).map(({ id, old, now }) => markSection(id, old, now)),
    tables: mergeById(base.tables, newer.tables).map(({ id, old, now }) => markTable(id, old, now)),
  };
}

function markSection(id: string, old: PolicySection | null, now: PolicySection | null): MarkedSection {
  const before = sentences(old?.paragraphs ?? []);
  const after = sentences(now?.paragraphs ?? []);
  const paragraphs: Piece[][] = [];
  for (const { old: was, now: is } of mergeById(before, after)) {
    // A removed sentence stays in the paragraph of the one before it.
    const place = is?.paragraph ?? Math.max(0, paragraphs.length - 1);
    while (paragraphs.length <= place) paragraphs.push([]);
    paragraphs[place]?.push(...pieces(was?.text ?? null, is?.text ?? null));
  }
  return { id, heading: pieces(old?.heading ?? null, now?.heading ?? null), paragraphs };
}

function markTable(id: string, old: PolicyTable | null, now: PolicyTable | null): MarkedTable {
  const columns = now?.columns ?? old?.columns ?? [];
  const rows = mergeById(entries(old?.rows ?? {}), entries(now?.rows ?? {}));
  return {
    id,
    heading: pieces(old?.heading ?? null, now?.heading ?? null),
    columns,
    rows: rows.map((row) => ({
      id: row.id,
      cells: columns.map((_, column) =>
        pieces(row.old?.value[column] ?? null, row.now?.value[column] ?? null),
      ),
    })),
  };
}

function pieces(old: string | null, now: string | null): Piece[] {
  if (old === now) return now === null ? [] : [{ mark: 'same', text: now }];
  const marked: Piece[] = [];
  if (old !== null) marked.push({ mark: 'removed', text: old });
  if (now !== null) marked.push({ mark: 'added', text: now });
  return marked;
}

interface Named {
  readonly id: string;
}

interface Pair<Item> extends Named {
  readonly old: Item | null;
  readonly now: Item | null;
}

/**
 * The items of two lists by id, in the newer's order; what is only in the older stands
 * after its old neighbour.
 */
function mergeById<Item extends Named>(older: readonly Item[], newer: readonly Item[]): Pair<Item>[] {
  const find = (items: readonly Item[], id: string) => items.find((item) => item.id === id) ?? null;
  const merged: Pair<Item>[] = newer.map((now) => ({ id: now.id, old: find(older, now.id), now }));
  older.forEach((old, index) => {
    if (find(newer, old.id)) return;
    const neighbour = older[index - 1]?.id;
    const place = merged.findIndex(({ id }) => id === neighbour) + 1;
    merged.splice(place, 0, { id: old.id, old, now: null });
  });
  return merged;
}

function sentences(paragraphs: readonly Paragraph[]): { id: string; text: string; paragraph: number }[] {
  return paragraphs.flatMap((paragraph, index) =>
    Object.entries(paragraph).map(([id, text]) => ({ id, text, paragraph: index })),
  );
}

function entries<Value>(rows: Readonly<Record<string, Value>>): { id: string; value: Value }[] {
  return Object.entries(rows).map(([id, value]) => ({ id, value }));
}
