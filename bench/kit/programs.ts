import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from '../../scripts/lib/bundle.mjs'
import type { Program } from './child.ts'
import type { CleanUp } from './clean-up.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const programs = [
  'src/main',
  'src/sso/connections/validation/saml-thread',
  'bench/load',
  'bench/bare-server',
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
 */
export async function buildPrograms(cleanUp: CleanUp): Promise<Programs> {
  const folder = `dist/bench-${process.pid}`
  cleanUp.later(() => rm(`${root}${folder}`, { recursive: true, force: true }))
  await bundle(
    programs.map((program) => `${program}.ts`),
    folder,
  )
  const built = (program: string) => `${root}${folder}/${basename(program)}.js`
  return (program) => ({
    module: built(program),
    execArgv: ['--import', pathToFileURL(built('bench/probe')).href],
  })
}
