// SPDX-License-Identifier: GPL-3.0-or-later
#include "administratorsignin.h"

#include <QDesktopServices>

namespace octroi::app {

using backends::Credentials;
using session::ConnectionProfile;
using session::SignInMethod;

namespace {

Credentials::Kind kindOf(SignInMethod method)
{
    if (session::isPersonal(method))
        return Credentials::Kind::RefreshToken;
    if (method == SignInMethod::Open)
        return Credentials::Kind::Nobody;
    return method == SignInMethod::StaticToken ? Credentials::Kind::StaticToken : Credentials::Kind::ClientSecret;
}

bool isSamePlace(const ConnectionProfile &a, const ConnectionProfile &b)
{
    return a.kind == b.kind && a.address == b.address && a.clientId == b.clientId && a.signIn == b.signIn &&
           a.mapping == b.mapping && a.signInRealm == b.signInRealm && (!a.signInRealm.isEmpty() || a.realm == b.realm);
}

/// What is missing is a realm where the path says so.
Error placed(Error error, const ConnectionProfile &profile)
{
    if (error.code != ErrorCode::NotFound || !profile.isKeycloak() || !error.field.isEmpty())
        return error;
    if (error.context.contains(QLatin1String("/admin/realms/")))
        error.field = QStringLiteral("realm");
    else if (error.context.contains(QLatin1String("/realms/")))
        error.field = QStringLiteral("sign_in_realm");
    return error;
}

} // namespace

backends::Destination destinationOf(const ConnectionProfile &profile, std::shared_ptr<Secret> secret)
{
    backends::Destination there{profile.kind, profile.address, profile.realm, profile.signInRealm, {}, {}};
    there.credentials.clientId = profile.clientId;
    there.credentials.secret = std::move(secret);
    there.credentials.kind = kindOf(profile.signIn);
    if (profile.isPrometheus() && profile.signIn == SignInMethod::ClientSecret)
        there.credentials.kind = Credentials::Kind::Basic;
    there.mapping = profile.mapping;
    return there;
}

void AdministratorSignIn::renew(const std::shared_ptr<Secret> &secret)
{
    m_secret = secret;
}

void AdministratorSignIn::cancel()
{
    if (m_browser)
        m_browser->cancel();
    if (m_device)
        m_device->cancel();
}

QCoro::Task<Result<std::shared_ptr<Secret>>> AdministratorSignIn::inPerson(ConnectionProfile profile)
{
    if (m_secret && isSamePlace(m_known, profile))
        co_return m_secret;
    const backends::SignInWish wish = backends::signInWish(destinationOf(profile, nullptr));
    Result<std::shared_ptr<Secret>> secret = Error{ErrorCode::Cancelled, profile.name, {}, {}, {}};
    if (profile.signIn == SignInMethod::Browser) {
        m_browser = std::make_unique<backends::BrowserSignIn>(
            wish, backends::ReturnPage{tr("Signed in"), tr("You can close this window and go back to Octroi.")}, m_clock);
        const auto open = [this](const QUrl &address) {
            Q_EMIT browserWanted(address);
            QDesktopServices::openUrl(address);
        };
        secret = co_await m_browser->signIn(open);
    } else {
        m_device = std::make_unique<backends::DeviceSignIn>(wish, m_clock);
        const auto show = [this](const backends::DeviceCode &code) {
            Q_EMIT codeGiven(code.userCode, code.completeAddress.isEmpty() ? code.address : code.completeAddress);
        };
        secret = co_await m_device->signIn(show);
    }
    if (!secret)
        co_return placed(secret.error(), profile);
    m_known = profile;
    m_secret = *secret;
    co_return m_secret;
}

QCoro::Task<Result<AdministratorSignIn::Welcome>> AdministratorSignIn::tryOut(ConnectionProfile profile, std::shared_ptr<Secret> secret)
{
    const auto there = backends::connectorTo(destinationOf(profile, secret), profile.id, profile.name, m_clock);
    const auto latest = std::make_shared<std::shared_ptr<Secret>>(secret);
    const bool person = session::isPersonal(profile.signIn);
    if (backends::Connection *connection = backends::connectionOf(*there))
        connection->onRenewed([this, latest, person](const std::shared_ptr<Secret> &renewed) {
            *latest = renewed;
            if (person)
                renew(renewed);
        });
    const Result<void> connected = co_await there->connectToBackend();
    const QString version = there->info().version;
    there->disconnectFromBackend();
    if (!connected)
        co_return placed(connected.error(), profile);
    Welcome welcome{*latest, version, profile.realm, {}};
    co_return welcome;
}

QCoro::Task<Result<AdministratorSignIn::Welcome>> AdministratorSignIn::arrive(ConnectionProfile profile, std::shared_ptr<Secret> secret)
{
    const bool person = session::isPersonal(profile.signIn);
    if (person && !secret) {
        const auto signedIn = co_await inPerson(profile);
        if (!signedIn)
            co_return signedIn.error();
        secret = *signedIn;
    }
    if (profile.isKeycloak() && profile.realm.isEmpty()) {
        const Result<QStringList> names = co_await realms(profile, secret);
        if (!names)
            co_return names.error();
        if (names->size() > 1) {
            Welcome choose{person ? m_secret : secret, {}, {}, *names};
            co_return choose;
        }
        profile.realm = names->first();
        if (person)
            secret = m_secret;
    }
    Result<Welcome> tried = co_await tryOut(profile, secret);
    co_return tried;
}

QCoro::Task<Result<QStringList>> AdministratorSignIn::realms(ConnectionProfile profile, std::shared_ptr<Secret> secret)
{
    const bool person = session::isPersonal(profile.signIn);
    const auto renewed = [this, person](const std::shared_ptr<Secret> &next) {
        if (person)
            renew(next);
    };
    Result<QStringList> names = co_await backends::realmsOf(destinationOf(profile, secret), renewed, &m_clock);
    if (!names)
        co_return placed(names.error(), profile);
    co_return names;
}

} // namespace octroi::app
