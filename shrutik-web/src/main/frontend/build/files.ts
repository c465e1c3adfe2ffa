import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** What the service worker keeps for work without a network: all but maps and rare font subsets. */
function isKept(file: string): boolean {
  return /\.(js|css|svg|webmanifest)$|(bengali|latin)-\d+.*\.woff2$|(bengali|latin)-wght.*\.woff2$/.test(
    file,
  );
}

/**
 * Finishes the build: tells the service worker which files there are, and puts a compressed
 * neighbour beside each text file, which the server sends as it is.
 */
export function finish(): Plugin {
  let out = '';
  return {
    name: 'finish',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
    },
    closeBundle(error?: Error) {
      if (error) {
        return;
      }
      const files = filesBelow(out)
        .map((path) => path.slice(out.length + 1).replaceAll('\\', '/'))
        .filter((file) => !file.endsWith('.gz') && !file.endsWith('.map'))
        .sort();
      const kept = files.filter((file) => isKept(file) && file !== 'sw.js');
      const digest = createHash('sha256');
      for (const file of files) {
        digest.update(file).update(readFileSync(join(out, file)));
      }
      const worker = join(out, 'sw.js');
      writeFileSync(
        worker,
        readFileSync(worker, 'utf8')
          .replace("'@files@'", JSON.stringify(kept))
          .replace('@version@', digest.digest('hex').slice(0, 16)),
      );
      for (const file of files.filter((f) => /\.(js|css|svg|webmanifest)$/.test(f))) {
        const path = join(out, file);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}
