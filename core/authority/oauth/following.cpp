// SPDX-License-Identifier: GPL-3.0-or-later
// What other nodes on the same database did to keys and tokens.
#include "authority/issuer/state.h"
#include "authority/oauth/authorizationserver.h"

#include <algorithm>

namespace octroi::authority {

Result<void> AuthorizationServer::follow(const ForeignObjects &objects)
{
    const auto has = [&](std::initializer_list<const char *> types) {
        return std::any_of(objects.begin(), objects.end(), [&](const auto &object) {
            return std::any_of(types.begin(), types.end(),
                               [&](const char *type) { return object.first == QLatin1String(type); });
        });
    };
    if (has({"signing_key"})) {
        if (const auto read = m_keys.read(); !read)
            return read;
        publishKeys();
    }
    if (has({"scope"})) { // opaque tokens have the other one by now
        if (const auto read = readTokens(); !read)
            return read;
    }
    // What was revoked stands under the token, or under whose all tokens were.
    return has({"token", "client", "account"}) ? m_revocations.follow() : Result<void>();
}

Result<void> AuthorizationServer::followToken(const QByteArray &digest, bool lives)
{
    LiveSink &sink = m_context.issuer.state().sink;
    if (!lives) {
        sink.dropToken(digest);
        return {};
    }
    const auto token = m_context.oauth().access(digest);
    if (!token)
        return token.error();
    if (*token && (*token)->revokedMs == 0)
        sink.putToken(liveOf(**token, m_context.issuerUrl));
    return {};
}

Result<void> AuthorizationServer::readTokens()
{
    LiveSink &sink = m_context.issuer.state().sink;
    return m_context.oauth().eachAccess(m_context.clock.nowMs(), [&](const StoredAccess &token) {
        if (token.revokedMs == 0)
            sink.putToken(liveOf(token, m_context.issuerUrl));
        else
            sink.dropToken(token.digest);
    });
}

} // namespace octroi::authority
