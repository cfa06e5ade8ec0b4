import { platformErrors } from './errors.ts'

/** @throws invalidRequest unless it is an absolute http(s) URL. */
export function requireWebAddress(field: string, url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return
  throw platformErrors.invalidRequest([
    {
      field,
      code: `${field}_invalid`,
      message: `\`${field}\` is not a web address. Send one that begins with https:// or http://.`,
    },
  ])
}

/** For settings: what is absent or null is no address. @throws invalidRequest */
export function checkWebAddress(field: string, value: unknown): void {
  if (typeof value === 'string') requireWebAddress(field, value)
}
