import { expect, test } from 'vitest'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { startServer } from '#test/server.ts'

test('an earlier version goes once another one has been in its place for as many days as the operator says; the current one stays', async () => {
  const { workos, environment } = await startServer()
  const { vault } = workos
  const { id } = await vault.createObject({ name: 'superseded', value: 'one', context: {} })
  await vault.updateObject({ id, value: 'two' })
  const versions = async () => (await vault.listObjectVersions({ id })).map((version) => version.currentVersion)
  const cleanUpIn = (days: number) => {
    const now = new Date(environment.system.now().getTime() + days * 86_400_000)
    const config = { ...environment.system.config, vaultVersionRetentionDays: 10 }
    return cleanUp({ ...environment.system, config, now: () => now }, { tables: ['vault_object_versions'] })
  }

  await cleanUpIn(9)
  expect((await versions()).sort()).toEqual([false, true])
  await cleanUpIn(11)

  expect(await versions()).toEqual([true])
  expect((await vault.readObject({ id })).value).toBe('two')
})
