import { defineOperation } from '#platform/http/operation.ts'
import { asset, type StaticAsset } from '#platform/http/static-asset.ts'
import { readScalarScript } from '../scalar-script.ts'

let script: Promise<StaticAsset> | undefined

export const docsScriptOperation = defineOperation({
  id: 'gatehouse.docs.script',
  method: 'GET',
  path: '/docs/scalar.js',
  summary: 'Get the script of the API reference',
  surface: 'api',
  access: 'public',
  success: { status: 200, description: 'JavaScript.' },
  async handler(_input, { request }) {
    script ??= readScalarScript().then((text) => asset('text/javascript; charset=utf-8', text))
    return (await script).reply(request)
  },
})
