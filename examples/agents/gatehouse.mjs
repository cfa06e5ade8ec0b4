import { WorkOS } from '@workos-inc/node'

/** Gatehouse, as all parts of this example reach it: `npm start` of its folder, unless the environment says otherwise. */
export const { WORKOS_API_KEY: apiKey = 'sk_test_default', WORKOS_CLIENT_ID: clientId = 'client_test_default' } =
  process.env
export const url = process.env.GATEHOUSE_URL ?? 'http://localhost:4100'
/** `iss` of access tokens: the server itself for its first environment, an address below it for any other. */
export const issuer = process.env.GATEHOUSE_ISSUER ?? url

const { hostname, port, protocol } = new URL(url)
export const workos = new WorkOS(apiKey, {
  clientId,
  apiHostname: hostname,
  https: protocol === 'https:',
  ...(port === '' ? {} : { port: Number(port) }),
})

/** Calls an operation that the SDK for Node does not have. */
export async function post(path, body) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}
