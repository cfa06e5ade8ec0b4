export { allowedOrigins, findEnvironmentsAllowing, isAllowedOrigin, registerOrigin } from './service.ts'
