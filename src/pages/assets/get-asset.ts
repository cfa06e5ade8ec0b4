import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { assets } from '../kit/index.ts'

function answer(name: string, cacheControl: string): HttpReply {
  const asset = assets.find(name)
  if (asset === undefined) throw notFound('Asset', name)
  return new HttpReply(200, { 'content-type': asset.type, 'cache-control': cacheControl }, asset.bytes)
}

function assetAt(
  id: string,
  path: string,
  toName: (name: string) => string,
  headers: Readonly<Record<string, string>> = {},
) {
  return defineOperation({
    id,
    method: 'GET',
    path,
    summary: 'Get a file of the hosted pages',
    surface: 'api',
    access: 'public',
    params: Type.Object({ name: Type.String() }),
    success: { status: 200, description: 'The file.' },
    errors: [notFound],
    async handler({ params }) {
      return answer(toName(params.name), 'public, max-age=31536000, immutable').with(headers)
    },
  })
}

export const getAssetOperation = assetAt('gatehouse.pages.assets', '/assets/{name}', (name) => name)
/** Documents in sandboxed frames, which have no origin, load fonts only where any origin may. */
export const getFontOperation = assetAt('gatehouse.pages.fonts', '/assets/fonts/{name}', (name) => `fonts/${name}`, {
  'access-control-allow-origin': '*',
})

/** Browsers request it where a page names no icon: the reference, JSON, the development pages. */
export const getFaviconOperation = defineOperation({
  id: 'gatehouse.pages.favicon',
  method: 'GET',
  path: '/favicon.ico',
  summary: 'Get the favicon',
  surface: 'api',
  access: 'public',
  success: { status: 200, description: 'The file.' },
  handler: async () => answer('favicon.ico', 'public, max-age=86400'),
})
