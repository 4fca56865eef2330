// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/sharing.h"

#include "authority/http/checkroute.h"
#include "base/log.h"

namespace octroi::authority {

Sharing::Sharing(Issuer &issuer, AuthorizationServer &oauth, CheckRoute &check, const Clock &clock, qint64 graceMs, Post post)
    : m_issuer(issuer)
    , m_oauth(oauth)
    , m_check(check)
    , m_clock(clock)
    , m_post(std::move(post))
    , m_health(graceMs)
{
}

Result<void> Sharing::start(const QString &databaseUrl, Verifier &verifier)
{
    auto lessor = QuotaLessor::start([databaseUrl] { return openPostgresStore(databaseUrl); }, verifier,
                                     m_requests, m_clock);
    if (!lessor)
        return lessor.error();
    m_lessor = std::move(*lessor);
    m_watch = std::make_unique<ChangeWatch>(databaseUrl,
                                            ChangeWatch::Listener{[this] {
                                                                      m_missed = true;
                                                                      tell();
                                                                  },
                                                                  [this] { tell(); },
                                                                  [this](QList<ChangeWatch::Token> tokens) {
                                                                      tellOf(std::move(tokens));
                                                                  }});
    return {};
}

void Sharing::stop()
{
    m_watch.reset();
    m_lessor.reset();
}

void Sharing::tell()
{
    // One that waits in the queue reads whatever came until then.
    if (m_told.exchange(true))
        return;
    if (!m_post([this] {
            m_told = false;
            follow();
        }))
        m_told = false; // the queue is full or the node stops: the next second reads it
}

void Sharing::tellOf(QList<ChangeWatch::Token> tokens)
{
    if (!m_post([this, tokens = std::move(tokens)] { followTokens(tokens); }))
        m_missed = true; // the next second reads all of them
}

void Sharing::followTokens(const QList<ChangeWatch::Token> &tokens)
{
    // The client of a token may be as new as the token.
    bool read = m_issuer.catchUp().ok();
    for (const ChangeWatch::Token &token : tokens)
        read = read && m_oauth.followToken(token.digest, token.lives);
    if (!read)
        m_missed = true;
}

void Sharing::follow()
{
    const qint64 now = m_clock.nowMs();
    const auto read = m_issuer.catchUp();
    if (read && m_missed.exchange(false) && !m_oauth.readTokens())
        m_missed = true;
    if (read) {
        if (!m_health.available())
            logEvent(LogLevel::Info, "database.back",
                     {{"lost_for_s", QString::number(m_health.lostForMs(now) / 1000)}});
        m_health.found();
    } else if (read.error().code == ErrorCode::Unavailable) {
        if (m_health.lost(now))
            logEvent(LogLevel::Error, "database.lost",
                     {{"error", read.error().toString()},
                      {"what_to_do", QStringLiteral("calls are checked from memory meanwhile and changes are "
                                                    "refused; bring the database back")}});
    } else {
        logEvent(LogLevel::Error, "changes.not_read", {{"error", read.error().toString()}});
    }
    m_check.setClosed(m_health.tooLong(now));
}

} // namespace octroi::authority
