export { chainEntries } from './chain.ts'
export { keepCommand } from './command.ts'
export { type Entry, keepEntry } from './entry.ts'
export { createChangeRecorder } from './recorder.ts'
