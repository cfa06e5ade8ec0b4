export { startTallies } from './consumer.ts'
export { startRefusalWriter } from './refusals.ts'
export { quantileOf, timeClassOf } from './series.ts'
export { addTallies, type Counted, readTallies } from './tallies.ts'
