// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QList>
#include <QString>
#include <optional>

namespace octroi::session {

enum class ProfileEnvironment { Development, Staging, Production };
QString profileEnvironmentName(ProfileEnvironment environment);
std::optional<ProfileEnvironment> profileEnvironmentFromName(const QString &name);

/// Where a connection's secret lies: the system's keychain, a file that a passphrase opens, or nowhere
/// but in this run of the program.
enum class SecretPlace { Keychain, SealedFile, Memory };

/// How the administrator is known to the server. What is kept as the secret follows from it: that of a client, a refresh
/// token, or an access token as it is; nothing where everybody may ask (Open). Of a Prometheus, ClientSecret is a name and a password.
enum class SignInMethod { ClientSecret, Browser, DeviceCode, StaticToken, Open };
QString signInMethodName(SignInMethod method); ///< "device_code"
std::optional<SignInMethod> signInMethodFromName(const QString &name);
/// A person signs in somewhere else; nothing is typed here.
bool isPersonal(SignInMethod method);

/// A backend that the console knows how to reach. Its secret lies in `secretPlace`, under `id`.
struct ConnectionProfile
{
    QString id; ///< a random UUID without braces
    QString name;
    int colour = 0; ///< index into the theme's series colours
    ProfileEnvironment environment = ProfileEnvironment::Development;
    QString address; ///< issuer; of a Keycloak without its realm
    QString kind;    ///< "octroid", "keycloak", "prometheus", "haproxy"
    QString clientId;
    bool readOnly = false; ///< starts without changes allowed; production always does
    SecretPlace secretPlace = SecretPlace::Keychain;
    SignInMethod signIn = SignInMethod::ClientSecret;
    QString realm = {};       ///< of a Keycloak: whose clients these are
    QString signInRealm = {}; ///< of a Keycloak: where the administrator is known; "": the same

    QString mapping = {};     ///< of a Prometheus: what its metrics are (MetricMapping); "": found by them. Of a HAProxy: its stick table
    QString usageFrom = {};   ///< of a Keycloak: the connection that its usage is taken from; "": its own events

    bool isHaproxy() const { return kind == QLatin1String("haproxy"); }
    bool isPrometheus() const { return kind == QLatin1String("prometheus"); }
    bool isKeycloak() const { return kind == QLatin1String("keycloak"); }
    bool operator==(const ConnectionProfile &) const = default;
};

/// The profiles as one JSON file. Errors: Storage, Damaged (not ours to read), NewerVersion.
class ProfileStore
{
public:
    explicit ProfileStore(QString path)
        : m_path(std::move(path))
    {
    }
    Result<QList<ConnectionProfile>> load() const;                     ///< none when there is no file
    Result<void> save(const QList<ConnectionProfile> &profiles) const; ///< all or nothing

private:
    QString m_path;
};

} // namespace octroi::session
