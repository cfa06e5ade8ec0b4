import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import {
  deleteIdleApplications,
  type IdleApplication,
  noteUseOfRegistered,
  readIdleApplications,
} from '../applications/index.ts'
import { applicationsInUse } from '../grants/index.ts'
import { registrationSettings } from './settings.ts'

const batchSize = 250
const dayMs = 86_400_000

/** Ends applications that came by themselves and have had no live grant for as long as their environment says. */
export const deleteUnusedRegistrations = defineCron({
  name: 'delete_unused_client_registrations',
  schedule: '39 3 * * *',
  async run(system) {
    let batch: IdleApplication[] = []
    do {
      batch = await readIdleApplications(system, batch.at(-1), batchSize)
      for (const environmentId of new Set(batch.map(({ environment_id }) => environment_id)))
        await settle(
          system,
          environmentId,
          batch.filter(({ environment_id }) => environment_id === environmentId),
        )
    } while (batch.length === batchSize)
  },
})

async function settle(system: System, environmentId: string, applications: readonly IdleApplication[]): Promise<void> {
  const ctx = await findEnvironmentContext(system, environmentId)
  if (ctx === undefined) return
  const { client_registration_idle_days: days } = await registrationSettings.read(ctx)
  const inUse = await applicationsInUse(
    ctx,
    applications.map(({ id }) => id),
  )
  await noteUseOfRegistered(ctx, [...inUse])
  const before = new Date(ctx.now().getTime() - days * dayMs)
  const idle = applications.filter(({ id, idle_since }) => !inUse.has(id) && Date.parse(idle_since) < before.getTime())
  if (idle.length > 0)
    await deleteIdleApplications(
      ctx,
      idle.map(({ id }) => id),
      before,
    )
}
