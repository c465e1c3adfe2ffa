import { describe, expect, it } from 'vitest';
import { adminBn } from '../src/admin/texts.bn';
import { adminEn } from '../src/admin/texts.en';
import { bn } from '../src/i18n/bn';
import { en } from '../src/i18n/en';
import { pseudo, strange } from '../src/i18n/pseudo';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  ) as [string, string][];
}

function holes(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1] as string).sort();
}

describe.each([
  ['pages', en, bn],
  ['administration', adminEn, adminBn],
])('texts of the %s', (_name, english, bengali) => {
  const other = new Map(flat(bengali as Tree));

  it('are all there, in Bengali letters, with the same values in them', () => {
    for (const [key, text] of flat(english as Tree)) {
      const translated = other.get(key);
      expect(translated, key).toBeTruthy();
      expect(holes(translated ?? ''), key).toEqual(holes(text));
      if (text.replace(/\{\{\w+\}\}|[^\p{L}]/gu, '')) {
        expect(translated, key).toMatch(/\p{Script=Bengali}/u);
      }
    }
    expect(other.size).toBe(flat(english as Tree).length);
  });
});

describe('the strange language', () => {
  it('is longer, marked at both ends, and keeps values', () => {
    expect(strange('Save {{name}} now')).toMatch(/^⟦.*{{name}}.*·+⟧$/);
    expect(flat(pseudo(en) as unknown as Tree)).toHaveLength(flat(en as unknown as Tree).length);
  });
});
