// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clientfacts.h"
#include "domain/clientfilter.h"
#include "inventory/keytable.h"

namespace octroi::inventory {

qint64 ClientColumns::firstEnd(QByteArrayView ends, qint64 now)
{
    while (!ends.isEmpty()) {
        const qsizetype line = ends.indexOf('\n');
        const qint64 end = (line < 0 ? ends : ends.first(line)).toByteArray().toLongLong();
        if (end > now)
            return end;
        ends = line < 0 ? QByteArrayView() : ends.sliced(line + 1);
    }
    return KeyTable::kNever;
}

std::shared_ptr<KeyTable> KeyTable::ofClients()
{
    auto table = std::make_shared<KeyTable>();
    table->m_clients = std::make_unique<ClientColumns>();
    return table;
}

bool KeyTable::put(const domain::OAuthClient &client)
{
    bool different = put(domain::asCredential(client));
    const quint32 row = find(client.id);
    if (row == kNone)
        return false; // without an identifier it is none
    QByteArray lines;
    for (const QDateTime &end : domain::proofEnds(client))
        lines += (lines.isEmpty() ? "" : "\n") + QByteArray::number(end.toMSecsSinceEpoch());
    const quint32 sort = ClientColumns::sortOf(client.kind, client.auth);
    const quint32 proof = m_clients->proofs.intern(QByteArrayView(lines));
    m_clients->sort.resize(rows(), 0);
    m_clients->proof.resize(rows(), 0);
    different = different || m_clients->sort[row] != sort || m_clients->proof[row] != proof;
    m_clients->sort[row] = sort;
    m_clients->proof[row] = proof;
    m_revision += different ? 1 : 0;
    return different;
}

} // namespace octroi::inventory
