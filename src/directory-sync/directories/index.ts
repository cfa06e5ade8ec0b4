export { directoriesArea } from './area.ts'
export { type DirectoryFamily, type DirectoryType, directoryTypes, familyOf } from './directory-types.ts'
export {
  type AddressedDirectory,
  findAddressedDirectory,
  findDirectory,
  getDirectory,
  holdDirectory,
  listDirectoriesOf,
  lockDirectory,
  noteSync,
} from './find.ts'
export { type ImportedDirectory, importDirectory } from './import-directory.ts'
export { partsOfDirectory } from './jobs.ts'
export { countsOf, directoryCounts, listDirectories } from './read.ts'
export { type DirectoryCounts, type DirectoryRow, type DirectoryState, scimEndpoint } from './schemas.ts'
export {
  createDirectory,
  deleteDirectory,
  followsDirectory,
  markLinked,
  setDirectoryState,
  updateDirectory,
} from './service.ts'
export { type DirectorySettings, directorySettings, followsAttributes, type PredefinedAttribute } from './settings.ts'
export { createToken, keepToken, listTokens, mostTokens, revokeToken } from './tokens.ts'
