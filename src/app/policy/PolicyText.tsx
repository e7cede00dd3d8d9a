import { useId } from 'react';
import { DATUM_IDS, PERMISSION_IDS, type Policy, SECTION_IDS } from '.';
import styles from './PolicyText.module.css';

/** The policy in full: its clauses, and the tables of what is kept and of permissions. */
export function PolicyText({ policy }: { readonly policy: Policy }) {
  const id = useId();
  return (
    <article className={styles.policy} lang={policy.language} aria-labelledby={id}>
      <header>
        <h2 id={id}>{policy.title}</h2>
        <p className={styles.edition}>{policy.edition}</p>
      </header>
      {policy.preamble.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {SECTION_IDS.map((section) => (
        <section key={section} className={styles.section}>
          <h3>{policy.sections[section].heading}</h3>
          {policy.sections[section].paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <PolicyTable
        heading={policy.retention.heading}
        columns={policy.retention.columns}
        rows={DATUM_IDS.map((datum) => {
          const { what, where, until } = policy.retention.rows[datum];
          return [what, where, until];
        })}
      />
      <PolicyTable
        heading={policy.permissions.heading}
        columns={policy.permissions.columns}
        rows={PERMISSION_IDS.map((permission) => {
          const { name, use } = policy.permissions.rows[permission];
          return [name, use];
        })}
      />
    </article>
  );
}

interface PolicyTableProps {
  readonly heading: string;
  readonly columns: readonly string[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly string[])[];
}

function PolicyTable({ heading, columns, rows }: PolicyTableProps) {
  const id = useId();
  return (
    <section className={styles.section}>
      <h3 id={id}>{heading}</h3>
      <table className={styles.table} aria-labelledby={id}>
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
          {rows.map(([first, ...others]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={columns[index + 1]} data-column={columns[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
