export { createErrorPage } from './create-error-page.ts'
