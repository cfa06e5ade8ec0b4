export { overviewArea } from './area.ts'
