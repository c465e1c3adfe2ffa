import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Language } from './types';

const KEPT = 'shrutik.languages';

function kept(): Language[] | undefined {
  const text = localStorage.getItem(KEPT);
  return text ? (JSON.parse(text) as Language[]) : undefined;
}

/** The languages of the site; the last known ones without a network. */
export function useLanguages(): Language[] {
  const found = useQuery({
    queryKey: ['languages'],
    queryFn: async () => {
      const { languages } = await api.get<{ languages: Language[] }>('/api/languages', {
        open: true,
      });
      localStorage.setItem(KEPT, JSON.stringify(languages));
      return languages;
    },
    placeholderData: kept,
  });
  return found.data ?? kept() ?? [];
}
