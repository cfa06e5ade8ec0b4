import { brandColors } from '#environment/branding/index.ts'
import type { ServiceIcon } from '../provider.ts'

export type IconMode = 'light' | 'dark'

/**
 * A tile in the colour of a service, with an outline where the colour has too little contrast with the page, and a
 * drawing with enough contrast on it. The drawings are our own: they show what the service is for and are no one's
 * trademark.
 */
export function drawIcon({ color, lines, areas }: ServiceIcon, mode: IconMode): string {
  const { control, controlHover, onControl, outline } = brandColors({ accent: color })[mode]
  const area = areas === undefined ? '' : `<path fill="${onControl}" d="${areas}"/>`
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">' +
    '<linearGradient id="t" x1="0" y1="0" x2="0" y2="1">' +
    `<stop stop-color="${control}"/><stop offset="1" stop-color="${controlHover}"/></linearGradient>` +
    `<rect x=".5" y=".5" width="23" height="23" rx="5" fill="url(#t)" stroke="${outline === 'transparent' ? 'url(#t)' : outline}"/>` +
    `<path fill="none" stroke="${onControl}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" d="${lines}"/>` +
    `${area}</svg>`
  )
}
