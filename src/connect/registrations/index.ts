export { registrationSettings } from './settings.ts'
