import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const KILO = 1000;

interface Budgets {
  /** Kilobytes of JavaScript, compressed, before the first page is seen. */
  firstLoad: number;
  /** The same of style sheets. */
  styles: number;
  /** The largest single part that is loaded later. */
  later: number;
}

/** Fails the build that has grown too large. */
export function budget(limits: Budgets): Plugin {
  let out = '';
  const first = new Set<string>();
  const parts: string[] = [];
  return {
    name: 'budget',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
    },
    generateBundle(_options, bundle) {
      const add = (name: string) => {
        const part = bundle[name];
        if (part?.type === 'chunk' && !first.has(name)) {
          first.add(name);
          part.imports.forEach(add);
        }
      };
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') {
          parts.push(part.fileName);
          if (part.isEntry) {
            add(part.fileName);
          }
        } else if (part.fileName.endsWith('.css')) {
          parts.push(part.fileName);
        }
      }
    },
    closeBundle(error?: Error) {
      if (error) {
        return;
      }
      const size = (file: string) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
      const kilobytes = (files: string[]) =>
        files.reduce((sum, file) => sum + size(file), 0) / KILO;
      const check = (what: string, is: number, limit: number) => {
        const line = `${what}: ${is.toFixed(1)} kB of ${limit} kB`;
        if (is > limit) {
          throw new Error(`Over budget. ${line}`);
        }
        this.info(line);
      };
      const sheets = readFileSync(join(out, 'index.html'), 'utf8').match(/assets\/[^"]+\.css/g);
      check('first load', kilobytes([...first]), limits.firstLoad);
      check('styles of the first load', kilobytes(sheets ?? []), limits.styles);
      for (const part of parts.filter((file) => file.endsWith('.js') && !first.has(file))) {
        check(part, kilobytes([part]), limits.later);
      }
    },
  };
}
