import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Choisissez un nouveau mot de passe',
  lead: (email) => `Pour ${email}. Tous vos autres appareils seront déconnectés.`,
  label: 'Nouveau mot de passe',
  submit: 'Modifier le mot de passe',
  linkExpired: {
    title: 'Ce lien a expiré',
    cause: 'Un lien de réinitialisation sert une seule fois et expire au bout d’une heure.',
    next: 'Allez à la connexion et demandez un nouveau lien.',
    link: 'Aller à la connexion',
  },
}
