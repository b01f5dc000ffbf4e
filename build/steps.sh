# The steps behind the commands of ./byok. Sourced by ./byok after build/setup.sh.

logs=.cache/logs
stamps=.cache/stamps
formatted="**/*.{ts,mjs,js,json,md}"
# Order matters: a package comes after those it imports.
web_order=(packages/shared packages/client packages/ui packages/wasm apps/wallet packages/wallet packages/conformance packages/create)

# content_of <path>...: one hash over the names and contents of all source files below the paths.
content_of() {
  local existing=() path
  for path in "$@"; do [ -e "$path" ] && existing+=("$path"); done
  find "${existing[@]}" -type d \( -name target -o -name node_modules -o -name dist -o -name generated -o -name .cache \) -prune -o -type f ! -name next-env.d.ts ! -name '*.tsbuildinfo' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

java_content() { content_of modules pom.xml protocol; }
web_content() { content_of modules pom.xml protocol build packages apps examples e2e/conformance package-lock.json; }
is_built() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }
built() { mkdir -p "$stamps" && printf '%s' "$2" >"$stamps/$1"; }

# mvn_quietly <log> <goal>...: Maven with its own errors and test summaries on the screen and everything in the log.
mvn_quietly() {
  local log="$logs/$1.log"
  shift
  mkdir -p "$logs"
  mvn -B --no-transfer-progress ${BYOK_MAVEN_FLAGS:-} "$@" >"$log" 2>&1 && return
  grep -E '^\[ERROR\]|COMPILATION|warning: ' "$log" | head -60 >&2 || tail -40 "$log" >&2
  say "byok: Maven failed, the whole log is $log"
  return 1
}

build_java() {
  local now
  now="$(java_content)"
  is_built java "$now" && [ -d modules/client/target/js ] && return
  say "build: Java modules"
  mvn_quietly build-java -q process-classes || exit 1
  built java "$now"
}

# Language models whose answers are known, a short and a long one, for tests of engines in browsers: never shipped. Its folder imports nothing of
# ours, so it alone decides whether the file is made again.
build_recite() {
  local now file=.cache/local/recite.gguf
  now="$(content_of modules/testkit/src/main/java/byok/testkit/gguf)"
  is_built recite "$now" && [ -f "$file" ] && return
  say "build: $file"
  java -cp modules/testkit/target/classes byok.testkit.gguf.ReciteModelFile "$file" || exit 1
  java -cp modules/testkit/target/classes byok.testkit.gguf.ReciteModelFile "${file%/*}/count.gguf" counting 3000 || exit 1
  built recite "$now"
}

workspaces() {
  local folder
  for folder in "${web_order[@]}" examples/* benchmarks e2e; do
    [ -f "$folder/package.json" ] && printf '%s\n' "$folder"
  done
}

build_web() {
  local now folder
  need_packages
  now="$(web_content)"
  is_built web "$now" && return
  mkdir -p "$logs"
  for folder in $(workspaces); do
    say "build: $folder"
    npm run build --if-present --silent -w "$folder" >"$logs/build-web.log" 2>&1 || {
      cat "$logs/build-web.log" >&2
      fail "npm run build failed in $folder"
    }
  done
  built web "$now"
}

build() {
  build_java
  build_recite
  build_web
}

check_sources() {
  local bad=0
  need_packages
  node_modules/.bin/prettier --check --log-level warn "$formatted" || bad=1
  node build/check/java-style.mjs || bad=1
  node build/check/rules.mjs || bad=1
  node --test --test-reporter=dot build/check/*.test.mjs || bad=1
  node build/check/links.mjs || bad=1
  return $bad
}

check_types() {
  local bad=0 folder
  for folder in $(workspaces); do
    npm run typecheck --if-present --silent -w "$folder" || bad=1
  done
  return $bad
}

check() {
  local bad=0
  check_sources || bad=1
  build
  check_built || bad=1
  [ $bad = 0 ] && say "check: ok"
  return $bad
}

format() {
  need_packages
  node_modules/.bin/prettier --write --log-level warn "$formatted"
  node build/check/java-style.mjs --fix
}

jvm_tests() {
  local now
  now="$(java_content)"
  if mvn_quietly jvm-tests --fail-at-end test; then
    built java "$now"
    grep -E '^\[(INFO|WARNING)\] Tests run: [0-9, A-Za-z:]*$' "$logs/jvm-tests.log"
    return
  fi
  grep -E 'Tests run:.*(FAIL|ERROR)|^\[(WARNING|ERROR)\] Tests run:|^ *(seed|tries) = ' "$logs/jvm-tests.log"
  return 1
}

npm_tests() {
  local bad=0 folder log
  mkdir -p "$logs"
  for folder in $(workspaces); do
    log="$logs/npm-$(basename "$folder").log"
    npm run test --if-present --silent -w "$folder" >"$log" 2>&1 || {
      bad=1
      tail -60 "$log"
    }
    grep -E '^(#|ℹ) (tests|pass|fail) ' "$log" | tr '\n' ' ' | sed "s|^|$folder: |;s|\$|\n|"
  done
  return $bad
}

browser_module_tests() {
  mvn_quietly browser-module -q -Pselftest -pl modules/browser -am process-test-classes || return 1
  ZONES=2 node e2e/browser-module/run.mjs >"$logs/browser-module-run.log" 2>&1 || {
    grep -vE '^[a-z]+ (\S+ )?ok ' "$logs/browser-module-run.log" | tail -40
    return 1
  }
  grep '^#' "$logs/browser-module-run.log"
}

browser_mode_tests() {
  node --test e2e/modes.test.mjs >"$logs/browser-modes.log" 2>&1 || { tail -60 "$logs/browser-modes.log" && return 1; }
  grep -E '^(#|ℹ) (tests|pass|fail) ' "$logs/browser-modes.log"
}

# What users of the packages install, and an app of each template.
packs() { build && node build/check/packs/index.mjs; }

stories() { build && exec node e2e/run.mjs "$@"; }

# phase <name> <function> [argument]...: runs it, notes how it ended and how long it took, and goes on.
phase() {
  local name="$1" start=$SECONDS outcome=ok
  shift
  printf '\n== %s\n' "$name"
  ("$@") || outcome=FAILED
  [ "$outcome" = ok ] || failed=1
  summary+="$(printf '%-34s %-7s %4d s' "$name" "$outcome" $((SECONDS - start)))"$'\n'
}

run_all_tests() {
  local begun=$SECONDS
  failed=0 summary=""
  phase "format, lint, rules" check_sources
  phase "JVM tests" jvm_tests
  phase "build" build
  phase "types, bundles, sizes" check_built
  phase "npm tests" npm_tests
  phase "packs" packs
  phase "browser ports in real browsers" browser_module_tests
  phase "browser modes" browser_mode_tests
  phase "stories: Chromium, wallet granted" stories --mode chromium-granted --only "this device"
  phase "stories" stories --mode chromium-allowed,chromium-blocked,firefox,firefox-refused --lanes 2
  printf '\n%s' "$summary"
  [ $failed = 0 ] && printf 'test: ok in %d s\n' $((SECONDS - begun)) && return
  printf 'test: FAILED\n'
  return 1
}

check_built() {
  local bad=0
  check_types || bad=1
  node build/check/snippets.mjs || bad=1
  node build/check/bundles.mjs || bad=1
  node build/reference.mjs --check || bad=1
  return $bad
}

demo() {
  build
  exec node e2e/demo.mjs "$@"
}

reference() { build && node build/reference.mjs; }

wallet() {
  build
  exec node packages/wallet/bin/byok-wallet.mjs --port "${1:-8881}"
}

bench() {
  build
  say "build: both ends of the RPC"
  mvn_quietly build-bench -q -Pbench -pl benchmarks/rpc -am process-classes || exit 1
  exec node benchmarks/run.mjs "$@"
}

size() {
  build
  exec node build/size.mjs "$@"
}
