export { type Accents, brandColors, brandStylesheet } from './colors/brand-stylesheet.ts'
export { getMailBrand } from './mail-brand.ts'
export type { Branding, Copy } from './schemas.ts'
export { getBranding, replaceBranding } from './service.ts'
