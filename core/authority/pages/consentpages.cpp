// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/sitepages.h"

#include "base/log.h"

namespace octroi::authority {

namespace {

/// As people type it: "bcdf ghjk" or "BCDF-GHJK".
QString typedCode(const QString &text)
{
    QString out;
    for (const QChar c : text.left(40).toUpper()) {
        if (c.isLetterOrNumber())
            out += c;
    }
    return out;
}

} // namespace

Response SitePages::consentPage(Browser &browser, const Credentials::Session &session, const AskedFor &asked, const QString &requestId,
                            const QString &userCode) const
{
    const QString language = languageOf(browser, session.stored.account.locale, &asked);
    const Words &words = Words::in(language);
    QVariantList scopes;
    for (const AskedFor::Scope &scope : asked.scopes) {
        // What the protocol itself means is said in the page's words, the rest in the organisation's.
        const QString known = words.text(QStringLiteral("scope.") + scope.name);
        scopes << QVariantMap{{QStringLiteral("scope"), scope.name}, {QStringLiteral("description"), scope.description.isEmpty() ? known : scope.description},
                              {QStringLiteral("sensitive"), scope.sensitive}};
    }
    for (const QString &detail : asked.details)
        scopes << QVariantMap{{QStringLiteral("scope"), detail}, {QStringLiteral("description"), words.text(QStringLiteral("consent.detail"))}, {QStringLiteral("sensitive"), true}};
    return show(browser, {200, QStringLiteral("consent"), language,
                          {{QStringLiteral("client"), asked.clientName},
                           {QStringLiteral("application"), asked.applicationName},
                           {QStringLiteral("partner"), asked.partnerName},
                           {QStringLiteral("account"), session.stored.account.name},
                           {QStringLiteral("scopes"), scopes},
                           {QStringLiteral("action"), userCode.isEmpty() ? QStringLiteral("/consent") : QStringLiteral("/device")},
                           {QStringLiteral("request"), requestId},
                           {QStringLiteral("user_code"), userCode}},
                          asked.redirectOrigin, false});
}

SitePages::Answer SitePages::consent(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const QString requestId = visit.query.value(QStringLiteral("request"));
    std::optional<Response> instead;
    const Session session = wholeSession(browser, requestId, instead);
    if (!session)
        return instead;
    const auto asked = askedFor(requestId);
    if (!asked || !*asked)
        return failure(browser, asked ? Error{ErrorCode::NotFound, {}, {}, {}, {}} : asked.error());
    if ((*asked)->refused || mustSignInAgain(*session, **asked))
        return proceed(browser, *session, requestId);
    return consentPage(browser, *session, **asked, requestId, {});
}

SitePages::Answer SitePages::postConsent(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    const QString requestId = form->value(QStringLiteral("request"));
    std::optional<Response> instead;
    const Session session = wholeSession(browser, requestId, instead);
    if (!session)
        return instead;
    const auto asked = askedFor(requestId);
    if (!asked || !*asked)
        return failure(browser, asked ? Error{ErrorCode::NotFound, {}, {}, {}, {}} : asked.error());
    if ((*asked)->refused || mustSignInAgain(*session, **asked))
        return proceed(browser, *session, requestId);
    const bool allowed = form->value(QStringLiteral("decision")) == QLatin1String("allow");
    if (allowed) {
        if (const auto kept = m_s.credentials.rememberConsent(session->session.accountId, (*asked)->clientId, (*asked)->scopeNames()); !kept)
            return failure(browser, kept.error());
    }
    const auto to = allowed ? m_s.authorization->approve(requestId, approverOf(*session)) : m_s.authorization->refuse(requestId, QStringLiteral("access_denied"));
    logEvent(LogLevel::Info, allowed ? "consent.given" : "consent.refused", {{"account", session->session.accountId}, {"client", (*asked)->clientId}});
    return to ? redirect(browser, *to) : failure(browser, to.error());
}

Response SitePages::devicePage(Browser &browser, const Credentials::Session &session, const char *error, const QString &code, int status) const
{
    const QString language = languageOf(browser, session.stored.account.locale);
    return show(browser, {status, QStringLiteral("device"), language,
                          {{QStringLiteral("user_code"), code}, {QStringLiteral("account"), session.stored.account.name},
                           {QStringLiteral("error"), Words::in(language).text(QString::fromLatin1(error))}},
                          {}, false});
}

SitePages::Answer SitePages::device(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto found = m_s.credentials.session(browser.session());
    if (!found)
        return failure(browser, found.error());
    // The code in the address (verification_uri_complete) is shown again after the sign-in, not taken unseen.
    const QString code = typedCode(visit.query.value(QStringLiteral("user_code")));
    if (!*found || !(*found)->session.complete)
        return redirect(browser, QStringLiteral("/signin?request=device%20") + code);
    return devicePage(browser, **found, "", code, 200);
}

SitePages::Answer SitePages::postDevice(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    std::optional<Response> instead;
    const Session session = wholeSession(browser, {}, instead);
    if (!session)
        return instead;
    const QString language = languageOf(browser, session->stored.account.locale);
    const QString code = typedCode(form->value(QStringLiteral("user_code"))), decision = form->value(QStringLiteral("decision"));
    const QString key = QStringLiteral("device ") + session->session.accountId;
    if (const int wait = m_s.throttle.wait(key, browser.address()); wait > 0)
        return message(browser, 429, language, "wait", {{QStringLiteral("wait"), wait}});
    const auto asked = m_s.authorization ? m_s.authorization->askedByDevice(code, browser.address()) : Result<AskedFor>(Error{ErrorCode::NotFound, {}, {}, {}, {}});
    if (!asked) {
        if (asked.error().code == ErrorCode::RateLimited)
            return message(browser, 429, language, "wait", {{QStringLiteral("wait"), 60}});
        if (asked.error().code != ErrorCode::NotFound)
            return failure(browser, asked.error());
        m_s.throttle.failed(key, browser.address()); // a code is short enough to be guessed (RFC 8628 section 5.1)
        return devicePage(browser, *session, "device.wrong", code, 404);
    }
    if (decision.isEmpty())
        return consentPage(browser, *session, *asked, {}, code);
    m_s.throttle.succeeded(key, browser.address());
    const bool allowed = decision == QLatin1String("allow");
    const auto done = allowed ? m_s.authorization->approveDevice(code, approverOf(*session)) : m_s.authorization->refuseDevice(code);
    if (!done)
        return failure(browser, done.error());
    logEvent(LogLevel::Info, allowed ? "device.approved" : "device.refused", {{"account", session->session.accountId}, {"client", asked->clientId}});
    return message(browser, 200, language, allowed ? "device_done" : "device_refused");
}

} // namespace octroi::authority
