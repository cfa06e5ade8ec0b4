export { findEnvironmentsAllowing, isAllowedOrigin, registerOrigin } from './service.ts'
