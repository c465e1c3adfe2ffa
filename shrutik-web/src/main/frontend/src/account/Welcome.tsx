import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const HEIGHTS = [
  34, 58, 92, 70, 46, 84, 130, 168, 120, 88, 60, 110, 178, 210, 150, 96, 64, 88, 140, 186, 132, 80,
  52, 96, 150, 112, 74, 48, 30, 56, 84, 60, 36,
];

/** A voice that hangs from the line of the letters. */
function Voice() {
  return (
    <svg className="voice" viewBox="0 0 660 230" aria-hidden="true" preserveAspectRatio="none">
      <path d="M0 6h660" />
      {HEIGHTS.map((height, i) => (
        <path key={i} d={`M${10 + i * 20} 6v${height}`} style={{ animationDelay: `${i * 70}ms` }} />
      ))}
    </svg>
  );
}

/** What this is, for those who come for the first time. */
export function Welcome() {
  const { t } = useTranslation();
  return (
    <>
      <section className="welcome">
        <div className="welcome-words">
          <Title order={1}>{t('welcome.title')}</Title>
          <Text size="lg" mt="md">
            {t('welcome.text')}
          </Text>
          <div className="actions">
            <Button component={Link} to="/register" size="lg">
              {t('welcome.join')}
            </Button>
            <Button component={Link} to="/login" size="lg" variant="default">
              {t('nav.login')}
            </Button>
          </div>
        </div>
        <Voice />
      </section>
      <ol className="steps">
        {(['record', 'transcribe', 'agree', 'release'] as const).map((step) => (
          <li key={step}>
            <h2>{t(`welcome.${step}Title`)}</h2>
            <p>{t(`welcome.${step}`)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
