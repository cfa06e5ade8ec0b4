import { assets } from './assets.ts'

export { createErrorPage } from './error-page.ts'

/** The files of the development pages. */
export const developmentAssets = assets.development
