// The vendor's emulator, which keeps everything in memory. It is part of the vendor's command line.
import { createEmulator } from 'workos/emulate'

export async function start() {
  const { port, apiKey } = await createEmulator({ port: 0 })
  return { port, apiKey }
}
