import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { isPassing } from './api/errors';
import { directionOf } from './i18n';
import { Pages } from './Pages';
import { theme } from './theme';

const MAX_TRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) => tries < MAX_TRIES && isPassing(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Where the pages are: the path of the document's base, without the slash at its end. */
export const basename = new URL(document.baseURI).pathname.replace(/\/$/, '');

export function App() {
  const { i18n } = useTranslation();
  return (
    <DirectionProvider
      initialDirection={directionOf(i18n.language)}
      key={directionOf(i18n.language)}
    >
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <BrowserRouter basename={basename}>
            <Pages />
          </BrowserRouter>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
