// `npm start`: on a fresh clone installs and builds first; after that it costs next to nothing before the server runs.
import { requireNode } from './lib/node-version.mjs'

requireNode()
const { existsSync } = await import('node:fs')
const { dirname, join } = await import('node:path')
const { fileURLToPath, pathToFileURL } = await import('node:url')
const { build, needsBuild } = await import('./lib/build.mjs')
const { ensureInstalled } = await import('./lib/install.mjs')
const { giveUp, StepError } = await import('./lib/steps.mjs')

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'dist/main.js')
try {
  const stale = needsBuild(root)
  const isDevelopment = existsSync(join(root, 'src')) && process.env.NODE_ENV !== 'production'
  await ensureInstalled(root, { dev: stale, withDev: isDevelopment })
  if (stale) await build(root)
  if (!existsSync(main))
    throw new StepError('There is neither dist/main.js nor src/ to build it from. Clone the repository again.')
} catch (error) {
  giveUp(error)
}

// In this process: the signals of the terminal and of a supervisor reach the server itself.
process.argv[1] = main
await import(pathToFileURL(main).href)
