export { startScimTargets } from './start.ts'
