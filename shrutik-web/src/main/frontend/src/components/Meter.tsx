import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { advise, meter, type Advice, type Level } from '../audio/level';

const FRAMES_KEPT = 45;
const FRAME_MS = 66;
const ADVISE_EVERY = 8;

interface Props {
  level: () => Level;
  onAdvice?: (advice: Advice) => void;
}

/** A live level: a row of bars that hang from a line, and advice in words. */
export function Meter({ level, onAdvice }: Props) {
  const { t } = useTranslation();
  const bars = useRef<HTMLDivElement>(null);
  const [advice, setAdvice] = useState<Advice>('listening');
  const tell = useRef(onAdvice);
  useEffect(() => {
    tell.current = onAdvice;
  }, [onAdvice]);

  useEffect(() => {
    const kept: Level[] = [];
    let frame = 0;
    const timer = setInterval(() => {
      const now = level();
      kept.push(now);
      if (kept.length > FRAMES_KEPT) {
        kept.shift();
      }
      const children = bars.current?.children ?? [];
      for (let i = 0; i < children.length; i++) {
        const past = kept[kept.length - children.length + i];
        (children[i] as HTMLElement).style.setProperty(
          '--height',
          String(past ? meter(past.peak) : 0),
        );
      }
      frame++;
      if (frame % ADVISE_EVERY === 0) {
        const next = advise(kept);
        setAdvice(next);
        tell.current?.(next);
      }
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [level]);

  return (
    <div className={`meter ${advice}`}>
      <div className="meter-bars" ref={bars} aria-hidden="true">
        {Array.from({ length: 32 }, (_, i) => (
          <i key={i} />
        ))}
      </div>
      <p role="status">{t(`advice.${advice}`)}</p>
    </div>
  );
}
