import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (brand) => `Laisser un agent IA utiliser votre compte ${brand} ?`,
  lead: 'Un agent s’est enregistré et demande à agir pour vous.',
  leadOf: (issuer) => `Un agent de ${issuer} s’est enregistré et demande à agir pour vous.`,
  willBeAble: 'Il pourra :',
  scope: (scope) => `Utiliser l’autorisation « ${scope} »`,
  account: 'Compte',
  organization: 'Organisation',
  warning:
    'N’autorisez que si vous l’avez demandé à un agent auquel vous faites confiance. Si quelqu’un d’autre vous a envoyé ce lien, refusez.',
  codeLabel: 'Code de votre agent',
  codeHint: 'Laissez ce champ vide si votre agent ne vous a pas donné de code. Vous en recevrez un à lui transmettre.',
  codeWrong:
    'Ce n’est pas le code de votre agent. Vérifiez-le, ou laissez ce champ vide pour obtenir un code à lui transmettre.',
  tooManyCodes: 'Trop de codes incorrects. Demandez un nouveau lien à votre agent.',
  allow: 'Autoriser',
  deny: 'Refuser',
  otherAccount: 'Utiliser un autre compte',
  codeTitle: 'Donnez ce code à votre agent',
  codeLead: 'Votre agent est connecté dès qu’il a le code. Il est valable 10 minutes.',
  codeWarning: 'Ne donnez ce code qu’à l’agent que vous avez lancé.',
  completedTitle: 'Votre agent est connecté',
  completedLead: 'Il peut maintenant agir pour vous. Vous pouvez fermer cette page.',
  deniedTitle: 'Votre agent n’a pas été connecté',
  deniedLead: 'Vous avez refusé la demande. Vous pouvez fermer cette page.',
  otherTitle: 'Ce lien est destiné à quelqu’un d’autre',
  otherLead:
    'L’agent a demandé un autre compte. Connectez-vous avec ce compte, ou demandez un nouveau lien à votre agent.',
}
