/** The sign of the house: a voice that hangs from the line of the letters. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 100 84" width={size} height={size * 0.84} aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth="8" strokeLinecap="round">
        <path d="M6 10h88" />
        <path d="M18 10v24M34 10v46M50 10v64M66 10v36M82 10v14" />
      </g>
      <circle cx="82" cy="40" r="6" className="mark-dot" />
    </svg>
  );
}
