import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { type Child, startChild } from './child.ts'
import type { Programs } from './programs.ts'
import type { Settings } from './settings.ts'

export interface Gatehouse {
  child: Child
  port: number
}

/** The real server, as it runs for an operator who did nothing but turn off what load tests cannot have: rate limits, and the log of requests that only development keeps. */
export async function startGatehouse(programs: Programs, settings: Settings): Promise<Gatehouse> {
  const port = await freePort()
  const child = startChild('Gatehouse', programs('src/main'), { ...settings, PORT: String(port) })
  while (!(await isReady(port))) {
    // Rejects as soon as the process has ended, with what it said.
    await child.ask('usage')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { child, port }
}

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
  await response?.arrayBuffer()
  return response?.ok === true
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
