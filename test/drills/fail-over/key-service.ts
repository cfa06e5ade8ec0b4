import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startKeyService } from '../../key-services.ts'
import { isSuccess } from '../clients/calls.ts'
import { atRate, startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { startGatehouse } from '../process.ts'

/** More than a server has connections for transactions, where a call waits for five seconds. */
const writesPerSecond = 6

/**
 * The service with the keys of the Vault does not answer when the server starts, refuses later, and does not answer again. Only what
 * needs a key of it is refused.
 */
export async function keyServiceAway({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  const service = await startKeyService('HASHICORP_VAULT')
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-keys-'))
  const keysFile = join(folder, 'keys.json')
  await writeFile(keysFile, JSON.stringify({ keys: [service.settings] }))
  service.trouble = 'silent'
  const server = await startGatehouse({ databaseUrl, settings: { VAULT_KEYS_FILE: keysFile } })
  try {
    const clients = await startClients(server.url)
    const { send, sendUntilAnswered } = clients.recorder
    const stored: string[] = []
    const underWay = new Set<Promise<void>>()
    const store = async (name: string) => {
      // Each has a context of its own, and so a key that has to be wrapped.
      const body = { name, value: `the value of ${name}`, key_context: { tenant: name } }
      const path = '/vault/v1/kv'
      const { call } = await sendUntilAnswered({ kind: 'extra', method: 'POST', path, body, idempotencyKey: name })
      if (isSuccess(call)) stored.push(name)
    }
    let count = 0
    const storing = atRate(writesPerSecond, () => {
      const writing = store(`secret ${++count}`).finally(() => underWay.delete(writing))
      underWay.add(writing)
    })
    await delay(6_000)
    service.trouble = undefined
    await delay(3_000)
    service.trouble = 'failing'
    await delay(3_000)
    service.trouble = 'silent'
    await delay(6_000)
    service.trouble = undefined
    clearInterval(storing)
    const backAt = performance.now()
    await Promise.all(underWay)
    const caughtUpMs = Math.round(performance.now() - backAt)
    const judgement = await clients.finish({ refused: ['extra'], longestSeconds: 10 })
    const lost: string[] = []
    for (const name of stored) {
      const { body } = await send({ kind: 'extra', path: `/vault/v1/kv/name/${encodeURIComponent(name)}` })
      if (body.value !== `the value of ${name}`) lost.push(`acknowledged, but not in the Vault: ${name}`)
    }
    const missing = stored.length === count ? [] : [`${count - stored.length} values were never stored`]
    return { ...judgement, caughtUpMs, faults: [...judgement.faults, ...lost, ...missing] }
  } finally {
    await server.end()
    service.close()
    await rm(folder, { recursive: true, force: true })
  }
}
