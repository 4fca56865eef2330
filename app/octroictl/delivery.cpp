// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery.h"

#include "domain/json.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace octroi::ctl {

namespace {

Result<QByteArray> contentsOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::NotFound, file.fileName(), file.errorString(), {}, QStringLiteral("file_unreadable")};
    return file.read(1 << 20);
}

Result<Secret> passphraseOf(const std::string &path)
{
    Result<QByteArray> bytes = contentsOf(path);
    if (!bytes)
        return bytes.error();
    while (bytes->endsWith('\n') || bytes->endsWith('\r'))
        bytes->chop(1);
    Secret passphrase(std::move(*bytes));
    if (passphrase.revealText().size() < crypto::kLeastPassphrase)
        return Error{ErrorCode::Invalid, QString::fromStdString(path),
                     QStringLiteral("a passphrase has at least %1 characters").arg(crypto::kLeastPassphrase),
                     QStringLiteral("passphrase"), QStringLiteral("passphrase_short")};
    return passphrase;
}

} // namespace

void addDelivery(CLI::App &command, DeliveryOptions &o)
{
    CLI::Option *out =
        command.add_option("--out", o.out, "New file for the sealed key; nothing is printed then");
    CLI::Option *certificate =
        command.add_option("--deliver-to", o.certificate, "Seal the key to this certificate, PEM or DER");
    CLI::Option *passphrase = command.add_option("--deliver-passphrase-file", o.passphraseFile,
                                                 "Seal the key to the passphrase in this file");
    CLI::Option *format = command.add_option("--deliver-format", o.format, "What is sealed")
                              ->check(CLI::IsMember({"env", "json", "text"}))
                              ->capture_default_str();
    certificate->excludes(passphrase)->needs(out);
    passphrase->needs(out);
    format->needs(out);
}

Result<void> Delivery::prepare(const DeliveryOptions &o, const QDateTime &now)
{
    m_wanted = !o.out.empty();
    if (!m_wanted)
        return {};
    if (const Result<void> sealing = prepareSealing(o, now); !sealing)
        return sealing;
    return m_file.open(QString::fromStdString(o.out));
}

Result<void> Delivery::prepareSealing(const DeliveryOptions &o, const QDateTime &now)
{
    m_format = report::deliveryFormatFromName(QString::fromStdString(o.format)).value_or(m_format);
    if (!o.certificate.empty()) {
        const Result<QByteArray> bytes = contentsOf(o.certificate);
        if (!bytes)
            return bytes.error();
        const auto recipient = crypto::Recipient::read(*bytes, now);
        if (!recipient)
            return recipient.error();
        m_recipient = *recipient;
    } else if (!o.passphraseFile.empty()) {
        Result<Secret> passphrase = passphraseOf(o.passphraseFile);
        if (!passphrase)
            return passphrase.error();
        m_passphrase = std::move(*passphrase);
    } else {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("--out"),
                     QStringLiteral("needs --deliver-to or --deliver-passphrase-file"),
                     {},
                     QStringLiteral("usage")};
    }
    return {};
}

Result<QByteArray> Delivery::seal(const Secret &plain) const
{
    return m_recipient ? crypto::sealTo(*m_recipient, plain) : crypto::sealToPassphrase(m_passphrase, plain);
}

int Delivery::deliver(Context &c, const change::ItemResult &done)
{
    if (!done.issued || !done.issued->secret)
        return c.out.fail(
            Error{ErrorCode::Protocol, done.objectName, QStringLiteral("no key came back"), {}, {}});
    const domain::ApiKey &key = done.issued->key;
    const auto subject = c.inventory->subject(key);
    const report::DeliveredKey delivered{key, subject.partner, subject.application, done.issued->secret};
    const auto sealed = seal(report::deliveryText({delivered}, m_format));
    const Result<void> saved = sealed ? m_file.save(*sealed) : Result<void>(sealed.error());
    if (!saved) {
        // It is not lost: its successor can be delivered.
        c.out.note(
            QStringLiteral("Key %1 was issued but not delivered; rotate it once the file can be written.")
                .arg(key.id));
        return c.out.fail(saved.error());
    }
    if (c.out.isJson()) {
        QJsonObject object = domain::toJson(key, c.clock.now());
        object[QStringLiteral("delivery")] = QJsonObject{
            {QStringLiteral("file"), m_file.path()},
            {QStringLiteral("format"), report::deliveryFormatName(m_format)},
            {QStringLiteral("recipient"), m_recipient ? QJsonValue(m_recipient->name()) : QJsonValue()},
            {QStringLiteral("fingerprint"),
             m_recipient ? QJsonValue(m_recipient->fingerprint()) : QJsonValue()}};
        c.out.json(object);
        return 0;
    }
    c.out.note(QStringLiteral("Key %1 (%2) is sealed for %3 in %4.")
                   .arg(key.id, key.name,
                        m_recipient ? m_recipient->name() : QStringLiteral("whoever has the passphrase"),
                        m_file.path()));
    c.out.note(
        m_recipient
            ? QStringLiteral("It opens with: openssl cms -decrypt -inform PEM -in FILE -inkey PRIVATE_KEY")
            : QStringLiteral(
                  "It opens with: openssl cms -decrypt -inform PEM -in FILE -pwri_password PASSPHRASE"));
    return 0;
}

} // namespace octroi::ctl
