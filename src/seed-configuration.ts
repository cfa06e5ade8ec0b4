import type { FastifyInstance } from 'fastify'
import type { Send } from './configuration/index.ts'
import { createManagementKey, revokeManagementKey } from './environment/environments/index.ts'
import type { Configurer } from './operator/seed/index.ts'
import type { Config } from './platform/config/config.ts'

const configuration = () => import('./configuration/index.ts')

/**
 * Applies configuration files through the operations of this process, which need not listen, with a key that is there for as long as
 * it takes.
 *
 * @param http gives the server once it is built
 */
export function createConfigurer({ url }: Config, http: () => FastifyInstance): Configurer {
  const { host } = new URL(url)
  const send: Send = async (address, { method, headers, body }) => {
    const { pathname, search } = new URL(address)
    const response = await http().inject({
      method,
      url: `${pathname}${search}`,
      headers: { ...headers, host },
      ...(body === undefined ? {} : { payload: body }),
    })
    const isEmpty = response.statusCode === 204 || response.payload === ''
    return new Response(isEmpty ? null : response.payload, { status: response.statusCode })
  }
  const variables = process.env
  return {
    async check(file) {
      const { checkFile } = await configuration()
      checkFile(file, variables)
    },
    async apply(ctx, file) {
      const { applyFile } = await configuration()
      const key = await createManagementKey(ctx, 'Seed file')
      try {
        return await applyFile(file, { url, key: key.value, send, variables })
      } finally {
        await revokeManagementKey(ctx, key.id)
      }
    },
  }
}
