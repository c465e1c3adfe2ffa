import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choose, LOCALES } from '../i18n';
import { IconCheck, IconSliders } from './icons';

const CONTRAST = 'shrutik.contrast';
const NAMES = { en: 'English', bn: 'বাংলা' } as const;

function mark(high: boolean) {
  document.documentElement.classList.toggle('contrast', high);
}

mark(localStorage.getItem(CONTRAST) === 'high');

/** Language, light or dark, and contrast; for everybody, kept in this browser. */
export function Appearance() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [high, setHigh] = useState(document.documentElement.classList.contains('contrast'));

  useEffect(() => {
    mark(high);
    localStorage.setItem(CONTRAST, high ? 'high' : 'normal');
  }, [high]);

  const tick = (chosen: boolean) => (chosen ? <IconCheck size={18} /> : null);
  return (
    <Menu position="bottom-end" width={230} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('nav.appearance')} color="gray">
          <IconSliders />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('appearance.language')}</Menu.Label>
        {LOCALES.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            role="menuitemradio"
            aria-checked={i18n.language === locale}
            rightSection={tick(i18n.language === locale)}
            onClick={() => void choose(locale)}
          >
            {NAMES[locale]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('appearance.theme')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            rightSection={tick(colorScheme === scheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`appearance.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={high}
          rightSection={tick(high)}
          onClick={() => setHigh(!high)}
        >
          {t('appearance.contrast')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
