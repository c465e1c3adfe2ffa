import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Microphone } from '../audio/Microphone';
import type { Script } from '../api/types';
import { IconAgain, IconMic, IconPlay, IconSkip, IconStop } from '../components/icons';
import { Key } from '../components/Key';
import { Meter } from '../components/Meter';
import { useShortcuts } from '../components/shortcuts';
import { Waiting } from '../components/Waiting';
import type { Player } from '../components/Waveform';
import { clock, number, seconds } from '../i18n/format';
import type { useTake } from './useTake';

const Waveform = lazy(() => import('../components/Waveform'));

interface Props {
  script: Script;
  take: ReturnType<typeof useTake>;
  microphone: Microphone | null;
  longest: number;
  onStart: () => void;
  onSubmit: () => void;
  onAgain: () => void;
  onSkip: () => void;
}

const LONG_TEXT = 160;

/** One sentence in large type, and below it what to do with it now. */
export function Sentence(props: Props) {
  const { script, take, microphone } = props;
  const { t } = useTranslation();
  const player = useRef<Player>(null);
  const main = useRef<HTMLButtonElement>(null);
  const level = useCallback(() => microphone?.level() ?? { peak: -100, rms: -100 }, [microphone]);
  const { phase, heard } = take;
  const text = heard?.take.text ?? script.text;
  const recording = phase === 'recording';

  useEffect(() => {
    main.current?.focus({ preventScroll: true });
  }, [phase, script.id]);

  const toggle = () => {
    if (phase === 'ready') {
      props.onStart();
    } else if (recording) {
      void take.stop();
    } else if (phase === 'countdown') {
      take.cancel();
    } else if (phase === 'preview') {
      player.current?.toggle();
    }
  };

  useShortcuts({
    record: toggle,
    ...(phase === 'preview' && { submit: props.onSubmit, again: props.onAgain }),
    ...(phase === 'ready' && { next: props.onSkip }),
  });

  return (
    <div className={`sentence ${phase}`}>
      <p className={text.length > LONG_TEXT ? 'script long' : 'script'} lang={script.language.code}>
        {text}
      </p>
      <p className="about">{t('record.about', { seconds: seconds(script.estimated_duration) })}</p>
      {take.trouble && (
        <p className="note" role="alert">
          {t(`record.${take.trouble}`)}
        </p>
      )}
      {phase === 'preview' && heard ? (
        <div className="take">
          <Suspense fallback={<Waiting />}>
            <Waveform
              blob={heard.take.blob}
              peaks={heard.peaks}
              duration={heard.duration}
              player={player}
            />
          </Suspense>
          <p className={`verdict ${heard.advice}`} role="status">
            {t(`verdict.${heard.advice}`)} · {seconds(heard.duration)}
          </p>
          <div className="controls">
            <Button
              variant="default"
              leftSection={<IconPlay />}
              onClick={() => player.current?.toggle()}
            >
              {t('record.listen')}
            </Button>
            <Button variant="default" leftSection={<IconAgain />} onClick={props.onAgain}>
              {t('record.again')} <Key of="again" />
            </Button>
            <Button ref={main} size="lg" onClick={props.onSubmit}>
              {t('record.submit')} <Key of="submit" />
            </Button>
          </div>
        </div>
      ) : (
        <div className="stage">
          {recording && <Meter level={level} />}
          <div className="controls round">
            <button
              type="button"
              ref={main}
              className={recording ? 'record on' : 'record'}
              onClick={toggle}
              disabled={phase === 'working'}
              aria-label={t(
                recording
                  ? 'record.stop'
                  : phase === 'countdown'
                    ? 'record.cancel'
                    : 'record.start',
              )}
            >
              {phase === 'countdown' ? (
                <span className="count">{number(take.count)}</span>
              ) : recording ? (
                <IconStop size={40} />
              ) : (
                <IconMic size={40} />
              )}
            </button>
          </div>
          <p className="clock" aria-live="off">
            {recording
              ? t('record.time', { now: clock(take.seconds), most: clock(props.longest) })
              : t(phase === 'countdown' ? 'record.getReady' : 'record.press')}{' '}
            <Key of="record" />
          </p>
          {phase === 'ready' && (
            <Button variant="subtle" leftSection={<IconSkip />} onClick={props.onSkip}>
              {t('record.skip')} <Key of="next" />
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
