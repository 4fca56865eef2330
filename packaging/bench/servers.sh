# SPDX-License-Identifier: GPL-3.0-or-later
# The servers that bench.sh measures. Each function sets the variables named in its comment. Sourced.

# nginx_static: one worker, 200 bytes. Sets nginx_pid, nginx_port.
nginx_static() {
    [ -n "${nginx_pid:-}" ] && kill -0 "$nginx_pid" 2>/dev/null && return
    nginx_port=$(free_port)
    mkdir -p "$work/static"
    awk 'BEGIN { for (i = 0; i < 200; ++i) printf "x" }' >"$work/static/200"
    cat >"$work/static.conf" <<END
$nginx_common
http {
    $nginx_http
    server {
        listen 127.0.0.1:$nginx_port;
        root $work/static;
        open_file_cache max=10 inactive=60s;
        location / { default_type text/plain; }
    }
}
END
    start nginx nginx -e "$work/static.err" -c "$work/static.conf"
    nginx_pid=$pid
    wait_http "$nginx_port" /200 || die "nginx does not start: $work/static.err"
    printf 'GET /200 HTTP/1.1\r\nHost: bench\r\n\r\n' >"$work/static.request"
}
nginx_common="daemon off;
worker_processes 1;
pid $work/nginx.pid;
events { worker_connections 4096; }"
nginx_http="access_log off;
    keepalive_requests 100000000;
    client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3;
    uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;"

# octroid_store KEYS: a data folder with that many keys, filled once and kept for the next run. Sets data, keys_file.
octroid_store() {
    store=$top/build/bench/store.$1
    data=$store/data keys_file=$store/keys
    [ -e "$store/filled" ] && return
    say "fills a store with $1 keys"
    rm -rf "$store"
    mkdir -p "$data"
    "$bin/octroi_bench" fill --data "$data" --keys "$1" --out "$keys_file" || die "cannot fill $data"
    : >"$store/filled"
}
# octroid_start KEYS: the real octroid over them, one thread. Sets octroid_pid, octroid_port.
octroid_start() {
    [ -n "${octroid_pid:-}" ] && kill -0 "$octroid_pid" 2>/dev/null && return
    octroid_store "$1"
    octroid_port=$(free_port)
    start octroid "$bin/octroid" --data "$data" --listen "127.0.0.1:$octroid_port" --threads 1 --log-level error \
        --init-admin "$work/admin.json"
    octroid_pid=$pid
    wait_http "$octroid_port" /readyz 3000 || die "octroid does not start: $work/octroid.log"
}
# bench_serve KEYS: octroid's check over keys in memory. Sets serve_pid, serve_port, serve_keys, bytes_per_key.
bench_serve() {
    serve_keys=$work/memory.$1
    start "serve.$1" "$bin/octroi_bench" serve --keys "$1" --out "$serve_keys"
    serve_pid=$pid
    tries=0
    until grep -q '^port=' "$work/serve.$1.log"; do
        tries=$((tries + 1))
        [ $tries -gt 3000 ] && die "octroi_bench does not start"
        sleep 0.1
    done
    serve_port=$(sed -n 's/^port=\([0-9]*\).*/\1/p' "$work/serve.$1.log")
    bytes_per_key=$(sed -n 's/.*bytes_per_key=//p' "$work/serve.$1.log")
}

# peers_install: npm packages of bench/package.json, once. Sets peers, or leaves it empty and no_peers says why.
peers_install() {
    peers= no_peers='no npm'
    command -v npm >/dev/null || return
    no_peers='they need Node.js 20'
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || return
    folder=$top/build/bench/npm
    mkdir -p "$folder"
    if ! cmp -s "$here/bench/package.json" "$folder/installed.json"; then
        say "installs npm packages into build/bench/npm"
        cp "$here/bench/package.json" "$folder/package.json"
        (cd "$folder" && npm install --legacy-peer-deps --no-audit --no-fund --no-package-lock --loglevel=error) >"$work/npm.log" 2>&1 || {
            no_peers="npm could not install them: $work/npm.log"
            return
        }
        cp "$here/bench/package.json" "$folder/installed.json"
    fi
    cp "$here"/bench/*.mjs "$here"/bench/*.cjs "$folder/"
    peers=$folder
}
# oidc_start: sets oidc_pid, oidc_port; requests in introspect.request and oidc-token.request.
oidc_start() {
    oidc_port=$(free_port)
    start oidc node "$peers/oidc-provider.mjs" "$oidc_port"
    oidc_pid=$pid
    wait_http "$oidc_port" || die "oidc-provider does not start: $work/oidc.log"
    basic=$(printf 'bench:bench-secret-of-no-value' | base64)
    token=$(curl -s -u bench:bench-secret-of-no-value -d 'grant_type=client_credentials&scope=read' "http://127.0.0.1:$oidc_port/token" |
        sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')
    [ -n "$token" ] || die "oidc-provider gives no token: $work/oidc.log"
    form_request "$work/introspect.request" /token/introspection "$basic" "token=$token"
    form_request "$work/oidc-token.request" /token "$basic" 'grant_type=client_credentials&scope=read&resource=urn:bench'
}
# form_request FILE PATH BASIC BODY
form_request() {
    printf 'POST %s HTTP/1.1\r\nHost: bench\r\nAuthorization: Basic %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %s\r\n\r\n%s' \
        "$2" "$3" "${#4}" "$4" >"$1"
}
# better_auth_start: sets better_pid, better_port; request in better.request.
better_auth_start() {
    better_port=$(free_port)
    start better node "$peers/better-auth.mjs" "$better_port"
    better_pid=$pid
    wait_http "$better_port" || die "better-auth does not start: $work/better.log"
    printf 'GET /verify HTTP/1.1\r\nHost: bench\r\nX-API-Key: %s\r\n\r\n' "$(sed -n 's/^key=//p' "$work/better.log")" >"$work/better.request"
}
# express_start: express-gateway and its Redis. Sets express_pids, express_port; request in express.request.
express_start() {
    redis_port=$(free_port) express_port=$(free_port) admin_port=$(free_port)
    start redis redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --dir "$work"
    express_pids=$pid
    start express node "$peers/express-gateway.cjs" "$work/express" "$express_port" "$admin_port" "$redis_port"
    express_pids="$express_pids $pid"
    tries=0
    until grep -q '^key=' "$work/express.log"; do
        tries=$((tries + 1))
        [ $tries -gt 300 ] && die "express-gateway does not start: $work/express.log"
        sleep 0.1
    done
    printf 'GET /bench/1 HTTP/1.1\r\nHost: bench\r\nX-API-Key: apikey %s\r\n\r\n' "$(sed -n 's/^key=//p' "$work/express.log")" >"$work/express.request"
}
# proxies_start: one nginx with three doors to the same static file: asked at octroid (the project's snippets),
# asked at a server that answers 204, not asked. Sets proxy_pid, proxy_octroid, proxy_204.
proxies_start() {
    proxy_octroid=$(free_port) proxy_204=$(free_port) answer_204=$(free_port) file_port=$(free_port)
    mkdir -p "$work/octroi" "$work/static/bench"
    cp "$work/static/200" "$work/static/bench/1"
    for part in octroi octroi-server octroi-protect; do
        sed "s/127.0.0.1:8470/127.0.0.1:$octroid_port/; s/^access_log .*/access_log off;/" "$here/proxy/nginx/$part.conf" >"$work/octroi/$part.conf"
    done
    cat >"$work/proxy.conf" <<END
$nginx_common
http {
    $nginx_http
    include $work/octroi/octroi.conf;
    upstream answer { server 127.0.0.1:$answer_204; keepalive 64; keepalive_requests 100000000; }
    server { listen 127.0.0.1:$answer_204; location / { return 204; } }
    server {
        listen 127.0.0.1:$proxy_octroid;
        include $work/octroi/octroi-server.conf;
        root $work/static;
        location /bench/ { include $work/octroi/octroi-protect.conf; }
    }
    server {
        listen 127.0.0.1:$proxy_204;
        root $work/static;
        location = /_ask { internal; proxy_pass http://answer/; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_pass_request_body off; proxy_set_header Content-Length ""; }
        location /bench/ { auth_request /_ask; }
    }
}
END
    start proxy nginx -e "$work/proxy.err" -c "$work/proxy.conf"
    proxy_pid=$pid
    wait_http "$proxy_204" /bench/1 || die "nginx does not start: $work/proxy.err"
}
