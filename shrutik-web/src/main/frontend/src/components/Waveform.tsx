import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import WaveSurfer from 'wavesurfer.js';
import { clock } from '../i18n/format';

/** What the keys of a page do with a sound. */
export interface Player {
  toggle: () => void;
  stop: () => void;
  /** Seconds forward, or back where negative. */
  jump: (seconds: number) => void;
  restart: () => void;
}

interface Props {
  blob: Blob;
  peaks: number[];
  duration: number;
  speed?: number;
  loop?: boolean;
  autoPlay?: boolean;
  onPlaying?: (playing: boolean) => void;
  player?: Ref<Player>;
}

const STEP = 1;

/** A sound to be seen, heard and gone about in, by pointer or by the arrow keys. */
export default function Waveform(props: Props) {
  const { blob, peaks, duration, speed = 1, loop = false, autoPlay = false } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const surfer = useRef<WaveSurfer | null>(null);
  const looping = useRef(loop);
  const tell = useRef(props.onPlaying);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    looping.current = loop;
    tell.current = props.onPlaying;
  });

  useEffect(() => {
    if (!box.current) {
      return undefined;
    }
    const style = getComputedStyle(document.documentElement);
    const made = WaveSurfer.create({
      container: box.current,
      height: 96,
      waveColor: style.getPropertyValue('--wave').trim(),
      progressColor: style.getPropertyValue('--brand').trim(),
      cursorColor: style.getPropertyValue('--ember').trim(),
      cursorWidth: 2,
      barWidth: 3,
      barGap: 2,
      barRadius: 2,
      barAlign: 'top',
      normalize: true,
      dragToSeek: true,
    });
    surfer.current = made;
    const tellTime = () => {
      const now = made.getCurrentTime();
      slider.current?.setAttribute('aria-valuenow', now.toFixed(1));
      slider.current?.setAttribute('aria-valuetext', `${clock(now)} / ${clock(duration)}`);
    };
    made.on('timeupdate', tellTime);
    made.on('play', () => tell.current?.(true));
    made.on('pause', () => tell.current?.(false));
    made.on('finish', () => {
      if (looping.current) {
        void made.play();
      } else {
        made.setTime(0);
      }
    });
    void made
      .loadBlob(blob, [peaks], duration)
      .then(() => (autoPlay ? made.play() : undefined))
      .catch(() => undefined);
    return () => {
      surfer.current = null;
      made.destroy();
      tell.current?.(false);
    };
  }, [blob, peaks, duration, scheme, autoPlay]);

  useEffect(() => {
    surfer.current?.setPlaybackRate(speed, true);
  }, [speed, blob]);

  const jump = (seconds: number) => {
    const wave = surfer.current;
    wave?.setTime(Math.max(0, Math.min(duration, wave.getCurrentTime() + seconds)));
  };

  useImperativeHandle(props.player, () => ({
    toggle: () => void surfer.current?.playPause().catch(() => undefined),
    stop: () => surfer.current?.pause(),
    jump,
    restart: () => {
      surfer.current?.setTime(0);
      void surfer.current?.play().catch(() => undefined);
    },
  }));

  return (
    <div
      className="wave"
      role="slider"
      tabIndex={0}
      ref={slider}
      aria-label={t('player.position')}
      aria-valuemin={0}
      aria-valuemax={Number(duration.toFixed(1))}
      aria-valuenow={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowUp') {
          event.preventDefault();
          jump(STEP);
        } else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') {
          event.preventDefault();
          jump(-STEP);
        } else if (event.key === 'Home') {
          event.preventDefault();
          jump(-duration);
        }
      }}
    >
      <div ref={box} dir="ltr" />
    </div>
  );
}
