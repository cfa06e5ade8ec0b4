import { type Profiler, Session } from 'node:inspector/promises'
import { onQuestion } from './questions.ts'

/** The child's side: V8's sampling profiler, from one question to the other, so that the start-up is not in the picture. */
export type Profile = Profiler.Profile

let session: Session | undefined

onQuestion('start profile', async () => {
  session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 250 })
  await session.post('Profiler.start')
})

onQuestion('stop profile', async (): Promise<Profile | undefined> => {
  const stopped = await session?.post('Profiler.stop')
  session?.disconnect()
  return stopped?.profile
})
