import { Button, Modal, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  ACTIONS,
  nameOf,
  shortcuts,
  useShortcutChoice,
  type Action,
} from '../components/shortcuts';

const SHOWN: Action[] = [
  'play', 'back', 'forward', 'restart', 'loop', 'slower', 'faster', 'submit', 'skip', 'record',
  'again', 'next', 'approve', 'reject', 'revise',
]; // prettier-ignore

/** Which key does what: changed by pressing another one, or all switched off. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const choice = useShortcutChoice();
  const taken = (action: Action) =>
    SHOWN.some((other) => other !== action && choice.keys[other] === choice.keys[action]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Switch
        label={t('keys.on')}
        checked={choice.on}
        onChange={(event) => shortcuts.choose({ ...choice, on: event.currentTarget.checked })}
        mb="md"
      />
      <p>{t('keys.text')}</p>
      <div className="keys">
        {SHOWN.map((action) => (
          <TextInput
            key={action}
            label={t(`keys.${action}`)}
            value={choice.keys[action]}
            readOnly
            disabled={!choice.on}
            error={choice.on && taken(action) ? t('keys.taken') : null}
            onKeyDown={(event) => {
              const name = nameOf(event.nativeEvent);
              if (name && !['Tab', 'Escape', 'Shift+Tab'].includes(name)) {
                event.preventDefault();
                shortcuts.choose({ ...choice, keys: { ...choice.keys, [action]: name } });
              }
            }}
          />
        ))}
      </div>
      <Button
        mt="md"
        variant="default"
        onClick={() => shortcuts.choose({ on: true, keys: { ...ACTIONS } })}
      >
        {t('keys.reset')}
      </Button>
    </Modal>
  );
}
