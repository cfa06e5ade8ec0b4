import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Connectez-vous plus vite la prochaine fois',
  lead: 'Créez une clé d’accès pour vous connecter avec votre empreinte, votre visage ou le verrouillage de l’écran. Plus de mot de passe à retenir.',
  create: 'Créer une clé d’accès',
  notNow: 'Pas maintenant',
  neverAsk: 'Ne plus demander',
  failed: 'Cela n’a pas fonctionné. Réessayez ou choisissez un autre moyen.',
  noScript: 'Pour créer une clé d’accès, activez JavaScript dans votre navigateur.',
  unsupported: 'Ce navigateur ne prend pas en charge les clés d’accès.',
}
