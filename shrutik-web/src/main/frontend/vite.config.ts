import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { budget } from './build/budget.ts';
import { finish } from './build/files.ts';

const SERVER = process.env.SHRUTIK_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  // Addresses are relative to the page's base, which the server sets: any context root will do.
  base: './',
  plugins: [react(), budget({ firstLoad: 200, styles: 60, later: 90 }), finish()],
  build: {
    outDir: resolve(import.meta.dirname, '../../../target/frontend/dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': SERVER, '/ws': { target: SERVER, ws: true } } },
  test: {
    environment: 'jsdom',
    setupFiles: ['test/setup.ts'],
    include: ['test/**/*.test.{ts,tsx}'],
    css: false,
  },
});
