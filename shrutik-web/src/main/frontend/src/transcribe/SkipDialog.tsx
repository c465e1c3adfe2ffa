import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export const REASONS = [
  'unclear',
  'noise',
  'silence',
  'language',
  'cut',
  'offensive',
  'other',
] as const;

interface Props {
  opened: boolean;
  onClose: () => void;
  onSkip: (reason: string, comment: string) => void;
}

/** Why a chunk is not wanted; the reason helps who looks after the recordings. */
export function SkipDialog({ opened, onClose, onSkip }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string>('unclear');
  const [comment, setComment] = useState('');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('skip.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          onSkip(reason, comment.trim());
        }}
      >
        <Radio.Group value={reason} onChange={setReason} label={t('skip.reason')}>
          <Stack gap="xs" my="sm">
            {REASONS.map((r) => (
              <Radio key={r} value={r} label={t(`skip.${r}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('skip.comment')}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          maxLength={500}
        />
        <div className="controls apart">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('transcribe.skip')}</Button>
        </div>
      </form>
    </Modal>
  );
}
