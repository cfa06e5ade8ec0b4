import { benches, groups } from './benches/index.ts'

interface Named {
  name: string
  summary: string
}

/** These have no limit to be held against, and run by themselves. */
const others: readonly Named[] = [
  { name: 'webhooks', summary: 'Events on their way out: rates, latency, isolation, memory.' },
  { name: 'growth', summary: 'What ten times as many organizations, users and events cost.' },
  { name: 'sso', summary: 'SAML responses against their validation alone, OpenID Connect against a bare server.' },
  {
    name: 'scim',
    summary: 'A first import of a directory, and requests of its provider against the same statements alone.',
  },
  { name: 'enqueue', summary: 'What a job costs the commits of many callers.' },
  { name: 'peers', summary: 'Other servers of the same kind in turns, installed by name into a cache for it.' },
  { name: 'guesses', summary: 'Whether the time of a refused password tells if the address is known.' },
]

const sloping = benches.filter(({ slope }) => slope).map(({ name }) => name)

/** The names that can be run, and the options. */
export function help(): string {
  return `npm run bench -- NAME [options]

${list(benches)}

${list(groups)}

${list(others)}

  --seconds N         how long each contender runs in each round       3
  --rounds N          how often they take turns                        5
  --clients N         connections, one request at a time on each       16
  --organizations N   rows of the largest environment                  100000
  --slope             also with 1, 100 and 10,000 organizations (${sloping.join(', ')})
  --clusters          with a second PostgreSQL cluster: what finding the environment's costs
  --profile           where Gatehouse's processor time goes, instead of a comparison
  --only TEXT         of peers: those cases and peers whose name contains it
  --keep              of peers: into docs/performance/peers.json, of which npm run generate makes a table
  --smoke             tiny data and a few hundred requests: only that it works
  --json              machine-readable
  --assert            exit with 1 when a bar is missed
  -h, --help          this text`
}

function list(entries: readonly Named[]): string {
  return entries.map(({ name, summary }) => `  ${name.padEnd(20)}${summary}`).join('\n')
}
