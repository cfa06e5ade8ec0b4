export { authenticateSignalReceiver } from './receiver-of.ts'
export { startSharedSignals } from './start.ts'
