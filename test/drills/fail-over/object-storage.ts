import { setTimeout as delay } from 'node:timers/promises'
import { startS3Server } from '../../s3-server.ts'
import { isSuccess } from '../clients/calls.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { startGatehouse, until } from '../process.ts'

const exportsAsked = 5
const [keyId, secret] = ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY']

/** The bucket answers nothing, then refuses everything. Exports of audit logs are taken, wait, and are written when it is back. */
export async function objectStorageAway({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  const bucket = await startS3Server({ secretOf: (id) => (id === keyId ? { secret } : undefined) })
  const settings = {
    GATEHOUSE_STORAGE_BUCKET: 'exports',
    GATEHOUSE_STORAGE_ENDPOINT: bucket.url,
    GATEHOUSE_STORAGE_ACCESS_KEY_ID: keyId,
    GATEHOUSE_STORAGE_SECRET_ACCESS_KEY: secret,
  }
  const server = await startGatehouse({ databaseUrl, settings })
  try {
    const clients = await startClients(server.url)
    const { send } = clients.recorder
    await clients.areSteady()
    let isBack = false
    const refuseLate = async () => {
      await delay(3_000)
      return isBack ? undefined : 503
    }
    bucket.intervene = () => (isBack ? undefined : refuseLate())

    const { body: organization } = await send({
      kind: 'extra',
      method: 'POST',
      path: '/organizations',
      body: { name: 'With audit logs' },
    })
    const today = new Date(Date.now() + 60_000).toISOString()
    const range = { range_start: '2026-01-01T00:00:00.000Z', range_end: today, organization_id: organization.id }
    const ids: unknown[] = []
    for (let i = 0; i < exportsAsked; i++) {
      const { body } = await send({ kind: 'extra', method: 'POST', path: '/audit_logs/exports', body: range })
      ids.push(body.id)
      await delay(2_000)
    }
    isBack = true
    const backAt = performance.now()
    const states = async () => {
      const answers = await Promise.all(
        ids.map((id) => send({ kind: 'extra', path: `/audit_logs/exports/${String(id)}` })),
      )
      return answers.map(({ call, body }) => (isSuccess(call) ? body.state : call.code))
    }
    await until(
      async () => !(await states()).includes('pending'),
      () => 'the exports',
    )
    const caughtUpMs = Math.round(performance.now() - backAt)
    const unready = (await states()).filter((state) => state !== 'ready').map((state) => `an export is ${state}`)
    const missing = bucket.objects.size >= exportsAsked ? [] : [`the bucket has ${bucket.objects.size} files`]
    const judgement = await clients.finish({ refused: [], longestSeconds: 10 })
    return { ...judgement, caughtUpMs, faults: [...judgement.faults, ...unready, ...missing] }
  } finally {
    await server.end()
    await bucket.close()
  }
}
