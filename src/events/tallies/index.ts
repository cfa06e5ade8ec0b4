export { startTallies } from './consumer.ts'
export { addTallies, type Counted, readTallies } from './tallies.ts'
