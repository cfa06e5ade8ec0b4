export {
  countImported,
  findImported,
  type ImportedKey,
  type ImportedObject,
  importedKey,
  lockImports,
  noteImported,
} from './imported-objects.ts'
