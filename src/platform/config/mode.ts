import { isLoopback } from '../loopback.ts'

export interface WhereItRuns {
  nodeEnv: string | undefined
  host: string
  url: string
  /** Absent with the packaged database. */
  databaseHost: string | undefined
}

export type Mode = { development: true } | { development: false; why?: string }

/**
 * Development is for the developer's own machine: `HOST` and `GATEHOUSE_URL` are loopback. Everything else is production,
 * whatever `NODE_ENV` says, and so is a database on another machine as long as it says nothing: behind a proxy on the same
 * machine, a server of many looks like a developer's. What cannot be read is a fault of its own and decides nothing.
 */
export function modeOf({ nodeEnv, host, url, databaseHost }: WhereItRuns): Mode {
  if (nodeEnv === 'production') return { development: false }
  const keepToLoopback = 'For development, keep HOST and GATEHOUSE_URL on loopback.'
  if (!isLoopback(host)) return production(`HOST is ${host}, which is not loopback`, keepToLoopback)
  if (URL.canParse(url) && !isLoopback(new URL(url).hostname))
    return production(`GATEHOUSE_URL is an address of ${new URL(url).hostname}, which is not loopback`, keepToLoopback)
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
