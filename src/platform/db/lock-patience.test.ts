import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { untilLocked } from './lock-patience.ts'

const refusal = (code: string) => Object.assign(new DatabaseError('refused', 7, 'error'), { code })

test('a lock is waited for longer than deadlock_timeout only when an autovacuum has it, and else for less than a slow read', async () => {
  for (const isVacuum of [false, true]) {
    const timeouts: number[] = []
    await untilLocked(
      async (lockTimeoutMs) => {
        timeouts.push(lockTimeoutMs)
        if (timeouts.length < 2) throw refusal('55P03')
      },
      { giveUpAfterMs: 60_000, isAutovacuumInTheWay: () => isVacuum && timeouts.length > 0 },
    )

    expect(timeouts[0]).toBeLessThan(250)
    if (isVacuum) expect(timeouts[1]).toBeGreaterThan(1_000)
    else expect(timeouts[1]).toBeLessThan(250)
  }
})

test('another error, and one after the time that is given, are thrown at once', async () => {
  for (const [code, giveUpAfterMs] of [
    ['23505', 60_000],
    ['55P03', 0],
  ] as const) {
    let tries = 0
    const run = async () => {
      tries += 1
      throw refusal(code)
    }

    await expect(untilLocked(run, { giveUpAfterMs })).rejects.toMatchObject({ code })
    expect(tries).toBe(1)
  }
})
