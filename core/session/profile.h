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

/// A backend that the console knows how to reach. Its secret lies in `secretPlace`, under `id`.
struct ConnectionProfile
{
    QString id; ///< a random UUID without braces
    QString name;
    int colour = 0; ///< index into the theme's series colours
    ProfileEnvironment environment = ProfileEnvironment::Development;
    QString address; ///< issuer
    QString kind;    ///< "octroid", "builtin"
    QString clientId;
    bool readOnly = false; ///< starts without changes allowed; production always does
    SecretPlace secretPlace = SecretPlace::Keychain;

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
