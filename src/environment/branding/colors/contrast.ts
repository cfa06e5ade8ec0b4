import { wcagContrast } from 'culori/fn'
import type { Rgb } from './color.ts'

/** Contrast ratio from 1 to 21 (WCAG 2.2, "relative luminance" and "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  return wcagContrast(a, b)
}

/** The lowest contrast of a colour against several others. */
export function lowestContrast(color: Rgb, others: readonly Rgb[]): number {
  return Math.min(...others.map((other) => contrast(color, other)))
}
