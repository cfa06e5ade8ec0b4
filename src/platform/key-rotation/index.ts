export {
  continueRotation,
  type KeyRotation,
  listRotations,
  removeReplacedKeys,
  startRotation,
  waitOf,
  whenCompromised,
} from './rotation.ts'
export { type KeyVersionUse, listKeyVersions, listRenewals } from './uses.ts'
export { contextOf } from './values.ts'
