export { mailSettings } from './settings.ts'
