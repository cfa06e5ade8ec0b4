import { toOpenApi } from '#platform/http/openapi/openapi.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { asset, type StaticAsset } from '#platform/http/static-asset.ts'
import { packageVersion } from '#platform/package.ts'
import { introduce } from '../introduction.ts'
import { memberDescriptions } from '../member-descriptions/index.ts'

export function createOpenApiOperation(
  getOperations: () => readonly Operation[],
  developmentKey: string | undefined,
): Operation {
  let described: { url: string; document: StaticAsset } | undefined

  return defineOperation({
    id: 'gatehouse.openapi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'Get the OpenAPI document',
    surface: 'api',
    access: 'public',
    success: { status: 200, description: 'An OpenAPI 3.1 document.' },
    async handler(_input, { system, request }) {
      const { url } = system.config
      if (described?.url !== url) {
        const introduction = introduce(url, developmentKey)
        const document = toOpenApi(getOperations(), { url, version: packageVersion, introduction, memberDescriptions })
        described = { url, document: asset('application/json; charset=utf-8', JSON.stringify(document)) }
      }
      return described.document.reply(request)
    },
  })
}
