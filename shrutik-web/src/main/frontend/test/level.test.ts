import { describe, expect, it } from 'vitest';
import { advise, decibels, levelOf, meter, type Level } from '../src/audio/level';

const said = (voice: number, background: number, peak = voice + 12): Level[] =>
  Array.from({ length: 20 }, (_, i) =>
    i % 2 ? { rms: voice, peak } : { rms: background, peak: background + 10 },
  );

describe('levels', () => {
  it('measures a square wave at full scale as 0 dB', () => {
    const level = levelOf(new Float32Array([1, -1, 1, -1]));
    expect(level.peak).toBeCloseTo(0);
    expect(level.rms).toBeCloseTo(0);
  });

  it('measures silence without infinity', () => {
    expect(levelOf(new Float32Array(8))).toEqual({ peak: -100, rms: -100 });
    expect(decibels(0)).toBe(-100);
  });

  it('shows speech in the upper half of the meter', () => {
    expect(meter(-18)).toBeGreaterThan(0.5);
    expect(meter(-90)).toBe(0);
  });
});

describe('advice', () => {
  it('waits until there is something to judge', () => {
    expect(advise(said(-20, -60).slice(0, 3))).toBe('listening');
  });
  it('praises a clear voice', () => {
    expect(advise(said(-20, -60))).toBe('good');
  });
  it('tells of clipping before anything else', () => {
    expect(advise(said(-20, -30, 0))).toBe('loud');
  });
  it('tells of a voice that is hardly heard', () => {
    expect(advise(said(-50, -70))).toBe('quiet');
    expect(advise(said(-39, -70, -30))).toBe('quiet');
  });
  it('tells of a background that is nearly as loud as the voice', () => {
    expect(advise(said(-28, -33))).toBe('noisy');
  });
});
