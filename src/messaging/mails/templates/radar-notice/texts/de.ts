import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (brand) => `Neue Anmeldung bei ${brand}`,
  preheader: (email) => `Waren Sie das? Jemand hat sich als ${email} angemeldet.`,
  title: 'Neue Anmeldung bei Ihrem Konto',
  newDevice: (email) => `Jemand hat sich als ${email} mit einem neuen Gerät angemeldet.`,
  afterLong: (email) => `Jemand hat sich als ${email} angemeldet, zum ersten Mal seit über 60 Tagen.`,
  from: (address) => `Die IP-Adresse war ${address}.`,
  after:
    'Wenn Sie das waren, brauchen Sie nichts zu tun. Wenn nicht, ändern Sie jetzt Ihr Passwort. Damit werden alle Geräte abgemeldet.',
  reason: (brand) => `Sie erhalten diese E-Mail, weil ${brand} Ihnen ungewöhnliche Anmeldungen bei Ihrem Konto meldet.`,
}
