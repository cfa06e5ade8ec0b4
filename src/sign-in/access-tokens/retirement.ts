import { inEnvironments } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { environmentsWithKeys, environmentsWithOldKeys, replaceSigningKeys, rotateSigningKey } from './signing-keys.ts'

/** Signing keys retire by themselves. A run that was missed is made up for: an old key stays old. */
export const retireSigningKeys = defineCron({
  name: 'retire_signing_keys',
  schedule: '23 * * * *',
  run: async (system) => {
    await inEnvironments(system, await environmentsWithOldKeys(system), rotateSigningKey)
  },
})

export async function replaceAllSigningKeys(system: System): Promise<void> {
  await inEnvironments(system, await environmentsWithKeys(system), replaceSigningKeys)
}
