import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../log.ts'
import { startDatabaseClock } from './database-clock.ts'

/** A database whose clock the test sets. */
function fakeDatabase(time: string) {
  const database = { time, one: async <Row>() => ({ time: database.time }) as Row }
  return database
}

const distantTime = '2031-05-01T12:00:00.000Z'

async function start(skewMs: number) {
  const database = fakeDatabase(distantTime)
  const lines: string[] = []
  let machine = Date.parse(distantTime) + skewMs
  const clock = await startDatabaseClock(
    database,
    createLog('info', new Set(), { write: (line) => void lines.push(line) }),
    {
      machineNow: () => machine,
      lookEveryMs: 1,
    },
  )
  onTestFinished(clock.stop)
  return {
    clock,
    lines,
    setMachine(aheadMs: number) {
      machine = Date.parse(distantTime) + aheadMs
    },
  }
}

test('time is the database’s, whatever the clock of the machine shows', async () => {
  const { clock } = await start(86_400_000)

  const aheadMs = clock.now().getTime() - Date.parse(distantTime)

  expect(aheadMs).toBeGreaterThanOrEqual(-1)
  expect(aheadMs).toBeLessThan(60_000)
})

test.each([-2_500, 2_500])(
  'a process whose clock is %i ms off takes no work, says so once, and goes on when it is set',
  async (skewMs) => {
    const { clock, lines, setMachine } = await start(skewMs)

    expect([clock.mayTakeWork(), Math.round(clock.skewMs() / 100)]).toEqual([false, skewMs / 100])
    expect(lines.join()).toContain('no work is taken')
    setMachine(0)
    await expect.poll(clock.mayTakeWork).toBe(true)
    expect(lines).toHaveLength(2)
  },
)
