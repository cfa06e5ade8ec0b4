import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (brand) => `Se connecter à ${brand}`,
  lead: (email) => `Vous serez connecté en tant que ${email}.`,
  submit: 'Se connecter',
  over: {
    title: 'Ce lien a expiré',
    cause: 'Un lien de connexion sert une seule fois et pour une durée limitée.',
    next: 'Revenez à l’application et demandez un nouveau lien.',
  },
}
