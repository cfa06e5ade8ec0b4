import { parseHex, type Rgb } from './color.ts'

export type Mode = 'light' | 'dark'

/**
 * The colours that the accent needs contrast with: the card, the page around it, and the darkest text on a light
 * button. assets/hosted-pages.css has the same values (a test compares them).
 */
export const surfaces: Record<Mode, { card: string; page: string; ink: string }> = {
  light: { card: '#ffffff', page: '#f9f9fb', ink: '#1c2024' },
  dark: { card: '#18191b', page: '#111113', ink: '#edeef0' },
}

export const defaultAccent = '#3e63dd'

/** For colours in this code. Branding values go through `parseHex`. */
export function known(hex: string): Rgb {
  const color = parseHex(hex)
  if (!color) throw new TypeError(`${hex} is not a colour`)
  return color
}
