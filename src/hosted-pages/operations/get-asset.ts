import { Type } from 'typebox'
import { notFound } from '../../platform/http/errors.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { HttpReply } from '../../platform/http/reply.ts'
import { assets } from '../assets.ts'

function assetAt(id: string, path: string, toName: (name: string) => string) {
  return defineOperation({
    id,
    method: 'GET',
    path,
    summary: 'Style sheets and fonts of the hosted pages',
    surface: 'api',
    access: 'public',
    params: Type.Object({ name: Type.String() }),
    success: { status: 200, description: 'The file.' },
    errors: [notFound],
    async handler({ params }) {
      const asset = assets.find(toName(params.name))
      if (asset === undefined) throw notFound('Asset', params.name)
      return new HttpReply(
        200,
        {
          'content-type': asset.type,
          'cache-control': 'public, max-age=31536000, immutable',
        },
        asset.bytes,
      )
    },
  })
}

export const getAssetOperation = assetAt('gatehouse.pages.assets', '/assets/{name}', (name) => name)
export const getFontOperation = assetAt('gatehouse.pages.fonts', '/assets/fonts/{name}', (name) => `fonts/${name}`)
