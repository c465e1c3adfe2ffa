import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

/** A page that failed to draw or to load says so; the others stay usable. */
export class Broken extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <Translation>
        {(t) => (
          <Stack className="page narrow" role="alert">
            <Title order={1}>{t('trouble.brokenTitle')}</Title>
            <Text>{t('trouble.broken')}</Text>
            <Button onClick={() => location.reload()} w="fit-content">
              {t('action.reload')}
            </Button>
          </Stack>
        )}
      </Translation>
    );
  }
}
