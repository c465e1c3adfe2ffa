import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { usePerson } from '../api/hooks';
import { may } from '../api/session';
import type { Schemas } from '../api/types';
import { IconCheck, IconDown, IconKeyboard, IconMic } from '../components/icons';
import { number } from '../i18n/format';

/** Where a person begins: what there is to do, and what was done. */
export default function Home() {
  const { t } = useTranslation();
  const user = usePerson();
  const stats = useQuery({
    queryKey: ['own-stats', user.id],
    queryFn: () => api.get<Schemas['StatsResponse']>('/api/auth/me/stats'),
  });
  const own = stats.data;
  return (
    <section className="page">
      <Title order={1}>{t('home.title', { name: user.name })}</Title>
      <Text size="lg" c="dimmed">
        {t('home.text')}
      </Text>
      <div className="doors">
        <Link to="/record" className="door ember">
          <IconMic size={34} />
          <h2>{t('nav.record')}</h2>
          <p>{t('home.record')}</p>
        </Link>
        <Link to="/transcribe" className="door">
          <IconKeyboard size={34} />
          <h2>{t('nav.transcribe')}</h2>
          <p>{t('home.transcribe')}</p>
        </Link>
        {may(user, 'review') && (
          <Link to="/review" className="door plain">
            <IconCheck size={34} />
            <h2>{t('nav.review')}</h2>
            <p>{t('home.review')}</p>
          </Link>
        )}
        {may(user, 'export') && (
          <Link to="/admin/exports" className="door plain">
            <IconDown size={34} />
            <h2>{t('admin.exports')}</h2>
            <p>{t('home.export')}</p>
          </Link>
        )}
      </div>
      {own && (
        <dl className="figures">
          <div>
            <dt>{t('home.recordings')}</dt>
            <dd>{number(own.recordings_count)}</dd>
          </div>
          <div>
            <dt>{t('home.transcriptions')}</dt>
            <dd>{number(own.transcriptions_count)}</dd>
          </div>
          <div>
            <dt>{t('home.reviews')}</dt>
            <dd>{number(own.quality_reviews_count)}</dd>
          </div>
          <div>
            <dt>{t('home.quality')}</dt>
            <dd>{number(own.avg_transcription_quality, 1)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
