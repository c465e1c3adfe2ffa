import { List, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

const POINTS = ['one', 'two', 'three', 'four', 'five'] as const;

/** How the work is done well, at hand where it is done. */
export function useGuidelines(kind: 'recording' | 'transcription') {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const modal = (
    <Modal
      opened={opened}
      onClose={close}
      title={t(`guidelines.${kind}.title`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <List spacing="sm">
        {POINTS.map((point) => (
          <List.Item key={point}>{t(`guidelines.${kind}.${point}`)}</List.Item>
        ))}
      </List>
    </Modal>
  );
  return { open, modal };
}
