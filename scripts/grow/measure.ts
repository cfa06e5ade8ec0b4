import type { App } from '../../src/app.ts'
import type { Grown } from './fill.ts'

/** The first pages of lists and the searches of the console. */
const questions: readonly [name: string, path: string][] = [
  ['users', '/user_management/users?limit=50'],
  ['users, a name that many have', '/user_management/users?limit=50&search=lovelace'],
  ['users, a domain of many', '/user_management/users?limit=50&search=example'],
  ['users, one of them', '/user_management/users?limit=50&search=crm-100777'],
  ['users, no one', '/user_management/users?limit=50&search=zzzyyy'],
  ['users, two letters', '/user_management/users?limit=50&search=zo'],
  ['organizations', '/organizations?limit=50'],
  ['organizations, a common word', '/organizations?limit=50&name_or_domain=software'],
  ['organizations, one domain', '/organizations?limit=50&name_or_domain=-77.exa'],
  ['organizations, none', '/organizations?limit=50&name_or_domain=zzzyyy'],
  ['palette, a part', '/search?q=ada.lov'],
  ['palette, nothing', '/search?q=zzzyyy'],
  ['events', '/events?limit=50&order=desc'],
  ['events of a type', '/events?limit=50&order=desc&events=user.created'],
  ['overview, 24 hours', '/overview?period=24h'],
  ['overview, 30 days', '/overview?period=30d'],
  ['connections', '/connections?limit=50'],
  ['directories', '/directories?limit=50'],
  ['invitations', '/user_management/invitations?limit=50'],
  ['flags', '/feature-flags?limit=50'],
  ['messages', '/messages?limit=50'],
  ['applications', '/connect/applications?limit=50'],
  ['webhooks', '/webhook_endpoints?limit=50'],
  ['operator log', '/operator_log?limit=50'],
]
const rounds = 40
const barMs = 300

/** Asks everything a number of times, and prints the 95th percentile of the server's time. @returns whether all are below the bar */
export async function measure(app: App, { apiKey }: Grown, print: (line: string) => void): Promise<boolean> {
  let isBelow = true
  for (const [name, path] of questions) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const began = performance.now()
      const { statusCode } = await app.http.inject({
        method: 'GET',
        url: path,
        headers: { authorization: `Bearer ${apiKey}`, host: 'localhost' },
      })
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`)
      times.push(performance.now() - began)
    }
    times.sort((one, other) => one - other)
    const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0
    isBelow &&= at(0.95) < barMs
    print(
      `${name.padEnd(32)}${at(0.5).toFixed(1).padStart(9)} ms${at(0.95).toFixed(1).padStart(9)} ms${at(0.95) < barMs ? '' : '  ABOVE'}`,
    )
  }
  return isBelow
}
