// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "authority/issuer/clientregistry.h"

#include <QStringList>
#include <optional>
#include <string_view>

namespace octroi::authority {

/// Which scripts of other sites may read what (Fetch Standard, "CORS protocol"): metadata and keys all of them; the
/// endpoints that a client in a browser calls (token, userinfo, revocation, PAR, device authorization) those of the
/// origins of redirect URIs that active single-page clients have registered. Never with cookies, and never the pages,
/// the authorization endpoint (RFC 9700 section 2.6) or the administration. Control thread only.
class CrossOrigin
{
public:
    explicit CrossOrigin(ClientRegistry &clients) : m_clients(clients) {}

    /// The answer to a preflight; nothing when this is none, or nothing here answers to other sites.
    /// `methods`: of the path.
    std::optional<Response> preflight(const OwnedRequest &request, std::string_view path, const QStringList &methods);
    /// Adds to an answer of that path what lets the asking site read it.
    void open(const OwnedRequest &request, std::string_view path, Response &response);

private:
    enum class To { Nobody, Clients, Everybody };
    static To openTo(std::string_view path);
    /// "" when the site may not.
    std::string allowed(const OwnedRequest &request, To to);

    ClientRegistry &m_clients;
};

} // namespace octroi::authority
