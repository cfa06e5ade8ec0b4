const characters = [...'abcdefghijklmnopqrstuvwxyz0123456789.-_+@']
/** Longer ones are no addresses that someone types. */
const longest = 100

/** All texts that differ from one by one typing error: a character too many, missing, wrong, or swapped with the next. */
export function typosOf(text: string): string[] {
  if (text.length > longest) return []
  const places = Array.from({ length: text.length + 1 }, (_, i) => [text.slice(0, i), text.slice(i)] as const)
  return places.flatMap(([before, after]) => [
    before + after.slice(1),
    `${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`,
    ...characters.flatMap((each) => [before + each + after, before + each + after.slice(1)]),
  ])
}
