import { setTimeout as delay } from 'node:timers/promises'
import { createServerProcess } from '../crash/server-process.ts'
import { createDatabase } from '../database.ts'
import type { KilledTest } from '../killed.ts'
import { expectConsistent, seed } from './consistent.ts'
import { runProviders } from './run.ts'

export const killedBetweenProviders: KilledTest = {
  name: `whatever two directory providers send at once is what is there, though the server is killed in the middle, and each request that had no answer is sent again (DIRECTORY_SEED=${seed})`,
  async run() {
    const server = await createServerProcess(await createDatabase())
    await server.start()
    try {
      const outcome = await runProviders({
        url: `http://127.0.0.1:${server.port}`,
        apiKey: server.apiKey,
        seed,
        steps: 60,
        async meanwhile() {
          await delay(400)
          await server.kill()
          await server.start()
        },
      })

      expectConsistent(outcome)
    } finally {
      await server.kill()
    }
  },
}
