import styles from './Facts.module.css';

/** Names and values; `false` or null for what is not known. */
export type FactList = readonly (readonly [name: string, value: string] | false | null)[];

export function Facts({ facts }: { readonly facts: FactList }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
