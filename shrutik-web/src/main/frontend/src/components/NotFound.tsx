import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export default function NotFound({ forbidden = false }: { forbidden?: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="page narrow">
      <Title order={1}>{t(forbidden ? 'trouble.forbiddenTitle' : 'trouble.notFoundTitle')}</Title>
      <Text my="md">{t(forbidden ? 'trouble.forbidden' : 'trouble.notFound')}</Text>
      <Button component={Link} to="/">
        {t('action.home')}
      </Button>
    </section>
  );
}
