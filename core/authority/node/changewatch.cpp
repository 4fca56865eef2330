// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/changewatch.h"

#include "authority/store/postgresconnection.h"

#include <chrono>

namespace octroi::authority {

namespace {
constexpr int kLookMs = 200; ///< how soon the thread sees that it is to stop
}

ChangeWatch::ChangeWatch(QString databaseUrl, std::function<void()> changed)
    : m_url(std::move(databaseUrl))
    , m_changed(std::move(changed))
    , m_thread([this] { run(); })
{
}

ChangeWatch::~ChangeWatch()
{
    m_stopping = true;
    m_thread.join();
}

void ChangeWatch::run()
{
    while (!m_stopping) {
        const auto connection = PostgresConnection::open(m_url);
        if (connection && (*connection)->execute("LISTEN octroi_changes")) {
            m_changed();
            while (!m_stopping) {
                const auto came = (*connection)->notifications(kLookMs);
                if (!came)
                    break;
                if (*came > 0)
                    m_changed();
            }
        }
        for (int waited = 0; waited < 1000 && !m_stopping; waited += kLookMs)
            std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    }
}

} // namespace octroi::authority
