import { platformErrors } from './errors.ts'

/** @throws invalidRequest unless it is an absolute http(s) URL. */
export function requireWebAddress(field: string, url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return
  throw platformErrors.invalidRequest([
    { field, code: `${field}_invalid`, message: `${field} must be an http(s) address` },
  ])
}
