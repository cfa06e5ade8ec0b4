import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Déconnexion effectuée',
  lead: 'Vous pouvez fermer cette page ou vous reconnecter.',
  leadWithoutLink: 'Vous pouvez fermer cette page.',
  signIn: 'Se reconnecter',
}
