// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/delivery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace octroi::report {

namespace {

constexpr const char *kNames[] = {"env", "json", "text"};

QString ends(const domain::ApiKey &key)
{
    const QDateTime end = key.endsAt();
    return end.isValid() ? end.toUTC().toString(Qt::ISODate) : QString();
}

QByteArray owner(const DeliveredKey &one)
{
    return (one.partner + QStringLiteral(" / ") + one.application).toUtf8();
}

/// Appends, so that the one buffer stays the only one with the secret in it.
void appendEnv(QByteArray &text, const DeliveredKey &one, QSet<QString> &names)
{
    QString name = variableName(one.key.name);
    for (int n = 2; names.contains(name); ++n)
        name = variableName(one.key.name) + u'_' + QString::number(n);
    names.insert(name);
    text += "# " + one.key.name.toUtf8() + ", " + owner(one) + ", " +
            domain::environmentName(one.key.environment).toLatin1();
    if (const QString end = ends(one.key); !end.isEmpty())
        text += ", until " + end.toLatin1();
    text += '\n' + name.toLatin1() + '=';
    text += one.secret->reveal();
    text += '\n';
}

void appendJson(QByteArray &text, const DeliveredKey &one, bool first)
{
    const QString end = ends(one.key);
    const QJsonObject members{
        {QStringLiteral("id"), one.key.id},
        {QStringLiteral("name"), one.key.name},
        {QStringLiteral("partner"), one.partner},
        {QStringLiteral("application"), one.application},
        {QStringLiteral("environment"), domain::environmentName(one.key.environment)},
        {QStringLiteral("scopes"), QJsonArray::fromStringList(one.key.scopes)},
        {QStringLiteral("expires_at"), end.isEmpty() ? QJsonValue() : QJsonValue(end)},
    };
    text += first ? "[\n  {\"key\":\"" : ",\n  {\"key\":\"";
    text += one.secret->reveal(); // of letters, digits and _: nothing that JSON escapes
    text += "\"," + QJsonDocument(members).toJson(QJsonDocument::Compact).mid(1);
}

void appendText(QByteArray &text, const DeliveredKey &one)
{
    if (!text.isEmpty())
        text += '\n';
    const QString end = ends(one.key);
    text += "Name:         " + one.key.name.toUtf8() + "\nFor:          " + owner(one);
    text += "\nEnvironment:  " + domain::environmentName(one.key.environment).toLatin1();
    text += "\nScopes:       " + one.key.scopes.join(u' ').toUtf8();
    text += "\nWorks until:  " + (end.isEmpty() ? QByteArray("it is revoked") : end.toLatin1()) +
            "\nKey:          ";
    text += one.secret->reveal();
    text += '\n';
}

} // namespace

QString deliveryFormatName(DeliveryFormat format)
{
    return QString::fromLatin1(kNames[int(format)]);
}

std::optional<DeliveryFormat> deliveryFormatFromName(const QString &name)
{
    for (int i = 0; i < int(std::size(kNames)); ++i) {
        if (name == QLatin1String(kNames[i]))
            return DeliveryFormat(i);
    }
    return std::nullopt;
}

QString variableName(const QString &keyName)
{
    QString name;
    for (const QChar c : keyName.normalized(QString::NormalizationForm_D).toUpper()) {
        if ((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9'))
            name += c;
        else if (c.category() != QChar::Mark_NonSpacing && !name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    if (name.isEmpty())
        return QStringLiteral("API_KEY");
    if (name[0].isDigit())
        name.prepend(QStringLiteral("KEY_"));
    return name.endsWith(QLatin1String("KEY")) ? name : name + QStringLiteral("_API_KEY");
}

Secret deliveryText(const QList<DeliveredKey> &keys, DeliveryFormat format)
{
    QByteArray text;
    qsizetype room = 16;
    for (const DeliveredKey &one : keys) // at once: growing would leave copies of the secrets behind
        room += 512 + 4 * (one.key.name.size() + one.partner.size() + one.application.size()) * 2 +
                8 * one.key.scopes.join(u' ').size() + one.secret->size();
    text.reserve(room);
    QSet<QString> names;
    for (const DeliveredKey &one : keys) {
        if (format == DeliveryFormat::Env)
            appendEnv(text, one, names);
        else if (format == DeliveryFormat::Json)
            appendJson(text, one, &one == &keys.first());
        else
            appendText(text, one);
    }
    if (format == DeliveryFormat::Json)
        text += keys.isEmpty() ? "[]\n" : "\n]\n";
    return Secret(std::move(text));
}

Error DeliveryFile::failed() const
{
    return Error{
        ErrorCode::Storage, m_file.fileName(), m_file.errorString(), {}, QStringLiteral("file_unwritable")};
}

QString deliveryFileName(const QList<DeliveredKey> &keys)
{
    static const QRegularExpression odd(QStringLiteral("[^A-Za-z0-9]+"));
    const auto word = [](const QString &text) {
        return QString(text).replace(odd, QStringLiteral("-")).left(60);
    };
    if (keys.isEmpty())
        return QStringLiteral("keys");
    return word(keys.first().partner) + u'-' + word(keys.first().application) + u'-' + keys.first().key.id;
}

DeliveryFile::~DeliveryFile()
{
    if (m_file.isOpen() && !m_saved)
        m_file.remove();
}

Result<void> DeliveryFile::open(const QString &path)
{
    m_file.setFileName(path);
    if (m_file.exists())
        return Error{
            ErrorCode::Exists, path, QStringLiteral("is there already"), {}, QStringLiteral("file_exists")};
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    return {};
}

Result<void> DeliveryFile::save(const QByteArray &sealed)
{
    if (m_file.write(sealed) != sealed.size() || !m_file.flush())
        return failed();
#ifdef Q_OS_UNIX
    if (::fsync(m_file.handle()) != 0)
        return failed();
#endif
    m_saved = true;
    m_file.close();
    return {};
}

} // namespace octroi::report
