// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/sitepages.h"

#include "base/log.h"

namespace octroi::authority {

SitePages::Session SitePages::wholeSession(Browser &browser, const QString &requestId, std::optional<Response> &instead)
{
    auto session = m_s.credentials.session(browser.session());
    if (!session) {
        instead = failure(browser, session.error());
        return std::nullopt;
    }
    if (!*session || !(*session)->session.complete) {
        instead = redirect(browser, requestId.isEmpty() ? QStringLiteral("/signin") : QStringLiteral("/signin?request=") + requestId);
        return std::nullopt;
    }
    return *session;
}

Response SitePages::accountPage(Browser &browser, const Credentials::Session &session, const char *note, const char *error) const
{
    const domain::Account &account = session.stored.account;
    const QString language = languageOf(browser, account.locale);
    const Words &words = Words::in(language);
    const bool failed = error && *error;
    return show(browser, {failed ? 422 : 200, QStringLiteral("account"), language,
                          {{QStringLiteral("account"), account.name},
                           {QStringLiteral("greeting"), account.displayName.isEmpty() ? account.name : account.displayName},
                           {QStringLiteral("role"), words.text(QStringLiteral("role.") + domain::roleName(account.role))},
                           {QStringLiteral("limited"), account.limits.isLimited()},
                           {QStringLiteral("password"), account.hasPassword},
                           {QStringLiteral("passkeys"), account.passkeys},
                           {QStringLiteral("codes"), account.recoveryCodes},
                           {QStringLiteral("device"), m_s.authorization != nullptr},
                           {QStringLiteral("note"), words.text(QString::fromLatin1(note))},
                           {QStringLiteral("error"), words.text(QString::fromLatin1(error))}},
                          {}, true});
}

SitePages::Answer SitePages::account(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    std::optional<Response> instead;
    const Session session = wholeSession(browser, {}, instead);
    return session ? accountPage(browser, *session, "", "") : instead;
}

SitePages::Answer SitePages::accountPasskeyOptions(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    if (!browser.ownForm())
        return notOurForm(browser);
    std::optional<Response> instead;
    const Session session = wholeSession(browser, {}, instead);
    return session ? registrationOptions(browser, session->stored.account) : instead;
}

SitePages::Answer SitePages::postAccountPasskey(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    std::optional<Response> instead;
    Session session = wholeSession(browser, {}, instead);
    if (!session)
        return instead;
    const auto passkey = registered(browser, *form);
    if (!passkey)
        return passkey.error().code == ErrorCode::Invalid ? accountPage(browser, *session, "", "setup.passkey_wrong") : failure(browser, passkey.error());
    const auto added = m_s.credentials.addPasskey(callerOf(browser, session->session.accountId), session->session.accountId, *passkey);
    if (!added)
        return accountPage(browser, *session, "", "setup.passkey_wrong");
    ++session->stored.account.passkeys;
    return accountPage(browser, *session, "account.added", "");
}

SitePages::Answer SitePages::postSignOut(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    if (!browser.ownForm())
        return notOurForm(browser);
    if (const auto ended = m_s.credentials.endSession(browser.session()); !ended)
        return failure(browser, ended.error());
    browser.endSession();
    return redirect(browser, QStringLiteral("/signedout"));
}

SitePages::Answer SitePages::signedOut(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    return message(browser, 200, languageOf(browser), "signedout", {{QStringLiteral("next"), QStringLiteral("/signin")}});
}

} // namespace octroi::authority
