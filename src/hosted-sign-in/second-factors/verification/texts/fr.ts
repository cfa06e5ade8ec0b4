import type { Texts } from './en.ts'

export const fr: Texts = {
  lead: 'Saisissez le code de votre application d’authentification.',
  hint: 'L’application affiche un nouveau code toutes les 30 secondes.',
}
