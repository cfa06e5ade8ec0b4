import type { Texts } from './en.ts'

export const de: Texts = {
  title: (target) => `${target} beitreten`,
  lead: (inviter, target) => `${inviter} hat Sie eingeladen, ${target} beizutreten.`,
  leadWithoutInviter: (target) => `Sie wurden eingeladen, ${target} beizutreten.`,
  email: 'E-Mail',
  application: 'Anwendung',
  organization: 'Organisation',
  submit: 'Einladung annehmen',
  notice: (target) => `Melden Sie sich an oder erstellen Sie ein Konto, um ${target} beizutreten.`,
  expired: {
    title: 'Diese Einladung ist abgelaufen',
    cause: 'Sie wurde nicht rechtzeitig angenommen.',
    next: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
  },
  revoked: {
    title: 'Diese Einladung wurde widerrufen',
    cause: 'Die Person, die sie gesendet hat, hat sie zurückgenommen.',
    next: 'Wenn Sie das für ein Versehen halten, bitten Sie um eine neue.',
  },
  accepted: {
    title: 'Diese Einladung wurde schon angenommen',
    cause: 'Eine Einladung gilt einmal.',
    next: 'Wenn Sie sie angenommen haben, melden Sie sich an, um fortzufahren.',
    link: 'Zur Anmeldung',
  },
  unknown: {
    title: 'Diese Einladung funktioniert nicht',
    cause: 'Der Link ist unvollständig, oder eine neuere Einladung hat ihn ersetzt.',
    next: 'Verwenden Sie den Link in der neuesten Einladung.',
  },
}
