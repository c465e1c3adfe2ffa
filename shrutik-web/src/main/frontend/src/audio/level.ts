/** What the meter is told of the last moment: decibels of full scale, 0 the loudest. */
export interface Level {
  peak: number;
  rms: number;
}

export type Advice = 'quiet' | 'loud' | 'noisy' | 'good' | 'listening';

const FLOOR = -100;
const CLIPPED = -0.4;
const QUIET = -26;
const NOISE = -42;
const SPEECH = -40;
const ENOUGH = 8;

export function decibels(amplitude: number): number {
  return amplitude <= 0 ? FLOOR : Math.max(FLOOR, 20 * Math.log10(amplitude));
}

export function levelOf(samples: Float32Array): Level {
  let peak = 0;
  let squares = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    squares += sample * sample;
  }
  return { peak: decibels(peak), rms: decibels(Math.sqrt(squares / (samples.length || 1))) };
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? FLOOR;
}

/**
 * What to tell a person of the last seconds: too loud is told first, since it cannot be repaired;
 * then a background that is nearly as loud as the voice, then a voice that is too low.
 */
export function advise(levels: Level[]): Advice {
  if (levels.length < ENOUGH) {
    return 'listening';
  }
  if (levels.some((level) => level.peak >= CLIPPED)) {
    return 'loud';
  }
  const rms = levels.map((level) => level.rms).sort((a, b) => a - b);
  const background = percentile(rms, 0.1);
  const voice = percentile(rms, 0.9);
  if (voice < SPEECH) {
    return background > NOISE ? 'noisy' : 'quiet';
  }
  if (background > NOISE && voice - background < 10) {
    return 'noisy';
  }
  return Math.max(...levels.map((level) => level.peak)) < QUIET ? 'quiet' : 'good';
}

/** Where a level stands on a meter of 0 to 1; speech takes the upper half. */
export function meter(db: number): number {
  return Math.max(0, Math.min(1, (db + 60) / 60));
}
