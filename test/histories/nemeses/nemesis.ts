import type { Installation, Server } from '../installation.ts'

/** Makes something fail, and mends it. */
export interface Nemesis {
  readonly name: string
  /** In words, for the table. */
  readonly does: string
  /** Resolves when everything is as it was. */
  strike(installation: Installation): Promise<void>
}

export function anyServer({ servers }: Installation): Server {
  const server = servers[Math.floor(Math.random() * servers.length)]
  if (server === undefined) throw new Error('There are no servers.')
  return server
}

export const between = (from: number, to: number): number => from + (to - from) * Math.random()
