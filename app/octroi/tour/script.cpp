// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include "session/builtinserver.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCoroNetworkReply>
#include <QCoroTimer>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QMainWindow>
#include <QNetworkReply>
#include <QUdpSocket>
#include <chrono>

using namespace std::chrono_literals;

// The tour runs in English, so the names of the controls are written here as they stand in the source.
namespace octroi::app {

namespace {

const QString kPartner = QStringLiteral("Wrenmoor Logistics");
const QString kApplication = QStringLiteral("Tour desk");
const QString kScopeRead = QStringLiteral("parcels:read"), kScopeWrite = QStringLiteral("parcels:write");
const QString kApi = QStringLiteral("Parcels");
const QString kKey = QStringLiteral("parcel-desk-2027");
const QByteArray kAllowed = "/parcels/v1/parcels/4711", kForbidden = "/parcels/v1/parcels/4711/cancel";

} // namespace

Script::Script(Application &application, Driver &driver, Options options)
    : m_application(application), m_driver(driver), m_options(std::move(options))
{
    m_network.setTransferTimeout(5000);
}

QCoro::Task<void> Script::run()
{
    const bool started = co_await firstStart();
    if (!started)
        co_return;
    const bool signedIn = co_await signIn();
    if (!signedIn)
        co_return;
    co_await secondConsole();
    co_await directory();
    co_await catalogue();
    const bool issued = co_await issueKey();
    if (issued) {
        co_await browse();
        co_await calls();
        co_await changes();
        co_await restart();
    }
    co_await pages();
}

QCoro::Task<bool> Script::firstStart()
{
    m_application.showWelcome();
    m_driver.setWindow(m_application.welcomeWindow());
    co_await QCoro::sleepFor(200ms);
    m_driver.checkNames(QStringLiteral("first start"));
    co_await m_driver.picture(QStringLiteral("first-start"));
    co_await m_driver.click(QStringLiteral("Explore with demo data"));
    const bool there = co_await m_driver.waitFor([this] { return m_application.console() != nullptr; });
    m_driver.note(QStringLiteral("first start"), QStringLiteral("showed the three choices and chose the demo data"), there,
                  QStringLiteral("the console did not open"));
    if (there) {
        m_driver.setWindow(console().window());
        console().window()->resize(1440, 900);
    }
    co_return there;
}

QCoro::Task<bool> Script::signIn()
{
    const bool ready = co_await m_driver.waitFor(
        [this] {
            return console().backend().state() == backends::BackendState::Online
                && console().inventory().lastSync().isValid() && !console().inventory().keys().empty();
        },
        60'000);
    m_driver.note(QStringLiteral("sign in"),
                  QStringLiteral("octroid runs at %1 and was signed in to without asking: %2 keys")
                      .arg(console().server()->endpoint().issuer).arg(console().inventory().keys().size()),
                  ready,
                  QStringLiteral("state %1; backend %2; inventory %3")
                      .arg(int(console().backend().state()))
                      .arg(console().backend().lastError().toString(), console().inventory().lastError().toString()));
    const auto mode = QFileInfo(m_options.dataFolder).permissions();
    const bool secret = (mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) == 0;
    m_driver.note(QStringLiteral("data folder"), QStringLiteral("is its owner's alone (0700)"), secret,
                  QStringLiteral("others may read it"));
    if (!m_options.proxyFile.isEmpty()) {
        co_await m_driver.waitFor([this] { return QFileInfo(m_options.proxyFile).size() > 0; }, 30'000);
        QFile file(m_options.proxyFile);
        if (file.open(QIODevice::ReadOnly))
            m_proxy = QString::fromUtf8(file.readAll()).trimmed();
        m_driver.note(QStringLiteral("proxy"), QStringLiteral("calls go through ") + m_proxy, !m_proxy.isEmpty(),
                      QStringLiteral("no proxy was named"));
    }
    co_return ready;
}

QCoro::Task<void> Script::secondConsole()
{
    session::BuiltinServer::Options options;
    options.dataFolder = m_options.dataFolder;
    options.program = m_options.program;
    session::BuiltinServer second(options);
    const Result<session::Endpoint> endpoint = co_await second.start();
    const bool same = endpoint && endpoint->issuer == console().server()->endpoint().issuer && !second.isOurs();
    m_driver.note(QStringLiteral("second console"), QStringLiteral("a second one on the folder uses the first one's octroid"), same,
                  endpoint ? QStringLiteral("it started another") : endpoint.error().toString());
}

QCoro::Task<void> Script::openPage(QString pageId)
{
    console().openPage(pageId);
    const std::function<bool()> shown = [this, pageId] { return console().window()->currentPage()->pageId() == pageId; };
    co_await m_driver.waitFor(shown, 2000);
    co_await QCoro::sleepFor(250ms);
}

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

QCoro::Task<bool> Script::issueKey()
{
    console().window()->openTarget({QStringLiteral("partners"), m_partnerId, {}});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.click(QStringLiteral("Issue…"));
    co_await m_driver.waitForWidget(QStringLiteral("Partner and application"));
    auto *application = m_driver.find<QComboBox>(QStringLiteral("Partner and application"));
    const bool chosen = application && application->currentData().toString() == m_applicationId;
    m_driver.note(QStringLiteral("issue"), QStringLiteral("the sheet knows the application"), chosen,
                  application ? application->currentText() : QStringLiteral("there is no choice of applications"));
    co_await m_driver.type(QStringLiteral("Name"), kKey);
    m_driver.clickRow(QStringLiteral("Scopes"), kScopeRead, true);
    co_await m_driver.chooseSegment(QStringLiteral("Expiry"), 1);
    m_driver.checkNames(QStringLiteral("issue key"));
    co_await m_driver.picture(QStringLiteral("issue-key"));
    co_await m_driver.click(QStringLiteral("Issue key"));

    bool shown = co_await m_driver.waitFor([this] { return m_driver.find(QStringLiteral("I have stored or delivered this key")) != nullptr; });
    co_await m_driver.click(QStringLiteral("Reveal"));
    co_await m_driver.click(QStringLiteral("Copy; the clipboard is emptied after 30 seconds"));
    m_key = m_driver.clipboard();
    shown = shown && m_key.startsWith("oct_live_");
    co_await m_driver.picture(QStringLiteral("key-shown-once"));
    for (const auto &key : console().inventory().keys()) {
        if (key.name == kKey)
            m_keyId = key.id;
    }
    m_driver.note(QStringLiteral("issue key"), QStringLiteral("%1 with %2 for 90 days, shown once").arg(kKey, kScopeRead),
                  shown && issued() && issued()->scopes == QStringList{kScopeRead} && issued()->expiresAt.isValid(),
                  QStringLiteral("it was not shown or is not as asked for"));
    co_await m_driver.click(QStringLiteral("I have stored or delivered this key"));
    co_await m_driver.click(QStringLiteral("Done"));
    const bool closed = co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 3000);
    m_driver.note(QStringLiteral("shown once"), QStringLiteral("the sheet closed for good"), closed, QStringLiteral("it is still open"));
    co_return shown && issued();
}

const domain::ApiKey *Script::issued() const
{
    return console().inventory().key(m_keyId);
}

QCoro::Task<void> Script::browse()
{
    co_await openPage(QStringLiteral("partners"));
    co_await m_driver.type(QStringLiteral("Filter partners"), QStringLiteral("wrenm"));
    co_await QCoro::sleepFor(300ms);
    auto *tree = m_driver.find<QAbstractItemView>(QStringLiteral("Partners, applications and credentials"));
    m_driver.note(QStringLiteral("tree"), QStringLiteral("search leaves the one partner"), tree && tree->model()->rowCount() == 1,
                  QStringLiteral("it shows %1 rows").arg(tree ? tree->model()->rowCount() : -1));
    co_await m_driver.type(QStringLiteral("Filter partners"), QString());
    m_driver.key(Qt::Key_Backspace);

    co_await openPage(QStringLiteral("credentials"));
    co_await m_driver.type(QStringLiteral("Filter credentials"), QStringLiteral("status:active partner:wrenmoor*"));
    auto *table = m_driver.find<QAbstractItemView>(QStringLiteral("Credentials"));
    const bool one = co_await m_driver.waitFor([&] { return table && table->model()->rowCount() == 1; }, 3000);
    m_driver.note(QStringLiteral("flat list"), QStringLiteral("a filter finds the one key"), one,
                  QStringLiteral("it shows %1 rows").arg(table ? table->model()->rowCount() : -1));
    console().window()->openTarget({QStringLiteral("credentials"), m_keyId, {}});
    co_await QCoro::sleepFor(200ms);
}

QCoro::Task<Script::Answer> Script::call(QByteArray key, QByteArray method, QByteArray uri)
{
    const QString issuer = console().server()->endpoint().issuer;
    QNetworkRequest request(QUrl(m_proxy.isEmpty() ? issuer + QStringLiteral("/v1/check") : m_proxy + QString::fromLatin1(uri)));
    request.setRawHeader("X-API-Key", key);
    if (m_proxy.isEmpty()) {
        request.setRawHeader("X-Original-Method", method);
        request.setRawHeader("X-Original-URI", uri);
        request.setRawHeader("X-Real-IP", "198.51.100.7");
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, m_proxy.isEmpty() ? QByteArray("GET") : method);
    co_await qCoro(reply).waitForFinished();
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.refusal = reply->rawHeader("X-Octroi-Refusal");
    answer.body = reply->readAll();
    const QByteArray credential = reply->rawHeader("X-Octroi-Credential");
    reply->deleteLater();
    if (m_proxy.isEmpty()) {
        // The line that a proxy's access log would have held.
        const QUrl syslog(QStringLiteral("udp://") + console().server()->endpoint().syslog);
        const QByteArray line = "<190>Jan  1 00:00:00 octroi: {\"k\":\"" + credential + "\",\"i\":\"tour\",\"m\":\"" + method
            + "\",\"u\":\"" + uri + "\",\"s\":" + QByteArray::number(answer.status)
            + ",\"bi\":312,\"bo\":2048,\"t\":0.018,\"r\":\"" + answer.refusal + "\"}";
        QUdpSocket socket;
        socket.writeDatagram(line, QHostAddress(syslog.host()), quint16(syslog.port()));
    }
    co_return answer;
}

QCoro::Task<void> Script::expectCall(QString step, QByteArray uri, int status, QByteArray refusal)
{
    const QByteArray method = uri == kForbidden ? "POST" : "GET";
    const Answer answer = co_await call(m_key, method, uri);
    const bool reason = !m_proxy.isEmpty() || answer.refusal == refusal;
    m_driver.note(step, QStringLiteral("%1 %2 is answered with %3").arg(QString::fromLatin1(method), QString::fromLatin1(uri)).arg(status),
                  answer.status == status && reason,
                  QStringLiteral("%1 %2").arg(answer.status).arg(QString::fromLatin1(answer.refusal)));
}

QCoro::Task<void> Script::calls()
{
    co_await openPage(QStringLiteral("usage"));
    qint64 requests = 0, bytesOut = 0;
    const auto watch = connect(&console().backend(), &backends::Backend::livePoint, this,
                               [&](const domain::LivePoint &point) {
                                   for (const auto &key : point.keys) {
                                       if (key.keyId == m_keyId) {
                                           requests += key.requests;
                                           bytesOut += key.bytesOut;
                                       }
                                   }
                               });
    co_await expectCall(QStringLiteral("allowed call"), kAllowed, 200, {});
    co_await expectCall(QStringLiteral("missing scope"), kForbidden, 403, "scope_missing");
    const bool live = co_await m_driver.waitFor([&] { return requests == 2 && bytesOut > 0; }, 4000);
    disconnect(watch);
    m_driver.note(QStringLiteral("live"), QStringLiteral("both calls and their bytes came over the live stream"), live,
                  QStringLiteral("%1 requests, %2 bytes").arg(requests).arg(bytesOut));
    const Answer unknown = co_await call("oct_live_0000000000" + QByteArray(38, '0'), "GET", kAllowed);
    m_driver.note(QStringLiteral("malformed key"), QStringLiteral("is refused"), unknown.status == 401, QString::number(unknown.status));
    const bool used = co_await m_driver.waitFor([this] { return issued() && issued()->lastUsedAt.isValid(); }, 6000);
    m_driver.note(QStringLiteral("last used"), QStringLiteral("is known for the key"), used, QStringLiteral("it says never"));
}

QCoro::Task<void> Script::changes()
{
    const auto detail = [this]() -> QCoro::Task<void> {
        console().window()->openTarget({QStringLiteral("credentials"), m_keyId, {}});
        co_await QCoro::sleepFor(300ms);
    };
    co_await detail();
    m_driver.checkNames(QStringLiteral("credential"));
    co_await m_driver.picture(QStringLiteral("credential"));
    co_await m_driver.click(QStringLiteral("Edit the scopes"));
    m_driver.clickRow(QStringLiteral("Scopes"), kScopeWrite, true);
    co_await m_driver.click(QStringLiteral("Save scopes"));
    bool done = co_await m_driver.waitFor([this] { return issued()->scopes.contains(kScopeWrite); });
    m_driver.note(QStringLiteral("change scopes"), QStringLiteral("added %1").arg(kScopeWrite), done, QStringLiteral("the key has not got it"));
    co_await expectCall(QStringLiteral("new scope"), kForbidden, 200, {});

    co_await detail();
    const QDateTime before = issued()->expiresAt;
    co_await m_driver.click(QStringLiteral("Set expiry…"));
    co_await m_driver.chooseSegment(QStringLiteral("Expiry"), 2);
    co_await m_driver.picture(QStringLiteral("set-expiry"));
    co_await m_driver.click(QStringLiteral("Set expiry"));
    done = co_await m_driver.waitFor([&] { return issued()->expiresAt > before && !m_driver.isSheetOpen(); });
    m_driver.note(QStringLiteral("change expiry"), QStringLiteral("from 90 to 180 days"), done, QStringLiteral("it is as before"));

    // Named, because g++ before 13 destroys an aggregate made within a co_await expression twice.
    const change::Change suspend = change::SuspendKey{m_keyId}, resume = change::ResumeKey{m_keyId};
    co_await apply(QStringLiteral("suspend"), suspend, domain::KeyStatus::Suspended);
    co_await expectCall(QStringLiteral("suspended"), kAllowed, 401, "suspended");
    co_await apply(QStringLiteral("resume"), resume, domain::KeyStatus::Active);
    co_await expectCall(QStringLiteral("resumed"), kAllowed, 200, {});
    co_await detail();
    co_await m_driver.click(QStringLiteral("Revoke…"));
    co_await m_driver.waitFor([this] { return m_driver.isSheetOpen(); }, 3000);
    co_await QCoro::sleepFor(600ms);
    m_driver.checkNames(QStringLiteral("revoke preview"));
    co_await m_driver.picture(QStringLiteral("change-preview"));
    co_await m_driver.click(QStringLiteral("Revoke key"));
    done = co_await m_driver.waitFor([this] { return issued()->revokedAt.isValid(); });
    m_driver.note(QStringLiteral("revoke"), QStringLiteral("with the preview"), done, QStringLiteral("the key still lives"));
    co_await expectCall(QStringLiteral("revoked"), kAllowed, 401, "revoked");
}

QCoro::Task<void> Script::apply(QString step, change::Change change, domain::KeyStatus expected)
{
    Q_EMIT console().window()->changeRequested({change});
    co_await QCoro::sleepFor(300ms);
    if (m_driver.isSheetOpen())
        co_await m_driver.click(QStringLiteral("Suspend key"));
    const auto is = [this, expected] { return issued()->statusAt(QDateTime::currentDateTimeUtc()) == expected; };
    const bool done = co_await m_driver.waitFor(is);
    m_driver.note(step, domain::keyStatusName(expected), done, QStringLiteral("the key's state is another"));
}

QCoro::Task<void> Script::restart()
{
    const auto used = [this]() -> QCoro::Task<qint64> {
        backends::UsageRequest request;
        request.to = QDateTime::currentDateTimeUtc().addSecs(60);
        request.from = request.to.addSecs(-7200);
        request.groupBy = QStringList{QStringLiteral("key")};
        request.keyId = m_keyId;
        const auto rows = co_await console().backend().usage(request);
        qint64 sum = 0;
        for (const auto &row : rows ? *rows : QList<domain::UsageRow>())
            sum += row.totals.requests;
        co_return sum;
    };
    const qint64 before = co_await used();
    const QString issuer = console().server()->endpoint().issuer;
    const qint64 pid = console().server()->endpoint().pid;
    console().restartServer();
    const bool back = co_await m_driver.waitFor(
        [&] {
            return console().server()->endpoint().pid != pid && console().server()->state() == session::BuiltinServer::State::Running
                && console().backend().state() == backends::BackendState::Online;
        },
        20'000);
    m_driver.note(QStringLiteral("restart"), QStringLiteral("octroid was ended and started over the same data"), back, QStringLiteral("it did not come back"));
    if (!back)
        co_return;
    const auto key = co_await console().backend().key(m_keyId);
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("the key is there and revoked"), key && key->revokedAt.isValid(),
                  key ? QStringLiteral("it is not revoked") : key.error().toString());
    const qint64 after = co_await used();
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("its %1 calls are there").arg(before), before > 0 && after == before,
                  QStringLiteral("%1 are").arg(after));
    const auto entries = co_await console().backend().entries(0, 100, m_keyId);
    m_driver.note(QStringLiteral("after the restart"), QStringLiteral("its audit entries are there"), entries && entries->size() >= 6,
                  QStringLiteral("there are %1").arg(entries ? entries->size() : 0));
    if (m_proxy.isEmpty())
        co_await expectCall(QStringLiteral("after the restart"), kAllowed, 401, "revoked");
}

QCoro::Task<void> Script::pages()
{
    // A while of live traffic, so that the charts have something to show.
    co_await QCoro::sleepFor(12s);
    for (const QString &page : {QStringLiteral("overview"), QStringLiteral("partners"), QStringLiteral("credentials"), QStringLiteral("scopes"),
                                QStringLiteral("usage"), QStringLiteral("audit"), QStringLiteral("settings")}) {
        QString object;
        if (page == QLatin1String("partners"))
            object = console().inventory().partners().at(3).id;
        console().window()->openTarget({page, object, page == QLatin1String("credentials") ? QStringLiteral("status:active expires<30d") : QString()});
        co_await QCoro::sleepFor(1200ms);
        m_driver.checkNames(page);
        co_await m_driver.picture(page);
    }
    console().window()->openPalette();
    co_await QCoro::sleepFor(400ms);
    m_driver.checkNames(QStringLiteral("command palette"));
    co_await m_driver.picture(QStringLiteral("command-palette"));
    m_driver.key(Qt::Key_Escape);

    m_application.language().use(QStringLiteral("fr"));
    console().window()->openTarget({QStringLiteral("credentials"), {}, QStringLiteral("status:active expires<30d")});
    co_await QCoro::sleepFor(600ms);
    co_await m_driver.picture(QStringLiteral("credentials-french"));
    m_application.language().use(QStringLiteral("en"));
}

} // namespace octroi::app
