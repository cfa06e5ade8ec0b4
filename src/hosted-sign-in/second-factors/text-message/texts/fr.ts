import type { Texts } from './en.ts'

export const fr: Texts = {
  offer: (ending) => `Nous enverrons un code par SMS à votre téléphone se terminant par ${ending}.`,
  offerSeveral: 'Choisissez le téléphone auquel envoyer un code par SMS.',
  phone: (ending) => `Téléphone se terminant par ${ending}`,
}
