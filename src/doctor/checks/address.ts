import { errorCode, errorMessage } from '#platform/error-code.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { type Finding, note, ok, problem, warning } from '../finding.ts'
import { type ProbeAnswer, probe } from '../probe.ts'

const dayMs = 86_400_000
/** Services that renew certificates do so 30 days before the end. */
const endsSoonDays = 14

const cures: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check the host in GATEHOUSE_URL, and add a DNS record for it.',
  ECONNREFUSED: 'Start the proxy in front of the server, and let it listen at this address.',
  ETIMEDOUT:
    'Check the firewall in front of the proxy. Some networks cannot reach their own public address: then examine it from elsewhere.',
  ABORT_ERR:
    'Check the firewall in front of the proxy. Some networks cannot reach their own public address: then examine it from elsewhere.',
  CERT_HAS_EXPIRED: "Renew the proxy's certificate.",
  ERR_TLS_CERT_ALTNAME_INVALID: 'Give the proxy a certificate for the host in GATEHOUSE_URL.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'Give the proxy a certificate that browsers trust, such as one of Let’s Encrypt. For a certificate authority of your own, set NODE_EXTRA_CA_CERTS.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'Give the proxy a certificate that browsers trust. For a certificate authority of your own, set NODE_EXTRA_CA_CERTS.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Let the proxy send its intermediate certificates too (fullchain.pem).',
}

/** GATEHOUSE_URL, asked as a visitor does: its name, its certificate, and whether Gatehouse answers behind it. */
export const publicAddress: Check<ConnectedSetup> = {
  name: 'Public address',
  async examine({ config, isServing, now }) {
    try {
      const answer = await probe(`${config.url}/health`)
      return [...certificateFindings(answer, now()), answerFinding(config.url, answer, isServing)]
    } catch (error) {
      const says = `${config.url} does not answer: ${errorMessage(error)}`
      if (!isServing) return [note(says, 'No server is connected to the database yet. Start it, and examine it again.')]
      const cure = cures[errorCode(error) ?? ''] ?? 'Check the proxy in front of the server, and GATEHOUSE_URL.'
      return [problem(says, cure)]
    }
  },
}

function certificateFindings({ certificateEnds }: ProbeAnswer, now: Date): Finding[] {
  if (certificateEnds === undefined) return []
  const days = Math.floor((certificateEnds.getTime() - now.getTime()) / dayMs)
  return days < endsSoonDays
    ? [warning(`The certificate ends in ${days} days.`, "Renew the proxy's certificate, and automate its renewal.")]
    : [ok(`The certificate is good for ${days} more days.`)]
}

function answerFinding(url: string, { status, headers, body }: ProbeAnswer, isServing: boolean): Finding {
  if (status === 200 && isHealthy(body)) {
    return url.startsWith('https:') && headers['strict-transport-security'] === undefined
      ? warning('The proxy removes Strict-Transport-Security from answers.', 'Let it pass the headers of answers on.')
      : ok(`Gatehouse answers at ${url}.`)
  }
  if ([502, 503, 504].includes(status)) {
    const says = `The proxy at ${url} answers ${status}: it does not reach Gatehouse, or Gatehouse is not ready.`
    return isServing
      ? problem(says, 'Check the address of the server in the configuration of the proxy, and /ready of the server.')
      : note(says, 'No server is connected to the database yet. Start it, and examine it again.')
  }
  const target = status >= 300 && status < 400 ? ` and leads to ${headers.location}` : ''
  return problem(
    `Something else than Gatehouse answers at ${url}/health: it says ${status}${target}.`,
    'Give Gatehouse a host name of its own, and pass all paths on to it.',
  )
}

function isHealthy(body: string): boolean {
  try {
    return JSON.parse(body).status === 'ok'
  } catch {
    return false
  }
}
