import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../i18n/format';
import { IconAgain, IconBack, IconLoop, IconPause, IconPlay } from './icons';
import { Key } from './Key';
import { Waiting } from './Waiting';
import type { Player } from './Waveform';

const Waveform = lazy(() => import('./Waveform'));

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5];
const REWIND = 2;

/** The state of a player, and what keys do with it. */
export function usePlayerControls() {
  const player = useRef<Player>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [loop, setLoop] = useState(false);
  const step = (by: number) =>
    setSpeed(
      (now) => SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(now) + by))] ?? now,
    );
  return {
    player,
    playing,
    setPlaying,
    speed,
    setSpeed,
    loop,
    setLoop,
    actions: {
      play: () => player.current?.toggle(),
      back: () => player.current?.jump(-REWIND),
      forward: () => player.current?.jump(REWIND),
      restart: () => player.current?.restart(),
      loop: () => setLoop((on) => !on),
      slower: () => step(-1),
      faster: () => step(1),
    },
  };
}

interface Props {
  controls: ReturnType<typeof usePlayerControls>;
  blob: Blob;
  peaks: number[];
  duration: number;
}

/** A sound with all that one needs to write it down. */
export function PlayerControls({ controls, blob, peaks, duration }: Props) {
  const { t } = useTranslation();
  const { player, playing, speed, loop, actions } = controls;
  return (
    <div className="player">
      <Suspense fallback={<Waiting />}>
        <Waveform
          blob={blob}
          peaks={peaks}
          duration={duration}
          speed={speed}
          loop={loop}
          onPlaying={controls.setPlaying}
          player={player}
        />
      </Suspense>
      <div className="controls start">
        <Button
          leftSection={playing ? <IconPause /> : <IconPlay />}
          onClick={actions.play}
          aria-pressed={playing}
        >
          {t(playing ? 'player.pause' : 'player.play')} <Key of="play" />
        </Button>
        <Tooltip label={t('player.back')}>
          <ActionIcon
            variant="default"
            size="xl"
            onClick={actions.back}
            aria-label={t('player.back')}
          >
            <IconBack />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('player.restart')}>
          <ActionIcon
            variant="default"
            size="xl"
            onClick={actions.restart}
            aria-label={t('player.restart')}
          >
            <IconAgain />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('player.loop')}>
          <ActionIcon
            variant={loop ? 'filled' : 'default'}
            size="xl"
            onClick={actions.loop}
            aria-pressed={loop}
            aria-label={t('player.loop')}
          >
            <IconLoop />
          </ActionIcon>
        </Tooltip>
        <SegmentedControl
          aria-label={t('player.speed')}
          value={String(speed)}
          onChange={(value) => controls.setSpeed(Number(value))}
          data={SPEEDS.map((s) => ({ value: String(s), label: `${number(s, 2)}×` }))}
        />
      </div>
    </div>
  );
}
