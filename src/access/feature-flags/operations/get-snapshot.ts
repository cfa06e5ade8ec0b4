import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { acceptsGzip } from '#platform/http/static-asset.ts'
import { currentVersion, plainBody, readSnapshot } from '../snapshot/index.ts'

const Targets = Type.Array(Type.Object({ id: Type.String(), enabled: Type.Boolean() }))

/** What the official runtime clients poll. The official description does not have it. */
export const getSnapshotOperation = defineOperation({
  id: 'gatehouse.feature_flags.snapshot',
  method: 'GET',
  path: '/sdk/feature-flags',
  summary: 'Get all feature flags as runtime clients evaluate them',
  description:
    'Returns the flags by slug. The targets include the organizations of a rollout. With `If-None-Match`, the response is a 304 if nothing has changed.',
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Record(
      Type.String(),
      Type.Object({
        slug: Type.String(),
        enabled: Type.Boolean(),
        default_value: Type.Boolean({ description: 'Whether everyone gets the flag by default.' }),
        targets: Type.Object(
          {
            users: { ...Targets, description: 'The users for whom the flag is on.' },
            organizations: {
              ...Targets,
              description: 'The organizations for which the flag is on, including those of a rollout.',
            },
          },
          { description: 'The users and organizations for whom the flag is on.' },
        ),
      }),
    ),
  },
  async handler(_input, ctx) {
    const version = await currentVersion(ctx)
    const known = ctx.request?.header('if-none-match')?.split(/\s*,\s*/) ?? []
    if (known.some((tag) => tag.replace(/^(?!W\/)/, 'W/') === tagOf(version)))
      return new HttpReply(304, headersOf(version))
    const snapshot = await readSnapshot(ctx, version)
    const headers = { ...headersOf(snapshot.version), 'content-type': 'application/json; charset=utf-8' }
    if (!acceptsGzip(ctx.request?.header('accept-encoding')))
      return new HttpReply(200, headers, await plainBody(snapshot))
    return new HttpReply(200, { ...headers, 'content-encoding': 'gzip' }, snapshot.file)
  },
})

/** Weak: the compressed bytes are another form of the same. */
const tagOf = (version: string) => `W/"${version}"`

/** For the application that has the key, which asks each time whether it changed. */
const headersOf = (version: string) => ({
  etag: tagOf(version),
  'cache-control': 'private, no-cache',
  vary: 'accept-encoding',
})
