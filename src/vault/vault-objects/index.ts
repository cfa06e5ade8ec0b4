export { countVersions, listKeyedVersions, rewrapVersion } from './rewrap-versions.ts'
