// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite.h"

namespace octroi::test {

namespace {

domain::OAuthClient worker(const QString &application, const QString &name)
{
    domain::OAuthClient client;
    client.applicationId = application;
    client.name = name;
    client.grantTypes = QStringList{QStringLiteral("client_credentials")};
    client.scopes = QStringList{QStringLiteral("conformance:read")};
    return client;
}

template <typename T>
QString codeOf(const Result<T> &result)
{
    return result.ok() ? QStringLiteral("ok") : errorCodeName(result.error().code);
}

} // namespace

void BackendSuite::clients()
{
    auto *clients = m_backend.clients();
    QVERIFY(clients);
    const QString once = QStringLiteral("conformance-client-1");
    const domain::OAuthClient wanted = worker(application(), QStringLiteral("Conformance worker"));
    const auto made = await(clients->createClient(wanted, once));
    QVERIFY2(made.ok(), qPrintable(codeOf(made)));
    QVERIFY(made->secret && made->secret->size() > 20);
    QVERIFY(!made->secretId.isEmpty());
    QCOMPARE(made->client.scopes, wanted.scopes);
    QCOMPARE(made->client.secrets.size(), 1);
    const auto repeated = await(clients->createClient(wanted, once));
    QVERIFY2(repeated.ok(), qPrintable(codeOf(repeated)));
    QCOMPARE(repeated->client.id, made->client.id);
    QVERIFY(
        await(clients->createClient(worker(application(), QStringLiteral("Conformance second")), {})).ok());

    domain::OAuthClient changed = repeated->client;
    changed.name = QStringLiteral("Conformance worker two");
    if (backends::can(m_backend, backends::Capability::OpaqueTokens))
        changed.tokenFormat = domain::TokenFormat::Opaque;
    changed.accessTokenSeconds = 60;
    changed.expiresAt = QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC);
    const auto updated = await(clients->updateClient(changed));
    QVERIFY2(updated.ok(), qPrintable(codeOf(updated)));
    QVERIFY(updated->version != changed.version);
    QCOMPARE(codeOf(await(clients->updateClient(changed))), errorCodeName(ErrorCode::PreconditionFailed));
    changed.version = updated->version;
    QCOMPARE(*updated, changed);
    QCOMPARE(*await(clients->client(changed.id)), changed);

    QStringList ids;
    QString cursor;
    do {
        const auto page = await(clients->clients({}, cursor, 1));
        QVERIFY2(page.ok() && page->items.size() <= 1, qPrintable(codeOf(page)));
        for (const domain::OAuthClient &one : page->items)
            ids << one.id;
        cursor = page->next;
    } while (!cursor.isEmpty());
    QVERIFY(ids.contains(changed.id) && ids.size() >= 2);
    QCOMPARE(await(clients->clients(QStringLiteral("two"), {}, 10))->items.size(), 1);
    QCOMPARE(codeOf(await(clients->client(QStringLiteral("0000000000")))),
             errorCodeName(ErrorCode::NotFound));
    QCOMPARE(
        codeOf(await(clients->createClient(worker(QStringLiteral("0000000000"), QStringLiteral("x")), {}))),
        errorCodeName(ErrorCode::Invalid));
}

void BackendSuite::clientLife()
{
    auto *clients = m_backend.clients();
    const auto made =
        await(clients->createClient(worker(application(), QStringLiteral("Conformance life")), {}));
    QVERIFY2(made.ok(), qPrintable(codeOf(made)));
    const QString id = made->client.id;
    if (backends::can(m_backend, backends::Capability::SecondSecret))
        severalSecrets(*made);
    else
        oneSecret(id);
    const auto without = await(clients->client(id));
    QVERIFY2(without.ok(), qPrintable(codeOf(without)));
    QVERIFY(without->version != made->client.version);

    QCOMPARE(codeOf(await(clients->suspendClient(id, made->client.version))),
             errorCodeName(ErrorCode::PreconditionFailed));
    const auto suspended = await(clients->suspendClient(id, without->version));
    QVERIFY2(suspended.ok(), qPrintable(codeOf(suspended)));
    QVERIFY(suspended->suspendedAt.isValid());
    QVERIFY(!await(clients->resumeClient(id, 0))->suspendedAt.isValid());
    QVERIFY(await(clients->revokeClient(id, 0))->revokedAt.isValid());
    QCOMPARE(codeOf(await(clients->resumeClient(id, 0))), errorCodeName(ErrorCode::Conflict));
}

void BackendSuite::severalSecrets(const backends::IssuedClient &made)
{
    auto *clients = m_backend.clients();
    const QString id = made.client.id;
    const QDateTime end(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC);
    const auto second =
        await(clients->addSecret(id, end, made.client.version, QStringLiteral("conformance-secret-1")));
    QVERIFY2(second.ok(), qPrintable(codeOf(second)));
    QVERIFY(second->secret);
    QCOMPARE(second->client.secrets.size(), 2);
    QCOMPARE(second->client.secrets.first().expiresAt, end);
    const auto rotated = await(
        clients->rotateSecret(id, 3600, {}, second->client.version, QStringLiteral("conformance-secret-2")));
    QVERIFY2(rotated.ok(), qPrintable(codeOf(rotated)));
    QCOMPARE(rotated->client.secrets.size(), 3);
    QVERIFY(rotated->client.secrets.last().expiresAt.isValid());
    const auto without = await(clients->revokeSecret(id, rotated->secretId, rotated->client.version));
    QVERIFY2(without.ok(), qPrintable(codeOf(without)));
    QVERIFY(without->secrets.first().revokedAt.isValid());
}

void BackendSuite::oneSecret(const QString &id)
{
    auto *clients = m_backend.clients();
    const auto second = await(clients->addSecret(id, {}, 0, QStringLiteral("conformance-secret-1")));
    QVERIFY(!second.ok());
    QCOMPARE(second.error().reason, QStringLiteral("not_supported"));
    const auto now = await(clients->client(id));
    QCOMPARE(now->secrets.size(), 1);
    QCOMPARE(codeOf(await(clients->rotateSecret(id, 0, {}, now->version + 1, QStringLiteral("conformance-secret-2")))),
             errorCodeName(ErrorCode::PreconditionFailed));
    const auto rotated = await(clients->rotateSecret(id, 0, {}, now->version, QStringLiteral("conformance-secret-3")));
    QVERIFY2(rotated.ok(), qPrintable(codeOf(rotated)));
    QVERIFY(rotated->secret && rotated->secret->size() > 20);
    QVERIFY(rotated->client.secrets.first().last4 == rotated->secret->revealText().right(4));
    // Its answer was lost: the same secret again, not a third one.
    const auto repeated = await(clients->rotateSecret(id, 0, {}, 0, QStringLiteral("conformance-secret-3")));
    QVERIFY2(repeated.ok(), qPrintable(codeOf(repeated)));
    QCOMPARE(repeated->secret->reveal(), rotated->secret->reveal());
}

void BackendSuite::clientScopes()
{
    auto *clients = m_backend.clients();
    domain::Scope more;
    more.name = QStringLiteral("conformance:write");
    const auto scope = await(m_backend.apis()->createScope(more, {}));
    QVERIFY2(scope.ok(), qPrintable(codeOf(scope)));
    const auto made = await(clients->createClient(worker(application(), QStringLiteral("Conformance scopes")), {}));
    QVERIFY2(made.ok(), qPrintable(codeOf(made)));
    domain::OAuthClient changed = made->client;
    changed.scopes = QStringList{QStringLiteral("conformance:read"), more.name};
    const auto wider = await(clients->updateClient(changed));
    QVERIFY2(wider.ok(), qPrintable(codeOf(wider)));
    QCOMPARE(wider->scopes, changed.scopes);
    // A scope that a client may ask for does not go away under it.
    QCOMPARE(codeOf(await(m_backend.apis()->removeScope(more.name, 0))), errorCodeName(ErrorCode::Conflict));
    changed = *wider;
    changed.scopes = QStringList{QStringLiteral("conformance:read")};
    const auto narrower = await(clients->updateClient(changed));
    QVERIFY2(narrower.ok(), qPrintable(codeOf(narrower)));
    QCOMPARE(narrower->scopes, changed.scopes);
    QVERIFY(await(m_backend.apis()->removeScope(more.name, 0)).ok());
    changed = *narrower;
    changed.scopes << more.name;
    const auto unknown = await(clients->updateClient(changed));
    QCOMPARE(codeOf(unknown), errorCodeName(ErrorCode::Invalid));
    QCOMPARE(unknown.error().reason, QStringLiteral("scope_unknown"));
    QCOMPARE(await(clients->client(changed.id))->scopes, narrower->scopes);
}

void BackendSuite::clientPages()
{
    auto *clients = m_backend.clients();
    QSet<QString> made;
    for (int i = 0; i < 7; ++i) {
        const auto one = await(clients->createClient(worker(application(), QStringLiteral("Conformance page %1").arg(i)), {}));
        QVERIFY2(one.ok(), qPrintable(codeOf(one)));
        made.insert(one->client.id);
    }
    QSet<QString> seen;
    QString cursor;
    do {
        const auto page = await(clients->clients({}, cursor, 3));
        QVERIFY2(page.ok() && page->items.size() <= 3, qPrintable(codeOf(page)));
        for (const domain::OAuthClient &one : page->items) {
            QVERIFY2(!seen.contains(one.id), "a page repeats what another held");
            seen.insert(one.id);
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    QVERIFY(seen.contains(made));
}

void BackendSuite::clientDeletedElsewhere(const std::function<void(const QString &)> &remove)
{
    auto *clients = m_backend.clients();
    const auto made = await(clients->createClient(worker(application(), QStringLiteral("Conformance gone")), {}));
    QVERIFY2(made.ok(), qPrintable(codeOf(made)));
    remove(made->client.id);
    const QString id = made->client.id, notFound = errorCodeName(ErrorCode::NotFound);
    QCOMPARE(codeOf(await(clients->client(id))), notFound);
    QCOMPARE(codeOf(await(clients->suspendClient(id, 0))), notFound);
    QCOMPARE(codeOf(await(clients->resumeClient(id, made->client.version))), notFound);
    QCOMPARE(codeOf(await(clients->revokeClient(id, 0))), notFound);
    QCOMPARE(codeOf(await(clients->updateClient(made->client))), notFound);
    QCOMPARE(codeOf(await(clients->rotateSecret(id, 0, {}, 0, QStringLiteral("conformance-gone")))), notFound);
    QCOMPARE(codeOf(await(clients->revokeSecret(id, made->secretId, 0))), notFound);
}

} // namespace octroi::test
