import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Advice } from '../audio/level';
import type { Microphone, MicrophoneFault } from '../audio/Microphone';
import { Meter } from '../components/Meter';
import { IconMic, IconWarn } from '../components/icons';

interface Props {
  microphone: Microphone | null;
  fault: MicrophoneFault | null;
  inputs: MediaDeviceInfo[];
  device: string | null;
  asking: boolean;
  onAsk: () => void;
  onChoose: (id: string) => void;
  onReady: () => void;
}

/** Before the first sentence: may the microphone be used, is it the right one, is it heard? */
export function MicrophoneCheck(props: Props) {
  const { microphone, fault, inputs } = props;
  const { t } = useTranslation();
  const [heard, setHeard] = useState(false);
  const level = useCallback(() => microphone?.level() ?? { peak: -100, rms: -100 }, [microphone]);
  const hear = useCallback((advice: Advice) => {
    if (advice === 'good') {
      setHeard(true);
    }
  }, []);

  if (fault) {
    return (
      <section className="check" role="alert">
        <IconWarn size={40} />
        <Title order={2}>{t(`microphone.${fault}Title`)}</Title>
        <Text>{t(`microphone.${fault}`)}</Text>
        {fault !== 'unsupported' && (
          <Button onClick={props.onAsk} loading={props.asking}>
            {t('action.retry')}
          </Button>
        )}
        <Text c="dimmed">{t('microphone.instead')}</Text>
      </section>
    );
  }
  if (!microphone) {
    return (
      <section className="check">
        <IconMic size={40} />
        <Title order={2}>{t('microphone.askTitle')}</Title>
        <Text>{t('microphone.ask')}</Text>
        <Button size="lg" onClick={props.onAsk} loading={props.asking}>
          {t('microphone.allow')}
        </Button>
      </section>
    );
  }
  return (
    <section className="check">
      <Title order={2}>{t('microphone.checkTitle')}</Title>
      <Text>{t('microphone.check')}</Text>
      {inputs.length > 0 && (
        <NativeSelect
          label={t('microphone.which')}
          value={props.device ?? inputs[0]?.deviceId}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
          data={inputs.map((input, i) => ({
            value: input.deviceId,
            label: input.label || t('microphone.number', { number: i + 1 }),
          }))}
        />
      )}
      <Meter level={level} onAdvice={hear} />
      <Button size="lg" variant={heard ? 'filled' : 'default'} onClick={props.onReady}>
        {t(heard ? 'microphone.ready' : 'microphone.anyway')}
      </Button>
    </section>
  );
}
