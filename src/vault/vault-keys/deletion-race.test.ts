import { afterAll, expect, test } from 'vitest'
import { startKeyService } from '#test/key-services.ts'
import { startServer } from '#test/server.ts'
import { countWaiting } from '#test/waiting-calls.ts'
import { prepareKeys, storeKeys } from './index.ts'

const { api, environment, workos } = await startServer()
const service = await startKeyService('AWS_KMS')
afterAll(() => service.close())

/** An organization whose own key wraps what is stored for it. */
async function startOwner() {
  const { id } = await workos.organizations.createOrganization({ name: 'Owner' })
  const path = `/organizations/${id}/customer_key`
  expect((await api.put(path, service.settings)).status).toBe(200)
  const context = { organization_id: id }
  const store = (name: string) => workos.vault.createObject({ name: `${id} ${name}`, value: name, context })
  await store('before')
  return { context, store, endKey: () => api.delete(`${path}?force=true`) }
}

test('[T-7] a write that has read a key before its forced deletion stores nothing, and succeeds when it is repeated', async () => {
  const { context, store, endKey } = await startOwner()
  const prepared = await prepareKeys(environment, context)

  expect((await endKey()).status).toBe(204)

  await expect(environment.transaction((tx) => storeKeys(tx, prepared))).rejects.toMatchObject({
    definition: { code: 'contended' },
  })
  const { id } = await store('after')
  expect((await workos.vault.readObject({ id })).value).toBe('after')
})

test('[T-7] the forced deletion of a key waits for the writes that have begun with it', async () => {
  const { context, endKey } = await startOwner()
  const prepared = await prepareKeys(environment, context)
  const order: string[] = []

  const written = environment.transaction(async (tx) => {
    await storeKeys(tx, prepared)
    const ended = endKey().then(({ status }) => order.push(`deleted ${status}`))
    await expect.poll(() => countWaiting(environment), { timeout: 10_000 }).toBeGreaterThan(0)
    order.push('written')
    return { ended }
  })
  await (await written).ended

  expect(order).toEqual(['written', 'deleted 204'])
})
