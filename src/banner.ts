import { signInUrl } from './operator/development/index.ts'
import type { Config } from './platform/config/config.ts'

export interface BannerFacts {
  config: Config
  version: string
  clientId: string
  apiKey: string
  /** Notes for the operator, below everything else. */
  notes: readonly string[]
  seconds: number
}

/** Printed by `npm start` when the server is ready: addresses, and values for the application. */
export function banner({ config, version, clientId, apiKey, notes, seconds }: BannerFacts): string {
  const { url, development } = config
  const lines = [
    ['API', url],
    ['Reference', `${url}/docs`],
    ['Console', `${url}/console`],
    ...(development
      ? [
          ['Sign-in page', signInUrl(url, clientId)],
          ['Outbox', `${url}/_dev/outbox`],
          ['Requests', `${url}/_dev/requests`],
        ]
      : []),
    ['WORKOS_CLIENT_ID', clientId],
    // A key of an operator's own is a secret; only the well-known one of development is shown.
    ['WORKOS_API_KEY', development ? apiKey : 'as set in GATEHOUSE_API_KEY'],
    [
      'WORKOS_API_HOSTNAME',
      `${new URL(url).hostname}  (WORKOS_API_PORT ${apiPort(url)}, WORKOS_API_HTTPS ${url.startsWith('https')})`,
    ],
  ]
  const rows = lines.map(([name = '', value = '']) => `  ${name.padEnd(20)}${value}`)
  const next = development ? [`Next: open ${url}, which has the code that connects your application.`] : []
  const below = [...next, ...notes.map((note) => `Note: ${note}`)].map((line) => `\n  ${line}`).join('')
  return `\nGatehouse ${version} is ready after ${seconds.toFixed(1)} s\n\n${rows.join('\n')}\n${below && `${below}\n`}`
}

/** The port of a URL, also when it is implicit. */
function apiPort(url: string): string {
  return new URL(url).port || (url.startsWith('https') ? '443' : '80')
}
