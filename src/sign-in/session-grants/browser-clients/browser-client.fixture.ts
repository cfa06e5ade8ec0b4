import type { TestServer } from '#test/server.ts'

/** Registers an origin whose scripts may call. */
export async function allowOrigin({ api }: TestServer, origin: string): Promise<void> {
  const { status } = await api.post('/user_management/cors_origins', { origin })
  if (status !== 201) throw new Error(`The origin ${origin} was not registered: ${status}.`)
}
