export { migrationUnavailable } from './errors.ts'
export { moveInByPassword, moveInForReset } from './move-in.ts'
