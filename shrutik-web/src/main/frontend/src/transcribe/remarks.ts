export type Remark = 'digits' | 'script' | 'short' | 'long';

/** Signs a second that people speak at least and at most, a wide margin either way. */
const SLOWEST = 1.5;
const FASTEST = 30;
const LONG_ENOUGH = 2;

const SCRIPTS: Record<string, RegExp> = {
  bn: /\p{Script=Bengali}/u,
  as: /\p{Script=Bengali}/u,
  hi: /\p{Script=Devanagari}/u,
};

/**
 * What stands out in a text, told while it is written: nothing of it keeps anybody from submitting.
 */
export function remarks(text: string, seconds: number, language?: string): Remark[] {
  const plain = text.trim();
  if (plain === '') {
    return [];
  }
  const found: Remark[] = [];
  const script = SCRIPTS[language ?? ''];
  if (/\p{Nd}/u.test(plain)) {
    found.push('digits');
  }
  if (script && /\p{L}/u.test(plain) && !script.test(plain)) {
    found.push('script');
  }
  const letters = [...plain].length;
  if (seconds >= LONG_ENOUGH && letters < seconds * SLOWEST) {
    found.push('short');
  }
  if (letters > Math.max(1, seconds) * FASTEST) {
    found.push('long');
  }
  return found;
}
