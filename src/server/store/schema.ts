import type { ColumnType } from 'kysely';
import type { CellDigit, Day } from '../../contract';

/** A count. PostgreSQL's driver gives 64-bit integers as text, so `Number()` it after reading. */
type Count = ColumnType<number | string, number, number>;

/** All that the server keeps. No row is of one report or has an address or a time of day. */
export interface Tables {
  /**
   * `schema` version, `closed_through` (the last day that takes no reports), `confirmed_day` (see
   * `DayState`), `retired`, and the maintainers' sessions that a logout ended (`session …`).
   */
  meta: { key: string; value: string };
  /** Ids of reports, only to ignore repeats; deleted `REPORT_ID_DAYS` after theirs. */
  report_ids: { id: string; day: Day };
  /** Reports that sums come from; 0 for a closed day that waits for its week without any. */
  open_days: { day: Day; model: string; reports: Count };
  /** Exact sums that are not released yet. */
  sums: { day: Day; model: string; digit: CellDigit; attempts: Count; failures: Count };
  /**
   * What may be read. `digit` is `all` for a sum over all digits that has noise of its own. `noise`
   * is the scale of the discrete Laplace noise on failures and on passes; 0 for an exact sum.
   */
  released: {
    from_day: Day;
    to_day: Day;
    model: string;
    digit: CellDigit | 'all';
    attempts: Count;
    failures: Count;
    noise: ColumnType<number, number | undefined, number>;
  };
}
