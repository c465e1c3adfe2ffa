import { useSyncExternalStore } from 'react';
import { uploads } from './queue';

export function useUploads() {
  return useSyncExternalStore(uploads.subscribe, uploads.current);
}
