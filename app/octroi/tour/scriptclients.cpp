// SPDX-License-Identifier: GPL-3.0-or-later
// An OAuth client: created, its secret rotated, suspended.
#include "script.h"

#include "names.h"
#include "shell/mainwindow.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoroTimer>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

using namespace names;

namespace {

const QString kStored = QStringLiteral("I have stored or passed on this secret");

} // namespace

const domain::OAuthClient *Script::client() const
{
    for (const domain::OAuthClient &one : console().inventory().clients()) {
        if (one.name == kClient)
            return &one;
    }
    return nullptr;
}

QCoro::Task<bool> Script::takeSecret()
{
    const bool shown = co_await m_driver.waitFor([this] { return m_driver.find(kStored) != nullptr; });
    co_await m_driver.picture(QStringLiteral("client-secret-shown-once"));
    co_await m_driver.click(kStored);
    co_await m_driver.click(QStringLiteral("Done"));
    const bool closed = co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 3000);
    co_return shown && closed;
}

QCoro::Task<void> Script::clients()
{
    co_await openPage(QStringLiteral("clients"));
    m_driver.checkNames(QStringLiteral("clients without any"));
    co_await m_driver.picture(QStringLiteral("clients-empty"));
    co_await m_driver.click(QStringLiteral("New client…"));
    auto *application = m_driver.find<QComboBox>(QStringLiteral("Partner and application"));
    if (application)
        application->setCurrentIndex(application->findData(m_applicationId));
    co_await m_driver.type(QStringLiteral("Name"), kClient);
    m_driver.clickRow(QStringLiteral("Scopes"), kScopeRead, true);
    m_driver.checkNames(QStringLiteral("new client"));
    co_await m_driver.picture(QStringLiteral("new-client"));
    co_await m_driver.click(QStringLiteral("Create client"));
    const bool taken = co_await takeSecret();
    m_driver.note(QStringLiteral("create client"), QStringLiteral("%1 with %2, its secret shown once").arg(kClient, kScopeRead),
                  taken && client() && client()->scopes == QStringList{kScopeRead} && client()->secrets.size() == 1,
                  QStringLiteral("it is not as asked for"));
    if (!client())
        co_return;
    console().window()->openTarget({QStringLiteral("clients"), client()->id, {}});
    co_await QCoro::sleepFor(400ms);
    co_await m_driver.click(QStringLiteral("Rotate the secret"));
    co_await m_driver.picture(QStringLiteral("rotate-secret"));
    co_await m_driver.click(QStringLiteral("Rotate secret"));
    const bool rotated = co_await takeSecret();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool both = client()->secrets.size() == 2 && client()->secrets[0].worksAt(now) && client()->secrets[1].worksAt(now);
    m_driver.note(QStringLiteral("rotate a secret"), QStringLiteral("both work for 7 days"), rotated && both,
                  QStringLiteral("%1 secrets").arg(client()->secrets.size()));
    co_await QCoro::sleepFor(400ms);
    m_driver.checkNames(QStringLiteral("client"));
    co_await m_driver.picture(QStringLiteral("client"));
    co_await refusedRedirects();
    co_await m_driver.click(QStringLiteral("Suspend…"));
    co_await m_driver.waitFor([this] { return m_driver.isSheetOpen(); }, 3000);
    co_await QCoro::sleepFor(600ms);
    co_await m_driver.picture(QStringLiteral("suspend-client"));
    co_await m_driver.click(QStringLiteral("Suspend 1 client"));
    const bool suspended = co_await m_driver.waitFor([this] { return client()->suspendedAt.isValid(); });
    m_driver.note(QStringLiteral("suspend client"), QStringLiteral("with the preview"), suspended, QStringLiteral("it still gets tokens"));
}

QCoro::Task<void> Script::refusedRedirects()
{
    co_await m_driver.click(QStringLiteral("New client…"));
    co_await m_driver.type(QStringLiteral("Name"), QStringLiteral("portal"));
    co_await m_driver.chooseSegment(QStringLiteral("Kind of program"), 1);
    co_await m_driver.type(QStringLiteral("Redirect URIs"), QStringLiteral("http://portal.example/callback"));
    m_driver.key(Qt::Key_Return);
    co_await QCoro::sleepFor(200ms);
    const bool said = m_driver.says(QStringLiteral("http sends the code in clear: use https."));
    m_driver.note(QStringLiteral("unsafe redirect"), QStringLiteral("is refused with a sentence at the field"), said,
                  QStringLiteral("nothing is said"));
    co_await m_driver.picture(QStringLiteral("client-redirect-refused"));
    m_driver.key(Qt::Key_Escape);
    m_driver.key(Qt::Key_Escape);
    co_await m_driver.waitFor([this] { return !m_driver.isSheetOpen(); }, 2000);
}

} // namespace octroi::app
