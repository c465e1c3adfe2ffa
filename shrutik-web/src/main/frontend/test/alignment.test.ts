import { describe, expect, it } from 'vitest';
import type { Schemas, Transcription } from '../src/api/types';
import { isDisputed, rowOf, slotsOf } from '../src/review/alignment';

const consensus = {
  lattice: {
    slots: [
      { chosen: 'আমি', alternatives: [{ word: 'আমি', weight: 2.5, voters: [1, 2, 3] }] },
      {
        chosen: 'ভাত',
        alternatives: [
          { word: '', weight: 0.4, voters: [3] },
          { word: 'ভাত', weight: 2.1, voters: [1, 2] },
        ],
      },
    ],
  },
} as unknown as Schemas['ConsensusResponse'];

const by = (user: number) => ({ user_id: user, text: 'x' }) as Transcription;

describe('alignment', () => {
  const slots = slotsOf(consensus);

  it('puts the heaviest word first and knows where people differ', () => {
    expect(slots[1]?.alternatives[0]?.word).toBe('ভাত');
    expect(slots.map(isDisputed)).toEqual([false, true]);
  });

  it('shows what each person wrote in each place', () => {
    expect(rowOf(slots, by(1))).toEqual([
      { word: 'আমি', agrees: true },
      { word: 'ভাত', agrees: true },
    ]);
    expect(rowOf(slots, by(3))?.[1]).toEqual({ word: '', agrees: false });
  });

  it('leaves the words of somebody alone who is not in it', () => {
    expect(rowOf(slots, by(9))).toBeNull();
    expect(slotsOf(null)).toEqual([]);
  });
});
