import { useCallback, useEffect, useRef, useState } from 'react';
import type { Microphone } from '../audio/Microphone';
import { advise, levelOf, type Advice } from '../audio/level';
import { decode, outline } from '../audio/peaks';
import { isFull, type StoredTake } from '../offline/store';
import { uploads } from './queue';

export type Phase = 'ready' | 'countdown' | 'recording' | 'working' | 'preview';

export interface Heard {
  take: StoredTake;
  peaks: number[];
  duration: number;
  advice: Advice;
}

export interface Subject {
  userId: number;
  scriptId: number;
  languageId: number;
  text: string;
}

const PEAKS = 300;
const FRAME = 1600;
const TICK_MS = 100;
const SHORTEST = 1;

export const LONGEST_SECONDS: Record<string, number> = {
  sentence: 60,
  '2_minutes': 180,
  '5_minutes': 450,
  '10_minutes': 900,
};

async function hear(take: StoredTake): Promise<Heard> {
  try {
    const { duration, samples } = await decode(take.blob);
    const levels = [];
    for (let i = 0; i + FRAME <= samples.length; i += FRAME) {
      levels.push(levelOf(samples.subarray(i, i + FRAME)));
    }
    return {
      take: { ...take, duration },
      peaks: outline(samples, PEAKS),
      duration,
      advice: advise(levels),
    };
  } catch {
    // A browser may record what it cannot decode at once: it can be sent all the same.
    return { take, peaks: [0], duration: take.duration, advice: 'listening' };
  }
}

/** One take of one sentence: countdown, recording, and what was recorded. */
export function useTake(microphone: Microphone | null, longest: number, countdown: boolean) {
  const [phase, setPhase] = useState<Phase>('ready');
  const [seconds, setSeconds] = useState(0);
  const [count, setCount] = useState(0);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [trouble, setTrouble] = useState<'short' | 'full' | 'lost' | null>(null);
  const subject = useRef<Subject | null>(null);
  const timer = useRef<ReturnType<typeof setInterval> | null>(null);
  const stopping = useRef(false);

  const halt = () => {
    if (timer.current) {
      clearInterval(timer.current);
      timer.current = null;
    }
  };

  const finish = useCallback(async (open: Microphone) => {
    if (stopping.current || !subject.current) {
      return;
    }
    stopping.current = true;
    halt();
    setPhase('working');
    const recorded = await open.stop();
    stopping.current = false;
    if (recorded.seconds < SHORTEST || recorded.blob.size === 0) {
      setTrouble('short');
      setPhase('ready');
      return;
    }
    const made = await hear({
      ...subject.current,
      id: crypto.randomUUID(),
      blob: recorded.blob,
      mime: recorded.mime,
      duration: recorded.seconds,
      createdAt: Date.now(),
      state: 'draft',
    });
    try {
      await uploads.keep(made.take);
    } catch (error) {
      setTrouble(isFull(error) ? 'full' : null);
    }
    setHeard(made);
    setPhase('preview');
  }, []);

  const stop = useCallback(async () => {
    if (microphone) {
      await finish(microphone);
    }
  }, [microphone, finish]);

  const begin = useCallback(() => {
    if (!microphone) {
      return;
    }
    setPhase('recording');
    setSeconds(0);
    microphone.start();
    timer.current = setInterval(() => {
      setSeconds(microphone.seconds);
      if (microphone.seconds >= longest) {
        void stop();
      }
    }, TICK_MS);
  }, [microphone, longest, stop]);

  const start = useCallback(
    (what: Subject) => {
      if (!microphone) {
        return;
      }
      subject.current = what;
      setTrouble(null);
      setHeard(null);
      if (!countdown) {
        begin();
        return;
      }
      let left = 3;
      setCount(left);
      setPhase('countdown');
      timer.current = setInterval(() => {
        left--;
        setCount(left);
        if (left === 0) {
          halt();
          begin();
        }
      }, 700);
    },
    [microphone, countdown, begin],
  );

  const cancel = useCallback(() => {
    halt();
    setPhase('ready');
  }, []);

  /** Ready for the next one; the take is kept elsewhere or is not wanted. */
  const clear = useCallback(() => {
    setHeard(null);
    setTrouble(null);
    setPhase('ready');
  }, []);

  /** Shows a take of an earlier visit. */
  const restore = useCallback(async (take: StoredTake) => {
    setPhase('working');
    setHeard(await hear(take));
    setPhase('preview');
  }, []);

  // What was said before the microphone went away is kept.
  const had = useRef(microphone);
  useEffect(() => {
    const before = had.current;
    had.current = microphone;
    if (before && !microphone && phase === 'recording') {
      setTrouble('lost');
      void finish(before);
    }
  }, [microphone, phase, finish]);

  useEffect(() => halt, []);

  return { phase, seconds, count, heard, trouble, start, stop, cancel, clear, restore };
}
