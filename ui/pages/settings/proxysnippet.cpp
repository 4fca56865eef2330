// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings/proxysnippet.h"

namespace octroi::pages {

QString nginxSnippet(const QString &address, const QString &syslog)
{
    // auth_request knows only 2xx, 401 and 403: the dialect sends 429 as 403 with the real status beside it.
    const QString text = QStringLiteral(
        "# http {\n"
        "log_format octroi escape=json "
        "'{\"k\":\"$octroi_credential\",\"i\":\"$request_id\",\"m\":\"$request_method\","
        "\"u\":\"$request_uri\",\"s\":$status,\"bi\":$request_length,\"bo\":$bytes_sent,\"t\":$request_time,"
        "\"r\":\"$octroi_refusal\"}';\n"
        "# server {\n"
        "access_log syslog:server=%2,tag=octroi,nohostname octroi;\n"
        "location / { auth_request /_octroi; auth_request_set $octroi_credential "
        "$upstream_http_x_octroi_credential;\n"
        "  auth_request_set $octroi_refusal $upstream_http_x_octroi_refusal;\n"
        "  proxy_pass http://upstream.example; }\n"
        "location = /_octroi { internal; proxy_pass %1/v1/check?dialect=nginx; proxy_pass_request_body off;\n"
        "  proxy_set_header Content-Length \"\"; proxy_set_header X-Original-Method $request_method;\n"
        "  proxy_set_header X-Original-URI $request_uri; proxy_set_header X-Real-IP $remote_addr; }\n");
    return text.arg(address, syslog);
}

} // namespace octroi::pages
