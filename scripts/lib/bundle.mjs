import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles programs into files of their own names, with what they share beside them; packages stay in node_modules. One file
 * of many hundred modules loads in half the time. Types are not looked at: `npm run check:types` does that.
 *
 * @param {string[]} programs paths from the root of the repository
 * @param {string} outdir likewise
 */
export async function bundle(programs, outdir) {
  await build({
    absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
    // Threads are loaded by a path that stands beside whoever starts them.
    entryPoints: [...programs, 'src/platform/crypto/hashing-thread.mjs'],
    outdir,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    packages: 'external',
    loader: { '.mjs': 'copy' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
}
