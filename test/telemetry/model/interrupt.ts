/** What interrupts something else. */
export type Interruption =
  | 'crash'
  | 'other tab turns sharing off'
  | 'other tab deletes everything'
  | 'other tab counts'
  | 'other tab sends'
  | 'clock jumps forward'
  | 'clock jumps back';

export interface Interrupt {
  /** Number of points of the tab until then. */
  readonly at: number;
  readonly what: Interruption;
}
