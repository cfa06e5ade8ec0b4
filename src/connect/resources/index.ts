export { findResource } from './service.ts'
