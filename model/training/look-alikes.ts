/**
 * Letters and signs that a hand may write just like a digit, so that nobody can tell them apart
 * without context: for 0 (O o D Q), 1 (l I i | / \ ! and, since the raster keeps no size, strokes
 * such as ' , . - _ ( ) [ ] { } ` j J), 2 (Z z), 5 (S s), 6 (b), 8 (B), 9 (q g) and, of dots only,
 * : ; ". Refusing them is no merit and accepting them no fault, so figures list them apart and
 * training does not call them "none of these".
 */
export const LOOK_ALIKES: ReadonlySet<string> = new Set('OoDQlIi|/\\!\',.-_()[]{}SsZzBbqgJj:;`"');
