// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/accounts/accounts.h"
#include "authority/accounts/credentials.h"
#include "authority/accounts/slowwork.h"
#include "authority/accounts/throttle.h"
#include "authority/pages/authorizationseam.h"
#include "authority/pages/browser.h"
#include "authority/pages/words.h"

#include <QVariantMap>
#include <functional>

namespace octroi::authority {

/// One request for a page.
struct Visit
{
    const OwnedRequest &request;
    std::shared_ptr<ReplyTarget> target;
    QMap<QString, QString> query;
    QString parameter; ///< of the path template
};

/// The pages on which people sign in, consent and set their accounts up: plain HTML that works without
/// JavaScript (a passkey cannot: its one script shows its own button), in English and French, light and dark.
/// Control thread, but for the hashing of passwords.
class SitePages
{
public:
    using Answer = std::optional<Response>; ///< nothing: it comes later

    struct Services
    {
        Accounts &accounts;
        Credentials &credentials;
        Throttle &throttle;
        SlowWork &slow;
        AuthorizationSeam *authorization; ///< null: nobody asks
        const Clock &clock;
        QString issuerUrl;
        /// Back to the control thread; false when it stops.
        std::function<bool(std::function<void()>)> post;
    };
    explicit SitePages(Services services) : m_s(std::move(services)) {}
    void setIssuerUrl(const QString &url) { m_s.issuerUrl = url; }

    Answer authorize(const Visit &visit); ///< GET and POST /oauth/authorize
    Answer signIn(const Visit &visit);
    Answer postSignIn(const Visit &visit);
    Answer factor(const Visit &visit);
    Answer postFactor(const Visit &visit);
    Answer passkeyOptions(const Visit &visit);
    Answer postPasskey(const Visit &visit);

    Answer setup(const Visit &visit);
    Answer postSetup(const Visit &visit);
    Answer setupPasskeyOptions(const Visit &visit);
    Answer postSetupPasskey(const Visit &visit);

    Answer account(const Visit &visit);
    Answer accountPasskeyOptions(const Visit &visit);
    Answer postAccountPasskey(const Visit &visit);
    Answer postSignOut(const Visit &visit);
    Answer signedOut(const Visit &visit);

    Answer consent(const Visit &visit);
    Answer postConsent(const Visit &visit);
    Answer device(const Visit &visit);
    Answer postDevice(const Visit &visit);

    Answer asset(const Visit &visit); ///< style sheet and script

private:
    using Session = std::optional<Credentials::Session>;
    /// A sign-in on the way to the device page: "device " and the code.
    static bool isDevice(const QString &requestId) { return requestId.startsWith(QLatin1String("device ")); }
    struct Shown; ///< a page on its way to the browser

    Response show(Browser &browser, const Shown &shown) const;
    Response message(Browser &browser, int status, const QString &language, const char *key, QVariantMap values = {}) const;
    Response failure(Browser &browser, const Error &error) const;
    Response redirect(Browser &browser, const QString &to) const;
    Response notOurForm(Browser &browser) const;
    QString languageOf(const Browser &browser, const QString &account = {}, const AskedFor *asked = nullptr) const;
    Result<std::optional<AskedFor>> askedFor(const QString &requestId) const;

    Response signInPage(Browser &browser, const QString &requestId, const char *error, int wait, const QString &name, int status) const;
    Response factorPage(Browser &browser, const Credentials::Session &session, const QString &requestId, const char *error, int status) const;
    Response setupPage(Browser &browser, Credentials::Setup &setup, const char *error, int status) const;
    Response devicePage(Browser &browser, const Credentials::Session &session, const char *error, const QString &code, int status) const;
    Response consentPage(Browser &browser, const Credentials::Session &session, const AskedFor &asked, const QString &requestId,
                         const QString &userCode) const;
    Response accountPage(Browser &browser, const Credentials::Session &session, const char *note, const char *error) const;
    Response signInFor(Browser &browser, const QString &requestId);
    /// On with the request, or to the account's own page.
    Response proceed(Browser &browser, const Credentials::Session &session, const QString &requestId);
    Response finishSignIn(Browser &browser, const Result<Credentials::Opened> &opened, const QString &requestId);
    void passwordChecked(Browser browser, const std::shared_ptr<ReplyTarget> &target, const QString &name, const QString &requestId,
                         const std::optional<StoredAccount> &stored, bool right, const QByteArray &renewed);
    void passwordHashed(Browser browser, const std::shared_ptr<ReplyTarget> &target, const QByteArray &token, const QByteArray &hash, const QString &code);
    Response registrationOptions(Browser &browser, const domain::Account &account) const;
    Result<crypto::RegisteredPasskey> registered(Browser &browser, const QMap<QString, QString> &form) const;
    Caller callerOf(const Browser &browser, const QString &accountId) const;
    crypto::PasskeyExpectation expected(const Browser &browser, const QByteArray &challenge) const;
    /// The whole session of this browser; else where to sign in, in `instead`.
    Session wholeSession(Browser &browser, const QString &requestId, std::optional<Response> &instead);
    Approver approverOf(const Credentials::Session &session) const;
    bool mustSignInAgain(const Credentials::Session &session, const AskedFor &asked) const;

    Services m_s;
};

struct SitePages::Shown
{
    int status = 200;
    QString name; ///< of the template, without .html
    QString language;
    QVariantMap values;
    QString formAction; ///< an origin that a form may lead to besides this server
    bool script = false;
};

} // namespace octroi::authority
