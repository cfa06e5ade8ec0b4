// The vendor's emulator, which keeps everything in memory. It is part of the vendor's command line.
import { createEmulator } from 'workos/emulate'

/** It takes a thousand requests a minute of each key: enough keys for any rate. */
const keys = Array.from({ length: 4_000 }, (_, i) => `sk_test_${i}`)

export async function start() {
  const apiKeys = Object.fromEntries(keys.map((key) => [key, { environment: 'test' }]))
  const { port } = await createEmulator({ port: 0, seed: { apiKeys } })
  return { port, apiKeys: keys }
}
