import { errorMessage, hasCode } from '#platform/error-code.ts'
import type { Check } from '../check.ts'
import { ok, problem } from '../finding.ts'
import { resolverOf } from '../resolver.ts'

/** The name servers by which domains of organizations are verified, asked for the root, which each of them knows. */
export const nameServers: Check = {
  name: 'Name servers',
  async examine({ config }) {
    const resolver = resolverOf(config.dnsServers)
    const which = config.dnsServers.length > 0 ? config.dnsServers.join(', ') : 'of the system'
    try {
      await resolver.resolveTxt('.').catch((error: unknown) => {
        // An answer, if one without such a record.
        if (!hasCode(error, 'ENODATA', 'ENOTFOUND', 'EBADNAME', 'EBADQUERY')) throw error
      })
      return [ok(`The name servers ${which} answer.`)]
    } catch (error) {
      return [
        problem(
          `The name servers ${which} do not answer (${errorMessage(error)}), so no domain can be verified.`,
          'Set GATEHOUSE_DNS_SERVERS to name servers that this machine reaches.',
        ),
      ]
    }
  },
}
