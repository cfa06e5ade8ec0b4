import { isLoopback } from '../ip/loopback.ts'

export interface WhereItRuns {
  nodeEnv: string | undefined
  host: string
  url: string
  /** Absent with the packaged database. */
  databaseHost: string | undefined
}

export type Mode = { development: true } | { development: false; why?: string }

/**
 * Development is for the developer's own machine: `HOST` and `GATEHOUSE_URL` are loopback. Everything else is
 * production, regardless of `NODE_ENV`. Without `NODE_ENV`, a database on another machine means production too: a
 * shared server behind a proxy on its machine looks like a developer's. Unreadable values are separate faults and are
 * ignored here.
 */
export function modeOf({ nodeEnv, host, url, databaseHost }: WhereItRuns): Mode {
  if (nodeEnv === 'production') return { development: false }
  const keepToLoopback = 'For development, keep HOST and GATEHOUSE_URL on loopback.'
  if (!isLoopback(host)) return production(`HOST is ${host}, which is not loopback`, keepToLoopback)
  // Without a host, as in `localhost:4100`, it is unreadable.
  const urlHost = URL.canParse(url) ? new URL(url).hostname : ''
  if (urlHost !== '' && !isLoopback(urlHost))
    return production(`GATEHOUSE_URL is an address of ${urlHost}, which is not loopback`, keepToLoopback)
  const isElsewhere = databaseHost !== undefined && !databaseHost.startsWith('/') && !isLoopback(databaseHost)
  if (nodeEnv === undefined && isElsewhere)
    return production(
      `DATABASE_URL is on another machine, ${databaseHost}`,
      'To develop with that database, set NODE_ENV=development.',
    )
  return { development: true }
}

function production(sign: string, way: string): Mode {
  return { development: false, why: `${sign}, so this is a production server, which needs the settings below. ${way}` }
}
