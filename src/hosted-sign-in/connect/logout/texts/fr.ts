import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (brand) => `Se déconnecter de ${brand} ?`,
  lead: (email) => `Vous êtes connecté en tant que ${email}.`,
  signOut: 'Se déconnecter',
  stay: 'Rester connecté',
}
