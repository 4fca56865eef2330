// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

Result<QList<domain::TrustedIssuer>> SqlStore::trustedIssuers()
{
    QList<domain::TrustedIssuer> out;
    Error wrong;
    Statement s = m_db->statement("SELECT id, definition FROM trusted_issuer ORDER BY id");
    const auto done = s.rows([&](const Statement &row) {
        const auto issuer = domain::trustedIssuerFromJson(row.object(1));
        if (issuer)
            out << *issuer;
        else
            wrong = Error{ErrorCode::Damaged, row.text(0), issuer.error().toString(), {}, QStringLiteral("database_damaged")};
    });
    if (!done)
        return done.error();
    // A rule of access that cannot be read is not left out in silence.
    if (!wrong.reason.isEmpty())
        return wrong;
    return out;
}

Result<void> SqlStore::putTrustedIssuer(const domain::TrustedIssuer &issuer)
{
    return m_db
        ->statement("INSERT INTO trusted_issuer (id, api_id, issuer, definition, created_at, version)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET"
                    " api_id = ?2, issuer = ?3, definition = ?4, created_at = ?5, version = ?6")
        .bind(issuer.id, issuer.apiId, issuer.issuer, domain::toJson(issuer), issuer.createdAt, issuer.version)
        .run();
}

Result<void> SqlStore::removeTrustedIssuer(const QString &id)
{
    const auto done = m_db->statement("DELETE FROM trusted_issuer WHERE id = ?1").bind(id).run();
    if (!done || m_db->changes() > 0)
        return done;
    return Error{ErrorCode::NotFound, id, QStringLiteral("there is none"), {}, QStringLiteral("not_found")};
}

} // namespace octroi::authority
