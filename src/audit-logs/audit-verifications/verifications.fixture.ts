import { setTimeout as delay } from 'node:timers/promises'
import type { TestServer } from '#test/server.ts'
import type { AuditVerification } from './schemas.ts'

export async function untilVerified({ api }: TestServer, id: string): Promise<AuditVerification> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const { body } = await api.get<AuditVerification>(`/audit_logs/verifications/${id}`)
    if (body.state !== 'running') return body
    if (Date.now() > deadline) throw new Error(`It is still ${JSON.stringify(body)}`)
    await delay(50)
  }
}
