import { useTranslation } from 'react-i18next';
import { BENGALI_ROWS, shown } from './layout';

interface Props {
  onLetter: (letter: string) => void;
  onErase: () => void;
}

/** A keyboard for who has none for Bengali; it types where the cursor is. */
export function BengaliKeyboard({ onLetter, onErase }: Props) {
  const { t } = useTranslation();
  // The text keeps the focus, and with it the cursor.
  const stay = (event: React.MouseEvent) => event.preventDefault();
  return (
    <div className="letters" role="group" aria-label={t('keyboard.label')} lang="bn">
      {BENGALI_ROWS.map((row, i) => (
        <div className="letters-row" key={i}>
          {row.map((letter) => (
            <button
              key={letter}
              type="button"
              onMouseDown={stay}
              onClick={() => onLetter(letter)}
              aria-label={letter.trim() === '' ? shown(letter) : letter}
            >
              {shown(letter)}
            </button>
          ))}
        </div>
      ))}
      <div className="letters-row">
        <button type="button" className="broad" onMouseDown={stay} onClick={() => onLetter(' ')}>
          {t('keys.space')}
        </button>
        <button type="button" className="broad" onMouseDown={stay} onClick={onErase}>
          {t('keyboard.erase')}
        </button>
      </div>
    </div>
  );
}
