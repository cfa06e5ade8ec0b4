import { defineOperation } from '#platform/http/operation.ts'
import { packageVersion } from '#platform/package.ts'
import { listClients } from '../clients.ts'
import { jsonReply } from '../console-page.ts'
import type { DevelopmentOptions } from '../options.ts'
import { signInUrl } from '../sign-in-url.ts'

/** What the start page shows. It needs no key: development is for one person, on this machine. */
export function getStart({ environment, apiKey, firstRequest, requests }: DevelopmentOptions) {
  return defineOperation({
    id: 'gatehouse.development.start',
    method: 'GET',
    path: '/_dev/start',
    summary: 'Get what an application needs to reach this server',
    surface: 'api',
    access: 'public',
    success: { status: 200, description: 'The address, the key and the code for each SDK, as JSON.' },
    async handler(_input, { system }) {
      const { url } = system.config
      const { clientId } = environment
      return jsonReply({
        object: 'development_start',
        version: packageVersion,
        url,
        sign_in_url: signInUrl(url, clientId),
        first_request: firstRequest(url, apiKey),
        keeps_requests: requests !== undefined,
        clients: listClients({ url, clientId, apiKey }),
      })
    },
  })
}
