// SPDX-License-Identifier: GPL-3.0-or-later
// A key on the token bench, a token got live with a client of the tour, and what stands beside it.
#include "script.h"

#include "names.h"
#include "shell/mainwindow.h"

#include <QCoroTimer>

using namespace std::chrono_literals;

namespace octroi::app {

QCoro::Task<void> Script::tokens()
{
    co_await openPage(QStringLiteral("token-bench"));
    m_driver.checkNames(QStringLiteral("token bench, empty"));
    co_await m_driver.picture(QStringLiteral("token-bench-empty"));
    console().window()->openTarget({QStringLiteral("token-bench"), {}, QString::fromLatin1(m_key)});
    co_await QCoro::sleepFor(300ms);
    co_await m_driver.type(QStringLiteral("Method and path"), QStringLiteral("GET /nothing/here"));
    co_await m_driver.click(QStringLiteral("Would it be allowed?"));
    const std::function<bool()> refused = [this] { return m_driver.says(QStringLiteral("This call would be refused: it was revoked")); };
    const bool said = co_await m_driver.waitFor(refused, 5000);
    m_driver.note(QStringLiteral("would it be allowed"), QStringLiteral("a call with a revoked key is refused, rule by rule"), said, QStringLiteral("nothing was said"));
    m_driver.checkNames(QStringLiteral("token bench"));
    co_await m_driver.picture(QStringLiteral("token-bench-call"));
    for (const auto &[view, name] : std::initializer_list<std::pair<QString, QString>>{{QStringLiteral("request"), QStringLiteral("request-a-token")},
                                                                                      {QStringLiteral("live"), QStringLiteral("live-tokens")},
                                                                                      {QStringLiteral("trusted"), QStringLiteral("trusted-issuers")},
                                                                                      {QStringLiteral("calls"), QStringLiteral("call-log")}}) {
        console().window()->openTarget({QStringLiteral("token-bench"), view, {}});
        co_await QCoro::sleepFor(600ms);
        m_driver.checkNames(name);
        co_await m_driver.picture(name);
    }
    console().window()->openTarget({QStringLiteral("token-bench"), {}, {}});
}

} // namespace octroi::app
