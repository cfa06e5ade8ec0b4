import type { Texts } from './en.ts'

export const de: Texts = {
  title: (organization) => `${organization} einrichten`,
  lead: (brand) => `In zwei Schritten melden sich Ihre Kolleginnen und Kollegen mit ihrem Firmenkonto bei ${brand} an.`,
  leadForAll: (brand) =>
    `Ihre Kolleginnen und Kollegen melden sich mit ihrem Firmenkonto bei ${brand} an, und Ihr Verzeichnis hält Personen und Gruppen aktuell.`,
  domains: {
    title: 'Domains',
    lead: 'Weisen Sie nach, dass die E-Mail-Domains Ihrem Unternehmen gehören.',
    none: 'Nicht eingerichtet',
    some: (count) => (count === 1 ? 'Eine bestätigt' : `${count} bestätigt`),
    pending: 'Wartet auf DNS',
  },
  sso: {
    title: 'Single Sign-on',
    lead: 'Verbinden Sie Ihren Identitätsanbieter, damit sich alle so anmelden wie gewohnt.',
    none: 'Nicht eingerichtet',
    draft: 'Einrichtung nicht abgeschlossen',
    active: 'Aktiv',
    inactive: 'Aus',
  },
  directory: {
    title: 'Verzeichnissynchronisierung',
    lead: 'Senden Sie Personen und Gruppen aus Ihrem Verzeichnis, damit der Zugriff ihm folgt.',
    none: 'Nicht eingerichtet',
    draft: 'Einrichtung nicht abgeschlossen',
    waiting: 'Wartet auf Ihren Anbieter',
    linked: 'Verbunden',
    failed: 'Zugangsdaten abgelehnt',
  },
  done: {
    title: 'Die Einrichtung ist abgeschlossen',
    lead: (organization, brand) =>
      `${organization} ist bereit. Ihre Kolleginnen und Kollegen können sich mit ihrem Firmenkonto bei ${brand} anmelden.`,
    domains: (organization) => `Die Domains von ${organization} sind bestätigt.`,
    directory: (organization, brand) =>
      `Das Verzeichnis von ${organization} ist verbunden. Änderungen an Personen und Gruppen erreichen ${brand} von selbst.`,
    logStreams: (organization) => `Das Audit-Protokoll von ${organization} wird gesendet.`,
    continue: (brand) => `Weiter zu ${brand}`,
    review: 'Einstellungen ansehen',
  },
}
