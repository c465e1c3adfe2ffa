/** The letters of the on-screen keyboard for Bengali, row by row. */
export const BENGALI_ROWS: readonly (readonly string[])[] = [
  ['০', '১', '২', '৩', '৪', '৫', '৬', '৭', '৮', '৯'],
  ['অ', 'আ', 'ই', 'ঈ', 'উ', 'ঊ', 'ঋ', 'এ', 'ঐ', 'ও', 'ঔ'],
  ['া', 'ি', 'ী', 'ু', 'ূ', 'ৃ', 'ে', 'ৈ', 'ো', 'ৌ', '্'],
  ['ক', 'খ', 'গ', 'ঘ', 'ঙ', 'চ', 'ছ', 'জ', 'ঝ', 'ঞ'],
  ['ট', 'ঠ', 'ড', 'ঢ', 'ণ', 'ত', 'থ', 'দ', 'ধ', 'ন'],
  ['প', 'ফ', 'ব', 'ভ', 'ম', 'য', 'র', 'ল', 'শ', 'ষ'],
  ['স', 'হ', 'ড়', 'ঢ়', 'য়', 'ৎ', 'ং', 'ঃ', 'ঁ', '।'],
  [',', '?', '!', '-', '\u200c', '\u200d'],
];

/** Names for signs that cannot be seen. */
export const INVISIBLE: Record<string, string> = { '\u200c': 'ZWNJ', '\u200d': 'ZWJ' };

const VOWEL_SIGN = /[া-ৌ্ঁংঃ]/;

/** A vowel sign is shown on a circle, as fonts without a letter before it do. */
export function shown(letter: string): string {
  return INVISIBLE[letter] ?? (VOWEL_SIGN.test(letter) ? `◌${letter}` : letter);
}

/** A text with something put where the cursor is, and where the cursor is then. */
export function typed(
  text: string,
  start: number,
  end: number,
  letter: string,
): { text: string; cursor: number } {
  return {
    text: text.slice(0, start) + letter + text.slice(end),
    cursor: start + letter.length,
  };
}

/** The same with one character taken away before the cursor, or what is selected. */
export function erased(text: string, start: number, end: number): { text: string; cursor: number } {
  if (start !== end) {
    return { text: text.slice(0, start) + text.slice(end), cursor: start };
  }
  const last = [...text.slice(0, start)].at(-1) ?? '';
  return {
    text: text.slice(0, start - last.length) + text.slice(end),
    cursor: start - last.length,
  };
}
