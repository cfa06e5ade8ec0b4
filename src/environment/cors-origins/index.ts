export { allowedOrigins, deleteOrigin, findEnvironmentsAllowing, isAllowedOrigin, registerOrigin } from './service.ts'
