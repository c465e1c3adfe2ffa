import { useTranslation } from 'react-i18next';
import { useShortcutChoice, type Action } from './shortcuts';

/** Which key does the same as a button; nothing where keys are switched off. */
export function Key({ of }: { of: Action }) {
  const { t } = useTranslation();
  const { on, keys } = useShortcutChoice();
  return on ? (
    <kbd className="key" aria-hidden="true">
      {keys[of]
        .replace('Control', 'Ctrl')
        .replace('Space', t('keys.space'))
        .replace('Enter', '↵')
        .replace('ArrowLeft', '←')
        .replace('ArrowRight', '→')
        .replaceAll('+', ' ')}
    </kbd>
  ) : null;
}
