// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace octroi::session {

namespace {

constexpr int kFormat = 1;

QString placeName(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return QStringLiteral("keychain");
    case SecretPlace::SealedFile:
        return QStringLiteral("sealed_file");
    case SecretPlace::Memory:
        break;
    }
    return QStringLiteral("memory");
}

SecretPlace placeFromName(const QString &name)
{
    for (const SecretPlace place : {SecretPlace::SealedFile, SecretPlace::Memory}) {
        if (placeName(place) == name)
            return place;
    }
    return SecretPlace::Keychain;
}

QJsonObject toJson(const ConnectionProfile &p)
{
    QJsonObject o = {{QStringLiteral("id"), p.id},
            {QStringLiteral("name"), p.name},
            {QStringLiteral("colour"), p.colour},
            {QStringLiteral("environment"), profileEnvironmentName(p.environment)},
            {QStringLiteral("address"), p.address},
            {QStringLiteral("kind"), p.kind},
            {QStringLiteral("client_id"), p.clientId},
            {QStringLiteral("read_only"), p.readOnly},
            {QStringLiteral("secret_in"), placeName(p.secretPlace)},
            {QStringLiteral("sign_in"), signInMethodName(p.signIn)}};
    if (p.isKeycloak()) {
        o[QStringLiteral("realm")] = p.realm;
        o[QStringLiteral("sign_in_realm")] = p.signInRealm;
        if (!p.usageFrom.isEmpty())
            o[QStringLiteral("usage_from")] = p.usageFrom;
    }
    if ((p.isPrometheus() || p.isHaproxy()) && !p.mapping.isEmpty())
        o[QStringLiteral("mapping")] = p.mapping;
    return o;
}

std::optional<ConnectionProfile> fromJson(const QJsonObject &o)
{
    const auto text = [&](const char *name) { return o.value(QLatin1String(name)).toString(); };
    const auto environment = profileEnvironmentFromName(text("environment"));
    // Profiles from before there was another way, and another kind, name neither.
    const auto method = o.contains(QLatin1String("sign_in")) ? signInMethodFromName(text("sign_in"))
                                                             : SignInMethod::ClientSecret;
    if (text("id").isEmpty() || !environment || !method)
        return std::nullopt;
    const QString kind = text("kind");
    return ConnectionProfile{text("id"),
                             text("name"),
                             o.value(QLatin1String("colour")).toInt(),
                             *environment,
                             text("address"),
                             kind.isEmpty() ? QStringLiteral("octroid") : kind,
                             text("client_id"),
                             o.value(QLatin1String("read_only")).toBool(),
                             placeFromName(text("secret_in")),
                             *method,
                             text("realm"),
                             text("sign_in_realm"),
                             text("mapping"),
                             text("usage_from")};
}

} // namespace

QString profileEnvironmentName(ProfileEnvironment environment)
{
    switch (environment) {
    case ProfileEnvironment::Development:
        return QStringLiteral("development");
    case ProfileEnvironment::Staging:
        return QStringLiteral("staging");
    case ProfileEnvironment::Production:
        return QStringLiteral("production");
    }
    return QStringLiteral("development");
}

std::optional<ProfileEnvironment> profileEnvironmentFromName(const QString &name)
{
    for (const auto e :
         {ProfileEnvironment::Development, ProfileEnvironment::Staging, ProfileEnvironment::Production}) {
        if (profileEnvironmentName(e) == name)
            return e;
    }
    return std::nullopt;
}

QString signInMethodName(SignInMethod method)
{
    switch (method) {
    case SignInMethod::ClientSecret:
        return QStringLiteral("client_secret");
    case SignInMethod::Browser:
        return QStringLiteral("browser");
    case SignInMethod::DeviceCode:
        return QStringLiteral("device_code");
    case SignInMethod::Open:
        return QStringLiteral("open");
    case SignInMethod::StaticToken:
        break;
    }
    return QStringLiteral("static_token");
}

std::optional<SignInMethod> signInMethodFromName(const QString &name)
{
    for (const auto method : {SignInMethod::ClientSecret, SignInMethod::Browser, SignInMethod::DeviceCode,
                              SignInMethod::StaticToken, SignInMethod::Open}) {
        if (signInMethodName(method) == name)
            return method;
    }
    return std::nullopt;
}

bool isPersonal(SignInMethod method)
{
    return method == SignInMethod::Browser || method == SignInMethod::DeviceCode;
}

Result<QList<ConnectionProfile>> ProfileStore::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return QList<ConnectionProfile>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, m_path, file.errorString(), {}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const Error damaged{ErrorCode::Damaged, m_path, QStringLiteral("is not a list of connections"), {}, {}};
    if (!document.isObject())
        return damaged;
    const int format = document.object().value(QLatin1String("format")).toInt();
    if (format > kFormat)
        return Error{
            ErrorCode::NewerVersion, m_path, QStringLiteral("was written by a newer version"), {}, {}};
    QList<ConnectionProfile> out;
    const QJsonArray array = document.object().value(QLatin1String("connections")).toArray();
    for (const QJsonValue value : array) {
        const auto profile = fromJson(value.toObject());
        if (!profile)
            return damaged;
        out.append(*profile);
    }
    return out;
}

Result<void> ProfileStore::save(const QList<ConnectionProfile> &profiles) const
{
    QJsonArray array;
    for (const ConnectionProfile &p : profiles)
        array.append(toJson(p));
    const QJsonObject root{{QStringLiteral("format"), kFormat}, {QStringLiteral("connections"), array}};
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Storage, m_path, file.errorString(), {}, {}};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray bytes = QJsonDocument(root).toJson();
    if (file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::Storage, m_path, file.errorString(), {}, {}};
    return {};
}

} // namespace octroi::session
