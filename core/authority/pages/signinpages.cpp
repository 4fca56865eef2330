// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/sitepages.h"

#include "base/log.h"
#include "crypto/password.h"
#include "domain/name.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace octroi::authority {

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString withRequest(const char *path, const QString &requestId)
{
    const QString out = QString::fromLatin1(path);
    return requestId.isEmpty() ? out : out + QStringLiteral("?request=") + QString::fromLatin1(QUrl::toPercentEncoding(requestId));
}

QByteArray bytesOf(const QMap<QString, QString> &form, const char *name)
{
    const auto decoded = QByteArray::fromBase64Encoding(form.value(QLatin1String(name)).toLatin1(), kBase64Url | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

} // namespace

Response SitePages::signInPage(Browser &browser, const QString &requestId, const char *error, int wait, const QString &name, int status) const
{
    const auto asked = askedFor(requestId);
    if (!asked)
        return failure(browser, asked.error());
    QVariantMap values{{QStringLiteral("request"), requestId}, {QStringLiteral("name"), name}, {QStringLiteral("error"), QString::fromLatin1(error)},
                       {QStringLiteral("wait"), wait}};
    if (error && *error) {
        const Words &words = Words::in(languageOf(browser, {}, *asked ? &**asked : nullptr));
        values[QStringLiteral("error")] = words.text(QString::fromLatin1(error)).replace(QLatin1String("{wait}"), QString::number(wait));
    }
    if (*asked) {
        values[QStringLiteral("client")] = (*asked)->clientName;
        if (name.isEmpty())
            values[QStringLiteral("name")] = (*asked)->loginHint.left(64);
    }
    Response out = show(browser, {status, QStringLiteral("signin"), languageOf(browser, {}, *asked ? &**asked : nullptr), values,
                                  *asked ? (*asked)->redirectOrigin : QString(), true});
    if (wait > 0)
        out.headers.emplace_back("Retry-After", std::to_string(wait));
    return out;
}

bool SitePages::mustSignInAgain(const Credentials::Session &session, const AskedFor &asked) const
{
    const qint64 at = session.session.authenticatedMs;
    return (asked.signInAgain && at < asked.beganMs) || (asked.maxAgeS >= 0 && at + asked.maxAgeS * 1000 < asked.beganMs);
}

Approver SitePages::approverOf(const Credentials::Session &session) const
{
    return {session.session.accountId, session.session.authenticatedMs / 1000, session.session.methods};
}

Response SitePages::proceed(Browser &browser, const Credentials::Session &session, const QString &requestId)
{
    if (requestId.isEmpty())
        return redirect(browser, QStringLiteral("/account"));
    if (isDevice(requestId))
        return redirect(browser, QStringLiteral("/device?user_code=") + QString::fromLatin1(QUrl::toPercentEncoding(requestId.mid(7))));
    if (!session.session.complete)
        return redirect(browser, withRequest("/signin/factor", requestId));
    const auto asked = askedFor(requestId);
    if (!asked)
        return failure(browser, asked.error());
    if ((*asked)->refused) {
        const auto refused = m_s.authorization->refuse(requestId, {});
        return refused ? redirect(browser, *refused) : failure(browser, refused.error());
    }
    if (mustSignInAgain(session, **asked)) {
        if ((*asked)->silent) {
            const auto refused = m_s.authorization->refuse(requestId, QStringLiteral("login_required"));
            return refused ? redirect(browser, *refused) : failure(browser, refused.error());
        }
        return signInPage(browser, requestId, "signin.again", 0, session.stored.account.name, 200);
    }
    const auto consented = m_s.credentials.hasConsent(session.session.accountId, (*asked)->clientId, (*asked)->scopeNames());
    if (!consented)
        return failure(browser, consented.error());
    if (!(*asked)->ownClient && (!*consented || (*asked)->consentAgain)) {
        if ((*asked)->silent) {
            const auto refused = m_s.authorization->refuse(requestId, QStringLiteral("consent_required"));
            return refused ? redirect(browser, *refused) : failure(browser, refused.error());
        }
        return redirect(browser, withRequest("/consent", requestId));
    }
    const auto approved = m_s.authorization->approve(requestId, approverOf(session));
    return approved ? redirect(browser, *approved) : failure(browser, approved.error());
}

SitePages::Answer SitePages::authorize(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    if (!m_s.authorization)
        return failure(browser, Error{ErrorCode::NotFound, {}, {}, {}, {}});
    const std::string &target = visit.request.target;
    const std::size_t mark = target.find('?');
    const bool posted = visit.request.method == "POST";
    const std::string query = posted ? visit.request.body : mark == std::string::npos ? std::string() : target.substr(mark + 1);
    const auto begun = m_s.authorization->begin(QByteArray::fromStdString(query));
    if (!begun.redirect.isEmpty())
        return redirect(browser, begun.redirect);
    if (begun.id.isEmpty())
        return message(browser, 400, languageOf(browser), "refused", {{QStringLiteral("error"), begun.error}, {QStringLiteral("detail"), begun.detail}});
    // A form of another site comes without our cookies: the browser asks once more, with them.
    return posted ? redirect(browser, withRequest("/signin", begun.id)) : signInFor(browser, begun.id);
}

SitePages::Answer SitePages::signIn(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    return signInFor(browser, visit.query.value(QStringLiteral("request")));
}

Response SitePages::signInFor(Browser &browser, const QString &requestId)
{
    const auto session = m_s.credentials.session(browser.session());
    if (!session)
        return failure(browser, session.error());
    if (*session && (*session)->session.complete)
        return proceed(browser, **session, requestId);
    const auto asked = askedFor(requestId);
    if (!asked)
        return failure(browser, asked.error());
    if (*asked && (*asked)->silent) {
        const auto refused = m_s.authorization->refuse(requestId, QStringLiteral("login_required"));
        return refused ? redirect(browser, *refused) : failure(browser, refused.error());
    }
    return signInPage(browser, requestId, "", 0, {}, 200);
}

SitePages::Answer SitePages::postSignIn(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    const QString requestId = form->value(QStringLiteral("request"));
    const QString name = form->value(QStringLiteral("name")).trimmed().left(200);
    const QString key = domain::nameKey(name);
    if (const int wait = m_s.throttle.wait(key, browser.address()); wait > 0)
        return signInPage(browser, requestId, "signin.wait", wait, name, 429);
    const auto stored = m_s.credentials.accountNamed(name);
    if (!stored)
        return failure(browser, stored.error());
    // Counted before it is known to be wrong: many tries at once would else all be free.
    m_s.throttle.failed(key, browser.address());
    auto password = std::make_shared<Secret>(Secret::fromString(form->value(QStringLiteral("password")).left(4 * 1024)));
    const QByteArray hash = *stored ? (*stored)->passwordHash : QByteArray();
    const bool queued = m_s.slow.run([this, browser, target = visit.target, name, requestId, account = *stored, password, hash] {
        const bool right = crypto::verifyPassword(*password, hash); // takes as long when there is no such account
        const QByteArray renewed = right && crypto::isPasswordHashOutdated(hash) ? crypto::hashPassword(*password) : QByteArray();
        m_s.post([this, browser, target, name, requestId, account, right, renewed] {
            passwordChecked(browser, target, name, requestId, account, right, renewed);
        });
    });
    if (!queued)
        return message(browser, 503, languageOf(browser), "busy", {{QStringLiteral("wait"), 2}});
    return std::nullopt;
}

void SitePages::passwordChecked(Browser browser, const std::shared_ptr<ReplyTarget> &target, const QString &name, const QString &requestId,
                            const std::optional<StoredAccount> &stored, bool right, const QByteArray &renewed)
{
    const QString key = domain::nameKey(name);
    if (!stored || !right) {
        logEvent(LogLevel::Warning, "signin.refused", {{"step", QStringLiteral("password")}, {"address", browser.address()}});
        return target->reply(signInPage(browser, requestId, "signin.wrong", 0, name, 403));
    }
    m_s.throttle.succeeded(key, browser.address());
    if (!renewed.isEmpty()) {
        if (const auto kept = m_s.credentials.renewHash(stored->account.id, stored->passwordHash, renewed); !kept)
            logEvent(LogLevel::Warning, "password.not_renewed", {{"error", kept.error().toString()}});
    }
    // A second factor always follows: an account gets its password together with an authenticator.
    const auto opened = m_s.credentials.openSession(*stored, {QStringLiteral("pwd")}, false);
    if (!opened)
        return target->reply(failure(browser, opened.error()));
    browser.setSession(opened->cookie.reveal());
    target->reply(redirect(browser, withRequest("/signin/factor", requestId)));
}

Response SitePages::factorPage(Browser &browser, const Credentials::Session &session, const QString &requestId, const char *error, int status) const
{
    const auto asked = askedFor(requestId);
    if (!asked)
        return failure(browser, asked.error());
    const QString language = languageOf(browser, session.stored.account.locale, *asked ? &**asked : nullptr);
    return show(browser, {status, QStringLiteral("factor"), language,
                          {{QStringLiteral("request"), requestId},
                           {QStringLiteral("account"), session.stored.account.name},
                           {QStringLiteral("error"), Words::in(language).text(QString::fromLatin1(error))}},
                          *asked ? (*asked)->redirectOrigin : QString(), false});
}

SitePages::Answer SitePages::factor(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const QString requestId = visit.query.value(QStringLiteral("request"));
    const auto session = m_s.credentials.session(browser.session());
    if (!session)
        return failure(browser, session.error());
    if (!*session)
        return redirect(browser, withRequest("/signin", requestId));
    if ((*session)->session.complete)
        return proceed(browser, **session, requestId);
    return factorPage(browser, **session, requestId, "", 200);
}

SitePages::Answer SitePages::postFactor(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    const QString requestId = form->value(QStringLiteral("request"));
    const auto session = m_s.credentials.session(browser.session());
    if (!session)
        return failure(browser, session.error());
    if (!*session || (*session)->session.complete)
        return redirect(browser, withRequest("/signin", requestId));
    const QString key = QStringLiteral("factor ") + (*session)->session.accountId;
    if (const int wait = m_s.throttle.wait(key, browser.address()); wait > 0)
        return message(browser, 429, languageOf(browser, (*session)->stored.account.locale), "wait", {{QStringLiteral("wait"), wait}});
    const auto opened = m_s.credentials.secondFactor(**session, form->value(QStringLiteral("code")));
    if (opened) {
        m_s.throttle.succeeded(key, browser.address());
        return finishSignIn(browser, opened, requestId);
    }
    m_s.throttle.failed(key, browser.address());
    logEvent(LogLevel::Warning, "signin.refused", {{"step", QStringLiteral("factor")}, {"account", (*session)->session.accountId}, {"address", browser.address()}});
    if (opened.error().code == ErrorCode::Invalid)
        return factorPage(browser, **session, requestId, "factor.wrong", 403);
    if (opened.error().code != ErrorCode::Unauthorized)
        return failure(browser, opened.error());
    browser.endSession();
    return signInPage(browser, requestId, "signin.over", 0, (*session)->stored.account.name, 403);
}

Response SitePages::finishSignIn(Browser &browser, const Result<Credentials::Opened> &opened, const QString &requestId)
{
    browser.setSession(opened->cookie.reveal());
    logEvent(LogLevel::Info, "signin.done", {{"account", opened->session.accountId}, {"address", browser.address()}});
    const auto session = m_s.credentials.session(opened->cookie.reveal());
    if (!session || !*session)
        return failure(browser, session ? Error{} : session.error());
    return proceed(browser, **session, requestId);
}

crypto::PasskeyExpectation SitePages::expected(const Browser &browser, const QByteArray &challenge) const
{
    return {challenge, browser.origin(), browser.host()};
}

SitePages::Answer SitePages::passkeyOptions(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    if (!browser.ownForm())
        return notOurForm(browser);
    if (m_s.throttle.wait({}, browser.address()) > 0)
        return message(browser, 429, languageOf(browser), "wait", {{QStringLiteral("wait"), m_s.throttle.wait({}, browser.address())}});
    const auto challenge = m_s.credentials.newChallenge(browser.formCookie());
    if (!challenge)
        return failure(browser, challenge.error());
    // No list of credentials: the authenticator knows its own, and nobody learns who has which.
    const QJsonObject options{{QStringLiteral("challenge"), QString::fromLatin1(challenge->toBase64(kBase64Url))},
                              {QStringLiteral("rpId"), browser.host()},
                              {QStringLiteral("timeout"), qint64(Credentials::kChallengeMs)},
                              {QStringLiteral("userVerification"), QStringLiteral("required")},
                              {QStringLiteral("allowCredentials"), QJsonArray()}};
    return Response{200, "application/json", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString(), {{"Cache-Control", "no-store"}}};
}

SitePages::Answer SitePages::postPasskey(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    const QString requestId = form->value(QStringLiteral("request"));
    if (const int wait = m_s.throttle.wait({}, browser.address()); wait > 0)
        return signInPage(browser, requestId, "signin.wait", wait, {}, 429);
    const auto challenge = m_s.credentials.takeChallenge(browser.formCookie());
    if (!challenge)
        return failure(browser, challenge.error());
    const auto opened = m_s.credentials.passkeySignIn(
        expected(browser, *challenge),
        {bytesOf(*form, "id"), bytesOf(*form, "client_data"), bytesOf(*form, "authenticator_data"), bytesOf(*form, "signature")});
    if (opened)
        return finishSignIn(browser, opened, requestId);
    if (opened.error().code != ErrorCode::Unauthorized)
        return failure(browser, opened.error());
    m_s.throttle.failed({}, browser.address());
    logEvent(LogLevel::Warning, "signin.refused", {{"step", QStringLiteral("passkey")}, {"reason", opened.error().reason}, {"address", browser.address()}});
    return signInPage(browser, requestId, "signin.passkey_wrong", 0, {}, 403);
}

} // namespace octroi::authority
