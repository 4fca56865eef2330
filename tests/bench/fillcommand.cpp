// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitestore.h"
#include "benchkeys.h"
#include "commands.h"
#include "crypto/digest.h"

#include <cstdio>

namespace octroi::bench {

namespace {

domain::Api benchApi(const QDateTime &now)
{
    domain::Api api;
    api.id = QStringLiteral("benchapi00");
    api.name = QStringLiteral("Bench");
    api.basePath = QStringLiteral("/bench");
    domain::Endpoint endpoint;
    endpoint.method = QStringLiteral("GET");
    endpoint.path = QStringLiteral("/{id}");
    endpoint.scopes = QStringList{QStringLiteral("bench:read")};
    api.endpoints << endpoint;
    api.createdAt = now;
    api.version = 1;
    return api;
}

Result<void> putDirectory(authority::Store &store, const QDateTime &now)
{
    domain::Partner partner;
    partner.id = QStringLiteral("benchpart0");
    partner.name = QStringLiteral("Bench");
    partner.createdAt = now;
    partner.version = 1;
    domain::Application application;
    application.id = QStringLiteral("benchapp00");
    application.partnerId = partner.id;
    application.name = QStringLiteral("Bench");
    application.createdAt = now;
    application.version = 1;
    domain::Scope scope;
    scope.name = QStringLiteral("bench:read");
    scope.version = 1;
    auto done = store.putPartner(partner);
    if (done)
        done = store.putApplication(application);
    if (done)
        done = store.putScope(scope);
    return done ? store.putApi(benchApi(now)) : done;
}

} // namespace

int fill(const QString &folder, qint64 keys, const QString &out)
{
    QFile file(out);
    auto store = authority::openSqliteStore(folder);
    if (!store || !file.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "cannot write to %s or %s\n", qPrintable(folder), qPrintable(out));
        return 1;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    BenchKeys generator(1);
    const auto done = (*store)->transact([&]() -> Result<void> {
        auto put = putDirectory(**store, now);
        for (qint64 i = 0; put && i < keys; ++i) {
            const QByteArray key = generator.next();
            put = (*store)->putKey({BenchKeys::described(key, now), crypto::sha256Bytes(key)});
            file.write(key + '\n');
        }
        return put;
    });
    if (!done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().toString()));
    return done ? 0 : 1;
}

} // namespace octroi::bench
