# Finds the tools that `./byok` needs, installs them where it may, and says in one line what is missing where it may not.
# Sourced by ./byok; every need_* function succeeds or ends the command.

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "byok: $*"
  exit 1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -z "${BYOK_NO_INSTALL:-}" ]; }

# apt_install <package>...: installs the first of the packages that this Debian offers in a version it can install.
apt_install() {
  can_apt || return 1
  if [ -z "${apt_updated:-}" ]; then
    say "apt-get update"
    apt-get update -qq >&2 || return 1
    apt_updated=yes
  fi
  local name
  for name in "$@"; do
    if [ -n "$(apt-cache show "$name" 2>/dev/null)" ]; then
      say "apt-get install $name"
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$name" >&2 && return 0
    fi
  done
  return 1
}

jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  local on_path candidate version
  on_path="$(command -v javac 2>/dev/null || true)"
  [ -n "$on_path" ] && on_path="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version="$(jdk_version "$candidate" || true)"
    if [ -n "$version" ] && [ "$version" -ge 21 ]; then
      export JAVA_HOME="$candidate" PATH="$candidate/bin:$PATH"
      return 0
    fi
  done
  return 1
}

need_jdk() {
  find_jdk && return
  apt_install openjdk-21-jdk-headless openjdk-25-jdk-headless temurin-25-jdk temurin-21-jdk && find_jdk && return
  fail "no JDK 21 or newer found: install one (Debian 13: apt install openjdk-21-jdk-headless; else adoptium.net) or set JAVA_HOME"
}

node_is_new() {
  local version
  version="$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')"
  [ -n "$version" ] && [ "$version" -ge 20 ] && command -v npm >/dev/null
}

need_node() {
  node_is_new && return
  apt_install nodejs && { command -v npm >/dev/null || apt_install npm; } && node_is_new && return
  fail "no Node.js 20 or newer with npm found: install it (nodejs.org, or apt install nodejs npm on Debian 13)"
}

maven_is_new() {
  local version major minor
  version="$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')"
  major="${version%%.*}" minor="${version#*.}"
  [ -n "$version" ] && { [ "$major" -gt 3 ] || { [ "$major" = 3 ] && [ "$minor" -ge 8 ]; }; }
}

need_maven() {
  maven_is_new && return
  apt_install maven && find_jdk && maven_is_new && return
  fail "no Maven 3.8 or newer found: install it (apt install maven, or maven.apache.org) and put mvn on PATH"
}

first_program() {
  local name
  for name in "$@"; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

find_chromium() { CHROMIUM_BIN="$(first_program "${CHROMIUM_BIN:-}" chromium google-chrome-stable google-chrome chromium-browser)" && export CHROMIUM_BIN; }
find_firefox() { FIREFOX_BIN="$(first_program "${FIREFOX_BIN:-}" firefox-esr firefox)" && export FIREFOX_BIN; }

need_chromium() {
  find_chromium && return
  apt_install chromium && find_chromium && return
  fail "no Chromium found: apt install chromium, or set CHROMIUM_BIN"
}

need_firefox() {
  find_firefox && return
  apt_install firefox-esr firefox && find_firefox && return
  fail "no Firefox found: apt install firefox-esr, or set FIREFOX_BIN"
}

# need_packages: the npm packages of package-lock.json, installed again only when the lock changed.
need_packages() {
  local lock=node_modules/.byok-lock now
  now="$(sha256sum package-lock.json | cut -d' ' -f1)"
  [ "$(cat "$lock" 2>/dev/null)" = "$now" ] && return
  say "npm ci"
  npm ci --no-audit --no-fund --loglevel=error >&2 || fail "npm ci failed: is package-lock.json in step with package.json? (npm install)"
  printf '%s' "$now" >"$lock"
}
