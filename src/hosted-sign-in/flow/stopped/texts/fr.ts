import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Nous avons bloqué cette connexion',
  cause: 'Elle était inhabituelle. Nous l’avons bloquée pour protéger le compte.',
  next: 'Réessayez plus tard, ou depuis un réseau ou un appareil que vous utilisez souvent. Si cela se reproduit, contactez l’assistance de l’application.',
}
