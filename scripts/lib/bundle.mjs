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
export const bundled = [
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

/** Loaded by its path beside the file that starts it, from the sources as well: it is JavaScript, and copied unchanged. */
const thread = 'hashing-thread.mjs'

/** What `npm run build` bundles. */
export const product = ['src/main.ts', 'src/cli.ts', 'src/sso/saml-threads/saml-thread.ts']

/**
 * Bundles programs into files of their own names, with what they share beside them; most packages stay in node_modules. One
 * file of many hundred modules loads in half the time. Types are not looked at: `npm run check:types` does that.
 *
 * @param {string[]} programs paths from the root of the repository
 * @param {string} outdir likewise
 */
export async function bundle(programs, outdir) {
  await build(await optionsFor(programs, outdir))
  await copyFile(join(root, 'src/platform/crypto', thread), join(root, outdir, thread))
}

/**
 * The same without writing anything, for tests: what each file would hold, and what would be in it.
 *
 * @param {string[]} programs
 */
export async function describeBundle(programs) {
  return build({ ...(await optionsFor(programs, 'dist')), write: false, metafile: true })
}

/**
 * @param {string[]} programs
 * @param {string} outdir
 * @returns {Promise<import('esbuild').BuildOptions>}
 */
async function optionsFor(programs, outdir) {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return {
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
    // Node keeps the text of a program in memory: without what only readers need, and in ASCII, which takes one byte a character.
    charset: 'ascii',
    minifyWhitespace: true,
    legalComments: 'none',
    lineLimit: 160,
    logLevel: 'warning',
  }
}
