import { checkConnections } from '#platform/db/check-connections.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { ok } from '../finding.ts'

/** Whether connections keep what they are given, and a pooler what it is given instead. What is wrong says itself what to do. */
export const sessions: Check<ConnectedSetup> = {
  name: 'Sessions',
  async examine({ address }) {
    await checkConnections(address)
    return [
      ok(
        address.directUrl === undefined
          ? 'Connections to PostgreSQL keep their settings.'
          : 'The pooler keeps transactions and named statements, and the direct address leads past it to the same database.',
      ),
    ]
  },
}
