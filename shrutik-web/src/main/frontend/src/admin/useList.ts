import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import type { Page, PathOf } from '../api/types';

const PAGE = 50;

/** A list of the server that grows when more is wanted. */
export function useList<Name extends string, Item>(
  path: PathOf<'get'>,
  name: Name,
  filter: Record<string, string | number | undefined>,
  options: { refetchInterval?: number; enabled?: boolean } = {},
) {
  const [size, setSize] = useState(PAGE);
  const found = useQuery({
    queryKey: [path, filter, size],
    queryFn: () => api.get<Page<Name, Item>>(path, { query: { ...filter, limit: size } }),
    placeholderData: (before) => before,
    ...options,
  });
  const items: Item[] = found.data?.[name] ?? [];
  return { ...found, items, total: found.data?.total ?? 0, more: () => setSize(size + PAGE) };
}
