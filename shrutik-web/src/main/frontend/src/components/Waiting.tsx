import { useTranslation } from 'react-i18next';

/** Bars that hang from a line and breathe. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <span className="waiting-bars" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
      </span>
      <span className="unseen">{t('state.loading')}</span>
    </div>
  );
}
