// Runs the server of a peer, a module beside the peer's packages.
import { pathToFileURL } from 'node:url'
import { onQuestion } from '../kit/questions.ts'
import '../probe.ts'
import type { Started } from './peer.ts'

interface Start {
  module: string
  /** An empty database, for a peer that keeps its data in one. */
  databaseUrl: string | undefined
  /** What it needs to know of the providers that people sign in through. */
  saml: object
  oidc: object
}

onQuestion('start', async ({ module, ...options }: Start) => {
  // Each module of `servers/` exports this function.
  const peer = (await import(pathToFileURL(module).href)) as { start(options: object): Promise<Started> }
  return peer.start(options)
})
process.on('SIGTERM', () => process.exit())
