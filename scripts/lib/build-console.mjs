import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../web/console/', import.meta.url))
const output = fileURLToPath(new URL('../../dist/console/', import.meta.url))

/** What a first view may weigh on the wire: scripts, styles and the letters of English, in bytes. */
const firstViewLimit = 250_000
/** Likewise what a page adds to it. */
const pageLimit = 30_000

/** Bundles the console into `dist/console` and says what it weighs. Types are not looked at: `npm run check:types` does that. */
export async function buildConsole() {
  // Where tests build it, it would take React's slow build for development.
  process.env.NODE_ENV = 'production'
  const built = await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'warn' })
  const { output: files } = Array.isArray(built) ? built[0] : built
  const page = await readFile(`${output}index.html`, 'utf8')
  const weights = await Promise.all(files.map(weigh))
  const first = weights.filter((file) => page.includes(`/${file.name}`) || /inter-latin-(?!ext)/.test(file.name))
  const firstView = first.reduce((sum, { bytes }) => sum + bytes, 0)
  const pages = weights.filter((file) => !first.includes(file) && file.name.endsWith('.js'))
  const largest = pages.reduce((most, file) => (file.bytes > most.bytes ? file : most), { name: '', bytes: 0 })
  console.log(
    `Console: first view ${kilobytes(firstView)} of ${kilobytes(firstViewLimit)}, ${pages.length} further parts`,
  )
  console.log(`of up to ${kilobytes(largest.bytes)} (${largest.name}).`)
  if (firstView > firstViewLimit || largest.bytes > pageLimit) {
    throw new Error('The console is too heavy: load what is rarely needed on its first use, or take it out.')
  }
}

/** A file of the build by its name, with its size as it is sent. */
async function weigh(file) {
  const content = file.type === 'chunk' ? file.code : file.source
  const compressed = file.fileName.endsWith('.woff2') ? Buffer.from(content) : await promisify(gzip)(content)
  return { name: file.fileName, bytes: compressed.length }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
