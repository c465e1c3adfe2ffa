import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { useSession } from './api/hooks';
import { may } from './api/session';
import { Broken } from './components/Broken';
import { Shell } from './components/Shell';
import { Waiting } from './components/Waiting';
import { Welcome } from './account/Welcome';
import { loadTexts } from './i18n';

const Login = lazy(() => import('./account/Login'));
const Register = lazy(() => import('./account/Register'));
const Forgot = lazy(() => import('./account/Forgot'));
const Reset = lazy(() => import('./account/Reset'));
const Profile = lazy(() => import('./account/Profile'));
const Home = lazy(() => import('./account/Home'));
const Record = lazy(() => import('./record/RecordPage'));
const Recordings = lazy(() => import('./record/RecordingsPage'));
const Transcribe = lazy(() => import('./transcribe/TranscribePage'));
const Transcriptions = lazy(() => import('./transcribe/TranscriptionsPage'));
const Review = lazy(async () => {
  await adminTexts();
  return import('./review/ReviewPage');
});
const Admin = lazy(async () => {
  await adminTexts();
  return import('./admin/AdminPages');
});
const NotFound = lazy(() => import('./components/NotFound'));

function adminTexts() {
  return loadTexts('admin', async (locale) =>
    locale === 'bn'
      ? (await import('./admin/texts.bn')).adminBn
      : (await import('./admin/texts.en')).adminEn,
  );
}

type Right = Parameters<typeof may>[1];

/** Leads those who are not logged in to the login and back. */
function Inside({ right }: { right?: Right }) {
  const state = useSession();
  const location = useLocation();
  if (state.kind !== 'person') {
    const back = location.pathname + location.search;
    return <Navigate to={`/login?to=${encodeURIComponent(back)}`} replace />;
  }
  return right && !may(state.user, right) ? <NotFound forbidden /> : <Outlet />;
}

function Start() {
  return useSession().kind === 'person' ? <Home /> : <Welcome />;
}

function later(page: ReactNode) {
  return (
    <Broken>
      <Suspense fallback={<Waiting />}>{page}</Suspense>
    </Broken>
  );
}

export function Pages() {
  return (
    <Routes>
      <Route element={<Shell>{later(<Outlet />)}</Shell>}>
        <Route index element={<Start />} />
        <Route path="login" element={<Login />} />
        <Route path="register" element={<Register />} />
        <Route path="forgot" element={<Forgot />} />
        <Route path="reset" element={<Reset />} />
        <Route element={<Inside />}>
          <Route path="record" element={<Record />} />
          <Route path="recordings" element={<Recordings />} />
          <Route path="transcribe" element={<Transcribe />} />
          <Route path="transcriptions" element={<Transcriptions />} />
          <Route path="profile" element={<Profile />} />
        </Route>
        <Route element={<Inside right="review" />}>
          <Route path="review" element={<Review />} />
        </Route>
        <Route element={<Inside right="statistics" />}>
          <Route path="admin/*" element={<Admin />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
