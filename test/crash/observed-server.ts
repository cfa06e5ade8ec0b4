import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { createDatabase } from '../database.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'

/** A server that can be killed, which has not started yet, and a connection of the test to its database. Both end with the test. */
export async function createObservedServer(): Promise<{ server: ServerProcess; observer: Client }> {
  const databaseUrl = await createDatabase()
  const server = await createServerProcess(databaseUrl)
  const observer = new Client({ connectionString: databaseUrl })
  await observer.connect()
  onTestFinished(async () => {
    await server.kill()
    await observer.end()
  })
  return { server, observer }
}
