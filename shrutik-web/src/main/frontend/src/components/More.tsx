import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { number } from '../i18n/format';

/** How much of a list is shown, and more of it. */
export function More(props: { shown: number; total: number; onMore: () => void }) {
  const { t } = useTranslation();
  if (props.total === 0) {
    return null;
  }
  return (
    <div className="more">
      <p role="status">
        {t('list.shown', { shown: number(props.shown), total: number(props.total) })}
      </p>
      {props.shown < props.total && (
        <Button variant="default" onClick={props.onMore}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}
