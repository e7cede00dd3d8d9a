import { Fragment, useId } from 'react';
import { cx } from '../ui/cx';
import { type MarkedPolicy, markedPolicy, type Piece, type Policy, type PolicyLanguage } from '.';
import type { OperatorConfig } from './config';
import styles from './PolicyText.module.css';
import { POLICY_WORDS } from './words';

interface PolicyTextProps {
  readonly policy: Policy;
  /** The edition that the user knows: differences are marked. Null: nothing is marked. */
  readonly known?: Policy | null;
  readonly config: OperatorConfig;
}

/** The section that says how totals are protected. */
const ON_NOISE = 'disclosure';

/** The whole policy: its clauses, and the tables of retention and permissions. */
export function PolicyText({ policy, known = null, config }: PolicyTextProps) {
  const id = useId();
  const { sections, tables } = markedPolicy(known, policy);
  const { language } = policy;
  const words = POLICY_WORDS[language];
  return (
    <article className={styles.policy} lang={language} aria-labelledby={id}>
      <header>
        <h2 id={id}>{policy.title}</h2>
        <p className={styles.edition}>{policy.edition}</p>
      </header>
      {sections.map((section) => (
        <section key={section.id} className={styles.section}>
          {section.heading.length > 0 && (
            <h3>
              <Pieces pieces={section.heading} language={language} />
            </h3>
          )}
          {section.paragraphs.map((pieces) => (
            <p key={pieces.map(({ text }) => text).join()}>
              <Pieces pieces={pieces} language={language} />
            </p>
          ))}
          {section.id === ON_NOISE && config && (
            <p className={styles.inUse}>
              {config === 'failed' ? words.inUseUnknown : words.inUse(config.epsilon, config.minReports)}
            </p>
          )}
        </section>
      ))}
      {tables.map((table) => (
        <Table key={table.id} table={table} language={language} />
      ))}
    </article>
  );
}

interface TableProps {
  readonly table: MarkedPolicy['tables'][number];
  readonly language: PolicyLanguage;
}

function Table({ table: { heading, columns, rows }, language }: TableProps) {
  const id = useId();
  return (
    <section className={styles.section}>
      <h3 id={id}>
        <Pieces pieces={heading} language={language} />
      </h3>
      <table className={cx(styles.table, columns.length > 2 && styles.wide)} aria-labelledby={id}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id: row, cells: [first = [], ...others] }) => (
            <tr key={row}>
              <th scope="row">
                <Pieces pieces={first} language={language} />
              </th>
              {others.map((cell, index) => (
                <td key={columns[index + 1]} data-column={columns[index + 1]}>
                  <Pieces pieces={cell} language={language} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  readonly language: PolicyLanguage;
}

/**
 * Sentences in order; marked ones say so in words, for colours and lines alone are not accessible.
 */
function Pieces({ pieces, language }: PiecesProps) {
  const { added, removed, between } = POLICY_WORDS[language];
  return pieces.map(({ mark, text }, index) => (
    <Fragment key={`${mark} ${text}`}>
      {index > 0 && between}
      {mark === 'same' && text}
      {mark === 'added' && (
        <ins>
          <strong>{added}</strong> <span>{text}</span>
        </ins>
      )}
      {mark === 'removed' && (
        <del>
          <strong>{removed}</strong> <span>{text}</span>
        </del>
      )}
    </Fragment>
  ));
}
