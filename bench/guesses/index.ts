import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import { setStage } from '../kit/stage.ts'
import { median } from '../kit/statistics.ts'
import type { Supplies } from '../kit/supplies.ts'
import { userEmail, type World } from '../kit/world.ts'

/** The same wrong password for an address that no one has and for one that someone has. */
type Kind = 'unknown address' | 'wrong password'

export interface GuessTimes {
  kind: Kind
  samples: number
  medianMs: number
  p90Ms: number
}

export interface GuessesResult {
  times: GuessTimes[]
  /** How often one of the first kind took longer than one of the second: 0.5 says that time tells nothing. */
  tells: number
}

export interface GuessesOptions {
  smoke: boolean
  supplies: Supplies
}

/**
 * Times refused password sign-ins, one after the other and in turns, so that whatever else the machine does hits both
 * kinds alike. Each address is tried once: the limit of tries does not answer.
 */
export async function runGuessesBench({ smoke, supplies }: GuessesOptions, cleanUp: CleanUp): Promise<GuessesResult> {
  const samples = smoke ? 5 : 200
  const warmUp = 5
  // Each user is a member of an organization of the same number.
  const size = { organizations: samples + warmUp, users: samples + warmUp }
  const stage = await setStage({ sizes: [size], benches: [], supplies })
  const [world] = stage.worlds
  if (world === undefined) throw new Error('The stage has no world.')
  const { child, port } = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => child.stop())

  const times: Record<Kind, number[]> = { 'unknown address': [], 'wrong password': [] }
  for (let i = 1; i <= samples + warmUp; i++) {
    const unknown = await guess(port, world, `nobody-${i}@bench.example`)
    const wrong = await guess(port, world, userEmail(i))
    if (i <= warmUp) continue
    times['unknown address'].push(unknown)
    times['wrong password'].push(wrong)
  }
  const kinds = Object.entries(times) as [Kind, number[]][]
  return {
    times: kinds.map(([kind, list]) => ({
      kind,
      samples: list.length,
      medianMs: median(list),
      p90Ms: [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.9)] ?? Number.NaN,
    })),
    tells: shareOfLonger(times['unknown address'], times['wrong password']),
  }
}

export function showGuesses({ times, tells }: GuessesResult): string {
  const lines = times.map(
    ({ kind, samples, medianMs, p90Ms }) =>
      `  ${kind.padEnd(18)}${samples} samples, median ${medianMs.toFixed(2)} ms, p90 ${p90Ms.toFixed(2)} ms`,
  )
  return [
    ...lines,
    `  an unknown address takes longer in ${(tells * 100).toFixed(1)} % of all pairs (50 tells nothing)`,
  ].join('\n')
}

async function guess(port: number, { clientId, apiKey }: World, email: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/user_management/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'password',
      client_id: clientId,
      client_secret: apiKey,
      email,
      password: 'not the passphrase',
    }),
  })
  const { code } = (await response.json()) as { code?: string }
  if (code !== 'invalid_credentials') throw new Error(`A guess was answered with ${response.status} ${code}.`)
  return performance.now() - started
}

/** The Mann-Whitney statistic as a share: of all pairs, in how many the first is longer. */
function shareOfLonger(first: readonly number[], second: readonly number[]): number {
  const longer = first.reduce((sum, a) => sum + second.filter((b) => a > b).length, 0)
  return longer / (first.length * second.length)
}
