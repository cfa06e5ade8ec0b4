import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Connecter un appareil',
  lead: 'Saisissez le code affiché par votre appareil.',
  label: 'Code',
  submit: 'Continuer',
  codeInvalid: 'Aucun appareil n’attend avec ce code. Vérifiez-le, ou obtenez-en un nouveau sur l’appareil.',
  confirmTitle: 'Autoriser cet appareil à se connecter ?',
  confirmLead: (brand) => `Un appareil souhaite se connecter à ${brand} avec votre compte.`,
  account: 'Compte',
  code: 'Code',
  address: 'Adresse IP',
  program: 'Appareil',
  warning: 'N’autorisez que si vous en êtes à l’origine et si votre appareil affiche le même code.',
  allow: 'Autoriser',
  deny: 'Refuser',
  successTitle: 'Votre appareil est connecté',
  successLead: 'Continuez sur votre appareil. Vous pouvez fermer cette page.',
  deniedTitle: 'Votre appareil n’a pas été connecté',
  deniedLead: 'Vous avez refusé la demande. Vous pouvez fermer cette page.',
}
