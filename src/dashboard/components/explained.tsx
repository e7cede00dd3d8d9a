import { type ReactNode, useId } from 'react';

interface ExplainedProps {
  readonly children: ReactNode;
  /** What the term means, and its unit. */
  readonly meaning: string;
}

/** A term that says what it means: under the pointer, when it has the focus (a tap gives it), and to screen readers. */
export function Explained({ children, meaning }: ExplainedProps) {
  const id = useId();
  return (
    <span className="explained">
      <button type="button" aria-describedby={id}>
        {children}
      </button>
      <span role="tooltip" id={id}>
        {meaning}
      </span>
    </span>
  );
}
