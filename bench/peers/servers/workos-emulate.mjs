// The vendor's emulator, which keeps everything in memory. It is part of the vendor's command line.
import { createEmulator } from 'workos/emulate'

const { port, apiKey } = await createEmulator({ port: 0 })
process.on('message', ({ number, name }) => {
  if (name === 'start') process.send({ number, answer: { port, apiKey } })
})
process.on('SIGTERM', () => process.exit())
