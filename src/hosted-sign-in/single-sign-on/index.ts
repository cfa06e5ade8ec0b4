export { visitConnection } from './step/visit-connection.ts'
