import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { findIconFile } from '../icons/icon-files.ts'

/** Served by this server: a page asks no other host for a picture, which would tell that host who connects what. */
export const getServiceIconOperation = defineOperation({
  id: 'gatehouse.pipes.icons.get',
  method: 'GET',
  path: '/assets/services/{name}',
  summary: 'Get the icon of a service',
  description: 'Widgets and hosted pages show the icon.',
  surface: 'api',
  access: 'public',
  params: Type.Object({ name: Type.String() }),
  success: { status: 200, description: 'The picture.' },
  errors: [notFound],
  async handler({ params: { name } }) {
    const bytes = findIconFile(name)
    if (bytes === undefined) throw notFound('Icon', name)
    return new HttpReply(
      200,
      {
        'content-type': 'image/svg+xml',
        'cache-control': 'public, max-age=31536000, immutable',
        // Opened by itself it is a document, which has no need of anything.
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      },
      bytes,
    )
  },
})
