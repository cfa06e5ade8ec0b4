import type { Texts } from './en.ts'

export const de: Texts = {
  home: 'Übersicht',
  domains: 'Domains',
  sso: 'Single Sign-on',
  exit: 'Verlassen',
  navigation: 'Einstellungen',
  back: (brand) => `Zurück zu ${brand}`,
  support: (brand) => `Hilfe von ${brand}`,
  copy: 'Kopieren',
  optional: 'Freiwillig',
}
