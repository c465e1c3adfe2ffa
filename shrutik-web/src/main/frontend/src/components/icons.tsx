import type { ReactNode } from 'react';

function icon(drawing: ReactNode, filled = false) {
  return function Icon({ size = 22 }: { size?: number }) {
    return (
      <svg
        viewBox="0 0 24 24"
        width={size}
        height={size}
        fill={filled ? 'currentColor' : 'none'}
        stroke={filled ? 'none' : 'currentColor'}
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawing}
      </svg>
    );
  };
}

export const IconSliders = icon(<path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5" />);
export const IconCheck = icon(<path d="m5 12.5 4.5 4.5L19 7" />);
export const IconMic = icon(
  <path d="M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />,
);
export const IconStop = icon(<rect x="6" y="6" width="12" height="12" rx="2.5" />, true);
export const IconPlay = icon(
  <path d="M8 5.2v13.6a.8.8 0 0 0 1.2.7l10.6-6.8a.8.8 0 0 0 0-1.4L9.2 4.5A.8.8 0 0 0 8 5.2Z" />,
  true,
);
export const IconPause = icon(<path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" />, true);
export const IconAgain = icon(<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4.5v4.2h4.2" />);
export const IconBack = icon(<path d="M11 6 5 12l6 6M19 6l-6 6 6 6" />);
export const IconLoop = icon(
  <path d="M17 3.5 20.5 7 17 10.5M3.5 11V9.5A2.5 2.5 0 0 1 6 7h14M7 20.5 3.5 17 7 13.5M20.5 13v1.5A2.5 2.5 0 0 1 18 17H4" />,
);
export const IconSkip = icon(<path d="m6 5.5 8 6.5-8 6.5zM18 5.5v13" />);
export const IconKeyboard = icon(
  <path d="M3.5 6.5h17v11h-17zM7 10h.01M10.5 10h.01M14 10h.01M17.5 10h.01M8 14h8" />,
);
export const IconWarn = icon(<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01" />);
export const IconDown = icon(<path d="M12 4v11M7.5 10.8 12 15.3l4.5-4.5M5 19.5h14" />);
