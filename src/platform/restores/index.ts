export {
  closeWindows,
  findRestoreThatLost,
  isSetBack,
  listRestores,
  type Restore,
  type RestoredLinks,
  storeRestore,
  wasSetBack,
  whenRestored,
} from './restores.ts'
export { endSingleUse, singleUseTables } from './single-use.ts'
