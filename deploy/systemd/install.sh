#!/bin/sh
# Installs the release in which this file lies: programs in /opt/gatehouse, settings and secrets in /etc/gatehouse, units of systemd,
# the command gatehouse. It starts nothing. Settings and secrets that exist are kept, so the next release is installed in the
# same way. Needs root, and Node 20.19 or later at /usr/bin/node.
set -eu
release=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$release/package.json")

id gatehouse > /dev/null 2>&1 || useradd --system --user-group --home-dir /var/lib/gatehouse --shell /usr/sbin/nologin gatehouse

programs=/opt/gatehouse/$version
[ "$release" = "$programs" ] || [ -e "$programs" ] || {
  mkdir -p /opt/gatehouse
  # Complete or not at all, under its name.
  rm -rf "$programs.unfinished"
  cp -R "$release" "$programs.unfinished"
  chown -R root:root "$programs.unfinished"
  chmod -R u=rwX,go=rX "$programs.unfinished"
  mv "$programs.unfinished" "$programs"
}
ln -sfn "$version" /opt/gatehouse/current

mkdir -p /etc/gatehouse/secrets
chown root:gatehouse /etc/gatehouse /etc/gatehouse/secrets
chmod 0750 /etc/gatehouse /etc/gatehouse/secrets
random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
keep() {
  [ -e "$1" ] || (umask 077 && cat > "$1")
  chown root:gatehouse "$1"
  chmod 0640 "$1"
}
random 32 | keep /etc/gatehouse/secrets/secret-key
printf 'sk_live_%s' "$(random 32)" | keep /etc/gatehouse/secrets/api-key
random 32 | keep /etc/gatehouse/secrets/metrics-token
keep /etc/gatehouse/gatehouse.env < "$release/deploy/systemd/gatehouse.env"

install -m 0644 "$release"/deploy/systemd/*.service /etc/systemd/system/
install -m 0755 "$release/deploy/systemd/gatehouse" /usr/local/sbin/gatehouse
[ ! -d /run/systemd/system ] || systemctl daemon-reload
echo "Gatehouse $version is installed. Its settings are in /etc/gatehouse/gatehouse.env."
