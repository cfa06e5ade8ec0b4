import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Packages of many small files, a third of the time of a start; React, which else takes its slow build for development
 * wherever `NODE_ENV` is not set; lists in JSON, which Node 20 loads with a warning that this is an experiment. The others are
 * few files, or load parts of themselves by path.
 */
const bundled = [
  'ajv',
  'culori',
  'jose',
  'nodemailer',
  'prom-client',
  'react',
  'react-dom',
  'typebox',
  'yaml',
  '@mikkelscheike/email-provider-links',
  'email-providers',
]

/** Loaded by a path beside whoever starts it, from the sources as well: it is JavaScript, and copied as it is. */
const thread = 'hashing-thread.mjs'

/**
 * Bundles programs into files of their own names, with what they share beside them; most packages stay in node_modules. One
 * file of many hundred modules loads in half the time. Types are not looked at: `npm run check:types` does that.
 *
 * @param {string[]} programs paths from the root of the repository
 * @param {string} outdir likewise
 */
export async function bundle(programs, outdir) {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    external: Object.keys(dependencies).filter((name) => !bundled.includes(name)),
    // Bundled packages that are no ES modules ask for Node's own modules by it.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  await copyFile(join(root, 'src/platform/crypto', thread), join(root, outdir, thread))
}
