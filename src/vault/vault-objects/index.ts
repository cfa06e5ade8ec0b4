export { countVersions, listKeyedVersions, rewrapVersion } from './rewrap-versions.ts'
export { openValue, rewrapDataKey, type SealedValue, sealValue } from './seal-value.ts'
export { createObject, deleteObject, updateObject } from './write-objects.ts'
