export { startSignalPolling } from './polling/start.ts'
