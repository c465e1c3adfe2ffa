import { Alert, Button, Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePerson } from '../api/hooks';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { number } from '../i18n/format';
import { Choose } from './Choose';
import { Listen } from './Listen';
import { submissions } from './submissions';
import { useDesk } from './useDesk';
import { useSubmissions } from './useSubmissions';

/** What the server did not take, with the text, so that it can be copied before it goes. */
function Refused() {
  const { t } = useTranslation();
  const { refused } = useSubmissions();
  return refused.map((item) => (
    <Alert key={item.id} color="ember" role="alert" my="sm">
      <Text>{t('transcribe.refused', { reason: item.refusal ?? '' })}</Text>
      {item.text && <p className="quote">{item.text}</p>}
      <Button size="sm" variant="default" onClick={() => void submissions.drop(item.id)}>
        {t('action.delete')}
      </Button>
    </Alert>
  ));
}

/** A sitting of transcribing: choose how much, write what is said, see what was done. */
export default function TranscribePage() {
  const { t } = useTranslation();
  const user = usePerson();
  const desk = useDesk(user.id);
  const queue = useSubmissions();
  const { work, present } = desk;

  if (!work) {
    return desk.busy && !desk.error ? (
      <Waiting />
    ) : (
      <>
        <Choose busy={desk.busy} error={desk.error} onBegin={(wish) => void desk.begin(wish)} />
        <Refused />
      </>
    );
  }
  const finished = work.done + work.skipped;
  if (finished >= work.total) {
    return (
      <section className="page">
        <div className="check">
          <Title order={1}>{t('transcribe.doneTitle')}</Title>
          <Text size="lg">
            {t('transcribe.done', { count: work.done })}{' '}
            {work.skipped > 0 && t('transcribe.skipped', { count: work.skipped })}
          </Text>
          {queue.waiting > 0 && <Text>{t('transcribe.waiting', { count: queue.waiting })}</Text>}
          <Refused />
          <div className="controls">
            <Button size="lg" onClick={desk.leave} autoFocus>
              {t('transcribe.more')}
            </Button>
            <Button size="lg" variant="default" component={Link} to="/transcriptions">
              {t('nav.transcriptions')}
            </Button>
          </div>
        </div>
      </section>
    );
  }
  return (
    <section className="page">
      <Title order={1} className="unseen">
        {t('transcribe.title')}
      </Title>
      <div className="passage">
        <Progress
          value={(finished / work.total) * 100}
          aria-label={t('transcribe.progress')}
          size="sm"
        />
        <p>
          {t('transcribe.nth', { n: number(finished + 1), total: number(work.total) })}
          {queue.waiting > 0 && ` · ${t('transcribe.waiting', { count: queue.waiting })}`}
        </p>
      </div>
      <Refused />
      {present ? (
        <Listen key={present.id} work={present} userId={user.id} onDone={desk.finish} />
      ) : desk.error ? (
        <Trouble error={desk.error} retry={() => void desk.retry()} />
      ) : (
        <Waiting />
      )}
    </section>
  );
}
