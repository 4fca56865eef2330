// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite.h"

#include <QSet>

namespace octroi::test {

namespace {

using backends::Capability;
using backends::KeyPatch;
using backends::NewKey;

const QString kAbsent = QStringLiteral("0000000000");

template <typename T>
QString codeOf(const Result<T> &result)
{
    return result.ok() ? QStringLiteral("ok") : errorCodeName(result.error().code);
}

QString named(ErrorCode code)
{
    return errorCodeName(code);
}

template <typename T, typename Read>
QList<T> all(Read read, int limit)
{
    QList<T> out;
    QString cursor;
    for (int i = 0; i < 1000; ++i) {
        const Result<backends::Page<T>> page = await(read(cursor, limit));
        if (!page || page->items.size() > limit)
            return {};
        out += page->items;
        cursor = page->next;
        if (cursor.isEmpty())
            return out;
    }
    return {};
}

} // namespace

QString BackendSuite::application()
{
    if (!m_application.isEmpty())
        return m_application;
    domain::Partner partner;
    partner.name = QStringLiteral("Conformance host");
    const auto createdPartner = await(m_backend.directory()->createPartner(partner, {}));
    domain::Scope scope;
    scope.name = QStringLiteral("conformance:read");
    const auto createdScope = await(m_backend.apis()->createScope(scope, {}));
    domain::Application application;
    application.partnerId = createdPartner ? createdPartner->id : QString();
    application.name = QStringLiteral("Conformance host");
    const auto created = await(m_backend.directory()->createApplication(application, {}));
    if (created && createdScope)
        m_application = created->id;
    return m_application;
}

backends::IssuedKey BackendSuite::key(const QString &name)
{
    NewKey key;
    key.applicationId = application();
    key.name = name;
    key.scopes = QStringList{QStringLiteral("conformance:read")};
    const auto issued = await(m_backend.keys()->issue(key, {}));
    return issued ? *issued : backends::IssuedKey();
}

void BackendSuite::directory()
{
    auto *directory = m_backend.directory();
    QVERIFY(directory);
    domain::Partner partner;
    partner.name = QStringLiteral("Conformance Ärzte & Söhne");
    partner.kind = domain::PartnerKind::ThirdParty;
    partner.tags = QStringList{QStringLiteral("emea"), QStringLiteral("pilot")};
    partner.contact = QStringLiteral("ops@kestrel.example");
    auto created = await(directory->createPartner(partner, {}));
    QVERIFY2(created.ok(), qPrintable(codeOf(created)));
    QVERIFY(!created->id.isEmpty());
    QCOMPARE(created->name, partner.name);
    QCOMPARE(created->kind, partner.kind);
    QCOMPARE(created->tags, partner.tags);
    QCOMPARE(created->contact, partner.contact);
    QVERIFY(created->version > 0);
    QVERIFY(created->createdAt.isValid());
    QCOMPARE(codeOf(await(directory->createPartner(partner, {}))), named(ErrorCode::Exists));
    QVERIFY(all<domain::Partner>([&](const QString &c, int l) { return directory->partners(c, l); }, 1)
                .contains(*created));

    domain::Partner edited = *created;
    edited.name = QStringLiteral("Conformance two");
    edited.tags.clear();
    edited.status = domain::PartnerStatus::Closed;
    const auto updated = await(directory->updatePartner(edited));
    QVERIFY2(updated.ok(), qPrintable(codeOf(updated)));
    QVERIFY(updated->version != created->version);
    edited.version = updated->version;
    QCOMPARE(*updated, edited);
    // A closed partner takes no new application.
    domain::Application application;
    application.partnerId = created->id;
    application.name = QStringLiteral("Conformance app");
    QCOMPARE(codeOf(await(directory->createApplication(application, {}))), named(ErrorCode::Conflict));
    edited.status = domain::PartnerStatus::Active;
    QVERIFY(await(directory->updatePartner(edited)).ok());

    const auto app = await(directory->createApplication(application, {}));
    QVERIFY2(app.ok(), qPrintable(codeOf(app)));
    QCOMPARE(app->partnerId, created->id);
    QCOMPARE(codeOf(await(directory->createApplication(application, {}))), named(ErrorCode::Exists));
    domain::Application renamed = *app;
    renamed.name = QStringLiteral("Conformance app two");
    QCOMPARE(await(directory->updateApplication(renamed))->name, renamed.name);
}

void BackendSuite::catalogue()
{
    auto *apis = m_backend.apis();
    QVERIFY(apis);
    domain::Scope scope;
    scope.name = QStringLiteral("conformance-orders:read");
    scope.description = QStringLiteral("Reads orders");
    scope.sensitivity = domain::Sensitivity::High;
    scope.maxLifetimeDays = 90;
    auto madeScope = await(apis->createScope(scope, {}));
    QVERIFY2(madeScope.ok(), qPrintable(codeOf(madeScope)));
    QCOMPARE(madeScope->description, scope.description);
    QCOMPARE(madeScope->maxLifetimeDays, 90);
    QCOMPARE(codeOf(await(apis->createScope(scope, {}))), named(ErrorCode::Exists));
    domain::Scope edited = *madeScope;
    edited.maxLifetimeDays = 0;
    edited.sensitivity = domain::Sensitivity::Low;
    const auto updatedScope = await(apis->updateScope(edited));
    QVERIFY2(updatedScope.ok(), qPrintable(codeOf(updatedScope)));
    QCOMPARE(updatedScope->maxLifetimeDays, 0);
    QCOMPARE(updatedScope->sensitivity, domain::Sensitivity::Low);

    if (backends::can(m_backend, Capability::Apis))
        declaredApis(scope.name);
    if (backends::can(m_backend, Capability::Plans))
        plans();
}

void BackendSuite::declaredApis(const QString &scopeName)
{
    auto *apis = m_backend.apis();
    domain::Api api;
    api.name = QStringLiteral("Conformance orders");
    api.basePath = QStringLiteral("/conformance/v1");
    api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/orders/{id}"), {scopeName}},
                     {QStringLiteral("*"), QStringLiteral("/open/**"), {}}};
    const auto madeApi = await(apis->createApi(api, {}));
    QVERIFY2(madeApi.ok(), qPrintable(codeOf(madeApi)));
    QCOMPARE(madeApi->endpoints, api.endpoints);
    domain::Api changed = *madeApi;
    changed.endpoints.removeLast();
    changed.basePath = QStringLiteral("/conformance/v2");
    const auto updatedApi = await(apis->updateApi(changed));
    QVERIFY2(updatedApi.ok(), qPrintable(codeOf(updatedApi)));
    QCOMPARE(updatedApi->endpoints, changed.endpoints);
    QCOMPARE(updatedApi->basePath, changed.basePath);
    QVERIFY(all<domain::Api>([&](const QString &c, int l) { return apis->apis(c, l); }, 10)
                .contains(*updatedApi));
}

void BackendSuite::plans()
{
    auto *apis = m_backend.apis();
    domain::Plan plan;
    plan.name = QStringLiteral("Conformance plan");
    plan.rate = 2.5;
    plan.burst = 5;
    plan.quotaDay = 1000;
    plan.quotaMonth = 20'000;
    plan.bandwidth = 1'000'000;
    plan.volumeMonth = 5'000'000'000;
    const auto madePlan = await(apis->createPlan(plan, {}));
    QVERIFY2(madePlan.ok(), qPrintable(codeOf(madePlan)));
    plan.id = madePlan->id;
    plan.createdAt = madePlan->createdAt;
    plan.version = madePlan->version;
    QCOMPARE(*madePlan, plan);
}

void BackendSuite::pages()
{
    QSet<QString> made;
    for (int i = 0; i < 7; ++i)
        made.insert(key(QStringLiteral("page %1").arg(i)).key.id);
    QCOMPARE(made.size(), 7);
    auto *keys = m_backend.keys();
    const auto listed = all<domain::ApiKey>([&](const QString &c, int l) { return keys->keys({}, c, l); }, 2);
    QSet<QString> seen;
    for (const domain::ApiKey &k : listed) {
        QVERIFY2(!seen.contains(k.id), "a page repeats what another held");
        seen.insert(k.id);
    }
    QVERIFY(seen.contains(made));
    const auto filtered = await(keys->keys(QStringLiteral("name:\"page 3\""), {}, 100));
    QVERIFY2(filtered.ok(), qPrintable(codeOf(filtered)));
    QCOMPARE(filtered->items.size(), 1);
    QCOMPARE(filtered->items.first().name, QStringLiteral("page 3"));
    QCOMPARE(codeOf(await(keys->keys(QStringLiteral("status:asleep"), {}, 100))), named(ErrorCode::Invalid));
}

void BackendSuite::keyLife()
{
    auto *keys = m_backend.keys();
    QVERIFY(keys);
    NewKey fresh;
    fresh.applicationId = application();
    fresh.name = QStringLiteral("life");
    fresh.environment = domain::Environment::Test;
    fresh.scopes = QStringList{QStringLiteral("conformance:read")};
    fresh.expiresAt = QDateTime::currentDateTimeUtc().addDays(30);
    fresh.restrictions.addresses = QStringList{QStringLiteral("10.0.0.0/8")};
    fresh.restrictions.referrers = QStringList{QStringLiteral("*.kestrel.example")};
    const auto issued = await(keys->issue(fresh, {}));
    QVERIFY2(issued.ok(), qPrintable(codeOf(issued)));
    domain::ApiKey key = issued->key;
    const QByteArray secret = issued->secret->reveal();
    QVERIFY(secret.contains(key.id.toLatin1()));
    QVERIFY(secret.endsWith(key.last4.toLatin1()));
    QCOMPARE(key.environment, domain::Environment::Test);
    QCOMPARE(key.scopes, fresh.scopes);
    QCOMPARE(key.expiresAt.toSecsSinceEpoch(), fresh.expiresAt.toSecsSinceEpoch());
    QCOMPARE(key.restrictions, fresh.restrictions);
    QCOMPARE(*await(keys->key(key.id)), key);

    const auto suspended = await(keys->suspend(key.id, key.version));
    QVERIFY2(suspended.ok(), qPrintable(codeOf(suspended)));
    QVERIFY(suspended->suspendedAt.isValid());
    QVERIFY(suspended->version > key.version);
    QCOMPARE(await(keys->suspend(key.id, 0))->version, suspended->version); // nothing new
    const auto resumed = await(keys->resume(key.id, suspended->version));
    QVERIFY2(resumed.ok(), qPrintable(codeOf(resumed)));
    QVERIFY(!resumed->suspendedAt.isValid());

    KeyPatch patch;
    patch.name = QStringLiteral("life two");
    patch.scopes = QStringList();
    patch.expiresAt = QDateTime();
    patch.restrictions = domain::Restrictions();
    const auto updated = await(keys->update(key.id, patch, resumed->version));
    QVERIFY2(updated.ok(), qPrintable(codeOf(updated)));
    QCOMPARE(updated->name, QStringLiteral("life two"));
    QVERIFY(updated->scopes.isEmpty());
    QVERIFY(!updated->expiresAt.isValid());
    QCOMPARE(updated->restrictions, domain::Restrictions());
    KeyPatch scopes;
    scopes.scopes = QStringList{QStringLiteral("conformance:*")};
    const auto scoped = await(keys->update(key.id, scopes, 0));
    QVERIFY2(scoped.ok(), qPrintable(codeOf(scoped)));
    QCOMPARE(scoped->name, QStringLiteral("life two")); // what is not named stays
    QCOMPARE(scoped->scopes, *scopes.scopes);

    const auto revoked = await(keys->revoke(key.id, scoped->version));
    QVERIFY2(revoked.ok(), qPrintable(codeOf(revoked)));
    QCOMPARE(revoked->statusAt(QDateTime::currentDateTimeUtc()), domain::KeyStatus::Revoked);
    QVERIFY(await(keys->revoke(key.id, 0)).ok());
    QCOMPARE(codeOf(await(keys->resume(key.id, 0))), named(ErrorCode::Conflict));
    QCOMPARE(codeOf(await(keys->suspend(key.id, 0))), named(ErrorCode::Conflict));
    QCOMPARE(codeOf(await(keys->update(key.id, patch, 0))), named(ErrorCode::Conflict));
    QCOMPARE(codeOf(await(keys->rotate(key.id, 0, {}))), named(ErrorCode::Conflict));
}

void BackendSuite::rotation()
{
    auto *keys = m_backend.keys();
    const backends::IssuedKey old = key(QStringLiteral("rotated"));
    const auto next = await(keys->rotate(old.key.id, 3600, {}));
    QVERIFY2(next.ok(), qPrintable(codeOf(next)));
    QVERIFY(next->key.id != old.key.id);
    QVERIFY(next->secret->reveal() != old.secret->reveal());
    QCOMPARE(next->key.predecessorId, old.key.id);
    QCOMPARE(next->key.scopes, old.key.scopes);
    const auto before = await(keys->key(old.key.id));
    QCOMPARE(before->successorId, next->key.id);
    QVERIFY(before->retiresAt.isValid());
    QCOMPARE(before->statusAt(QDateTime::currentDateTimeUtc()), domain::KeyStatus::Rotating);
}

void BackendSuite::absentObjects()
{
    auto *keys = m_backend.keys();
    const QString notFound = named(ErrorCode::NotFound);
    QCOMPARE(codeOf(await(keys->key(kAbsent))), notFound);
    QCOMPARE(codeOf(await(keys->suspend(kAbsent, 0))), notFound);
    QCOMPARE(codeOf(await(keys->resume(kAbsent, 0))), notFound);
    QCOMPARE(codeOf(await(keys->revoke(kAbsent, 0))), notFound);
    QCOMPARE(codeOf(await(keys->rotate(kAbsent, 0, {}))), notFound);
    KeyPatch patch;
    patch.name = QStringLiteral("x");
    QCOMPARE(codeOf(await(keys->update(kAbsent, patch, 0))), notFound);
    QCOMPARE(codeOf(await(keys->key(QStringLiteral("../partners")))), notFound);
    domain::Partner partner;
    partner.id = kAbsent;
    partner.name = QStringLiteral("Conformance nobody");
    QCOMPARE(codeOf(await(m_backend.directory()->updatePartner(partner))), notFound);
    domain::Scope scope;
    scope.name = QStringLiteral("conformance-none:x");
    QCOMPARE(codeOf(await(m_backend.apis()->updateScope(scope))), notFound);
}

void BackendSuite::wrongValues()
{
    const QString invalid = named(ErrorCode::Invalid);
    NewKey fresh;
    fresh.applicationId = application();
    fresh.name = QStringLiteral("wrong");
    fresh.scopes = QStringList{QStringLiteral("conformance-none:x")};
    const auto unknown = await(m_backend.keys()->issue(fresh, {}));
    QCOMPARE(codeOf(unknown), invalid);
    QCOMPARE(unknown.error().reason, QStringLiteral("scope_unknown"));
    QCOMPARE(unknown.error().field, QStringLiteral("scopes"));
    fresh.scopes.clear();
    fresh.expiresAt = QDateTime::currentDateTimeUtc().addDays(-1);
    QCOMPARE(codeOf(await(m_backend.keys()->issue(fresh, {}))), invalid);
    fresh.expiresAt = QDateTime();
    fresh.restrictions.addresses = QStringList{QStringLiteral("10.0.0.0/99")};
    QCOMPARE(codeOf(await(m_backend.keys()->issue(fresh, {}))), invalid);
    domain::Partner partner;
    partner.name = QString(500, u'x');
    const auto tooLong = await(m_backend.directory()->createPartner(partner, {}));
    QCOMPARE(codeOf(tooLong), invalid);
    QCOMPARE(tooLong.error().field, QStringLiteral("name"));
}

void BackendSuite::conflicts()
{
    const QString conflict = named(ErrorCode::PreconditionFailed);
    auto *keys = m_backend.keys();
    const domain::ApiKey old = key(QStringLiteral("contested")).key;
    KeyPatch patch;
    patch.name = QStringLiteral("contested two");
    QVERIFY(await(keys->update(old.id, patch, old.version)).ok());
    QCOMPARE(codeOf(await(keys->update(old.id, patch, old.version))), conflict);
    QCOMPARE(codeOf(await(keys->suspend(old.id, old.version))), conflict);
    QCOMPARE(codeOf(await(keys->revoke(old.id, old.version))), conflict);
    domain::Partner partner;
    partner.name = QStringLiteral("Conformance contested");
    domain::Partner created = *await(m_backend.directory()->createPartner(partner, {}));
    created.contact = QStringLiteral("a@kestrel.example");
    QVERIFY(await(m_backend.directory()->updatePartner(created)).ok());
    created.contact = QStringLiteral("b@kestrel.example");
    QCOMPARE(codeOf(await(m_backend.directory()->updatePartner(created))), conflict);
}

void BackendSuite::repeatedCreation()
{
    NewKey fresh;
    fresh.applicationId = application();
    fresh.name = QStringLiteral("repeated");
    const QString once = QStringLiteral("conformance-once-1");
    const auto first = await(m_backend.keys()->issue(fresh, once));
    const auto second = await(m_backend.keys()->issue(fresh, once));
    QVERIFY2(first.ok() && second.ok(), qPrintable(codeOf(second)));
    QCOMPARE(second->key.id, first->key.id);
    const auto other = await(m_backend.keys()->issue(fresh, QStringLiteral("conformance-once-2")));
    QVERIFY(other->key.id != first->key.id);
}

void BackendSuite::auditAndChanges()
{
    auto *audit = m_backend.audit();
    QVERIFY(audit);
    const domain::ApiKey made = key(QStringLiteral("audited")).key;
    QVERIFY(await(m_backend.keys()->revoke(made.id, 0)).ok());
    const auto mine = await(audit->entries(0, 10, made.id));
    QVERIFY2(mine.ok(), qPrintable(codeOf(mine)));
    QCOMPARE(mine->size(), 2);
    QCOMPARE(mine->first().action, QStringLiteral("key.revoke"));
    QCOMPARE(mine->last().action, QStringLiteral("key.issue"));
    QCOMPARE(mine->first().objectName, QStringLiteral("audited"));
    const auto page = await(audit->entries(0, 3, {}));
    QCOMPARE(page->size(), 3);
    const auto older = await(audit->entries(page->last().seq, 3, {}));
    QCOMPARE(older->first().seq, page->last().seq - 1);
    if (auto *changes = m_backend.changes()) {
        const auto since = await(changes->changesSince(mine->last().seq - 1, 10));
        QVERIFY2(since.ok(), qPrintable(codeOf(since)));
        QCOMPARE(since->size(), 2);
        QCOMPARE(since->last().seq, mine->first().seq);
        QCOMPARE(since->last().objectId, made.id);
    }
}

} // namespace octroi::test
