import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Route, Routes } from 'react-router';
import { usePerson } from '../api/hooks';
import { may } from '../api/session';
import NotFound from '../components/NotFound';
import { Waiting } from '../components/Waiting';

const PAGES = [
  { path: '', key: 'overview', right: 'statistics', page: lazy(() => import('./Overview')) },
  { path: 'users', key: 'users', right: 'admin', page: lazy(() => import('./Users')) },
  { path: 'languages', key: 'languages', right: 'admin', page: lazy(() => import('./Languages')) },
  { path: 'scripts', key: 'scripts', right: 'admin', page: lazy(() => import('./Scripts')) },
  { path: 'quality', key: 'quality', right: 'review', page: lazy(() => import('./Quality')) },
  { path: 'search', key: 'search', right: 'allData', page: lazy(() => import('./Search')) },
  { path: 'exports', key: 'exports', right: 'export', page: lazy(() => import('./Exports')) },
  { path: 'tasks', key: 'tasks', right: 'tasks', page: lazy(() => import('./Tasks')) },
  {
    path: 'performance',
    key: 'performance',
    right: 'tasks',
    page: lazy(() => import('./Performance')),
  },
  {
    path: 'settings',
    key: 'settings',
    right: 'admin',
    page: lazy(() => import('./SettingsList')),
  },
  { path: 'audit', key: 'audit', right: 'admin', page: lazy(() => import('./Audit')) },
] as const;

/** The pages of those who run the site; each person sees those of the own role. */
export default function AdminPages() {
  const { t } = useTranslation('admin');
  const user = usePerson();
  const offered = PAGES.filter((page) => may(user, page.right));
  return (
    <div className="office">
      <nav className="rooms" aria-label={t('nav.label')}>
        {offered.map((page) => (
          <NavLink key={page.key} to={`/admin/${page.path}`} end className="place">
            {t(`nav.${page.key}`)}
          </NavLink>
        ))}
      </nav>
      <div className="room">
        <Suspense fallback={<Waiting />}>
          <Routes>
            {offered.map(({ path, key, page: Page }) => (
              <Route key={key} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </div>
    </div>
  );
}
