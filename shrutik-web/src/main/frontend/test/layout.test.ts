import { describe, expect, it } from 'vitest';
import { BENGALI_ROWS, erased, shown, typed } from '../src/transcribe/layout';

describe('the Bengali keyboard', () => {
  it('has every letter once', () => {
    const letters = BENGALI_ROWS.flat();
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters).toEqual(expect.arrayContaining(['ক', 'ক্ষ'[1], 'া', 'ঁ', '।', '৯']));
  });

  it('types where the cursor is and replaces what is selected', () => {
    expect(typed('কল', 1, 1, 'া')).toEqual({ text: 'কাল', cursor: 2 });
    expect(typed('কাল', 0, 3, 'আজ')).toEqual({ text: 'আজ', cursor: 2 });
  });

  it('erases one sign before the cursor, or what is selected', () => {
    expect(erased('কাল', 2, 2)).toEqual({ text: 'কল', cursor: 1 });
    expect(erased('কাল', 1, 3)).toEqual({ text: 'ক', cursor: 1 });
    expect(erased('', 0, 0)).toEqual({ text: '', cursor: 0 });
  });

  it('shows a vowel sign on a circle and names what cannot be seen', () => {
    expect(shown('া')).toBe('◌া');
    expect(shown('ক')).toBe('ক');
    expect(shown('\u200d')).toBe('ZWJ');
  });
});
