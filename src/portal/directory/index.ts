export { currentDirectory, isInSetup, isScim } from './directory.ts'
