/** Who serves the DNS of a domain, with the console in which its records are edited. */
export interface DnsHost {
  name: string
  /** Where the records of a domain are, menu by menu, as the console names it. */
  path: readonly string[]
  url: string
}

/** The hosts by the endings of their name servers. */
const hosts: readonly [RegExp, DnsHost][] = [
  [
    /\.ns\.cloudflare\.com$/,
    { name: 'Cloudflare', path: ['DNS', 'Records', 'Add record'], url: 'https://dash.cloudflare.com' },
  ],
  [
    /\.awsdns-\d+\.(com|net|org|co\.uk)$/,
    { name: 'Amazon Route 53', path: ['Hosted zones', 'Create record'], url: 'https://console.aws.amazon.com/route53' },
  ],
  [
    /\.domaincontrol\.com$/,
    { name: 'GoDaddy', path: ['Domain', 'DNS', 'Add New Record'], url: 'https://dcc.godaddy.com' },
  ],
  [
    /\.azure-dns\.(com|net|org|info)$/,
    { name: 'Azure DNS', path: ['DNS zones', 'Recordsets', 'Add'], url: 'https://portal.azure.com' },
  ],
  [
    /^ns-cloud-.*\.googledomains\.com$/,
    {
      name: 'Google Cloud DNS',
      path: ['Network services', 'Cloud DNS', 'Add standard'],
      url: 'https://console.cloud.google.com/net-services/dns',
    },
  ],
  [
    /\.(registrar-servers|namecheaphosting)\.com$/,
    {
      name: 'Namecheap',
      path: ['Domain List', 'Manage', 'Advanced DNS', 'Add New Record'],
      url: 'https://ap.www.namecheap.com',
    },
  ],
  [
    /\.digitalocean\.com$/,
    { name: 'DigitalOcean', path: ['Networking', 'Domains'], url: 'https://cloud.digitalocean.com/networking/domains' },
  ],
  [
    /\.ui-dns\.(com|net|org|de|biz)$/,
    { name: 'IONOS', path: ['Domains & SSL', 'DNS', 'Add record'], url: 'https://my.ionos.com' },
  ],
  [
    /\.ovh\.net$/,
    { name: 'OVHcloud', path: ['Web Cloud', 'DNS zone', 'Add an entry'], url: 'https://www.ovh.com/manager' },
  ],
  [/\.gandi\.net$/, { name: 'Gandi', path: ['Domain', 'DNS Records', 'Add record'], url: 'https://admin.gandi.net' }],
  [
    /\.dnsimple(-edge)?\.(com|net|org)$/,
    { name: 'DNSimple', path: ['DNS', 'Manage', 'Add record'], url: 'https://dnsimple.com' },
  ],
  [
    /\.vercel-dns\.com$/,
    { name: 'Vercel', path: ['Domains', 'DNS Records'], url: 'https://vercel.com/dashboard/domains' },
  ],
  [/\.nsone\.net$/, { name: 'NS1', path: ['DNS', 'Zones', 'Add record'], url: 'https://my.nsone.net' }],
  [
    /\.squarespacedns\.com$|^ns-.*\.googledomains\.com$/,
    {
      name: 'Squarespace',
      path: ['Domains', 'DNS', 'DNS Settings', 'Add record'],
      url: 'https://account.squarespace.com/domains',
    },
  ],
  [
    /\.wixdns\.net$/,
    { name: 'Wix', path: ['Domains', 'Manage DNS Records', 'Add Record'], url: 'https://manage.wix.com' },
  ],
  [
    /\.(hetzner\.(com|de)|first-ns\.de|second-ns\.(de|com))$/,
    { name: 'Hetzner', path: ['DNS', 'Add record'], url: 'https://console.hetzner.com' },
  ],
  [/\.inwx\.(de|eu|com|net)$/, { name: 'INWX', path: ['Nameserver', 'Add record'], url: 'https://www.inwx.com' }],
  [
    /\.name\.com$/,
    { name: 'Name.com', path: ['My Domains', 'Manage DNS Records'], url: 'https://www.name.com/account' },
  ],
  [
    /\.porkbun\.com$/,
    { name: 'Porkbun', path: ['Domain Management', 'DNS'], url: 'https://porkbun.com/account/domains' },
  ],
  [
    /\.dreamhost\.com$/,
    { name: 'DreamHost', path: ['Websites', 'DNS', 'Add Record'], url: 'https://panel.dreamhost.com' },
  ],
  [/\.akam\.net$/, { name: 'Akamai Edge DNS', path: ['DNS Solutions', 'Edge DNS'], url: 'https://control.akamai.com' }],
]

/** @param server the name of a name server. */
export function dnsHostOf(server: string): DnsHost | undefined {
  const name = server.toLowerCase().replace(/\.$/, '')
  return hosts.find(([pattern]) => pattern.test(name))?.[1]
}
