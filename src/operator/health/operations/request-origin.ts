import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { healthArea } from '../area.ts'

/** `gatehouse doctor` asks through the public address with it, to see what proxies on the way do. */
export const requestOriginOperation = defineOperation({
  id: 'gatehouse.request_origin.get',
  method: 'GET',
  path: '/request_origin',
  summary: 'Get the network address that a request is counted under',
  description:
    'Limits, Radar and audit logs use this address. Behind a proxy it is right only if `GATEHOUSE_TRUSTED_PROXIES` names the proxy.',
  area: healthArea,
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('request_origin'),
      address: Type.String({ description: 'The IP address of the client, as the server sees it.' }),
      forwarded_for: Nullable(Type.String({ description: 'The header `X-Forwarded-For` as it arrived.' })),
    }),
  },
  async handler(_input, { request }) {
    return {
      object: 'request_origin' as const,
      address: request?.ip ?? '',
      forwarded_for: request?.header('x-forwarded-for')?.slice(0, 1_000) ?? null,
    }
  },
})
