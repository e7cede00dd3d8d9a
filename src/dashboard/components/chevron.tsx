/** The mark of a choice that opens. */
export function Chevron() {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="m2 4 4 4 4-4" />
    </svg>
  );
}
