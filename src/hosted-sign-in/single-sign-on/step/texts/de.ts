import type { Texts } from './en.ts'

export const de: Texts = {
  failed: (attempt) =>
    `Die Anmeldung über Ihre Organisation hat nicht geklappt. Versuchen Sie es noch einmal. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diese Nummer: ${attempt}`,
}
