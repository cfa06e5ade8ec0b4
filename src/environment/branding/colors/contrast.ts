import { type Rgb, toLinear } from './color.ts'

/** Contrast ratio from 1 to 21 (WCAG 2.2, "relative luminance" and "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** The lowest contrast of a colour against several others. */
export function lowestContrast(color: Rgb, others: readonly Rgb[]): number {
  return Math.min(...others.map((other) => contrast(color, other)))
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue)
}
