import { Anchor, Badge, Burger, Drawer, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { useOnline, useSession } from '../api/hooks';
import { may, session } from '../api/session';
import type { User } from '../api/types';
import { useUploads } from '../record/useUploads';
import { Appearance } from './Appearance';
import { Mark } from './Mark';

interface Place {
  to: string;
  key: 'nav.record' | 'nav.transcribe' | 'nav.review' | 'nav.admin';
}

function placesOf(user: User): Place[] {
  const places: Place[] = [
    { to: '/record', key: 'nav.record' },
    { to: '/transcribe', key: 'nav.transcribe' },
  ];
  if (may(user, 'review')) {
    places.push({ to: '/review', key: 'nav.review' });
  }
  if (may(user, 'statistics')) {
    places.push({ to: '/admin', key: 'nav.admin' });
  }
  return places;
}

function Places({ user }: { user: User }) {
  const { t } = useTranslation();
  return placesOf(user).map((place) => (
    <NavLink key={place.to} to={place.to} className="place">
      {t(place.key)}
    </NavLink>
  ));
}

function PersonMenu({ user }: { user: User }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className="person" aria-label={t('nav.account', { name: user.name })}>
          <span aria-hidden="true">{[...user.name][0]}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.name}</Menu.Label>
        <Menu.Item component={Link} to="/recordings">
          {t('nav.recordings')}
        </Menu.Item>
        <Menu.Item component={Link} to="/transcriptions">
          {t('nav.transcriptions')}
        </Menu.Item>
        <Menu.Item component={Link} to="/profile">
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void session.logout().then(() => navigate('/'))}>
          {t('nav.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is on this device and not yet on the server, and whether there is a network. */
function Connection() {
  const { t } = useTranslation();
  const online = useOnline();
  const { waiting } = useUploads();
  if (online && waiting === 0) {
    return null;
  }
  return (
    <Badge
      component={Link}
      to="/recordings"
      className="connection"
      color={online ? 'river' : 'ember'}
      variant="light"
      size="lg"
    >
      {online ? t('state.uploading', { count: waiting }) : t('state.offline', { count: waiting })}
    </Badge>
  );
}

/** The frame of all pages. After a change of page the heading of the new one has the focus. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const state = useSession();
  const location = useLocation();
  const [open, { toggle, close }] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const [first, setFirst] = useState(location.pathname);
  const user = state.kind === 'person' ? state.user : null;

  useEffect(() => {
    close();
    if (location.pathname !== first) {
      setFirst('');
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [location.pathname, close, first]);

  return (
    <div className="shell">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The page's base would make another page of it.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('nav.skip')}
      </a>
      <header className="top">
        <Anchor component={Link} to="/" className="house" underline="never">
          <Mark />
          <span>{t('app.name')}</span>
        </Anchor>
        {user && (
          <nav className="places wide" aria-label={t('nav.main')}>
            <Places user={user} />
          </nav>
        )}
        <div className="top-end">
          <Connection />
          <Appearance />
          {user ? (
            <>
              <PersonMenu user={user} />
              <Burger
                className="phone"
                opened={open}
                onClick={toggle}
                aria-label={t('nav.menu')}
                aria-expanded={open}
                size="sm"
              />
            </>
          ) : (
            <NavLink to="/login" className="place">
              {t('nav.login')}
            </NavLink>
          )}
        </div>
      </header>
      {user && (
        <Drawer
          opened={open}
          onClose={close}
          position="right"
          size="78%"
          title={t('nav.menu')}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          <nav className="places tall" aria-label={t('nav.main')}>
            <Places user={user} />
            <NavLink to="/recordings" className="place">
              {t('nav.recordings')}
            </NavLink>
            <NavLink to="/transcriptions" className="place">
              {t('nav.transcriptions')}
            </NavLink>
            <NavLink to="/profile" className="place">
              {t('nav.profile')}
            </NavLink>
          </nav>
        </Drawer>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        {state.kind === 'person' && state.stale && (
          <VisuallyHidden role="status">{t('state.stale')}</VisuallyHidden>
        )}
        {children}
      </main>
    </div>
  );
}
