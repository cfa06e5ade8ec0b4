import { mainCluster } from '../clusters/clusters.ts'
import { databaseHost } from '../db/connection.ts'
import { errorMessage } from '../error-code.ts'
import type { ClusterAddress } from './config.ts'
import type { SettingsReader } from './settings-reader.ts'

/** Labels of metrics, lines of logs and `--cluster` hold it. */
const name = /^[a-z][a-z0-9-]{0,30}$/
const example = 'DATABASES="eu=postgres://user:password@eu.example.com/gatehouse"'

/** The clusters beside that of `DATABASE_URL`: `name=address`, with white space between them. */
export function readClusters(settings: SettingsReader): ClusterAddress[] {
  const { text, faults } = settings
  const addresses = readAddresses(settings, 'DATABASES')
  const direct = readAddresses(settings, 'DATABASES_DIRECT')
  if (addresses.size > 0 && text('DATABASE_URL') === undefined)
    faults.push('DATABASES is set without DATABASE_URL, which is the cluster `main`. Set DATABASE_URL too.')
  for (const cluster of direct.keys())
    if (!addresses.has(cluster))
      faults.push(`DATABASES_DIRECT names ${cluster}, which is not in DATABASES. Add it there, or remove it here.`)
  return [...addresses].map(([cluster, url]) => ({ name: cluster, url, directUrl: direct.get(cluster) }))
}

function readAddresses({ text, faults }: SettingsReader, setting: string): Map<string, string> {
  const addresses = new Map<string, string>()
  for (const part of (text(setting) ?? '').split(/\s+/).filter((each) => each !== '')) {
    const [, cluster, url] = /^([^=:/]*)=(.*)$/.exec(part) ?? []
    // What is no pair may be an address with its password.
    if (cluster === undefined || url === undefined) {
      faults.push(`${setting} holds a part without a name. Write each as name=address: ${example}.`)
      continue
    }
    const fault = faultOf(cluster, url, addresses)
    if (fault === undefined) addresses.set(cluster, url)
    else faults.push(`${setting}: ${fault}`)
  }
  return addresses
}

function faultOf(cluster: string, url: string, known: ReadonlyMap<string, string>): string | undefined {
  if (cluster === mainCluster) return '`main` is the cluster of DATABASE_URL. Choose another name.'
  if (!name.test(cluster))
    return `${JSON.stringify(cluster.slice(0, 40))} is no name of a cluster. Use up to 31 lower-case letters, digits and hyphens, beginning with a letter.`
  if (known.has(cluster)) return `${cluster} is named twice.`
  try {
    databaseHost(url)
  } catch (error) {
    return `the address of ${cluster} cannot be read: ${errorMessage(error)}. Write it as in ${example}.`
  }
  return undefined
}
