import { startLocalServer } from '#test/local-server.ts'

/** SSF metadata at an address of its own, which is the issuer, of endpoints of a transmitter. */
export async function startMetadata({ url, jwks_uri }: { url: string; jwks_uri: string }, other: object = {}) {
  const server = await startLocalServer(() => ({
    status: 200,
    body: {
      issuer: server.url,
      jwks_uri,
      configuration_endpoint: `${url}/streams`,
      verification_endpoint: `${url}/verify`,
      ...other,
    },
  }))
  return server
}
