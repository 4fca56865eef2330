// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"
#include "domain/apikey.h"

#include <QFile>
#include <QList>
#include <memory>
#include <optional>

// Keys as a partner's programs take them in, before they are sealed.
namespace octroi::report {

enum class DeliveryFormat { Env, Json, Text };
QString deliveryFormatName(DeliveryFormat format); ///< "env", "json", "text"
std::optional<DeliveryFormat> deliveryFormatFromName(const QString &name);

struct DeliveredKey
{
    domain::ApiKey key;
    QString partner, application; ///< names
    std::shared_ptr<Secret> secret;
};

/// UTF-8.
/// Env: NAME=key a line, with a comment before it; the variable is named after the key ("Nightly export":
/// NIGHTLY_EXPORT_API_KEY, the next of that name …_2). Text: the members of each, a line each.
/// JSON: a list of {key, id, name, partner, application, environment, scopes, expires_at}.
Secret deliveryText(const QList<DeliveredKey> &keys, DeliveryFormat format);
/// "NIGHTLY_EXPORT_API_KEY"; "API_KEY" when nothing of the name can stand in one.
QString variableName(const QString &keyName);

/// "Kestrel-Returns-1a2B3c4D5e": of keys of one application, without an ending. Different for different keys.
QString deliveryFileName(const QList<DeliveredKey> &keys);

/// A new file that only its owner reads, made before the key is issued so that this cannot fail afterwards.
/// Nothing in clear is ever written to it; without save() it is taken away again.
class DeliveryFile
{
public:
    DeliveryFile() = default;
    ~DeliveryFile();
    DeliveryFile(const DeliveryFile &) = delete;
    DeliveryFile &operator=(const DeliveryFile &) = delete;

    /// Error: Exists for a file that is there; Storage.
    Result<void> open(const QString &path);
    /// On the disk when it comes back without an error. Error: Storage.
    Result<void> save(const QByteArray &sealed);
    QString path() const { return m_file.fileName(); }

private:
    Error failed() const;

    QFile m_file;
    bool m_saved = false;
};

} // namespace octroi::report
