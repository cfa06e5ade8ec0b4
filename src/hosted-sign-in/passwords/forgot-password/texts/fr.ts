import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Réinitialisez votre mot de passe',
  lead: 'Nous vous enverrons un lien pour réinitialiser votre mot de passe.',
  submit: 'Envoyer le lien',
  sentTitle: 'Consultez vos e-mails',
  sentLead: (email) =>
    `Si un compte existe pour ${email}, nous y avons envoyé un lien pour réinitialiser le mot de passe.`,
  sentHint: 'Le lien expire au bout d’une heure. Si vous ne voyez pas l’e-mail, vérifiez les courriers indésirables.',
  back: 'Retour à la connexion',
}
