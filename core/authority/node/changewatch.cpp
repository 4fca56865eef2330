// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/changewatch.h"

#include "authority/store/postgresconnection.h"

#include <chrono>

namespace octroi::authority {

namespace {
constexpr int kLookMs = 200; ///< how soon the thread sees that it is to stop
}

ChangeWatch::ChangeWatch(QString databaseUrl, Listener listener)
    : m_url(std::move(databaseUrl))
    , m_listener(std::move(listener))
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
        if (connection && (*connection)->execute("LISTEN octroi_changes; LISTEN octroi_tokens")) {
            m_listener.connected();
            while (!m_stopping) {
                const auto came = (*connection)->notifications(kLookMs);
                if (!came)
                    break;
                QList<Token> tokens;
                bool changed = false;
                for (const auto &one : *came) {
                    changed = changed || one.channel == "octroi_changes";
                    if (one.channel == "octroi_tokens")
                        tokens.append({QByteArray::fromHex(one.payload.mid(1)), one.payload.startsWith('+')});
                }
                if (changed)
                    m_listener.changed();
                if (!tokens.isEmpty())
                    m_listener.tokens(std::move(tokens));
            }
        }
        for (int waited = 0; waited < 1000 && !m_stopping; waited += kLookMs)
            std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    }
}

} // namespace octroi::authority
