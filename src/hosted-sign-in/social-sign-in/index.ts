export { visitProvider } from './visit-provider.ts'
