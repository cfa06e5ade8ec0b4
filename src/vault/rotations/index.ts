export { rotateVaults, showRotations } from './all-environments.ts'
export { keyedValues } from './keyed-values.ts'
