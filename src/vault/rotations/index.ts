export { rotateVaults, showRotations } from './all-environments.ts'
