import { setFlagsFromString } from 'node:v8'

// Loading the modules fills the young generation, which V8 then grows to 32 MB and gives back only after minutes of rest. Held
// small until the server is ready, an idle process has some 25 MB less; afterwards it grows as it's used.
setFlagsFromString('--semi-space-growth-factor=1')
const { run } = await import('./serve.ts')
await run()
setFlagsFromString('--semi-space-growth-factor=2')
