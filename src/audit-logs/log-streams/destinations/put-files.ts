import { createHash } from 'node:crypto'
import type { System } from '#platform/context.ts'
import { type AwsCredentials, escapeUri, signForAws } from '#platform/outgoing/aws-signature.ts'
import type { AuditEvent } from '../../audit-events/index.ts'
import { toWireEvent, ulidOf } from '../wire-event.ts'
import { send } from './send.ts'

export interface Bucket {
  /** The URL of the bucket, without a slash at the end. */
  url: string
  region: string
  credentials: AwsCredentials
}

/** How many files are on their way at once. */
const width = 8

/** Writes each event as a file. Writing it again produces the same file. @throws DeliveryFailure */
export async function putFiles(
  system: System,
  { url, region, credentials }: Bucket,
  events: readonly AuditEvent[],
  nameOf: (event: AuditEvent) => string,
): Promise<void> {
  for (let at = 0; at < events.length; at += width) {
    const files = events.slice(at, at + width).map(async (event) => {
      const body = Buffer.from(JSON.stringify(toWireEvent(event), null, 2))
      const headers = {
        'content-type': 'application/json',
        // Buckets with Object Lock want it.
        'content-md5': createHash('md5').update(body).digest('base64'),
      }
      const path = nameOf(event).split('/').map(escapeUri).join('/')
      const request = { method: 'PUT', url: `${url}/${path}`, headers, body } as const
      await send(system, await signForAws(request, { service: 's3', region, credentials, at: system.now() }))
    })
    // Waits for all of them before it throws the first failure, so that nothing arrives later.
    const ends = await Promise.allSettled(files)
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }
}

/** `<ISO time>_<suffix>.json` */
export function fileNameOf({ occurred_at, id }: AuditEvent): string {
  return `${occurred_at}_${ulidOf(id)}.json`
}
