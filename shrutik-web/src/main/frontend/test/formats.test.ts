import { describe, expect, it } from 'vitest';
import { safeTarget } from '../src/account/Login';
import { deviceOf } from '../src/account/Sessions';
import { recordingFormat } from '../src/audio/formats';
import { outline } from '../src/audio/peaks';
import { choose, startTexts } from '../src/i18n';
import { bytes, clock, number } from '../src/i18n/format';
import { backoff } from '../src/offline/backoff';

describe('the form of a recording', () => {
  it('is webm where the browser knows it, and mp4 on Safari', () => {
    expect(recordingFormat(() => true)).toBe('audio/webm;codecs=opus');
    expect(recordingFormat((type) => type === 'audio/mp4')).toBe('audio/mp4');
    expect(recordingFormat(() => false)).toBeUndefined();
  });
});

describe('numbers', () => {
  it('are in the digits of the language', async () => {
    await startTexts();
    expect(clock(65)).toBe('1:05');
    expect(number(null)).toBe('–');
    await choose('bn');
    expect(clock(65)).toBe('১:০৫');
    expect(number(1234567)).toBe('১২,৩৪,৫৬৭');
    expect(bytes(1_500_000)).toContain('১.৫');
    expect(document.documentElement.lang).toBe('bn');
    await choose('en-XB');
    expect(document.documentElement.dir).toBe('rtl');
    await choose('en');
    expect(document.documentElement.dir).toBe('ltr');
  });
});

describe('small things', () => {
  it('draws the outline of a sound', () => {
    expect(outline(new Float32Array([0, 0.5, -1, 0]), 2)).toEqual([0.5, 1]);
    expect(outline(new Float32Array(0), 5)).toEqual([]);
  });
  it('waits longer after each failure, at most a minute', () => {
    expect([1, 2, 3, 20].map(backoff)).toEqual([1000, 2000, 4000, 60_000]);
  });
  it('leads back to own pages only', () => {
    expect(safeTarget('/record?x=1')).toBe('/record?x=1');
    expect(safeTarget('https://evil.example')).toBe('/');
    expect(safeTarget('//evil.example')).toBe('/');
    expect(safeTarget(null)).toBe('/');
  });
  it('says briefly what device it is', () => {
    expect(deviceOf('Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537')).toBe(
      'Chrome · Android',
    );
    expect(deviceOf(null)).toBeNull();
  });
});
