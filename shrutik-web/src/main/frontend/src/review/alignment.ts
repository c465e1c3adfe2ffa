import type { Schemas, Transcription } from '../api/types';

export interface Alternative {
  word: string;
  weight: number;
  voters: number[];
}

export interface Slot {
  chosen: string;
  alternatives: Alternative[];
}

/** One word of one person, and whether it is the agreed one. */
export interface Cell {
  word: string;
  agrees: boolean;
}

/** The slots of a lattice, each with its heaviest alternative first. */
export function slotsOf(consensus: Schemas['ConsensusResponse'] | null | undefined): Slot[] {
  const slots = (consensus?.lattice as { slots?: Slot[] } | null)?.slots ?? [];
  return slots.map((slot) => ({
    ...slot,
    alternatives: [...slot.alternatives].sort((a, b) => b.weight - a.weight),
  }));
}

/** What a person wrote in each slot; nothing where the person's words are not in the lattice. */
export function rowOf(slots: Slot[], transcription: Transcription): Cell[] | null {
  const row = slots.map((slot) => {
    const own = slot.alternatives.find((a) => a.voters.includes(transcription.user_id));
    return own ? { word: own.word, agrees: own.word === slot.chosen } : null;
  });
  return row.length > 0 && row.every((cell) => cell != null) ? row : null;
}

/** Whether people wrote different things in a slot. */
export function isDisputed(slot: Slot): boolean {
  return slot.alternatives.length > 1;
}
