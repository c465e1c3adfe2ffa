import { useSyncExternalStore } from 'react';
import { session } from './session';
import type { User } from './types';

export function useSession() {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** Who is logged in; only below pages that need a login. */
export function usePerson(): User {
  const state = useSession();
  if (state.kind !== 'person') {
    throw new Error('nobody is logged in');
  }
  return state.user;
}

function onConnection(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(onConnection, () => navigator.onLine);
}
