// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/requestwords.h"

#include "models/format.h"

namespace octroi::pages {

QString RequestWords::failure(const Error &error)
{
    const QString reason = error.reason;
    const auto is = [&](const char *name) { return reason == QLatin1String(name); };
    if (is("browser_silent"))
        return tr("The browser did not come back. Sign in there within the time, or start again.");
    if (is("device_expired") || is("expired_token"))
        return tr("The code ended before anybody entered it. Start again for a new one.");
    if (is("state_mismatch"))
        return tr("The browser came back with another state: the answer is not to this request, and was thrown away. Start again.");
    if (is("issuer_mismatch"))
        return tr("Another server answered in the browser (iss: %1). The answer was thrown away.").arg(error.detail.isEmpty() ? tr("missing") : error.detail);
    if (is("port_in_use"))
        return tr("The port of %1 is in use by another program. Choose another one, or leave it empty.").arg(error.context);
    if (is("metadata_issuer"))
        return tr("The metadata of %1 names another issuer, so it must not be used: %2.").arg(error.context, error.detail);
    if (is("metadata_none"))
        return tr("%1 has no metadata: it is no authorization server, or the address is wrong.").arg(error.context);
    if (is("metadata_syntax"))
        return tr("The metadata of %1 is no JSON object.").arg(error.context);
    if (is("endpoint_missing"))
        return tr("%1 names no usable %2 in its metadata. It has to be an https address.").arg(error.context, error.detail);
    if (is("parameter_twice") || is("answer_syntax"))
        return tr("The server answered in a form that cannot be used: %1").arg(error.detail.isEmpty() ? reason : error.detail);
    if (is("access_denied"))
        return tr("The person at the browser refused.");
    if (is("invalid_client"))
        return tr("The server does not accept the client: its identifier or its secret is wrong, or it proves itself in another way.");
    if (is("unauthorized_client") || is("unsupported_grant_type"))
        return tr("The client may not use this way of getting a token.");
    if (is("invalid_scope"))
        return tr("The client may not have one of these scopes: %1").arg(error.detail);
    if (is("invalid_redirect_uri"))
        return tr("The redirect address is not registered at the client. For a loopback redirect register http://127.0.0.1/callback.");
    if (is("uri_insecure") || is("uri_syntax"))
        return tr("The issuer has to be an https address, or http to this machine.");
    if (error.code == ErrorCode::Invalid && !reason.isEmpty())
        return error.detail.isEmpty() ? tr("The server refused: %1.").arg(reason) : tr("The server refused (%1): %2", "error code, its description").arg(reason, error.detail);
    return models::Format::error(error);
}

} // namespace octroi::pages
