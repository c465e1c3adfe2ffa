import '@fontsource-variable/anek-bangla/wght.css';
import '@fontsource/tiro-bangla/400.css';
import '@mantine/core/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { session } from './api/session';
import { App } from './App';
import { startTexts } from './i18n';
import { uploads } from './record/queue';
import { submissions } from './transcribe/submissions';

void Promise.all([startTexts(), session.restore()]).then(() => {
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(<App />);
  }
  void uploads.start();
  void submissions.start();
});

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  addEventListener('load', () => {
    navigator.serviceWorker.register(new URL('./sw.js', document.baseURI)).catch(() => undefined);
  });
}
