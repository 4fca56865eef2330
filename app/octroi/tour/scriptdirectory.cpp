// SPDX-License-Identifier: GPL-3.0-or-later
// What is given access to: partner, application, scopes, API.
#include "script.h"

#include "names.h"
#include "shell/mainwindow.h"

#include <QClipboard>
#include <QCoroTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

using namespace names;

namespace {

const char kDocument[] =
    "openapi: 3.0.3\ninfo: {title: %1, version: '2'}\nservers: [{url: 'https://api.example/parcels/v1'}]\npaths:\n"
    "  /parcels/{id}:\n    get: {security: [{login: ['%2']}]}\n    delete: {security: [{login: ['%3']}]}\n"
    "  /parcels/{id}/events:\n    get: {security: [{login: ['parcels:track']}]}\n"
    "components:\n  securitySchemes:\n    login:\n      type: oauth2\n      flows:\n        clientCredentials:\n"
    "          tokenUrl: https://id.example/token\n          scopes: {'parcels:track': Follow a parcel}\n";

} // namespace

QCoro::Task<void> Script::directory()
{
    co_await openPage(QStringLiteral("partners"));
    co_await m_driver.click(QStringLiteral("New partner"));
    co_await m_driver.type(QStringLiteral("Name"), kPartner);
    co_await m_driver.type(QStringLiteral("Contact"), QStringLiteral("api@wrenmoor.example"));
    co_await m_driver.click(QStringLiteral("Create partner"));
    auto &inventory = console().inventory();
    co_await m_driver.waitFor([&] {
        for (const auto &partner : inventory.partners()) {
            if (partner.name == kPartner)
                m_partnerId = partner.id;
        }
        return !m_partnerId.isEmpty() && !m_driver.isSheetOpen();
    });
    m_driver.note(QStringLiteral("create partner"), kPartner, !m_partnerId.isEmpty(), QStringLiteral("it is not in the list"));

    co_await m_driver.click(QStringLiteral("New partner"));
    co_await m_driver.type(QStringLiteral("Name"), kPartner.toUpper());
    co_await m_driver.click(QStringLiteral("Create partner"));
    co_await QCoro::sleepFor(500ms);
    m_driver.note(QStringLiteral("same partner twice"), QStringLiteral("is refused and nothing typed is lost"),
                  m_driver.isSheetOpen() && m_driver.find<QLineEdit>(QStringLiteral("Name"))->text() == kPartner.toUpper(),
                  QStringLiteral("the sheet is gone"));
    m_driver.key(Qt::Key_Escape);
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 2000);

    console().window()->openTarget({QStringLiteral("partners"), m_partnerId, {}});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Add an application"));
    co_await m_driver.type(QStringLiteral("Name"), kApplication);
    co_await m_driver.click(QStringLiteral("Create application"));
    co_await m_driver.waitFor([&] {
        for (const auto *application : inventory.applicationsOf(m_partnerId))
            m_applicationId = application->id;
        return !m_applicationId.isEmpty() && !m_driver.isSheetOpen();
    });
    m_driver.note(QStringLiteral("create application"), kApplication, !m_applicationId.isEmpty(), QStringLiteral("it is not in the list"));
}

QCoro::Task<void> Script::catalogue()
{
    co_await openPage(QStringLiteral("scopes"));
    auto &inventory = console().inventory();
    for (const QString &name : {kScopeRead, kScopeWrite}) {
        co_await m_driver.click(QStringLiteral("New scope…"));
        co_await m_driver.type(QStringLiteral("Name"), name);
        co_await m_driver.type(QStringLiteral("Description"),
                               name == kScopeRead ? QStringLiteral("Read parcels and where they are")
                                                  : QStringLiteral("Change and cancel parcels"));
        co_await m_driver.click(QStringLiteral("Create scope"));
        const bool there = co_await m_driver.waitFor([&] { return inventory.scope(name) && !m_driver.isSheetOpen(); });
        m_driver.note(QStringLiteral("create scope"), name, there, QStringLiteral("it is not in the list"));
    }
    domain::Api api;
    api.name = kApi;
    api.basePath = QStringLiteral("/parcels/v1");
    api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/parcels/{id}"), {kScopeRead}},
                     {QStringLiteral("POST"), QStringLiteral("/parcels/{id}/cancel"), {kScopeWrite}}};
    co_await createApi(api);
    const bool there = co_await m_driver.waitFor([&] {
        return std::any_of(inventory.apis().begin(), inventory.apis().end(), [](const auto &a) { return a.name == kApi && a.endpoints.size() == 2; })
            && !m_driver.isSheetOpen();
    });
    m_driver.note(QStringLiteral("create API"), QStringLiteral("%1 with 2 endpoints").arg(kApi), there, QStringLiteral("it is not in the list"));
    // The next version of it, as a document; looked at, and not taken in.
    QGuiApplication::clipboard()->setText(QString::fromLatin1(kDocument).arg(kApi, kScopeRead, kScopeWrite));
    co_await m_driver.click(QStringLiteral("Import OpenAPI…"));
    co_await m_driver.click(QStringLiteral("Paste the document"));
    const bool compared = co_await m_driver.waitForWidget(QStringLiteral("What the document would change"), 5000);
    m_driver.checkNames(QStringLiteral("import OpenAPI"));
    m_driver.note(QStringLiteral("compare with an OpenAPI document"), QStringLiteral("what is new, changed and gone"), compared,
                  QStringLiteral("nothing is shown"));
    co_await m_driver.picture(QStringLiteral("import-openapi"));
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 2000);
}

QCoro::Task<void> Script::createApi(domain::Api api)
{
    co_await m_driver.click(QStringLiteral("New API…"));
    co_await m_driver.type(QStringLiteral("Name"), api.name);
    co_await m_driver.type(QStringLiteral("Base path"), api.basePath);
    for (qsizetype row = 0; row < api.endpoints.size(); ++row) {
        co_await m_driver.click(QStringLiteral("Add endpoint"));
        const auto &endpoint = api.endpoints[row];
        co_await m_driver.typeCell(QStringLiteral("Endpoints"), int(row), 0, endpoint.method);
        co_await m_driver.typeCell(QStringLiteral("Endpoints"), int(row), 1, endpoint.path);
        co_await m_driver.typeCell(QStringLiteral("Endpoints"), int(row), 2, endpoint.scopes.join(QLatin1Char(' ')));
    }
    co_await m_driver.picture(QStringLiteral("new-api"));
    co_await m_driver.click(QStringLiteral("Create API"));
}

} // namespace octroi::app
