import { useSyncExternalStore } from 'react';
import { submissions } from './submissions';

export function useSubmissions() {
  return useSyncExternalStore(submissions.subscribe, submissions.current);
}
