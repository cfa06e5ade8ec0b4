import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { currentVersion, readSnapshot } from '../snapshot.ts'

const Targets = Type.Array(Type.Object({ id: Type.String(), enabled: Type.Boolean() }))

/** What the official runtime clients poll. The official description does not have it. */
export const getSnapshotOperation = defineOperation({
  id: 'gatehouse.feature_flags.snapshot',
  method: 'GET',
  path: '/sdk/feature-flags',
  summary: 'Get all feature flags as runtime clients evaluate them',
  description:
    'By slug. Organizations in a roll-out are among the targets. With `If-None-Match`, 304 if nothing changed.',
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Record(
      Type.String(),
      Type.Object({
        slug: Type.String(),
        enabled: Type.Boolean(),
        default_value: Type.Boolean(),
        targets: Type.Object({ users: Targets, organizations: Targets }),
      }),
    ),
  },
  async handler(_input, ctx) {
    const version = await currentVersion(ctx)
    const known = ctx.request?.header('if-none-match')?.split(/\s*,\s*/) ?? []
    if (known.some((tag) => tag.replace(/^W\//, '') === tagOf(version))) return new HttpReply(304, headersOf(version))
    const snapshot = await readSnapshot(ctx, version)
    const headers = { ...headersOf(snapshot.version), 'content-type': 'application/json; charset=utf-8' }
    return new HttpReply(200, headers, snapshot.body)
  },
})

const tagOf = (version: string) => `"${version}"`

/** For the application that has the key, which asks each time whether it changed. */
const headersOf = (version: string) => ({ etag: tagOf(version), 'cache-control': 'private, no-cache' })
