// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientrules.h"

#include <QUrl>

namespace octroi::authority {

QByteArray originOf(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (url.host().isEmpty() || (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return {};
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const bool usual = url.port() < 0 || url.port() == (scheme == QLatin1String("https") ? 443 : 80);
    return scheme.toLatin1() + "://" + host + (usual ? QByteArray() : ':' + QByteArray::number(url.port()));
}

bool ClientRegistry::isBrowserOrigin(const QByteArray &origin)
{
    const Issuer::State &state = m_issuer.state();
    if (m_originsSeq != state.knownSeq) {
        m_originsSeq = state.knownSeq;
        m_origins.clear();
        for (const StoredClient &stored : state.clients) {
            if (stored.client.kind != domain::ClientKind::SinglePage)
                continue;
            for (const QString &uri : stored.client.redirectUris)
                m_origins[originOf(uri)] << stored.client.id;
        }
        m_origins.remove({});
    }
    const QStringList clients = m_origins.value(origin);
    return std::any_of(clients.begin(), clients.end(), [&](const QString &id) {
        const StoredClient *stored = find(id);
        return stored && mayAct(*stored);
    });
}

} // namespace octroi::authority
