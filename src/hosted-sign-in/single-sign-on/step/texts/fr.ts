import type { Texts } from './en.ts'

export const fr: Texts = {
  failed: (attempt) =>
    `La connexion par votre organisation n’a pas fonctionné. Réessayez. Si cela se reproduit, donnez ce numéro à votre administrateur informatique : ${attempt}`,
}
