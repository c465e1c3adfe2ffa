const LETTERS: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', g: 'ĝ', h: 'ĥ', i: 'í', k: 'ķ', l: 'ł', n: 'ñ', o: 'ó',
  r: 'ŕ', s: 'š', t: 'ŧ', u: 'ú', w: 'ŵ', y: 'ý', z: 'ž', A: 'Á', C: 'Ç', E: 'É', N: 'Ñ', R: 'Ŕ',
  S: 'Š', T: 'Ŧ', W: 'Ŵ',
}; // prettier-ignore

/** Texts a third longer and with strange letters; `{{values}}` stay. */
export function strange(text: string): string {
  const letters = text
    .split(/({{[^}]*}})/)
    .map((part) => (part.startsWith('{{') ? part : [...part].map((c) => LETTERS[c] ?? c).join('')))
    .join('');
  return `⟦${letters}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}

/** A whole tree of texts made strange. */
export function pseudo<T extends object>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? strange(value) : pseudo(value as object),
    ]),
  ) as T;
}
