import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from '../../scripts/lib/bundle.mjs'
import type { Program } from './child.ts'
import type { CleanUp } from './clean-up.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const programs = [
  'src/main',
  'src/sso/saml-threads/saml-thread',
  'bench/load',
  'bench/bare-server',
  'bench/peers/one-statement-server',
  'bench/peers/peer-server',
  'bench/sso/oidc/bare-oidc-server',
  'bench/scim/replay-server',
  'bench/oidc-provider-server',
  'bench/argon2-rate',
  'bench/webhooks/receivers',
  'bench/probe',
] as const

/** How a process of a run is started, with the probe in it. */
export type Programs = (program: (typeof programs)[number]) => Program

/**
 * Builds product and benches as `npm run build` does, into a folder of the run's own: what is measured is what is
 * shipped, and stays the same while files are edited.
 *
 * @param folder from the root of the repository
 */
export async function buildPrograms(folder: string, cleanUp: CleanUp): Promise<Programs> {
  cleanUp.later(() => rm(`${root}${folder}`, { recursive: true, force: true }))
  await bundlePrograms(folder)
  return programsIn(folder)
}

/** Takes some five seconds of the processor. */
export async function bundlePrograms(folder: string): Promise<void> {
  await bundle(
    programs.map((program) => `${program}.ts`),
    folder,
  )
}

/** Those that were built into a folder. */
export function programsIn(folder: string): Programs {
  const built = (program: string) => `${root}${folder}/${basename(program)}.js`
  return (program) => ({
    module: built(program),
    execArgv: ['--import', pathToFileURL(built('bench/probe')).href],
  })
}
