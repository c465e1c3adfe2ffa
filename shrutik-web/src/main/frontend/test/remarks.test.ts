import { describe, expect, it } from 'vitest';
import { remarks } from '../src/transcribe/remarks';

describe('remarks on a text', () => {
  it('are none for what people usually say', () => {
    expect(remarks('আমি আজ সকালে ভাত খেয়েছি', 3, 'bn')).toEqual([]);
    expect(remarks('', 3, 'bn')).toEqual([]);
  });
  it('tell of digits in any script', () => {
    expect(remarks('আমার বয়স ২৫ বছর', 2, 'bn')).toContain('digits');
    expect(remarks('I am 25 years old', 2, 'en')).toEqual(['digits']);
  });
  it('tell of letters of another script', () => {
    expect(remarks('ami bhat khai', 2, 'bn')).toEqual(['script']);
    expect(remarks('ami bhat khai', 2, 'xx')).toEqual([]);
  });
  it('tell of too little and too much', () => {
    expect(remarks('হ্যাঁ', 9, 'bn')).toEqual(['short']);
    expect(remarks('a'.repeat(100), 1)).toEqual(['long']);
  });
});
