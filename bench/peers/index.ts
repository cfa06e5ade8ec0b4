import { loadavg } from 'node:os'
import { clientCredentials } from '../benches/client-credentials.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import { smokeSize } from '../kit/smoke.ts'
import { setStage } from '../kit/stage.ts'
import type { Supplies } from '../kit/supplies.ts'
import { UsageError } from '../kit/usage-error.ts'
import { startBenchProvider } from '../sso/oidc/provider.ts'
import { openDatabaseTime } from './database-time.ts'
import { type Furnished, furnishCommon, furnishGatehouse } from './furnish.ts'
import { type MeasureOptions, measure } from './measure.ts'
import type { Peer, Started } from './peer.ts'
import { peers } from './peers.ts'
import type { PeerResult } from './results.ts'
import { startPeer } from './start-peer.ts'

export interface PeersOptions extends Omit<MeasureOptions, 'otherLoad'> {
  supplies: Supplies
  /** Of the peers and cases, those with this in their name or label. Unset: all. */
  only?: string
  /** Called with the results of each peer when it is done. */
  onPeer?(results: readonly PeerResult[]): Promise<void>
  /** Whether what has to be installed is left out. */
  ownOnly?: boolean
}

/** Gatehouse and each of its peers in turns. A peer that cannot be installed or started is left out, which is said. */
export async function runPeersBench(options: PeersOptions, cleanUp: CleanUp): Promise<PeerResult[]> {
  const measureOptions = { ...options, otherLoad: loadavg()[0] ?? 0 }
  const stage = await setStage({ sizes: [smokeSize], benches: [clientCredentials], supplies: options.supplies })
  const [world] = stage.worlds
  if (world === undefined) throw new Error('unreachable: there is one world')
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  const database = await openDatabaseTime(stage.settings.DATABASE_URL)
  const provider = await startBenchProvider(cleanUp)
  const furnished = await furnishGatehouse(gatehouse.port, world, provider, options)
  const ours = { ...gatehouse, database }

  const results: PeerResult[] = []
  for (const peer of chosenPeers(options)) {
    const running = await startPeer(peer, { stage, provider, cleanUp })
    if (running === undefined) continue
    try {
      const { started, child } = running
      const theirWorld = await worldOf(peer, started, furnished, options)
      const theirs = { child, port: started.port, database }
      const both = { ours, theirs, started, furnished, theirWorld, provider }
      const ofPeer: PeerResult[] = []
      for (const each of peer.cases) ofPeer.push(await measure(peer, each, both, measureOptions))
      results.push(...ofPeer)
      await options.onPeer?.(ofPeer)
    } catch (error) {
      console.error(`${peer.name} is left out from here on: ${String(error)}\n${running.child.output()}`)
      if (peer.packages.length === 0) throw error
    } finally {
      await running.child.stop()
    }
  }
  return results
}

/** @throws UsageError when nothing has the name */
function chosenPeers({ only = '', ownOnly = false }: PeersOptions): Peer[] {
  const isMeant = (...names: string[]) => names.some((name) => name.includes(only))
  const chosen = peers
    .filter(({ packages }) => !ownOnly || packages.length === 0)
    .map((peer) => ({ ...peer, cases: peer.cases.filter(({ label }) => isMeant(peer.name, label)) }))
    .filter(({ cases }) => cases.length > 0)
  if (chosen.length === 0) throw new UsageError(`No peer and no case has ${JSON.stringify(only)} in its name.`)
  return chosen
}

async function worldOf(
  { speaksApi, sharesDatabase }: Peer,
  { port, apiKeys }: Started,
  ours: Furnished,
  size: { smoke: boolean },
): Promise<Furnished | undefined> {
  if (sharesDatabase === true) return ours
  if (speaksApi !== true) return undefined
  return { ...ours, ...(await furnishCommon(port, apiKeys as string[], size)) }
}
