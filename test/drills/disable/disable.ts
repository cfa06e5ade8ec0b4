import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { makePerson, type Person } from './person.ts'
import { keepResults, type Results, spreadsOf, type Time } from './results.ts'
import { everyWay, type PartyName, partyNames, staysOf, type Way, ways } from './rows.ts'
import { openScene } from './scene.ts'

const rounds = Number(process.env.ROUNDS ?? 7)
const pauseMs = 20
/** What has not ended by then is a fault. */
const longestMs = 30_000
/** How long what stays is looked at, and what has ended is asked again. */
const afterwardsMs = 2_000

/**
 * A person loses access at one server, in every way there is, and everything that they have is asked at the other one, or waits to be notified:
 * how long that takes, and that what has ended stays so.
 */
export async function disable(databaseUrl: string) {
  const scene = await openScene(databaseUrl)
  const faults: string[] = []
  const loads: number[] = []
  const times: Time[] = []
  try {
    for (let round = 0; round < rounds; round++)
      for (const way of everyWay) {
        times.push(...(await measure(await makePerson(scene), way, faults)))
        loads.push(loadavg()[0] ?? 0)
      }
  } finally {
    await scene.end()
  }
  const load = loads.reduce((sum, each) => sum + each, 0) / loads.length
  const results: Results = {
    rounds,
    cores: availableParallelism(),
    load: Math.round(load),
    ways: spreadsOf(times),
  }
  const passed = faults.length === 0
  if (passed) await keepResults(results)
  return { ...results, faults, passed }
}

async function measure({ email, isOver, end }: Person, way: Way, faults: string[]): Promise<Time[]> {
  const fault = (party: PartyName, what: string) => faults.push(`${ways[way]} (${email}): ${party} ${what}`)
  for (const party of partyNames) if (await isOver[party]()) fault(party, 'refuses the person before')
  const began = performance.now()
  const ends = partyNames.filter((party) => staysOf(party, way) === undefined)
  const watching = ends.map(async (party): Promise<Time[]> => {
    while (performance.now() - began < longestMs) {
      if (await isOver[party]()) return [{ way, party, ms: performance.now() - began }]
      await delay(pauseMs)
    }
    fault(party, `still takes the person after ${longestMs / 1_000} s`)
    return []
  })
  await end[way]()
  const times = (await Promise.all(watching)).flat()
  await delay(afterwardsMs)
  for (const party of partyNames) {
    const stays = staysOf(party, way) !== undefined
    if ((await isOver[party]()) === stays) fault(party, stays ? 'refuses the person' : 'takes the person again')
  }
  return times
}
